"""Why one item is near another: what the score is made of, in words and numbers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newsroom.domain.source import Source
from newsroom.related.comparing import ONE, SCALE, Comparison
from newsroom.related.counting import tally
from newsroom.related.ranking import stack
from newsroom.related.vectors import Vocabulary
from newsroom.related.words import language_of_texts, text_of

TERMS = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """One neighbour of an item, and what brought it there."""

    path: str
    score: float
    likeness: float
    """Cosine of the two texts, 0 to 1."""
    titles: float
    """What it gains because the item speaks of its title."""
    nearness: float
    """What is left after the time between the two: 0.2 to 1."""
    terms: Sequence[tuple[str, float]]
    """The words that join them most, with their part of the cosine."""


def explain(
    sources: Iterable[Source], listed: Collection[str], lang: str, path: str, limit: int, slack: int | None
) -> list[Explanation]:
    """Return what is nearest to the source file `path`, best first, and why.

    Raises KeyError when no such source is ranked.
    """
    found = {source.path: source for source in sources}
    code = found[path].item.lang or lang
    group = [source for _, source in sorted(found.items()) if (source.item.lang or lang) == code]
    paths = [source.path for source in group]
    texts = [text_of(source) for source in group]
    words = tally(texts, language_of_texts(code, texts))
    vocabulary = Vocabulary(words)
    places = [place for place, one in enumerate(paths) if one in listed]
    compare = Comparison(stack(texts, words, vocabulary, places))
    return list(explain_all(compare, paths, list(vocabulary.numbers), paths.index(path), limit, slack))


def explain_all(
    compare: Comparison, paths: Sequence[str], names: Sequence[str], place: int, limit: int, slack: int | None
) -> Iterator[Explanation]:
    """Yield the neighbours of one text."""
    mine = dict(zip(*(part.tolist() for part in compare.shelf.rows.row(place)), strict=True))
    for other, score in compare.nearest(place, limit, slack):
        words, weights = (part.tolist() for part in compare.shelf.rows.row(other))
        shared = [
            (-mine[word] * weight, names[word]) for word, weight in zip(words, weights, strict=True) if word in mine
        ]
        likeness = -sum(gain for gain, _ in shared) / ONE
        left = compare.nearness(place, np.array([other]), slack).item() * ONE / SCALE
        terms = [(name, -gain / ONE) for gain, name in sorted(shared)[:TERMS]]
        yield Explanation(paths[other], score / SCALE, likeness, score / SCALE / left - likeness, left, terms)
