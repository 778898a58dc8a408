"""Which texts speak of the same thing: tf-idf cosine, times recency.

Pure: texts in, neighbours out. Nothing here knows of Pelican, of kinds or of
what an editor pinned.

Every weight is an integer and every sum of weights is exact, so neither the
order of files nor the hash seed nor the number of processes can change a
list; equal scores keep the order of `texts`. Comparing all pairs would be
quadratic, so each text is known by its `HEAVIEST` terms only, and a term that
very many texts share is followed no further than to the `WIDTH` texts nearest
in time: thousands of copies of one text cost no more than as many others.
"""

import heapq
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

HEAVIEST = 40
WIDTH = 200
TITLE_WEIGHT = 3
YEAR = 365
UNIT = 1 << 14
"""The length of a text's vector: a cosine of one is `UNIT * UNIT`."""
FRESH = 1 << 10
"""The recency factor runs from `FRESH` (long ago) to twice as much (same day)."""
ONE = UNIT * UNIT * FRESH

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Text:
    """What ranking sees of an item: its words, and its day."""

    title: str
    body: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another text by its place in the sequence, with how near it is."""

    index: int
    score: float
    """The cosine (0 to 1) times the recency factor (1 to 2)."""


def rank(
    texts: Sequence[Text], limit: int, *, candidates: Collection[int] | None = None, slack: int | None = None
) -> list[list[Neighbour]]:
    """Return, for each text, its nearest neighbours among `candidates` (default: all), best first.

    Rare words weigh more than common ones, so two articles about the same
    bathing place meet even if both mostly speak of "the municipality"; words
    of the title count three times. With `slack`, no neighbour is dated more
    than that many days after the text. No text is its own neighbour.
    """
    if limit < 1:
        return [[] for _ in texts]
    timeline = Timeline(texts)
    vectors = weigh([count(text) for text in texts])
    postings = index(vectors, timeline, range(len(texts)) if candidates is None else candidates)
    found = []
    for place, vector in enumerate(vectors):
        nearness = compare(vector, postings, timeline.places[place], timeline.end(place, slack))
        found.append(best(nearness, timeline, place, limit))
    return found


def count(text: Text) -> Counter[str]:
    """Count the words and numbers of `text`, those of the title three times."""
    counts = Counter(WORD.findall(text.body.lower()))
    for word in WORD.findall(text.title.lower()):
        counts[word] += TITLE_WEIGHT
    return counts


def weigh(counts: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
    """Return the `HEAVIEST` terms of each text, weighted and scaled to `UNIT` length.

    The length is taken over the terms that are kept: with the length of the
    whole text, long texts would lose most of theirs and rank too low.
    A word that no other text has cannot join two and is left out.
    """
    shared = Counter(word for words in counts for word in words)
    rarity = {word: max(1, round(1000 * math.log((len(counts) + 1) / n))) for word, n in shared.items() if n > 1}
    return [scale(heaviest({w: n * rarity[w] for w, n in words.items() if w in rarity})) for words in counts]


def heaviest(weights: Mapping[str, int]) -> dict[str, int]:
    """Keep the heaviest terms; of equal ones those first in the alphabet."""
    return dict(heapq.nsmallest(HEAVIEST, weights.items(), key=lambda term: (-term[1], term[0])))


def scale(weights: Mapping[str, int]) -> dict[str, int]:
    """Scale to `UNIT` length, in whole numbers."""
    length = math.isqrt(sum(weight * weight for weight in weights.values())) or 1
    scaled = ((term, weight * UNIT // length) for term, weight in weights.items())
    return {term: weight for term, weight in scaled if weight}


class Timeline:
    """The texts in order of date; a text without a date stands first.

    Posting lists are kept in this order, so "nearest in time" and "not later
    than" are slices of them.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        days = [text.day.toordinal() if text.day else 0 for text in texts]
        self.order = sorted(range(len(texts)), key=lambda place: (days[place], place))
        self.days = [days[place] for place in self.order]
        self.places = [0] * len(texts)
        for position, place in enumerate(self.order):
            self.places[place] = position
        self.recency = [round(FRESH * (1 + math.exp(-gap / YEAR))) for gap in range(40 * YEAR)]

    def end(self, place: int, slack: int | None) -> int:
        """Return the position after the last text that `place` may be given."""
        day = self.days[self.places[place]]
        return len(self.days) if slack is None or not day else bisect_right(self.days, day + slack)

    def freshness(self, one: int, other: int) -> int:
        """Return how much two positions gain by lying close in time."""
        gap = abs(self.days[one] - self.days[other])
        return self.recency[gap] if gap < len(self.recency) and self.days[one] and self.days[other] else FRESH


Postings = Mapping[str, tuple[list[int], list[int]]]
"""For each term: positions of the texts that have it, in order, and its weight in each."""


def index(vectors: Sequence[Mapping[str, int]], timeline: Timeline, candidates: Collection[int]) -> Postings:
    """Return the texts of each term, as positions on the timeline."""
    postings: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for position, place in enumerate(timeline.order):
        if place in candidates:
            for term, weight in vectors[place].items():
                positions, weights = postings[term]
                positions.append(position)
                weights.append(weight)
    return postings


def compare(vector: Mapping[str, int], postings: Postings, position: int, end: int) -> dict[int, int]:
    """Return the dot product of `vector` with each text before `end` that shares a term."""
    nearness: defaultdict[int, int] = defaultdict(int)
    for term, weight in vector.items():
        if term in postings:
            for other, gain in near(postings[term], position, end):
                nearness[other] += weight * gain
    return nearness


def near(posting: tuple[list[int], list[int]], position: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the part of a posting list that lies nearest in time to `position`, before `end`."""
    positions, weights = posting
    if len(positions) <= WIDTH and positions[-1] < end:
        return zip(positions, weights, strict=True)
    middle = bisect_left(positions, position)
    last = min(bisect_left(positions, end), max(middle + WIDTH // 2, WIDTH))
    first = max(0, last - WIDTH)
    return zip(positions[first:last], weights[first:last], strict=True)


def best(nearness: dict[int, int], timeline: Timeline, place: int, limit: int) -> list[Neighbour]:
    """Return the nearest `limit` texts of `place`, recency counted in."""
    position = timeline.places[place]
    nearness.pop(position, None)
    found: Iterable[tuple[int, int]] = nearness.items()
    if len(nearness) > limit:
        enough = heapq.nlargest(limit, nearness.values())[-1]
        found = [(other, near) for other, near in found if 2 * near >= enough]
    scored = [(-near * timeline.freshness(position, other), timeline.order[other]) for other, near in found]
    return [Neighbour(other, -score / ONE) for score, other in heapq.nsmallest(limit, scored)]
