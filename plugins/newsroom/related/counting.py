"""The words of texts, counted by what they weigh for the subject.

Counts are kept in arrays and not in a dictionary per text: tens of thousands
of texts then fit in the memory of a small machine.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsroom.related.languages import Language
from newsroom.related.lexicon import Lexicon

TITLE, LEAD = 6, 2
"""How often a word of the title and of the lead counts; one of the text counts once."""

WORD = re.compile(r"[^\W_]+")

Numbers = NDArray[Any]
"""Whole numbers."""


@dataclass(frozen=True, slots=True)
class Text:
    """What ranking sees of an item: its words, and its day."""

    title: str
    body: str
    day: date | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Which word stands how often in which text: one entry in each array."""

    places: Numbers
    words: Numbers
    times: Numbers


@dataclass(slots=True)
class Tally:
    """The folded words of a collection by number, and where they stand."""

    language: Language
    words: dict[str, int]
    whole: Counts
    titles: Counts
    texts: int

    def lexicon(self) -> Lexicon:
        """Return how many of these texts have each word."""
        holders = np.bincount(self.whole.words, minlength=len(self.words))
        return Lexicon(self.language, self.texts, dict(zip(self.words, holders.tolist(), strict=True)))


class Column:
    """`Counts` in the making."""

    def __init__(self) -> None:
        self.places, self.words, self.times = array("i"), array("i"), array("i")

    def add(self, place: int, numbers: Iterable[int], counts: Counter[str]) -> None:
        """Enter the words of one text."""
        self.words.extend(numbers)
        self.times.extend(counts.values())
        self.places.extend([place] * len(counts))

    def counts(self) -> Counts:
        """Return what was entered."""
        return Counts(*(np.array(one, dtype=np.int32) for one in (self.places, self.words, self.times)))


def tally(texts: Iterable[Text], language: Language) -> Tally:
    """Count the words of all texts."""
    numbers: dict[str, int] = {}
    fold = cache(language.fold)
    whole, titles, size = Column(), Column(), 0
    for place, text in enumerate(texts):
        title, words = count(text, fold)
        for word in words:
            if word not in numbers:
                numbers[word] = len(numbers)
        whole.add(place, map(numbers.__getitem__, words), words)
        titles.add(place, map(numbers.__getitem__, title), title)
        size = place + 1
    return Tally(language, numbers, whole.counts(), titles.counts(), size)


def merge(first: Tally, second: Tally) -> Tally:
    """Return the count of two halves of a collection, the texts of `second` after those of `first`."""
    numbers = dict(first.words)
    number = np.array([numbers.setdefault(word, len(numbers)) for word in second.words], dtype=np.int32)

    def join(one: Counts, other: Counts) -> Counts:
        places = np.concatenate((one.places, other.places + np.int32(first.texts)))
        return Counts(
            places, np.concatenate((one.words, number[other.words])), np.concatenate((one.times, other.times))
        )

    whole, titles = join(first.whole, second.whole), join(first.titles, second.titles)
    return Tally(first.language, numbers, whole, titles, first.texts + second.texts)


def count(text: Text, fold: Callable[[str], str]) -> tuple[Counter[str], Counter[str]]:
    """Return the folded words of the title, and all of them by what they weigh for the subject."""
    title, whole = counted(text.title, fold), counted(text.body, fold)
    for words, times in ((title, TITLE), (counted(text.lead, fold), LEAD)):
        for word, number in words.items():
            whole[word] += times * number
    return title, whole


def counted(text: str, fold: Callable[[str], str]) -> Counter[str]:
    """Count folded words; a number is a word."""
    return Counter(map(fold, WORD.findall(text.lower())))
