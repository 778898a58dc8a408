"""Texts as rows of weighted words.

A row holds the `LONGEST` heaviest words of a text. Weights are whole numbers
and equal ones are told apart by the word itself, so that neither the order of
files nor the hash seed can change a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from newsroom.related.counting import Counts, Numbers, Tally
from newsroom.related.lexicon import Lexicon

LONGEST = 200
UNIT = 1 << 14
"""The length of a row: a cosine of one is `UNIT * UNIT`."""
FINE = 64
"""Steps in the square root of a count."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Many rows in three arrays: row `n` is `start[n]` to `start[n + 1]` of words and weights."""

    start: Numbers
    words: Numbers
    weights: Numbers

    def row(self, place: int) -> tuple[Numbers, Numbers]:
        """Return words and weights of one row."""
        part = slice(self.start[place], self.start[place + 1])
        return self.words[part], self.weights[part]

    def gather(self, places: Numbers, most: int | None = None) -> tuple[Numbers, Numbers, Numbers]:
        """Return the words and weights of many rows in one, `most` of each, and how many each gave."""
        first = self.start.take(places)
        long = self.start.take(places + 1) - first
        if most is not None:
            long = np.minimum(long, most)
        where = np.repeat(first - np.cumsum(long) + long, long)
        where += np.arange(len(where))
        return self.words.take(where), self.weights.take(where), long


def in_one(parts: Sequence[Rows]) -> Rows:
    """Return the rows of all parts, one after another."""
    ends = np.cumsum([0, *(part.start[-1] for part in parts[:-1])])
    starts = [part.start[1:] + end for part, end in zip(parts, ends, strict=True)]
    return Rows(
        np.concatenate((np.zeros(1, np.int64), *starts)),
        np.concatenate([part.words for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


class Vocabulary:
    """The words of a collection by number, the parts of its compounds among them."""

    def __init__(self, found: Tally, lexicon: Lexicon) -> None:
        self.numbers = dict(found.words)
        self.compounds: list[int] = []
        self.parts: list[int] = []
        for word, number in found.words.items():
            for part in lexicon.parts(word):
                self.compounds.append(number)
                self.parts.append(self.numbers.setdefault(part, len(self.numbers)))
        self.rarity = np.array([lexicon.rarity(word) for word in self.numbers], dtype=np.int64)
        self.marks = np.array([mark_of(word) for word in self.numbers], dtype=np.uint64)

    def with_parts(self, counts: Counts) -> Counts:
        """Return the counts with the parts of each compound counted too, by text and word."""
        compounds, parts = np.array(self.compounds, np.int64), np.array(self.parts, np.int64)
        order = np.argsort(compounds, kind="stable")
        compounds, parts = compounds[order], parts[order]
        size = len(self.numbers)
        by_word = Rows(np.searchsorted(compounds, np.arange(size + 1)), parts, parts)
        added, _, long = by_word.gather(counts.words)
        places = np.concatenate((counts.places, np.repeat(counts.places, long)))
        words = np.concatenate((counts.words, added))
        times = np.concatenate((counts.times, np.repeat(counts.times, long)))
        key, where = np.unique(places.astype(np.int64) * size + words, return_inverse=True)
        times = np.bincount(where, times)
        return Counts(*(one.astype(np.int32) for one in (key // size, key % size, times)))


def mark_of(word: str) -> int:
    """Return the number by which a word is known from one build to the next."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def weigh(counts: Counts, vocabulary: Vocabulary, texts: int) -> Rows:
    """Return the heaviest words of each text, heaviest first, scaled to length `UNIT`.

    A weight is the square root of the count times the rarity: a word that is
    said nine times says three times as much as one that is said once.
    """
    weight = np.sqrt(counts.times * float(FINE**2)).astype(np.int64) * vocabulary.rarity[counts.words]
    order = np.lexsort((vocabulary.marks[counts.words], -weight, counts.places))
    order = order[weight[order] > 0]
    order = order[place_in_row(counts.places[order], texts) < LONGEST]
    place, weight = counts.places[order], weight[order]
    length = np.sqrt(np.bincount(place, weight * weight, minlength=texts)).astype(np.int64)
    scaled = (weight * UNIT // np.maximum(length, 1)[place]).astype(np.int16)
    return Rows(start_of_rows(place, texts), counts.words[order].astype(np.int32), scaled)


def name(counts: Counts, vocabulary: Vocabulary, texts: int) -> Rows:
    """Return the words of each title with their rarity."""
    rarity = vocabulary.rarity[counts.words].astype(np.int16)
    return Rows(start_of_rows(counts.places, texts), counts.words.astype(np.int32), rarity)


def start_of_rows(places: Numbers, size: int) -> Numbers:
    """Return where each row begins; `places` in order."""
    return np.searchsorted(places, np.arange(size + 1))


def place_in_row(rows: Numbers, size: int) -> Numbers:
    """Return the place of each entry in its row; `rows` in order."""
    return np.asarray(np.arange(len(rows)) - start_of_rows(rows, size - 1)[rows])
