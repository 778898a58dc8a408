"""A new text before it is written: what it says, what is wrong with that, where it will stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from newsroom.domain.addresses import AddressRules
from newsroom.domain.messages import example
from newsroom.domain.problems import Problem, errors
from newsroom.domain.slugs import slugify
from newsroom.domain.source import Source
from newsroom.drafting.composing import compose
from newsroom.drafting.kinds import DraftKind, short_slug
from newsroom.drafting.questions import missing
from newsroom.drafting.values import is_said
from newsroom.validation import Examination
from newsroom.validation.alone import read_alone
from newsroom.validation.reading import Reading, read_source
from newsroom.validation.references import check_references
from newsroom.validation.texts import check_text

NEEDS_NOTHING = "delegated"
"""The type of notice that asks for no more keys: stands in while the type is not known."""


class Occupied(ValueError):
    """Raised with a Swedish sentence when another text has the file or the address already."""


@dataclass(slots=True)
class Draft:
    """A text that somebody is about to begin, in a content folder as examined."""

    kind: DraftKind
    day: date
    """The day it is dated, unless its values say another."""
    values: dict[str, Any]
    found: Examination
    rules: AddressRules
    slug: str = field(init=False)
    """What its file is called, without the leading date."""

    def __post_init__(self) -> None:
        self.slug = short_slug(str(self.values.get("slug") or slugify(str(self.values["title"]))))

    @property
    def path(self) -> str:
        """Where it will stand, relative to the content folder."""
        return self.kind.path(self.own_day, self.slug)

    @property
    def own_day(self) -> date:
        """The day in its path: of posting for a notice, else its date."""
        written = str(self.values.get("posted") or self.values.get("date") or "")[:10]
        try:
            return date.fromisoformat(written)
        except ValueError:
            return self.day

    @property
    def left(self) -> dict[str, str]:
        """The required keys that nobody has given a value."""
        return missing(self.kind.folder, self.values, self.found)

    @property
    def text(self) -> str:
        """The source file as it will be written."""
        return compose(self.kind.folder, self.values, self.left)

    def read(self) -> Reading:
        """Return the text as the check will read it, with examples in the place of what is left."""
        stand_ins = {key: NEEDS_NOTHING if key == "type" else example(key) for key in self.left}
        raw = compose(self.kind.folder, {**self.values, **stand_ins}, {}).encode()
        return read_alone(raw, self.path, self.kind.folder, self.rules.site)

    def problems(self) -> list[Problem]:
        """Return the errors in what has been said so far, in the words of the check."""
        left = self.left
        reading = self.read()
        check_references(reading, self.found.tree, self.found.registers)
        check_text(reading, self.found.tree, lambda address: True, self.day)
        starts = sorted((line, str(path[0])) for path, (line, _) in reading.matter.keys.items() if len(path) == 1)

        def key_at(line: int) -> str:
            return next((key for start, key in reversed(starts) if start <= line), "")

        return [problem for problem in errors(reading.problems) if key_at(problem.line) not in left]

    def settle(self) -> str:
        """Give the text an address and an `id` of its own; return what had to be changed, or "".

        Raises Occupied.
        """
        self.refuse_existing()
        holder = self.holder()
        if holder and is_said(self.values, "slug"):
            raise Occupied(f"Adressen /{self.address()} används redan av {holder}. Välj en annan med --set slug=….")
        first = self.slug
        for number in count(2):
            if not self.holder():
                break
            self.slug = f"{first}-{number}"
        self.refuse_existing()
        self.values.setdefault("id", self.free_identity())
        return f"Adressen är upptagen av {holder}. Därför slutar filens namn på {self.slug}." if holder else ""

    def refuse_existing(self) -> None:
        """Raise Occupied when a file of this name is there."""
        if (self.found.tree.root / self.path).exists():
            raise Occupied(f"{self.path} finns redan. Skriv i den filen, eller välj en annan rubrik.")

    def address(self) -> str:
        """Return the address it will have, root-relative without the leading slash; "" when that is not known yet."""
        source = self.read().source
        return self.rules.address(source) if source else ""

    def holder(self) -> str:
        """Return who has its address already, or ""."""
        return holders(self.found, self.rules).get(self.address(), "")

    def free_identity(self) -> str:
        """Return an `id` that no other text has."""
        used = {source.id for source in self.found.sources}
        used |= {str(one) for one in identities(self.found)}
        base = self.kind.identity(self.own_day, self.slug)
        return next(one for number in count(1) if (one := f"{base}-{number}" if number > 1 else base) not in used)


def holders(found: Examination, rules: AddressRules) -> Mapping[str, str]:
    """Return the addresses that are taken, each with who has it."""
    return {**rules.reserved, **{rules.address(source): source.path for source in found.sources}}


def identities(found: Examination) -> list[str]:
    """Return what broken files say their `id` is: they will be mended."""
    good = {source.path for source in found.sources}
    broken = [path for path in found.tree.sources if path not in good and path in found.raw]
    said = [read_source(found.raw[path], path, found.tree.sources[path]).matter.values.get("id") for path in broken]
    return [one for one in said if isinstance(one, str)]


def source_of(draft: Draft) -> Source | None:
    """Return the draft as an item when nothing that it needs is left to say."""
    return None if draft.left else draft.read().source
