"""The table that people read: one for each size and place, in Markdown."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from race.cases import TOLD
from race.running import Row

OURS = "newsroom"
HEAD = (
    "| case | tool | wall s | CPU s | memory MB | files written | wall, ours = 1 | CPU, ours = 1 |",
    "|---|---|---:|---:|---:|---:|---:|---:|",
)


def machine() -> str:
    """Return what the figures were taken on: never where."""
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {memory} GB, {system}"


def tell(rows: Sequence[Row]) -> Iterator[str]:
    """Give the lines of all tables."""
    for (number, place), group in groupby(rows, lambda row: (row.items, row.place)):
        those = list(group)
        yield f"### {number:,} items, everything {'in memory' if place == 'memory' else 'on disk'}"
        yield ""
        yield load_of(those)
        yield ""
        yield from HEAD
        yield from lines(those)
        yield ""
        yield from growth(rows, those)


def load_of(rows: Sequence[Row]) -> str:
    """Return how busy the machine was."""
    loads = [row.load for row in rows]
    rounds = f"Median of {rows[0].rounds} rounds" if rows[0].rounds > 1 else "One round"
    return f"{rounds}; load when the runs began {min(loads):.1f}–{max(loads):.1f}, the race's own runs included."


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Give a line for each result; ratios are within one case."""
    for case, group in groupby(rows, lambda row: row.case):
        those = list(group)
        ours = next((row for row in those if row.tool == OURS), None)
        for row in those:
            ratios = f"{row.wall / ours.wall:.2f} | {row.cpu / ours.cpu:.2f}" if ours else "– | –"
            figures = f"{row.wall:.2f} | {row.cpu:.2f} | {row.memory:.0f} | {row.written:,} | {ratios}"
            yield f"| {TOLD[case]} | {row.tool} | {figures} |"


def growth(rows: Sequence[Row], those: Sequence[Row]) -> Iterator[str]:
    """Give how a cold build grew from the size before, where it was in the same run."""
    number, place = those[0].items, those[0].place
    smaller = max((row.items for row in rows if row.items < number and row.place == place), default=None)
    cold = {(row.items, row.tool): row.wall for row in rows if row.case == "cold" and row.place == place}
    grown = [
        f"{row.tool} {row.wall / cold[smaller, row.tool]:.1f}"
        for row in those
        if row.case == "cold" and smaller is not None and (smaller, row.tool) in cold
    ]
    if grown:
        yield f"Cold, times that of {smaller:,} items: {', '.join(grown)}."
        yield ""
