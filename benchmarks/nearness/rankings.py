"""Rankings to compare: ours, and plain ones."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from newsroom.related.comparing import Comparison
from newsroom.related.counting import WORD, tally
from newsroom.related.lexicon import count_holders, sample_of
from newsroom.related.prose import prose
from newsroom.related.shelf import Shelf, days_of, stack
from newsroom.related.vectors import Vocabulary

from nearness.corpora import SLACK, Corpus

DEEP = 100
Ranker = Callable[[Corpus], dict[int, list[int]]]
"""Text with links to the texts that a ranking finds for it, best first, by place."""


def shelve(corpus: Corpus) -> Shelf:
    """Return a collection as the newsroom ranks it where no word weights are written down."""
    found = tally(corpus.texts, corpus.language)
    paths = [source.path for source in corpus.sources]
    days = [text.day.toordinal() if text.day else 0 for text in corpus.texts]
    sampled = sample_of(dict(zip(paths, days, strict=True)))
    sample = [place for place, path in enumerate(paths) if path in sampled]
    vocabulary = Vocabulary(found, count_holders(found, corpus.language, sample))
    return stack(days_of(corpus.texts), found, vocabulary, range(len(corpus.texts)))


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
    """Return the plain words of each text, those of the title so many times.

    Addresses are left out: where a link leads is the very answer that is asked for.
    """
    return [
        Counter(WORD.findall(f"{text.lead}\n{prose(text.body)}".lower()) + WORD.findall(text.title.lower()) * title)
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
