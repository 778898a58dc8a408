"""Which texts are nearly the same: an article and its press release.

They are read off the ranking: texts that are nearly the same stand in each
other's lists. So nothing is compared twice, and an unchanged site compares little.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from newsroom.related.collection import Collection
from newsroom.related.comparing import ONE, SCALE
from newsroom.related.counting import Numbers

SAME = 0.75
"""Cosine from which two texts say nearly the same."""
DAYS = 3
"""Days between two texts beyond which they are two pieces of news, however alike."""
FADED = 0.65
"""Less than this is never left of a score after so few days, whichever came first."""

Twins = Mapping[str, set[str]]
"""Source file to those that say nearly the same on nearly the same day."""


def twins_in(collections: Iterable[Collection]) -> Twins:
    """Return which texts are nearly the same, both ways."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for collection in collections:
        paths = collection.paths
        for one, other in zip(*likely_pairs(collection), strict=True):
            if likeness(collection, one, other) >= SAME * ONE:
                found[paths[one]].add(paths[other])
                found[paths[other]].add(paths[one])
    return found


def likely_pairs(collection: Collection) -> tuple[list[int], list[int]]:
    """Return the slots of texts near in time that stand high in each other's lists, the lower slot first."""
    places, days = collection.found.places, collection.shelf.days
    high = (places >= 0) & (collection.found.scores >= SAME * FADED * SCALE)
    one, column = np.nonzero(high)
    other = places[one, column]
    near = (np.abs(days[one] - days[other]) <= DAYS) & (days[one] > 0)
    pairs = np.unique(np.sort(np.stack((one[near], other[near])), axis=0), axis=1)
    return pairs[0].tolist(), pairs[1].tolist()


def likeness(collection: Collection, one: int, other: int) -> int:
    """Return the cosine of two texts, `ONE` for the same."""
    words, weights = in_order(*collection.shelf.rows.row(one))
    theirs, gains = in_order(*collection.shelf.rows.row(other))
    where = np.minimum(np.searchsorted(words, theirs), len(words) - 1)
    shared = words[where] == theirs
    return int(np.dot(weights[where[shared]], gains[shared]))


def in_order(words: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Return a row by word, its weights wide enough for sums of products."""
    order = np.argsort(words)
    return words[order], weights[order].astype(np.int64)
