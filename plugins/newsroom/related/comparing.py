"""The comparison of one text with all others.

Two steps, so that the work grows with the number of texts and not with its
square. First the `HEAVIEST` words of a text find its candidates, each word
among the `CHAMPIONS` texts in which it weighs most. Then the best `CANDIDATES`
of them are compared in full. All sums are of whole numbers and therefore exact.
"""

import math
from dataclasses import dataclass

import numpy as np

from newsroom.related.counting import Numbers
from newsroom.related.vectors import UNIT, Rows, place_in_row

HEAVIEST = 48
CHAMPIONS = 256
CANDIDATES = 100
WIDE = 400
"""Candidates whose day is looked at before the best are compared in full."""
ONE = UNIT * UNIT
"""A cosine of one."""
TITLE_SHARE = 3
"""A candidate whose whole title is spoken of in the text gains one part in `TITLE_SHARE` of a cosine of one."""
FRESH = 1 << 10
SCALE = ONE * FRESH
"""What a score is divided by to be told to people."""
OLDEST = 40 * 365
MONTH, YEARS = 30, 2000
LASTING, SOON, LATE = 0.2, 0.4, 0.4
"""What stays of a score however long the time between two texts; what fades in months; what fades in years."""
FORESEEN = 3
"""As of an item's own day, quarters that are left of what came later: its editor hardly knew of it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection as numbers: small enough to hand to another process."""

    days: Numbers
    rows: Rows
    titles: Rows
    postings: Rows
    """For each word the texts that may be found by it."""


def champions(rows: Rows, days: Numbers, listed: Numbers, words: int) -> Rows:
    """Return, for each word, the listed texts among whose heaviest it is: where it weighs most, then the newest."""
    place = np.repeat(np.arange(len(days)), np.diff(rows.start))
    may = np.zeros(len(days), dtype=bool)
    may[listed] = True
    keep = np.flatnonzero((place_in_row(place, len(days)) < HEAVIEST) & may[place])
    word, place, weight = rows.words[keep], place[keep], rows.weights[keep]
    order = np.lexsort((place, -days[place], -weight, word))
    keep = order[place_in_row(word[order], words) < CHAMPIONS]
    start = np.searchsorted(word[keep], np.arange(words + 1))
    return Rows(start, place[keep].astype(np.int32), weight[keep].astype(np.float64))


def fade(gap: int) -> int:
    """Return what is left of a score when so many days lie between two texts."""
    return round(FRESH * (LASTING + SOON * math.exp(-gap / MONTH) + LATE * math.exp(-gap / YEARS)))


class Comparison:
    """One process's way through a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.size = len(shelf.days)
        self.fading = np.array([*map(fade, range(OLDEST)), round(FRESH * LASTING)], dtype=np.int64)
        self.titled = np.maximum(1, sums_of(shelf.titles.weights, np.diff(shelf.titles.start)))
        self.spoken = np.zeros(len(shelf.postings.start), dtype=np.int64)

    def nearest(self, place: int, limit: int, slack: int | None) -> list[tuple[int, int]]:
        """Return the neighbours of one text with their scores, best first."""
        words, weights = self.shelf.rows.row(place)
        found = self.candidates(place, words[:HEAVIEST], weights[:HEAVIEST], slack)
        if not len(found):
            return []
        scores = self.compare(words, weights, found) * self.nearness(place, found, slack)
        order = np.lexsort((found, -scores))[:limit]
        return list(zip(found[order].tolist(), scores[order].tolist(), strict=True))

    def candidates(self, place: int, words: Numbers, weights: Numbers, slack: int | None) -> Numbers:
        """Return those that share the heaviest words with the text, the most promising `CANDIDATES`."""
        others, gains, long = self.shelf.postings.gather(words)
        sums = np.bincount(others, gains * np.repeat(weights, long), minlength=self.size)
        sums[place] = 0
        if slack is not None and self.shelf.days[place]:
            sums[self.shelf.days > self.shelf.days[place] + slack] = 0
        found = np.flatnonzero(sums > 0)
        found = first_of(found, sums[found] * self.size - found, WIDE)
        if len(found) <= CANDIDATES:
            return found
        promise = sums[found].astype(np.int64) * self.nearness(place, found, slack) // FRESH
        return first_of(found, promise * self.size - found, CANDIDATES)

    def compare(self, words: Numbers, weights: Numbers, found: Numbers) -> Numbers:
        """Return how much each candidate shares with the text: all words, and the candidate's title."""
        self.spoken[words] = weights
        theirs, gains, long = self.shelf.rows.gather(found)
        likeness = sums_of(self.spoken[theirs] * gains, long)
        theirs, gains, long = self.shelf.titles.gather(found)
        covered = sums_of((self.spoken[theirs] > 0) * gains, long)
        self.spoken[words] = 0
        return np.asarray(likeness + ONE // TITLE_SHARE * covered // self.titled[found])

    def nearness(self, place: int, found: Numbers, slack: int | None) -> Numbers:
        """Return what is left of each score after the time between the texts."""
        day, days = self.shelf.days[place], self.shelf.days[found]
        gap = np.minimum(np.abs(days - day), OLDEST)
        gap[(days == 0) | (day == 0)] = OLDEST
        left: Numbers = self.fading[gap]
        if slack is not None:
            left[days > day] = left[days > day] * FORESEEN // 4
        return left


def first_of(found: Numbers, promise: Numbers, most: int) -> Numbers:
    """Return those that promise most; no two promise the same."""
    return found if len(found) <= most else found[np.argpartition(-promise, most)[:most]]


def sums_of(values: Numbers, long: Numbers) -> Numbers:
    """Add up consecutive stretches of so many values each."""
    total = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=total[1:])
    end = np.cumsum(long)
    return np.asarray(total[end] - total[end - long])
