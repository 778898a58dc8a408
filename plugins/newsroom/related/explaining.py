"""Why one item is near another: what the score is made of, in words and numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newsroom.related.collection import Collection
from newsroom.related.comparing import ONE, SCALE, Comparison
from newsroom.related.counting import WORD, Numbers, Text
from newsroom.related.lexicon import Lexicon
from newsroom.related.prose import prose
from newsroom.related.vectors import mark_of

TERMS = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """One neighbour of an item, and what brought it there."""

    path: str
    score: float
    likeness: float
    """Cosine of the two texts, 0 to 1."""
    titles: float
    """What it gains because the item speaks of its title: 0 to 1/4."""
    labels: float
    """What it gains because it is filed under the same: 0 to 1/20."""
    nearness: float
    """What is left after the time between the two: 0.15 to 1."""
    terms: Sequence[tuple[str, float]]
    """The words that join them most, with their part of the cosine."""


def explain(collection: Collection, path: str, text: Text, slack: int | None) -> Iterator[Explanation]:
    """Yield the neighbours of the source file `path`, which reads `text`, best first. Raises ValueError."""
    slot = collection.paths.index(path)
    names = spellings(text, collection.lexicon)
    compare = Comparison(collection.shelf, slack)
    for other, score in collection.found.pairs(slot):
        shared = shared_words(compare, slot, other)
        named = [(names.get(int(collection.marks[word]), "?"), gain / ONE) for word, gain in shared]
        likeness = sum(gain for _, gain in shared) / ONE
        found = np.array([other])
        labels = compare.shared_labels(slot, found).item() / ONE
        left = compare.nearness(slot, found).item() * ONE / SCALE
        gained = compare.compare(slot, found).item() / ONE - likeness - labels
        yield Explanation(
            collection.paths[other], score / SCALE, likeness, gained, labels, left, sorted(named, key=by_gain)[:TERMS]
        )


def by_gain(term: tuple[str, float]) -> tuple[float, str]:
    """Order terms: what joins most comes first, equal ones by the word."""
    return -term[1], term[0]


def shared_words(compare: Comparison, one: int, other: int) -> list[tuple[int, int]]:
    """Return the numbers of the words that two texts share, each with its part of their likeness."""
    mine = pairs(*compare.shelf.rows.row(one))
    theirs = pairs(*compare.shelf.rows.row(other))
    return [(word, mine[word] * weight) for word, weight in theirs.items() if word in mine]


def pairs(words: Numbers, weights: Numbers) -> Mapping[int, int]:
    """Return a row as word to weight."""
    return dict(zip(words.tolist(), weights.tolist(), strict=True))


def spellings(text: Text, lexicon: Lexicon) -> dict[int, str]:
    """Return the mark of each word of a text, and of the parts of its compounds, to how it is first written."""
    found: dict[int, str] = {}
    for written in WORD.findall(f"{text.title} {text.lead} {prose(text.body)}"):
        folded = lexicon.language.fold(written.lower())
        found.setdefault(mark_of(folded), written)
    for written in list(found.values()):
        for part in lexicon.parts(lexicon.language.fold(written.lower())):
            found.setdefault(mark_of(part), part)
    return found


def told(one: Explanation) -> str:
    """Return an explanation as people read it."""
    sum_of_parts = f"(ord {one.likeness:.3f} + rubrik {one.titles:.3f} + ämnen {one.labels:.3f})"
    words = ", ".join(f"{word} {gain:.3f}" for word, gain in one.terms)
    return f"{one.score:.3f}  {one.path}\n       {sum_of_parts} gånger tid {one.nearness:.3f}: {words}"
