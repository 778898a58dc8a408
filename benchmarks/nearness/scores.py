"""How well a ranking agrees with the links that editors chose, and how sure that is."""

import random
from collections.abc import Mapping, Sequence

from nearness.corpora import Corpus

SHOWN = 6
ROUNDS = 2000


def score(corpus: Corpus, found: Mapping[int, Sequence[int]]) -> list[tuple[float, float]]:
    """Return recall among the first six and reciprocal rank of each text with links."""
    rows = []
    for query, wanted in corpus.wanted.items():
        hits = [other in wanted for other in found[query]]
        first = 1 / (hits.index(True) + 1) if any(hits) else 0.0
        rows.append((sum(hits[:SHOWN]) / len(wanted), first))
    return rows


def intervals(ours: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the 95 % interval of the gain in recall and in reciprocal rank, by a paired bootstrap."""
    chance = random.Random(1)
    gains = [(a - c, b - d) for (a, b), (c, d) in zip(ours, other, strict=True)]
    samples = [means(chance.choices(gains, k=len(gains))) for _ in range(ROUNDS)]
    columns = [sorted(column) for column in zip(*samples, strict=True)]
    return [(column[ROUNDS // 40], column[-1 - ROUNDS // 40]) for column in columns]


def means(rows: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of each column."""
    return sum(row[0] for row in rows) / len(rows), sum(row[1] for row in rows) / len(rows)
