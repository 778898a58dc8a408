"""What twenty years of notices cost the board and `newsroom next`, beside a site with only those that are up.

Run it: python benchmarks/noticeboard.py [NOTICES]. Both sites are measured in the same
run, turn by turn; seconds are the best of five, on one processor. Reading the files and
judging them is measured once for each, in the last row: a check costs what there is to read.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from newsroom import noticeboard, redirects
from newsroom.content.carried import CarriedFiles
from newsroom.content.site import Newsroom
from newsroom.content.writer import Press
from newsroom.domain.changes import Lists, next_change
from newsroom.noticeboard.pages import BoardPages
from newsroom.redirects import Redirects
from pelican.log import console
from pelican.settings import read_settings

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 3, 26)
YEARS = 20
TIMES = 5
NOTICE = "---\ntitle: Beslut {number}\ntype: delegated\nbody: Nämnd {body}\nposted: {day}\n---\n{text}"


def write_notices(content: Path, count: int) -> None:
    """Write notices spread evenly over the years before today, a folder for each year."""
    step = timedelta(days=365.25 * YEARS / count)
    for number in range(count):
        day = TODAY - timedelta(days=(step * number).days)
        text = f"Text om beslut {number}.\n" * 20
        path = content / "notices" / str(day.year) / f"{day}-beslut-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NOTICE.format(number=number, body=number % 20, day=day, text=text), "utf-8")


class Site:
    """A newsroom of notices, read once; its parts are made again and again."""

    def __init__(self, folder: Path) -> None:
        said = {
            "PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output"), "THEME": str(ROOT / "theme"),
            "PLUGINS": [noticeboard, redirects], "SITENAME": "Provkommun", "SITEURL": "https://www.prov.example",
            "DEFAULT_LANG": "sv", "TIMEZONE": "Europe/Stockholm", "BUILD_DATE": TODAY.isoformat(), "NEWSROOM_JOBS": 1,
        }  # fmt: skip
        start = perf_counter()
        self.build = Newsroom(read_settings(override=said))
        self.reading = perf_counter() - start
        self.build.run()
        self.desk = self.build.settings["NEWSROOM_DESK"]

    def make(self, generator: type[Any]) -> None:
        """Let one of the site's generators write what it writes."""
        desk = self.desk
        desk.outputs.names.clear()
        made = generator(desk.context, desk.settings, desk.path, desk.theme, desk.output_path)
        made.generate_output(Press(desk.output_path, desk.settings))

    def board(self) -> None:
        """Decide what is up today, and write the board's pages."""
        self.desk.files = CarriedFiles(self.desk.examination.tree)
        self.desk.generate_context()
        self.make(BoardPages)

    def next(self) -> None:
        """Find the next change."""
        next_change(self.build.examination.terms, self.build.settings["BUILD_DATE"], Lists(60))

    def maps(self) -> None:
        """Write the servers' maps, which name every dead address."""
        self.make(Redirects)


def best(tasks: list[Callable[[], None]]) -> list[float]:
    """Return the least of a few measurements of each task, in seconds; they take turns."""
    spans: list[list[float]] = [[] for _ in tasks]
    for _ in range(TIMES):
        for task, found in zip(tasks, spans, strict=True):
            start = perf_counter()
            task()
            found.append(perf_counter() - start)
    return [min(found) for found in spans]


def main(count: int) -> None:
    """Measure, and print a table."""
    console.quiet = True
    with tempfile.TemporaryDirectory() as folder:
        whole, alone = Path(folder, "whole"), Path(folder, "alone")
        write_notices(whole / "content", count)
        everything = Site(whole)
        up = [publication.path for publication in everything.desk.publications]
        for path in up:
            (alone / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            os.link(whole / "content" / path, alone / "content" / path)
        only = Site(alone)
        print(f"load {os.getloadavg()[0]:.1f}")
        print(f"{'seconds':28}{f'{count} notices':>16}{f'{len(up)} up':>12}{'ratio':>8}")
        print_row("the board's pages", *best([everything.board, only.board]))
        print_row("the next change", *best([everything.next, only.next]))
        print_row("server maps", *best([everything.maps, only.maps]))
        print_row("reading and judging, once", everything.reading, only.reading)


def print_row(name: str, whole: float, alone: float) -> None:
    """Print one comparison."""
    print(f"{name:28}{whole:>16.4f}{alone:>12.4f}{whole / alone:>8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
