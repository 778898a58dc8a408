#!/usr/bin/env python3
"""How well do related items agree with links that editors chose by hand?

    benchmarks/related.py [--ablation | --folds] CONTENT GOLD REPORT [CONTENT GOLD REPORT ...]

CONTENT is a content folder that `newsroom import` wrote, REPORT its report, GOLD
JSON lines {"query", "relevant"} with the paths that the report calls `from`.
Every ranking is as of the item's own day, with 31 days of slack. Prints recall
among the first six and mean reciprocal rank of ours and of simpler rankings in
the same run, and the 95 % interval (two-sided, paired bootstrap) of the gain on
the floor. With --folds the settings are chosen anew on four fifths of the items
and measured on the last fifth, five times.
"""

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.content.settings import DEFAULTS, PATTERNS, RESERVED
from newsroom.domain.addresses import AddressRules
from newsroom.domain.source import Source
from newsroom.related import comparing, counting, lexicon, shelf, vectors
from newsroom.related.comparing import Comparison
from newsroom.related.counting import WORD, Text, tally
from newsroom.related.languages import Language, language_of
from newsroom.related.lexicon import count_holders
from newsroom.related.shelf import Shelf, stack
from newsroom.related.vectors import Vocabulary
from newsroom.related.words import text_of
from newsroom.validation import examine

SLACK = 31
DEEP, SHOWN = 100, 6
ROUNDS = 2000
Ranker = Callable[["Corpus"], dict[int, list[int]]]


@dataclass(frozen=True)
class Corpus:
    """A collection, and for some of its texts what their editors linked to."""

    name: str
    sources: Sequence[Source]
    texts: Sequence[Text]
    language: Language
    wanted: Mapping[int, frozenset[int]]

    def in_time(self, query: int, other: int) -> bool:
        """Tell whether the editor of one text may have known the other."""
        mine, theirs = self.texts[query].day, self.texts[other].day
        return not (mine and theirs) or (theirs - mine).days <= SLACK


def read_corpus(content: Path, gold: Path, report: Path) -> Corpus:
    """Read a content folder and the links to hold it against."""
    moment = datetime(2100, 1, 1, tzinfo=ZoneInfo("Europe/Stockholm"))
    rules = AddressRules({kind: DEFAULTS[name] for kind, name in PATTERNS.items()}, "sv", RESERVED)
    sources = sorted(examine(content, rules, moment).sources, key=lambda source: source.path)
    places = {source.path: place for place, source in enumerate(sources)}
    rows = map(json.loads, report.read_text("utf-8").splitlines())
    origin = {row["from"]: places[row["to"]] for row in rows if row["to"] in places}
    texts = [text_of(source) for source in sources]
    lang = gold.parent.name[-2:]
    bare = Corpus(gold.parent.name, sources, texts, language_of(lang), {})
    wanted = {}
    for row in map(json.loads, gold.read_text("utf-8").splitlines()):
        if (query := origin.get(row["query"])) is not None:
            # A link to a text that was not imported stays wanted: nobody finds it.
            found = [origin.get(name, -1) for name in row["relevant"]]
            wanted[query] = frozenset(one for one in found if one < 0 or bare.in_time(query, one))
    return Corpus(bare.name, sources, texts, bare.language, {query: those for query, those in wanted.items() if those})


def shelve(corpus: Corpus) -> Shelf:
    """Return a collection as the newsroom ranks it where no word weights are written down."""
    found = tally(corpus.texts, corpus.language)
    sample = lexicon.sample_of([source.path for source in corpus.sources])
    vocabulary = Vocabulary(found, count_holders(found, corpus.language, sample))
    return stack(corpus.texts, found, vocabulary, range(len(corpus.texts)))


def ours(corpus: Corpus) -> dict[int, list[int]]:
    """Rank as the newsroom does."""
    return rank_wanted(corpus, shelve(corpus))


def rank_wanted(corpus: Corpus, shelved: Shelf) -> dict[int, list[int]]:
    """Rank for those texts that editors linked from."""
    compare = Comparison(shelved, SLACK)
    return {query: compare.nearest(query, DEEP)[0].tolist() for query in corpus.wanted}


def by_terms(
    corpus: Corpus, terms: Iterable[Mapping[str, int]], *, rare: bool = True, cosine: bool = True, recent: bool = False
) -> dict[int, list[int]]:
    """Rank by shared terms, every pair compared: the plain ways to do it."""
    kept = list(terms)
    holders = Counter(term for counts in kept for term in counts)
    weight = {term: math.log((len(kept) + 1) / n) if rare else 1.0 for term, n in holders.items()}
    rows = [{term: n * weight[term] for term, n in counts.items()} for counts in kept]
    length = [math.sqrt(sum(w * w for w in row.values())) or 1.0 if cosine else 1.0 for row in rows]
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    wanted = {term for query in corpus.wanted for term in rows[query]}
    for place, row in enumerate(rows):
        for term, w in row.items():
            if term in wanted:
                postings[term].append((place, w / length[place]))
    found = {}
    for query in corpus.wanted:
        scores: defaultdict[int, float] = defaultdict(float)
        for term, mine in rows[query].items():
            for other, theirs in postings[term]:
                scores[other] += mine * theirs
        scored = [
            (-score * (freshness(corpus, query, other) if recent else 1), other)
            for other, score in scores.items()
            if other != query and corpus.in_time(query, other)
        ]
        found[query] = [other for _, other in sorted(scored)[:DEEP]]
    return found


