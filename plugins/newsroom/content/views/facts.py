"""What all facts share, and the smallest of them: a place to go."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any


class Fact:
    """What all facts share: they are told by their values, and travel as these, in thousands."""

    __slots__ = ()

    def __repr__(self) -> str:
        form, values = WORDS.get(type(self)) or words_of(type(self))
        return form % values(self)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        cls = type(self)
        return cls, (WORDS.get(cls) or words_of(cls))[1](self)


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
class Link(Fact):
    """A place to go: an address (root-relative or absolute) and its words."""

    title: str
    url: str
    description: str = ""
    count: int | None = None
    """How many items the place holds, where a list tells it."""
