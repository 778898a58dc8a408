"""How long a list of related items may be, and what it may hold."""

from collections.abc import Sequence
from dataclasses import dataclass

NEWEST, BEST = "newest", "best"
SPARE = 3
"""For each place of a list, neighbours that are kept: repeats and what an editor barred make room for the next."""


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
