"""The nearest items of each item, by source file.

An item meets only those of its own language, and each language is weighed for
itself: a word that is rare in Swedish may be common in English.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsroom.domain.source import Source
from newsroom.related.ranking import rank
from newsroom.related.words import language_of_texts, text_of

SLACK = 31
"""Days by which a related item may be younger, as of an item's own day: many dates are known to the month only."""


JOBS = 2
"""Processes that rank a large collection; a third would cost more memory than it saves time."""


def rank_sources(
    sources: Iterable[Source], listed: Collection[str], lang: str, limit: int, slack: int | None = None
) -> dict[str, list[tuple[str, float]]]:
    """Return, for each source file, the files nearest to it with their scores, best first.

    Only those whose path is in `listed` are candidates. `lang` is the language
    of items that name none; `slack` as in `ranking.rank`.
    """
    languages: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sorted(sources, key=lambda source: source.path):
        languages[source.item.lang or lang].append(source)
    found: dict[str, list[tuple[str, float]]] = {}
    for code, group in languages.items():
        found |= rank_group(group, listed, limit, slack, code)
    return found


def rank_group(
    group: Sequence[Source], listed: Collection[str], limit: int, slack: int | None, code: str
) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Rank items of one language, ordered by path."""
    candidates = {place for place, source in enumerate(group) if source.path in listed}
    texts = [text_of(source) for source in group]
    language = language_of_texts(code, texts)
    ranked = rank(texts, limit, candidates=candidates, slack=slack, language=language, jobs=JOBS)
    for source, neighbours in zip(group, ranked, strict=True):
        yield source.path, [(group[near.index].path, near.score) for near in neighbours]


def ranking_lines(ranked: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """Return a raw ranking as JSON lines `{"query", "ranked"}`, by path."""
    rows = ({"query": path, "ranked": [other for other, _ in ranked[path]]} for path in sorted(ranked))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
