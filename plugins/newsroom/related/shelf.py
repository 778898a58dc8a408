"""A collection as numbers: the rows of its texts, and which texts each word leads to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from newsroom.related.counting import Counts, Numbers, Tally, Text, joined
from newsroom.related.vectors import Rows, Vocabulary, in_one, name, weigh

HEAVIEST = 48
"""Words by which a text finds others and is found."""
AT_ONCE = 256
"""Texts whose words are weighed together."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Texts by place, words by number; small enough to hand to another process."""

    ranks: Numbers
    """The order of paths: of equal scores the first comes first."""
    days: Numbers
    """Ordinal; 0 where an item has no date."""
    rows: Rows
    titles: Rows
    labels: Rows
    postings: Rows
    """For each word the candidates that may be found by it: where it weighs most, then the newest, then by path."""
    seekers: Rows
    """The same for texts that are no candidates, but look for some."""

    def heaviest(self, place: int) -> tuple[Numbers, Numbers]:
        """Return the words by which a text finds others, with their weights."""
        words, weights = self.rows.row(place)
        return words[:HEAVIEST], weights[:HEAVIEST]


def stack(days: Numbers, found: Tally, vocabulary: Vocabulary, listed: Collection[int]) -> Shelf:
    """Return the texts of some days (see `days_of`) as numbers; those at the places `listed` are candidates.

    The counts of all words are let go of: nothing here takes as much memory.
    """
    size = len(days)
    ranks = np.arange(size)
    parts = weigh_in_turn(found.whole, vocabulary, size)
    found.whole = joined([])
    rows = in_one(parts)
    parts.clear()
    titles = name(vocabulary.with_parts(found.titles), vocabulary, size)
    labels = weigh(found.labels, vocabulary, size)
    may = np.zeros(size, dtype=bool)
    may[np.array(sorted(listed), dtype=np.int64)] = True
    words = len(vocabulary.rarity)
    return Shelf(
        ranks, days, rows, titles, labels,
        postings=post(entries(rows, np.flatnonzero(may)), days, ranks, words),
        seekers=post(entries(rows, np.flatnonzero(~may)), days, ranks, words),
    )  # fmt: skip


def weigh_in_turn(counts: Counts, vocabulary: Vocabulary, size: int) -> list[Rows]:
    """Return the heaviest words of each text; some texts at a time, to stay small."""
    ends = [*range(0, max(size, 1), AT_ONCE), size]
    # Looked for as numbers of the same width: for others numpy copies all places.
    cuts = np.searchsorted(counts.places, np.array(ends, counts.places.dtype)).tolist()
    parts = []
    for (first, last), (begin, end) in zip(pairwise(ends), pairwise(cuts), strict=True):
        part = Counts(counts.places[begin:end] - first, counts.words[begin:end], counts.times[begin:end])
        parts.append(weigh(vocabulary.with_parts(part), vocabulary, last - first))
    return parts


def days_of(texts: Sequence[Text]) -> Numbers:
    """Return the day of each text as a number, 0 where there is none."""
    return np.array([text.day.toordinal() if text.day else 0 for text in texts], dtype=np.int64)


Entries = tuple[Numbers, Numbers, Numbers]
"""Word, place and weight: what a text says of where it is to be found."""


def entries(rows: Rows, places: Numbers) -> Entries:
    """Return the words by which the texts at `places` are found."""
    words, weights, long = rows.gather(places, HEAVIEST)
    return words, np.repeat(places, long).astype(np.int32), weights


def post(found: Entries, days: Numbers, ranks: Numbers, words: int) -> Rows:
    """Return the entries by word, in the order in which a word leads to texts."""
    word, place, weight = (part[order_of(found, days, ranks)] for part in found)
    return Rows(np.searchsorted(word, np.arange(words + 1)), place, weight)


def order_of(found: Entries, days: Numbers, ranks: Numbers) -> Numbers:
    """Return the order of entries: by word, then weight, then the newest, then by path."""
    word, place, weight = found
    return np.lexsort((ranks[place], -days[place], -weight, word))
