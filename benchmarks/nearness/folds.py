"""Settings chosen on four fifths of the texts and measured on the last fifth, five times."""

from collections.abc import Iterable, Sequence

from newsroom.related import comparing

from nearness.ablation import NOTHING, changed
from nearness.corpora import Corpus
from nearness.rankings import rank_wanted, shelve
from nearness.scores import means, score

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
