#!/usr/bin/env python3
"""How long ranking takes: all pairs, one edit, copies of one text, and how it grows.

    benchmarks/related_speed.py [--content DIR] [--sizes N,N,...]

Texts come from a content folder, drawn by lot, further ones are put together of
halves of two others; without a folder they are made up, words by Zipf's law. Prints seconds of
the clock and of the processors, the memory of all processes together (PSS), the
machine's load, and each goal with what was seen. Exits 1 when a goal is missed.
"""

import argparse
import math
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from nearness.costs import Cost, measure, memory_of
from nearness.texts import made_up, texts_in
from newsroom.domain.source import Source
from newsroom.related.nearness import Surroundings, rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.weights import write_weights
from newsroom.related.words import text_of

SIZES = (1_000, 3_000, 10_000, 18_318, 50_000)
GOALS = {10_000: 5.0, 18_318: 12.0}
"""Texts to seconds of the clock, all pairs."""
MEMORY_GOAL, EDIT_GOAL, EXPONENT_GOAL = 500, 0.5, 1.2
COPIES = 5_000
WISH = Wish(18)
EDITS = 20


def rank(sources: Sequence[Source], around: Surroundings) -> dict[str, list[tuple[str, float]]]:
    """Rank everything."""
    return dict(rank_sources(sources, {source.path for source in sources}, WISH, around))


class Verdicts:
    """Goals, and whether they were met."""

    def __init__(self) -> None:
        self.missed = 0

    def say(self, what: str, seen: float, goal: float, unit: str) -> None:
        """Print a goal with what was seen."""
        self.missed += seen > goal
        print(f"  {'ok    ' if seen <= goal else 'MISSED'} {what}: {seen:.2f}{unit} (goal {goal:g}{unit})", flush=True)


def time_sizes(content: Path | None, sizes: Sequence[int], verdicts: Verdicts) -> None:
    """Rank all pairs of collections of several sizes, each in a process of its own: none finds another's memory."""
    spent = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            before, cost = fresh.submit(time_size, content, size).result()
        spent.append((math.log(size), math.log(cost.processors)))
        print(f"{size:6} texts: {cost.seconds:.1f} s, {cost.processors:.1f} s of processors, {cost.memory:.0f} MB "
              f"in all ({before:.0f} before), load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
        if size in GOALS:
            verdicts.say(f"{size} texts, all pairs", cost.seconds, GOALS[size], " s")
        if size == max(GOALS):
            verdicts.say("memory of all processes", cost.memory, MEMORY_GOAL, " MB")
    if len(spent) > 1:
        verdicts.say("growth, exponent", slope(spent), EXPONENT_GOAL, "")


def time_size(content: Path | None, size: int) -> tuple[float, Cost]:
    """Rank all pairs of so many texts; return the megabytes of them alone, and what ranking took."""
    sources = texts_in(content, size)
    before = memory_of(os.getpid())
    listed = {source.path for source in sources}
    return before, measure(partial(rank_sources, sources, listed, WISH, Surroundings("sv")))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through the points, by least squares."""
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def time_edits(content: Path | None, verdicts: Verdicts) -> None:
    """Change the body of one text after another, and hold some lists against a full run."""
    sources, chance, spent = texts_in(content, max(GOALS)), random.Random(3), []
    with tempfile.TemporaryDirectory() as folder:
        write_weights(Path(folder), "sv", [text_of(source) for source in sources])
        around = Surroundings("sv", Path(folder), Path(folder) / "cache")
        listed = {source.path for source in sources}
        rank_sources(sources, listed, WISH, around)
        for _ in range(EDITS):
            place = chance.randrange(len(sources))
            longer = f"{sources[place].text} {chance.choice(sources).text[:500]}"
            sources[place] = replace(sources[place], body=longer, mark="")
            spent.append(measure(partial(rank_sources, sources, listed, WISH, around), memory=False))
        same = rank(sources, around) == rank(sources, replace(around, cache=None))
    clock = sorted(cost.seconds for cost in spent)
    print(f"{EDITS} edits: median {clock[EDITS // 2]:.2f} s, longest {clock[-1]:.2f} s; of processors at most "
          f"{max(cost.processors for cost in spent):.2f} s; load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    verdicts.say("one body changed, median", clock[EDITS // 2], EDIT_GOAL, " s")
    verdicts.say("lists that differ from a full run", 0 if same else 1, 0, "")


def time_copies(verdicts: Verdicts) -> None:
    """Rank thousands of copies of one text, and as many others."""
    others = made_up(COPIES)
    copies = [replace(others[0], path=source.path) for source in others]
    plain, alike = (measure(partial(rank, some, Surroundings("sv"))).processors for some in (others, copies))
    verdicts.say(f"{COPIES} copies of one text, times as long as others", alike / plain, 1.5, "")


def main() -> int:
    """Measure it all."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--content", type=Path, metavar="DIR")
    arguments.add_argument("--sizes", default=",".join(map(str, SIZES)))
    given = arguments.parse_args()
    verdicts = Verdicts()
    time_sizes(given.content, [int(size) for size in given.sizes.split(",") if size], verdicts)
    time_edits(given.content, verdicts)
    time_copies(verdicts)
    return 1 if verdicts.missed else 0


if __name__ == "__main__":
    sys.exit(main())
