"""The comparison of one text with all others.

Two steps, so that the work grows with the number of texts and not with its
square. First the `HEAVIEST` words of a text find its candidates, each word
among the `CHAMPIONS` texts in which it weighs most. Then the most promising
`CANDIDATES` are compared in full. All sums are of whole numbers, so exact.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from newsroom.related.counting import Numbers
from newsroom.related.shelf import Shelf
from newsroom.related.vectors import UNIT

CHAMPIONS = 64
CANDIDATES = 100
ONE = UNIT * UNIT
"""A cosine of one."""
TITLE_SHARE = 4
"""A candidate whose whole title is spoken of in the text gains one part in `TITLE_SHARE` of a cosine of one."""
LABEL_SHARE = 20
"""One that is filed under all the same gains one part in `LABEL_SHARE`."""
FRESH = 1 << 10
SCALE = ONE * FRESH
"""What a score is divided by to be told to people."""
OLDEST = 40 * 365
NEVER = 10**7
"""Days from year 1 at which a text without a date stands when it looks for others: far from all of them."""
MONTH, YEARS = 20, 2000
LASTING, SOON, LATE = 0.2, 0.4, 0.4
"""What stays of a score however long the time between two texts; what fades in months; what fades in years."""
AFTERWARDS = 3
"""Quarters that count of what came after the text: editors link back to what led here three times as often."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest of some texts, best first: one row per text, filled up with -1."""

    places: Numbers
    scores: Numbers
    bars: Numbers
    """What the least promising candidate of each text promises; 0 where all that share a word are candidates."""

    def pairs(self, row: int) -> list[tuple[int, int]]:
        """Return place and score of the neighbours of one text."""
        found = zip(self.places[row].tolist(), self.scores[row].tolist(), strict=True)
        return [(place, score) for place, score in found if place >= 0]


def no_neighbours(texts: int, limit: int) -> Neighbours:
    """Return rows that are still empty."""
    return Neighbours(
        np.full((texts, limit), -1, np.int32), np.zeros((texts, limit), np.int64), np.zeros(texts, np.int64)
    )


