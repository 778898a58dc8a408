"""What all facts share, and the smallest of them: a place to go."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from newsroom.files import digest

SHORT = 200
"""Characters of a fact that is told in full."""


class Fact:
    """What all facts share: they are told by their values, and travel as these, in thousands."""

    __slots__ = ()

    def __repr__(self) -> str:
        form, values = WORDS.get(type(self)) or words_of(type(self))
        return form % values(self)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        cls = type(self)
        return cls, (WORDS.get(cls) or words_of(cls))[1](self)


class SharedFact(Fact):
    """A fact that stands on many pages, each of which is known by it: it is told once, in few words."""

    __slots__ = ("told",)
    told: str

    def __repr__(self) -> str:
        try:
            return self.told
        except AttributeError:
            return self.tell()

    def tell(self) -> str:
        """Find the words by which it is told from now on, and return them."""
        told = in_short(type(self).__name__, super().__repr__())
        object.__setattr__(self, "told", told)
        return told


def in_short(name: str, words: str) -> str:
    """Return the words of a fact, or of a longer one their digest; but for what Python only tells by its place."""
    if len(words) <= SHORT or " at 0x" in words:
        return words
    return f"{name}({digest(words.encode('utf-8', 'surrogatepass'))})"


WORDS: dict[type, tuple[str, Callable[[Any], tuple[Any, ...]]]] = {}
"""How each class of facts is told, worked out once."""


def words_of(cls: type[Any]) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    """Return how a fact of class `cls` is told, `Link(title=%r, …)`, and what takes its values out."""
    names = [each.name for each in fields(cls)]
    form = f"{cls.__name__}({', '.join(f'{name}=%r' for name in names)})"
    values = attrgetter(*names) if len(names) > 1 else lambda fact: (getattr(fact, names[0]),)
    WORDS[cls] = form, values
    return WORDS[cls]


@dataclass(frozen=True, slots=True, repr=False)
class Link(SharedFact):
    """A place to go: an address (root-relative or absolute) and its words."""

    title: str
    url: str
    description: str = ""
    count: int | None = None
    """How many items the place holds, where a list tells it."""
