"""Which texts speak of the same thing, for every text of a collection.

Pure: texts in, neighbours out. Nothing here knows of Pelican, of kinds or of
what an editor pinned.
"""

from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np

from newsroom.related.comparing import SCALE, Comparison, Shelf, champions
from newsroom.related.counting import Tally, Text, merge, tally
from newsroom.related.languages import Language
from newsroom.related.vectors import Rows, Vocabulary, weigh

SMALL = 3000
"""Texts below which a second process costs more than it brings."""

Found = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another text by its place in the sequence, with how near it is."""

    index: int
    score: float
    """0 to 1.33: likeness and titles, times nearness in time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How many neighbours a text wants, and of what time."""

    limit: int
    slack: int | None = None
    """Days by which a neighbour may be younger; None: any age."""


def rank(
    texts: Sequence[Text], limit: int, *, candidates: Collection[int] | None = None, slack: int | None = None,
    language: Language | None = None, jobs: int = 1,
) -> list[list[Neighbour]]:  # fmt: skip
    """Return, for each text, its nearest neighbours among `candidates` (default: all), best first.

    With `slack`, no neighbour is dated more than that many days after the text,
    and one that is younger at all counts less. No text is its own neighbour.
    """
    if limit < 1 or not texts:
        return [[] for _ in texts]
    listed = range(len(texts)) if candidates is None else candidates
    with Crew(jobs if len(texts) >= SMALL else 1) as crew:
        found = crew.tally(texts, language or Language())
        shelf = stack(texts, found, Vocabulary(found), listed)
        del found
        ranked = crew.compare(shelf, Wish(limit, slack))
    return [[Neighbour(index, score / SCALE) for index, score in one] for one in ranked]


def stack(texts: Sequence[Text], found: Tally, vocabulary: Vocabulary, listed: Collection[int]) -> Shelf:
    """Return the texts as rows of numbers, ready to be compared."""
    days = np.array([text.day.toordinal() if text.day else 0 for text in texts], dtype=np.int64)
    rows = weigh(vocabulary.with_parts(found.whole), vocabulary, len(texts))
    titles = vocabulary.with_parts(found.titles)
    start = np.searchsorted(titles.places, np.arange(len(texts) + 1))
    named = Rows(start, titles.words.astype(np.int32), vocabulary.rarity[titles.words])
    postings = champions(rows, days, np.array(sorted(listed), dtype=np.int64), len(vocabulary.rarity))
    return Shelf(days, rows, named, postings)


def compare_all(shelf: Shelf, places: range, wish: Wish) -> list[Found]:
    """Return place and score of the neighbours of some texts."""
    compare = Comparison(shelf)
    return [compare.nearest(place, wish.limit, wish.slack) for place in places]


class Crew:
    """This process and perhaps another, which takes half of the work; the answers are the same."""

    def __init__(self, jobs: int) -> None:
        self.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn")) if jobs > 1 else None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown()

    def tally(self, texts: Sequence[Text], language: Language) -> Tally:
        """Count the words of all texts."""
        if not self.pool:
            return tally(texts, language)
        half = len(texts) // 2
        second = self.pool.submit(tally, texts[half:], language)
        return merge(tally(texts[:half], language), second.result())

    def compare(self, shelf: Shelf, wish: Wish) -> list[Found]:
        """Return place and score of the neighbours of all texts."""
        size = len(shelf.days)
        if not self.pool:
            return compare_all(shelf, range(size), wish)
        second = self.pool.submit(compare_all, shelf, range(size // 2, size), wish)
        return compare_all(shelf, range(size // 2), wish) + second.result()
