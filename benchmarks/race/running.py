"""Let the tools race: each case with all tools in turn, so that all meet the same load."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from corpus.items import items

from race.cases import Case
from race.sites import Site
from race.tools import Tool


@dataclass(frozen=True)
class Row:
    """One result: medians of the rounds."""

    items: int
    place: str
    case: str
    tool: str
    wall: float
    cpu: float
    memory: float
    written: int
    load: float
    """Processes that wanted a processor when the run began, over the last minute; the race's own are among them."""
    rounds: int

    def as_json(self) -> dict[str, Any]:
        """Return it for machines: seconds, megabytes, files."""
        return {name: round(held, 3) if isinstance(held, float) else held for name, held in asdict(self).items()}


@dataclass(frozen=True)
class Race:
    """Which tools build what, where and how often."""

    tools: Sequence[Tool]
    cases: Sequence[Case]
    place: str
    """`memory` or `disk`."""
    folder: Path
    """An empty folder in that place."""
    rounds: int = 1

    def run(self, number: int) -> Iterator[Row]:
        """Give the results for one size. Raises Failed, NotVisible."""
        there = tuple(items(number))
        sites = [Site(self.folder / tool.name, tool, there) for tool in self.tools]
        try:
            for site in sites:
                site.set_up()
            results: dict[tuple[str, str], list[Row]] = {}
            for _ in range(self.rounds):
                for row in self.round(sites):
                    results.setdefault((row.case, row.tool), []).append(row)
            yield from map(middle, results.values())
        finally:
            for site in sites:
                shutil.rmtree(site.folder, ignore_errors=True)

    def round(self, sites: Sequence[Site]) -> Iterator[Row]:
        """Give each case with each tool once; what comes first starts from nothing."""
        for site in sites:
            site.forget()
        for case in self.cases:
            for site in sites:
                row = self.race(case, site)
                print(f"  {case.name:>8} {site.tool.name:<13} {row.wall:8.2f} s", file=sys.stderr)
                yield row

    def race(self, case: Case, site: Site) -> Row:
        """Return what one build of one tool took, and leave the sources as they were."""
        if not case.is_first and site.is_behind:
            site.build()
        before, load = site.stamps(), os.getloadavg()[0]
        case.edit(site)
        took = site.build()
        written = {name for name, stamp in site.stamps().items() if before.get(name) != stamp}
        case.check(site, written)
        site.undo()
        return Row(
            len(site.items), self.place, case.name, site.tool.name,
            took.wall, took.cpu, took.memory, len(written), load, 1,
        )  # fmt: skip


def middle(rows: Sequence[Row]) -> Row:
    """Return the medians of several rounds."""
    numbers = {name: median(getattr(row, name) for row in rows) for name in ("wall", "cpu", "memory", "load")}
    return Row(**{**asdict(rows[0]), **numbers, "rounds": len(rows)})
