"""The registers that items name their topics, bodies and people from.

Each is optional: without one its values are free text. An entry is found by
its key, its name or, for topics, an earlier name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AliasChoices, BeforeValidator, ConfigDict, Field

from newsroom.domain.schema import Image, as_source
from newsroom.domain.slugs import slugify
from newsroom.domain.values import Name, Text, Texts, Truth
from newsroom.domain.written import Written

COUNCIL_ENDING = "fullmäktige"
"""Without `council: true`, a body of this name is a council (content-model.md)."""


class Entry(Written):
    """What all registers share: a name."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    name: Name

    @property
    def names(self) -> tuple[str, ...]:
        """Everything an item may write to mean this entry."""
        return (self.name,)

    @property
    def slug(self) -> str:
        """The entry's place in addresses."""
        return slugify(self.name)


class Topic(Entry):
    """A subject that items are listed under."""

    description: str | None = None
    image: Annotated[Image | None, BeforeValidator(as_source)] = Field(
        default=None, validation_alias=AliasChoices("image", "picture")
    )
    earlier: Texts = Field(default=(), validation_alias=AliasChoices("earlier", "earlier_names", "aliases"))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.earlier)


class Body(Entry):
    """A committee, board or council (organ)."""

    short: Text | None = Field(default=None, validation_alias=AliasChoices("short", "short_name"))
    email: Text | None = Field(default=None, validation_alias=AliasChoices("email", "e-mail", "mail"))
    council: Truth = False
    description: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.short) if self.short else (self.name,)

    @property
    def is_council(self) -> bool:
        """Whether its meetings are announced a week before (KL 5 kap. 13 §)."""
        return self.council or self.name.lower().endswith(COUNCIL_ENDING)


class Person(Entry):
    """Somebody who writes or answers questions."""

    role: str | None = None
    portrait: Annotated[Image | None, BeforeValidator(as_source)] = None
    email: Text | None = Field(default=None, validation_alias=AliasChoices("email", "e-mail", "mail"))
    phone: Text | None = None


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Register(Generic[E]):
    """Entries by what items call them.

    `given` is False where there is no file, an empty one, or one that cannot be
    read whole: then no name counts as unknown.
    """

    entry: type[E]
    given: bool = False
    entries: tuple[E, ...] = ()
    by_name: dict[str, E] = field(default_factory=dict)

    def find(self, name: str) -> E | None:
        """Return the entry that an item means by `name`; without a register a new one of that name."""
        found = self.by_name.get(name.casefold())
        return found if found or self.given else self.entry.model_validate({"name": name})

    def names(self) -> list[str]:
        """Return the names to suggest, in order."""
        return sorted(entry.name for entry in self.entries)


def make_register(entry: type[E], keyed: Iterable[tuple[str, E]], whole: bool = True) -> Register[E]:
    """Return the register of `keyed` entries; where two claim a name, the first has it.

    `whole` is False when some entry of the file could not be read.
    """
    entries: list[E] = []
    by_name: dict[str, E] = {}
    for key, item in keyed:
        entries.append(item)
        for name in (*item.names, key):
            if name:
                by_name.setdefault(name.casefold(), item)
    return Register(entry, whole and bool(entries), tuple(entries), by_name)


@dataclass(frozen=True, slots=True)
class Registers:
    """The three registers of a newsroom."""

    topics: Register[Topic] = field(default_factory=lambda: Register(Topic))
    bodies: Register[Body] = field(default_factory=lambda: Register(Body))
    people: Register[Person] = field(default_factory=lambda: Register(Person))


FILES: MappingProxyType[str, type[Entry]] = MappingProxyType(
    {"topics.yml": Topic, "bodies.yml": Body, "people.yml": Person}
)


def listed(values: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str, Any]]:
    """Return path, key and value of each entry: a register is a mapping or a list.

    In a mapping the key is the name unless the entry says another; in a list an
    entry may be the bare name.
    """
    if isinstance(values.get(""), list):
        rows = [(("", number), "", value) for number, value in enumerate(values[""])]
        return [(path[1:], key, {"name": value} if isinstance(value, str) else value) for path, key, value in rows]
    found: list[tuple[tuple[str | int, ...], str, Any]] = []
    for key, value in values.items():
        named = {"name": key} if value is None else {"name": value} if isinstance(value, str) else value
        found.append(((key,), key, {"name": key, **named} if isinstance(named, dict) else named))
    return found
