"""The nearest items of each item, by source file.

An item meets only those of its own language, and each language is weighed for
itself: a word that is rare in Swedish may be common in English.
"""

import json
from collections import defaultdict
from collections.abc import Collection as Container
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from newsroom.domain.source import Source
from newsroom.related.collection import Collection, Entry, Ranking, collect, same_sample
from newsroom.related.counting import Numbers
from newsroom.related.ranking import Wish
from newsroom.related.restocking import restock
from newsroom.related.rules import Surroundings
from newsroom.related.store import keep, key_of, load
from newsroom.related.weights import Weights, find_weights

SLACK = 31
"""Days by which a related item may be younger, as of an item's own day: many dates are known to the month only."""
AT_MOST = 2
"""Processes that rank a large collection; a third would cost more memory than it saves time."""
FREE = 50
"""Places that may stand empty in any collection, however small."""
FEW, WORTH = 8, 200
"""Changes that are worth ranking by themselves: so many, or one text in so many; of more, all are ranked anew."""


def rank_sources(sources: Iterable[Source], listed: Container[str], wish: Wish, around: Surroundings) -> Ranking:
    """Return, for each source file, the files nearest to it with their scores, best first.

    Only those whose path is in `listed` are candidates. Raises WrongWeights.
    """
    languages = by_language(sources, listed, around.lang)
    return Ranking({code: rank_group(group, code, wish, around) for code, group in languages.items()})


def by_language(sources: Iterable[Source], listed: Container[str], lang: str) -> dict[str, list[Entry]]:
    """Return the items of each language by path; `lang` is that of items that name none."""
    languages: defaultdict[str, list[Entry]] = defaultdict(list)
    for source in sorted(sources, key=lambda source: source.path):
        languages[source.item.lang or lang].append(Entry(source, source.path in listed))
    return languages


def rank_group(group: Sequence[Entry], code: str, wish: Wish, around: Surroundings) -> Collection:
    """Rank items of one language, ordered by path: what changed since it was kept, where that is known."""
    weights = find_weights(around.weights, code) if around.weights else None
    if around.cache is None or wish.slack is not None:
        return rank_anew(group, weights or code, wish, around.jobs)
    path, key = place_of(around.cache, code, wish.limit, weights)
    kept = load(path, key)
    if kept and (change := small_change(kept, group, counted=weights is None)):
        fresh, gone = change
        if not (fresh or len(gone)):
            return kept
        ranked = restock(kept, [entry for entry in group if entry.path in fresh], gone)
    else:
        ranked = rank_anew(group, weights or code, wish, around.jobs)
    keep(path, key, ranked)
    return ranked


def rank_anew(group: Sequence[Entry], words: Weights | str, wish: Wish, jobs: int) -> Collection:
    """Rank items as if nothing was known; `words` are weights or a language. Raises WrongWeights."""
    return collect(group, words if isinstance(words, str) else words.lexicon(), wish, min(jobs, AT_MOST))


def place_of(cache: Path, code: str, limit: int, weights: Weights | None) -> tuple[Path, str]:
    """Return where the ranking of a language is kept, and the digest of what it is made with besides the texts."""
    return cache / f"{code}.npz", key_of(code, limit, weights and weights.digest)


def small_change(kept: Collection, group: Sequence[Entry], *, counted: bool) -> tuple[set[str], Numbers] | None:
    """Return the paths that are new or changed and the slots that are gone, or None where all must be ranked anew.

    All must where much changed, or one of the texts in which words are `counted`.
    """
    before, now = kept.known, {entry.path: entry.digest for entry in group}
    fresh = {path for path, digest in now.items() if before.get(path) != digest}
    gone = [slot for slot, path in enumerate(kept.paths) if path and (path in fresh or path not in now)]
    if len(fresh) + len(gone) > max(FEW, len(now) // WORTH) or is_worn(kept):
        return None
    if counted and fresh | (before.keys() - now.keys()) and not same_sample(kept, group):
        return None
    return fresh, np.array(gone, dtype=np.int64)


def is_worn(kept: Collection) -> bool:
    """Tell whether so many places stand empty that all should be ranked anew, to be small again."""
    return kept.paths.count("") > max(FREE, len(kept.paths) // 5)


def ranking_lines(ranked: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """Return a raw ranking as JSON lines `{"query", "ranked"}`, by path."""
    rows = ({"query": path, "ranked": [other for other, _ in ranked[path]]} for path in sorted(ranked))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