@cache
def fading() -> Numbers:
    """Return what is left of a score by the days that a candidate is younger; an older one's stand from the end."""
    left = [round(FRESH * LASTING) if gap == OLDEST else fade(gap) for gap in range(OLDEST + 1)]
    return np.array(left[:1] + [one * AFTERWARDS // 4 for one in left[1:]] + left[:0:-1], dtype=np.int64)


def fade(gap: int) -> int:
    """Return what is left of a score when so many days lie between two texts."""
    return round(FRESH * (LASTING + SOON * math.exp(-gap / MONTH) + LATE * math.exp(-gap / YEARS)))


class Comparison:
    """One process's way through a shelf."""

    def __init__(self, shelf: Shelf, slack: int | None = None) -> None:
        self.shelf = shelf
        self.slack = slack
        """Days by which a neighbour may be younger; None: any age."""
        self.size = len(shelf.days)
        self.seen_from = np.where(shelf.days == 0, NEVER, shelf.days)
        self.fading = fading()
        self.titled = np.maximum(1, sums_of(shelf.titles.weights, np.diff(shelf.titles.start)))
        self.sums = np.zeros(self.size, dtype=np.int64)
        self.turns = np.zeros(self.size, dtype=np.int32)
        self.spoken = np.zeros(len(shelf.postings.start), dtype=np.int16)

    def nearest_of(self, places: Numbers, limit: int) -> Neighbours:
        """Return the neighbours of some texts."""
        rows = no_neighbours(len(places), limit)
        for row, place in enumerate(places.tolist()):
            found, scores, rows.bars[row] = self.nearest(place, limit)
            rows.places[row, : len(found)], rows.scores[row, : len(found)] = found, scores
        return rows

    def nearest(self, place: int, limit: int) -> tuple[Numbers, Numbers, int]:
        """Return the neighbours of one text, best first, their scores, and the bar for candidates."""
        found, bar = self.candidates(place)
        scores = self.compare(place, found) * self.nearness(place, found)
        order = np.lexsort((self.shelf.ranks.take(found), -scores))[:limit]
        return found[order], scores[order], bar

    def candidates(self, place: int) -> tuple[Numbers, int]:
        """Return those that share the heaviest words with the text, the most promising, and what the last promises."""
        found, sums = self.sharing(place)
        promise = self.promise(sums, place, found)
        if len(found) <= CANDIDATES:
            return found, 0
        told_apart = promise * self.size - self.shelf.ranks.take(found)
        best = np.argpartition(-told_apart, CANDIDATES)[:CANDIDATES]
        return found.take(best), int(promise.take(best).min())

    def sharing(self, place: int) -> tuple[Numbers, Numbers]:
        """Return the champions of the text's heaviest words, and what each shares with it.

        The work is that of the champions, however many texts there are: two
        columns as long as the collection are kept, of which only their places are touched.
        """
        words, weights = self.shelf.heaviest(place)
        others, gains, long = self.shelf.postings.gather(words, CHAMPIONS)
        others = others.astype(np.intp)
        np.add.at(self.sums, others, np.multiply(gains, np.repeat(weights, long), dtype=np.int64))
        turns = np.arange(len(others), dtype=np.int32)
        self.turns[others] = turns
        found = others[self.turns.take(others) == turns]
        sums = self.sums.take(found)
        self.sums[found] = 0
        may = (sums > 0) & (found != place)
        if self.slack is not None and self.shelf.days[place]:
            may &= self.shelf.days.take(found) <= self.shelf.days[place] + self.slack
        return found[may], sums[may]

    def promise(self, sums: Numbers, place: int | Numbers, found: int | Numbers) -> Numbers:
        """Return what a shared sum of heaviest words promises after the time between two texts, 1 or more."""
        return np.asarray(sums * self.nearness(place, found) // FRESH + 1)

    def compare(self, place: int, found: Numbers) -> Numbers:
        """Return how much each candidate shares with the text: words, the candidate's title, labels."""
        words, weights = self.shelf.rows.row(place)
        self.spoken[words] = weights
        theirs, gains, long = self.shelf.rows.gather(found)
        likeness = sums_of(product(self.spoken.take(theirs), gains), long)
        theirs, gains, long = self.shelf.titles.gather(found)
        covered = sums_of((self.spoken.take(theirs) > 0) * gains, long)
        self.spoken[words] = 0
        titles = ONE // TITLE_SHARE * covered // self.titled.take(found)
        return np.asarray(likeness + titles + self.shared_labels(place, found))

    def shared_labels(self, place: int, found: Numbers) -> Numbers:
        """Return what each candidate gains because it is filed under the same."""
        words, weights = self.shelf.labels.row(place)
        self.spoken[words] = weights
        theirs, gains, long = self.shelf.labels.gather(found)
        shared = sums_of(product(self.spoken.take(theirs), gains), long)
        self.spoken[words] = 0
        return np.asarray(shared // LABEL_SHARE)

    def nearness(self, place: int | Numbers, found: int | Numbers) -> Numbers:
        """Return what is left of each score after the time between a text and a candidate; either may be many."""
        gap = self.shelf.days.take(found) - self.seen_from.take(place)
        return np.asarray(self.fading.take(np.maximum(np.minimum(gap, OLDEST), -OLDEST), mode="wrap"))


def product(some: Numbers, others: Numbers) -> Numbers:
    """Multiply weights; no product of two exceeds `ONE`, which small numbers hold."""
    return np.multiply(some, others, dtype=np.int32)


def sums_of(values: Numbers, long: Numbers) -> Numbers:
    """Add up consecutive stretches of so many values each; an empty one comes to 0."""
    sums, some = np.zeros(len(long), dtype=np.int64), long > 0
    if len(values):
        sums[some] = np.add.reduceat(values, (np.cumsum(long) - long)[some], dtype=np.int64)
    return sums
