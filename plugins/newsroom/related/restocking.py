"""Some texts changed: rank again what that can move, and nothing else.

The result is the same as if all had been ranked anew. Another text's list can
only move where one enters or leaves its candidates: one that changed itself, or
one that becomes or ceases to be a champion of a word because of that. For this
question everybody's bar is kept (`Neighbours.bars`).
"""

from collections.abc import Iterator, Sequence

import numpy as np

from newsroom.related.collection import Collection, Entry
from newsroom.related.comparing import CHAMPIONS, Comparison, Neighbours, no_neighbours, product
from newsroom.related.counting import Numbers, tally
from newsroom.related.shelf import Entries, Shelf, days_of, entries, order_of, stack
from newsroom.related.vectors import Rows, Vocabulary, in_one


def restock(kept: Collection, fresh: Sequence[Entry], gone: Numbers) -> Collection:
    """Return the collection without the texts in the slots `gone` and with those of `fresh`.

    A text that changed is both gone and fresh.
    """
    paths = [*kept.paths, *(entry.path for entry in fresh)]
    digests = [*kept.digests, *(entry.digest for entry in fresh)]
    for slot in gone.tolist():
        paths[slot], digests[slot] = "", b""
    added, marks = weigh_fresh(kept, fresh)
    leaves = np.zeros(len(paths), dtype=bool)
    leaves[gone] = True
    shelf = join(kept.shelf, added, leaves, paths, len(marks))
    found = rank_again(kept, shelf, leaves)
    return Collection(kept.lexicon, paths, digests, marks, shelf, found)


def weigh_fresh(kept: Collection, fresh: Sequence[Entry]) -> tuple[Shelf, Numbers]:
    """Return new texts as numbers, and the marks of all words: those known before keep their numbers."""
    texts = [entry.text for entry in fresh]
    found = tally(texts, kept.lexicon.language)
    vocabulary = Vocabulary(found, kept.lexicon)
    shelf = stack(days_of(texts), found, vocabulary, [place for place, entry in enumerate(fresh) if entry.listed])
    order = np.argsort(kept.marks)
    where = order[np.minimum(np.searchsorted(kept.marks, vocabulary.marks, sorter=order), len(order) - 1)]
    known = kept.marks[where] == vocabulary.marks
    number = np.where(known, where, len(kept.marks) + np.cumsum(~known) - 1).astype(np.int32)
    return renumbered(shelf, number), np.concatenate((kept.marks, vocabulary.marks[~known]))


def renumbered(shelf: Shelf, number: Numbers) -> Shelf:
    """Return a shelf whose words have other numbers; its postings still by the old ones."""
    rows, titles, labels = (
        Rows(one.start, number[one.words], one.weights) for one in (shelf.rows, shelf.titles, shelf.labels)
    )
    return Shelf(shelf.ranks, shelf.days, rows, titles, labels, shelf.postings, shelf.seekers)


def join(kept: Shelf, added: Shelf, leaves: Numbers, paths: Sequence[str], words: int) -> Shelf:
    """Return one shelf; rows of texts that leave stay where they are, but nothing leads there."""
    days = np.concatenate((kept.days, added.days))
    ranks = np.empty(len(paths), dtype=np.int64)
    ranks[sorted(range(len(paths)), key=paths.__getitem__)] = np.arange(len(paths))
    rows, first = in_one((kept.rows, added.rows)), len(kept.days)
    listed, others = (first + np.unique(one.words) for one in (added.postings, added.seekers))
    return Shelf(
        ranks, days, rows, in_one((kept.titles, added.titles)), in_one((kept.labels, added.labels)),
        amend(kept.postings, leaves, entries(rows, listed), days, ranks, words),
        amend(kept.seekers, leaves, entries(rows, others), days, ranks, words),
    )  # fmt: skip


