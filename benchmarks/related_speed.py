#!/usr/bin/env python3
"""How long ranking takes: all pairs, one edit, copies of one text, and how it grows.

    benchmarks/related_speed.py [--content DIR] [--sizes N,N,...]

Texts come from a content folder, further ones are put together of halves of two
others; without a folder they are made up, words by Zipf's law. Prints seconds of
the clock and of the processors, the memory of all processes together (PSS), the
machine's load, and each goal with what was seen. Exits 1 when a goal is missed.
"""

import argparse
import math
import os
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.content.settings import DEFAULTS, PATTERNS, RESERVED
from newsroom.domain.addresses import AddressRules
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related.nearness import Surroundings, rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.weights import write_weights
from newsroom.related.words import text_of
from newsroom.validation import examine

SIZES = (1_000, 3_000, 10_000, 18_318, 50_000)
GOALS = {10_000: 5.0, 18_318: 12.0}
"""Texts to seconds of the clock, all pairs."""
MEMORY_GOAL, EDIT_GOAL, EXPONENT_GOAL = 500, 0.5, 1.2
COPIES = 5_000
WISH = Wish(18)
EDITS = 20
WORDS, LONG = 60_000, 180


def texts_in(content: Path | None, size: int) -> list[Source]:
    """Return so many sources, those of the content folder first."""
    found = read(content) if content else made_up(min(size, 20_000))
    chance = random.Random(size)
    while len(found) < size:
        one, other = chance.choice(found), chance.choice(found)
        text = one.text[: len(one.text) // 2] + other.text[len(other.text) // 2 :]
        found.append(replace(one, path=f"news/mix{len(found)}.md", text=text))
    return found[:size]


def read(content: Path) -> list[Source]:
    """Return the good sources of a content folder."""
    rules = AddressRules({kind: DEFAULTS[name] for kind, name in PATTERNS.items()}, "sv", RESERVED)
    return examine(content, rules, datetime(2100, 1, 1, tzinfo=ZoneInfo("Europe/Stockholm"))).sources


def made_up(size: int) -> list[Source]:
    """Return sources whose words are drawn by Zipf's law, a third of them from a subject of their own."""
    chance = random.Random(7)
    words = ["".join(chance.choice("bdfgklmnprstv") + chance.choice("aeioåäö") for _ in range(4)) for _ in range(WORDS)]
    heavy = [1 / (rank + 3) for rank in range(WORDS)]
    return [made_up_source(number, words, heavy, random.Random(number)) for number in range(size)]


def made_up_source(number: int, words: Sequence[str], heavy: Sequence[float], chance: random.Random) -> Source:
    """Return one made-up source."""
    subject = chance.randrange(500) * 100
    drawn = chance.choices(words, heavy, k=2 * LONG // 3) + chance.choices(words[subject : subject + 100], k=LONG // 3)
    chance.shuffle(drawn)
    day = date(2026, 3, 5) - timedelta(chance.randrange(3000))
    item = News(title=" ".join(drawn[:7]), date=day, summary=" ".join(drawn[7:25]), topics=(f"Ämne {subject % 37}",))
    return Source(f"news/text{number}.md", "news", item, " ".join(drawn))


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    seconds: float
    processors: float
    memory: float
    """Megabytes of all processes together at their most, the sources among them."""


def measure(work: Callable[[], object], *, memory: bool = True) -> Cost:
    """Run something and tell what it took; looking at memory costs time of its own."""
    watch = Watch()
    cpu, begun = processor_seconds(), time.perf_counter()
    with watch if memory else nullcontext():
        work()
    return Cost(time.perf_counter() - begun, processor_seconds() - cpu, watch.most)


def processor_seconds() -> float:
    """Return the processor time of this process and of those that it started and that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


class Watch:
    """Looks at the memory of this process and its children, seldom enough to cost little."""

    def __init__(self) -> None:
        self.most = 0.0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def look(self) -> None:
        """Note the most that was seen."""
        while not self.over.wait(0.4):
            self.most = max(self.most, sum(map(memory_of, family(os.getpid()))))


def family(process: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))
    except OSError:
        return


def memory_of(process: int) -> float:
    """Return the proportional set size of a process in megabytes, 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


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
    """Rank all pairs of collections of several sizes."""
    spent = []
    for size in sizes:
        sources = texts_in(content, size)
        before = memory_of(os.getpid())
        cost = measure(
            lambda sources=sources: rank_sources(sources, {s.path for s in sources}, WISH, Surroundings("sv"))
        )
        spent.append((math.log(size), math.log(cost.processors)))
        print(f"{size:6} texts: {cost.seconds:.1f} s, {cost.processors:.1f} s of processors, {cost.memory:.0f} MB "
              f"in all ({before:.0f} before), load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
        if size in GOALS:
            verdicts.say(f"{size} texts, all pairs", cost.seconds, GOALS[size], " s")
        if size == max(GOALS):
            verdicts.say("memory of all processes", cost.memory, MEMORY_GOAL, " MB")
    if len(spent) > 1:
        verdicts.say("growth, exponent", slope(spent), EXPONENT_GOAL, "")


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
            sources[place] = replace(sources[place], text=sources[place].text + " " + chance.choice(sources).text[:500])
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
