"""Our ranking with one part after another changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from newsroom.related import comparing, counting, lexicon, shelf, vectors
from newsroom.related.languages import Language

from nearness.corpora import Corpus
from nearness.rankings import Ranker, ours


@contextmanager
def changed(module: Any, **values: Any) -> Iterator[None]:
    """Rank with other weights for a while."""
    kept = {name: getattr(module, name) for name in values}
    for name, value in values.items():
        setattr(module, name, value)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(module, name, value)


def without(module: Any, **values: Any) -> Ranker:
    """Return our ranking with a part of it taken out."""

    def ranker(corpus: Corpus) -> dict[int, list[int]]:
        with changed(module, **values):
            return ours(corpus)

    return ranker


def spoken(corpus: Corpus, fold: Any, compounds: bool) -> dict[int, list[int]]:
    """Rank as if less were known of the language."""
    other = Language(fold or corpus.language.fold, compounds and corpus.language.has_compounds)
    return ours(Corpus(corpus.name, corpus.sources, corpus.texts, other, corpus.wanted))


def unfiled(corpus: Corpus) -> dict[int, list[int]]:
    """Rank without topics, series and body."""
    texts = [replace(text, labels=()) for text in corpus.texts]
    return ours(replace(corpus, texts=texts))


NOTHING = 1 << 40
"""A share so small that nothing is left of it."""
ABLATION: dict[str, Ranker] = {
    "ours, everything": ours,
    "without what is spoken of by its title": without(comparing, TITLE_SHARE=NOTHING),
    "without topics, series and body": unfiled,
    "names as other words": without(counting, NAME=re.compile("(?!)")),
    "without nearness in time": without(comparing, LASTING=1.0, SOON=0.0, LATE=0.0),
    "nearness in years only": without(comparing, LASTING=0.6, SOON=0.0),
    "nearness in months only": without(comparing, LASTING=0.6, LATE=0.0),
    "what came after in full": without(comparing, AFTERWARDS=4),
    "title and lead as the text": without(counting, TITLE=1, LEAD=1),
    "word forms as they stand": lambda corpus: spoken(corpus, str, True),
    "compounds left whole": lambda corpus: spoken(corpus, None, False),
    "words counted in all texts, not a sample": without(lexicon, SAMPLE=1 << 30),
    "100 heaviest words, not 200": without(vectors, LONGEST=100),
}


def widely(corpus: Corpus) -> dict[int, list[int]]:
    """Rank with hardly any text left out of the full comparison."""
    with changed(shelf, HEAVIEST=200), changed(comparing, CHAMPIONS=NOTHING, CANDIDATES=500):
        return ours(corpus)


ABLATION["candidates by 200 words, each of any number of texts"] = widely
