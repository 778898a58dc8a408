"""Chance that is the same on every machine and in every Python.

Only `Random.random` is promised to give the same numbers in later versions of
Python; everything else is drawn from it here.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Chance:
    """Draws numbers and things; equal keys draw the same."""

    def __init__(self, seed: int, key: int) -> None:
        self.draw = Random(seed * 1_000_003 + key).random

    def below(self, end: int) -> int:
        """Return a whole number from 0 up to, but not, `end`."""
        return int(self.draw() * end)

    def between(self, first: int, last: int) -> int:
        """Return a whole number from `first` to `last`, both possible."""
        return first + self.below(last - first + 1)

    def happens(self, share: float) -> bool:
        """Return True in that share of cases."""
        return self.draw() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Return one of `things`, each as likely."""
        return things[self.below(len(things))]

    def pick_early(self, things: Sequence[Thing]) -> Thing:
        """Return one of `things`, the first more often than the last.

        Multiplication rounds the same on every processor; the powers and logarithms
        of a proper distribution need not.
        """
        return things[self.below(1 + self.below(len(things)))]

    def pick_common(self, things: Sequence[Thing]) -> Thing:
        """Return one of `things`, the first far more often than the last, as topics of the long tail are used."""
        return self.pick_early(things[: 1 + self.below(len(things))])