def freshness(corpus: Corpus, query: int, other: int) -> float:
    """Return the floor's recency: twice as much on the same day."""
    mine, theirs = corpus.texts[query].day, corpus.texts[other].day
    return 1 + math.exp(-abs((mine - theirs).days) / 365) if mine and theirs else 1.0


def tags(corpus: Corpus) -> list[Counter[str]]:
    """Return the topics of each item."""
    return [Counter(topic.lower() for topic in source.item.topics) for source in corpus.sources]


def words(corpus: Corpus, title: int) -> list[Counter[str]]:
    """Return the plain words of each text, those of the title so many times."""
    return [
        Counter(WORD.findall(f"{text.lead}\n{text.body}".lower()) + WORD.findall(text.title.lower()) * title)
        for text in corpus.texts
    ]


FLOOR = "tf-idf, title × 3, × recency (floor)"
OURS = "ours"
RANKERS: dict[str, Ranker] = {
    "shared tags": lambda corpus: by_terms(corpus, tags(corpus), rare=False, cosine=False),
    "tag idf": lambda corpus: by_terms(corpus, tags(corpus)),
    "tf-idf": lambda corpus: by_terms(corpus, words(corpus, 1)),
    FLOOR: lambda corpus: by_terms(corpus, words(corpus, 3), recent=True),
    OURS: ours,
}


@contextmanager
def changed(module: Any, **values: Any) -> Any:
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


SETTINGS = [
    {"TITLE_SHARE": titles, "LABEL_SHARE": labels, "AFTERWARDS": after, "MONTH": month}
    for titles in (NOTHING, 4, 3)
    for labels in (NOTHING, 20, 10)
    for after in (4, 3, 2)
    for month in (20, 30)
]
"""What may be chosen in each fold."""
FOLDS = 5


def choose_by_folds(corpora: Sequence[Corpus]) -> None:
    """Print how settings do that were chosen for both collections without the texts they are measured on."""
    shelves = [shelve(corpus) for corpus in corpora]
    tried = []
    for setting in SETTINGS:
        with changed(comparing, **setting):
            tried.append(
                [score(*pair) for pair in ((c, rank_wanted(c, s)) for c, s in zip(corpora, shelves, strict=True))]
            )
    held_out: list[list[tuple[float, float]]] = [[] for _ in corpora]
    for fold in range(FOLDS):
        best = max(range(len(SETTINGS)), key=[worth_elsewhere(rows, fold) for rows in tried].__getitem__)
        print(f"fold {fold + 1}: {SETTINGS[best]}", end="")
        for rows, mine in zip(tried[best], held_out, strict=True):
            mine += rows[fold::FOLDS]
            print(" {:.3f}/{:.3f}".format(*means(rows[fold::FOLDS])), end="")
        print(flush=True)
    for corpus, rows in zip(corpora, held_out, strict=True):
        print("{}: {:.3f} / {:.3f} held out".format(corpus.name, *means(rows)))


def worth_elsewhere(collections: Iterable[Sequence[tuple[float, float]]], fold: int) -> float:
    """Return what a setting is worth outside a fold: recall and reciprocal rank of all collections, added up."""
    return sum(sum(means([row for place, row in enumerate(rows) if place % FOLDS != fold])) for rows in collections)


def main() -> None:
    """Print one table for each corpus, or one for all of how settings do that were chosen elsewhere."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ablation", action="store_true", help="ours with one part after another taken out")
    arguments.add_argument("--folds", action="store_true", help="settings chosen on other texts")
    arguments.add_argument("corpora", nargs="+", type=Path, metavar="CONTENT GOLD REPORT")
    given = arguments.parse_args()
    corpora = [read_corpus(*given.corpora[place : place + 3]) for place in range(0, len(given.corpora), 3)]
    if given.folds:
        choose_by_folds(corpora)
        return
    for corpus in corpora:
        print_table(corpus, ABLATION if given.ablation else RANKERS)


def print_table(corpus: Corpus, rankers: Mapping[str, Ranker]) -> None:
    """Print what each ranking finds, and how sure the gain on the floor is where it is among them."""
    print(f"\n{corpus.name}: {len(corpus.texts)} texts, {len(corpus.wanted)} with links", flush=True)
    scored = {}
    for name, ranker in rankers.items():
        scored[name] = score(corpus, ranker(corpus))
        print("| {} | {:.3f} / {:.3f} |".format(name, *means(scored[name])), flush=True)
    if FLOOR in scored:
        recall, rank = intervals(scored[OURS], scored[FLOOR])
        print("gain on the floor, 95 % interval: recall {:+.3f} to {:+.3f}, ".format(*recall), end="")
        print("reciprocal rank {:+.3f} to {:+.3f}".format(*rank), flush=True)


if __name__ == "__main__":
    main()
