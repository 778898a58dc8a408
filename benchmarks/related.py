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
from collections.abc import Mapping
from pathlib import Path

from nearness.ablation import ABLATION
from nearness.corpora import Corpus, read_corpus
from nearness.folds import choose_by_folds
from nearness.rankings import FLOOR, OURS, RANKERS, Ranker
from nearness.scores import intervals, means, score


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
