"""What twenty years of notices cost the board and `newsroom next`, beside what is up alone.

Run it: python benchmarks/noticeboard.py [NOTICES]. Reading the files is not measured: a
check costs what there is to read. Seconds are the best of three, on one processor.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from newsroom import noticeboard
from newsroom.content.site import Newsroom
from newsroom.content.writer import Press
from newsroom.domain.changes import next_change
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source
from newsroom.noticeboard.pages import BoardPages
from pelican.log import console
from pelican.settings import read_settings

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 3, 26)
YEARS = 20
TIMES = 3


def notices(count: int) -> list[Source]:
    """Return notices spread evenly over the years before today."""
    step = timedelta(days=365.25 * YEARS / count)
    made = []
    for number in range(count):
        day = TODAY - timedelta(days=(step * number).days)
        body = f"Nämnd {number % 20}"
        written = {"title": f"Beslut {number}", "type": "delegated", "body": body, "posted": f"{day}"}
        item = Notice.model_validate(written)
        made.append(Source(f"notices/{number}.md", "notices", item, f"Text om beslut {number}.\n" * 20))
    return made


def best(task: Callable[[], Any]) -> float:
    """Return the least of a few measurements, in seconds."""
    spans = []
    for _ in range(TIMES):
        start = perf_counter()
        task()
        spans.append(perf_counter() - start)
    return min(spans)


def site(folder: Path) -> Newsroom:
    """Return a newsroom without content, ready to be given some."""
    (folder / "content").mkdir()
    said = {
        "PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output"), "THEME": str(ROOT / "theme"),
        "PLUGINS": [noticeboard], "SITENAME": "Provkommun", "SITEURL": "https://www.prov.example",
        "DEFAULT_LANG": "sv", "TIMEZONE": "Europe/Stockholm", "BUILD_DATE": TODAY.isoformat(), "NEWSROOM_JOBS": 1,
    }  # fmt: skip
    console.quiet = True
    build = Newsroom(read_settings(override=said))
    build.run()
    return build


def board(build: Newsroom, sources: list[Source]) -> None:
    """Decide what is up, and write the board's pages."""
    desk = build.settings["NEWSROOM_DESK"]
    desk.examination.sources, desk.gone, desk.files = sources, [], {}
    desk.generate_context()
    desk.outputs.names.clear()
    BoardPages(desk.context, desk.settings, desk.path, desk.theme, desk.output_path).generate_output(
        Press(desk.output_path, desk.settings)
    )


def main(count: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        build = site(Path(folder))
        everything = notices(count)
        board(build, everything)
        up = {row.title for row in build.settings["NEWSROOM_DESK"].open_notices}
        alone = [source for source in everything if source.item.title in up]
        moment = build.settings["BUILD_DATE"]
        print(f"{'':24}{len(everything):>10} notices{len(alone):>10} up")
        for name, task in (
            ("the board's pages", lambda sources: board(build, sources)),
            ("the next change", lambda sources: next_change(sources, moment, 60)),
        ):
            spans = [best(lambda task=task, sources=sources: task(sources)) for sources in (everything, alone)]
            print(f"{name:24}{spans[0]:>16.3f} s{spans[1]:>11.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