def amend(postings: Rows, leaves: Numbers, added: Entries, days: Numbers, ranks: Numbers, words: int) -> Rows:
    """Return postings without the texts that leave and with the entries `added` in their places."""
    gone = leaves[postings.words]
    by = np.searchsorted(postings.start, np.flatnonzero(gone), side="right") - 1
    long = np.zeros(words, dtype=np.int64)
    long[: len(postings.start) - 1] = np.diff(postings.start)
    long -= np.bincount(by, minlength=words)
    slots, weights = postings.words[~gone], postings.weights[~gone]
    start = starts(long)
    word, slot, weight = (part[order_of(added, days, ranks)] for part in added)
    where = [
        begin + stand_before(slots[begin:end], weights[begin:end], one, heavy, days, ranks)
        for begin, end, one, heavy in zip(start[word], start[word + 1], slot, weight, strict=True)
    ]
    long += np.bincount(word, minlength=words)
    return Rows(starts(long), np.insert(slots, where, slot), np.insert(weights, where, weight))


def starts(long: Numbers) -> Numbers:
    """Return where rows of such lengths begin, and the last one ends."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(long)))


def stand_before(slots: Numbers, weights: Numbers, slot: int, weight: int, days: Numbers, ranks: Numbers) -> int:
    """Return how many of a word's texts come before another one, in the order of `shelf.order_of`."""
    newer = (days[slots] > days[slot]) | ((days[slots] == days[slot]) & (ranks[slots] < ranks[slot]))
    return int(np.count_nonzero((weights > weight) | ((weights == weight) & newer)))


def rank_again(kept: Collection, shelf: Shelf, leaves: Numbers) -> Neighbours:
    """Return the neighbours of all texts, those that can have moved compared anew."""
    new = len(leaves) - len(kept.paths)
    limit = kept.found.places.shape[1]
    blank = no_neighbours(new, limit)
    found = Neighbours(
        np.concatenate((kept.found.places, blank.places)),
        np.concatenate((kept.found.scores, blank.scores)),
        np.concatenate((kept.found.bars, blank.bars)),
    )
    compare = Comparison(shelf)
    again = np.zeros(len(leaves), dtype=bool)
    again[len(kept.paths) :] = True
    for slot in moved(kept.shelf, shelf, leaves, len(kept.paths)):
        again |= lets_in_or_out(compare, kept.shelf, found.bars, slot)
    again[leaves] = False
    slots = np.flatnonzero(again)
    part = compare.nearest_of(slots, limit)
    for all_rows, rows in ((found.places, part.places), (found.scores, part.scores), (found.bars, part.bars)):
        all_rows[slots] = rows
    found.places[leaves], found.scores[leaves], found.bars[leaves] = -1, 0, 0
    return found


def moved(before: Shelf, after: Shelf, leaves: Numbers, old: int) -> Iterator[int]:
    """Yield the slots of texts that some word leads to only before, or only after."""
    changed = np.concatenate((np.flatnonzero(leaves), np.arange(old, len(leaves))))
    slots = set(changed.tolist())
    words, _, _ = entries(after.rows, changed)
    for word in np.unique(words).tolist():
        slots |= set(np.setxor1d(champions(before, word), champions(after, word)).tolist())
    yield from sorted(slots)


def champions(shelf: Shelf, word: int) -> Numbers:
    """Return the texts that a word leads to; none where nobody has it."""
    postings = shelf.postings
    if word + 1 >= len(postings.start):
        return postings.words[:0]
    begin = postings.start[word]
    return postings.words[begin : min(postings.start[word + 1], begin + CHAMPIONS)]


def lets_in_or_out(compare: Comparison, before: Shelf, bars: Numbers, slot: int) -> Numbers:
    """Tell of each text whether the one in `slot` can enter or leave its candidates, or sets their bar."""
    shelf = compare.shelf
    words, weights = shelf.heaviest(slot)
    held, holds = (
        np.array([slot in champions(one, word) for word in words.tolist()], dtype=bool) for one in (before, shelf)
    )
    was, now = (sums_with(shelf, words[which], weights[which], compare.size) for which in (held, holds))
    everyone = np.arange(compare.size)
    promised, promises = (np.where(sums > 0, compare.promise(sums, everyone, slot), -1) for sums in (was, now))
    return np.asarray(np.sign(promised - bars) * np.sign(promises - bars) < 1) & ((was > 0) | (now > 0))


def sums_with(shelf: Shelf, words: Numbers, weights: Numbers, size: int) -> Numbers:
    """Return what each text shares with one that these words lead to."""
    total = np.zeros(size, dtype=np.int64)
    for rows in (shelf.postings, shelf.seekers):
        others, gains, long = rows.gather(words)
        np.add.at(total, others, product(gains, np.repeat(weights, long)))
    return total
