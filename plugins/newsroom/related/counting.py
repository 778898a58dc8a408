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
from newsroom.related.prose import prose

TITLE, LEAD = 6, 2
"""How often a word of the title and of the lead counts; one of the text counts once, as a name twice."""

WORD = re.compile(r"[^\W_]+")
NAME = re.compile(r"(?<=[\w,] )[A-ZÅÄÖ][\w-]*\w(?: [A-ZÅÄÖ][\w-]*\w)*")
"""Words with a capital within a sentence: a name, a place."""

Numbers = NDArray[Any]
"""Whole numbers."""


@dataclass(frozen=True, slots=True)
class Text:
    """What ranking sees of an item: its words, its day, and what it is filed under."""

    title: str
    body: str
    """In Markdown, as it stands in the source: thousands of texts are kept, no copies of them."""
    day: date | None = None
    lead: str = ""
    labels: tuple[str, ...] = ()
    """Topics, series and body, each with its key: ”topics:skola”. No word has a colon in it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Which word stands how often in which text: one entry in each array, in the order of texts."""

    places: Numbers
    words: Numbers
    times: Numbers


@dataclass(slots=True)
class Tally:
    """The folded words and the labels of a collection by number, and where they stand."""

    words: dict[str, int]
    whole: Counts
    titles: Counts
    labels: Counts
    texts: int


class Column:
    """`Counts` in the making."""

    def __init__(self) -> None:
        self.places, self.words, self.times = array("i"), array("i"), array("i")

    def add(self, place: int, counts: Counter[str], numbers: dict[str, int]) -> None:
        """Enter the words of one text, those not met before with a number of their own."""
        self.words.extend([numbers.setdefault(word, len(numbers)) for word in counts])
        self.times.extend(counts.values())
        self.places.extend([place] * len(counts))

    def counts(self) -> Counts:
        """Return what was entered."""
        return Counts(*(np.array(one, dtype=np.int32) for one in (self.places, self.words, self.times)))


def tally(texts: Iterable[Text], language: Language) -> Tally:
    """Count the words of all texts."""
    numbers: dict[str, int] = {}
    fold = cache(language.fold)
    whole, titles, labels, size = Column(), Column(), Column(), 0
    for place, text in enumerate(texts):
        title, words = count(text, fold)
        whole.add(place, words, numbers)
        titles.add(place, title, numbers)
        labels.add(place, Counter(text.labels), numbers)
        size = place + 1
    return Tally(numbers, whole.counts(), titles.counts(), labels.counts(), size)


def merge(first: Tally, second: Tally) -> Tally:
    """Return the count of two halves of a collection, the texts of `second` after those of `first`."""
    numbers = dict(first.words)
    number = np.array([numbers.setdefault(word, len(numbers)) for word in second.words], dtype=np.int32)

    def join(one: Counts, other: Counts) -> Counts:
        places = np.concatenate((one.places, other.places + np.int32(first.texts)))
        words = np.concatenate((one.words, number[other.words]))
        return Counts(places, words, np.concatenate((one.times, other.times)))

    parts = (join(first.whole, second.whole), join(first.titles, second.titles), join(first.labels, second.labels))
    return Tally(numbers, *parts, first.texts + second.texts)


def count(text: Text, fold: Callable[[str], str]) -> tuple[Counter[str], Counter[str]]:
    """Return the folded words of the title, and all of them by what they weigh for the subject."""
    body = prose(text.body)
    title, whole = counted(text.title, fold), counted(body, fold)
    for name in NAME.findall(body):
        whole.update(map(fold, WORD.findall(name.lower())))
    for words, times in ((title, TITLE), (counted(text.lead, fold), LEAD)):
        for word, number in words.items():
            whole[word] += times * number
    return title, whole


def counted(text: str, fold: Callable[[str], str]) -> Counter[str]:
    """Count folded words; a number is a word."""
    return Counter(map(fold, WORD.findall(text.lower())))
