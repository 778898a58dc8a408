"""The words of texts, counted by what they weigh for the subject.

Words become numbers at once, and numbers are counted in arrays, many texts at a
time: a dictionary per text would take twice as long, and tens of thousands of
them more memory than a small machine has.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsroom.related.languages import Language
from newsroom.related.prose import prose

TITLE, LEAD = 6, 2
"""How often a word of the title and of the lead counts; one of the text counts once, as a name twice."""

WORD = re.compile(r"[^\W_]+")
NAME = re.compile(r"[A-ZÅÄÖ](?<=[\w,] .)[\w-]*\w(?: [A-ZÅÄÖ][\w-]*\w)*")
"""Words with a capital within a sentence: a name, a place. What precedes is looked at last, which is quicker."""
AT_ONCE = 250
"""Texts whose words are counted together."""

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


class Numbering(dict[str, int]):
    """Written words to the numbers of their folded forms, which it hands out as they are asked for."""

    def __init__(self, fold: Callable[[str], str], folded: dict[str, int]) -> None:
        self.fold, self.folded = fold, folded

    def __missing__(self, written: str) -> int:
        number = self[written] = self.folded.setdefault(self.fold(written), len(self.folded))
        return number


class Column:
    """The numbers of words, text by text."""

    def __init__(self, numbering: Numbering) -> None:
        self.number = numbering.__getitem__
        self.words, self.ends = array("i"), array("q")

    def add(self, words: Iterable[str]) -> None:
        """Enter the words of the next text."""
        self.words.extend(map(self.number, words))
        self.ends.append(len(self.words))

    def counts(self) -> Counts:
        """Return how often each word was entered with each text."""
        words = np.array(self.words, dtype=np.int64)
        size = int(words.max(initial=0)) + 1
        keys = np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0)) * size + words
        keys.sort()
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        return narrow(keys[starts] // size, keys[starts] % size, np.diff(starts, append=len(keys)))


def narrow(places: Numbers, words: Numbers, times: Numbers) -> Counts:
    """Return counts in numbers of four bytes."""
    return Counts(places.astype(np.int32), words.astype(np.int32), times.astype(np.int32))


def tally(texts: Iterable[Text], language: Language) -> Tally:
    """Count the words of all texts."""
    numbers: dict[str, int] = {}
    said, filed, size = Numbering(language.fold, numbers), Numbering(str, numbers), 0
    parts: list[list[Counts]] = [[], [], []]
    for some in portions(texts):
        columns = Column(said), Column(said), Column(filed)
        for text in some:
            heading, everything = spoken(text)
            for column, words in zip(columns, (everything, heading, text.labels), strict=True):
                column.add(words)
        for part, column in zip(parts, columns, strict=True):
            part.append(moved(column.counts(), size))
        size += len(some)
    whole, titles, labels = map(joined, parts)
    return Tally(numbers, whole, titles, labels, size)


def portions(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Yield `AT_ONCE` texts after another."""
    left = iter(texts)
    while some := list(islice(left, AT_ONCE)):
        yield some


def moved(counts: Counts, places: int) -> Counts:
    """Return counts of texts that stand so many places further on."""
    return Counts(counts.places + np.int32(places), counts.words, counts.times)


def joined(parts: list[Counts]) -> Counts:
    """Return the counts of all parts, one after another, and let go of the parts meanwhile."""
    nothing = np.zeros(0, dtype=np.int32)
    columns = [[nothing, *(getattr(one, name) for one in parts)] for name in ("times", "words", "places")]
    parts.clear()
    return Counts(*(np.concatenate(columns.pop()) for _ in range(3)))


def merge(tallies: Iterable[Tally]) -> Tally:
    """Return the count of a collection from those of its parts, one after another."""
    numbers: dict[str, int] = {}
    parts: list[list[Counts]] = [[], [], []]
    size = 0
    for one in tallies:
        number = np.array([numbers.setdefault(word, len(numbers)) for word in one.words], dtype=np.int32)
        for part, counts in zip(parts, (one.whole, one.titles, one.labels), strict=True):
            part.append(moved(Counts(counts.places, number[counts.words], counts.times), size))
        size += one.texts
    whole, titles, labels = map(joined, parts)
    return Tally(numbers, whole, titles, labels, size)


def spoken(text: Text) -> tuple[list[str], list[str]]:
    """Return the words of the title, and all of them, each as often as it counts; a number is a word."""
    title, lead, body = WORD.findall(text.title.lower()), WORD.findall(text.lead.lower()), prose(text.body)
    names = WORD.findall(" ".join(NAME.findall(body)).lower())
    return title, WORD.findall(body.lower()) + names + LEAD * lead + TITLE * title
