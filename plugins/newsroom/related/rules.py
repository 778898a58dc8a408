"""How long a list of related items may be, what it may hold, and what it is made with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NEWEST, BEST = "newest", "best"
SPARE = 3
"""For each place of a list, neighbours that are kept: repeats and what an editor barred make room for the next."""


class WrongWeights(ValueError):
    """Raised for a file of word weights that cannot be read; says which, and the way out."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say."""

    count: int
    threshold: float
    """Least score for a place by likeness; see `ranking.Neighbour`."""
    kinds: Sequence[str]
    """Kinds that may come in by likeness; others only by choice or matter."""
    order: str
    """`newest` or `best`: the order of those that come in by likeness."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a ranking is made with, besides the texts."""

    lang: str
    """The language of items that name none."""
    weights: Path | None = None
    """The folder of word weights; None or without a file: words are counted in the texts at hand."""
    cache: Path | None = None
    """Where the ranking is kept for the next build; None: nowhere."""
    jobs: int = 2
    """Processes that may take part, this one among them."""
