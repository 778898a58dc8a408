"""Pages, and what plugins make of facts of their own, are made by whoever is free."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from newsroom.content.jobs import make_all, pack_job
from newsroom.content.kept_pages import KeptPage, pack
from newsroom.content.rendering import RenderSettings, RenderTask
from newsroom.content.writer import Press
from newsroom.incremental.crew import ALONE, Processes
from newsroom.incremental.outputs import Outputs
from newsroom.incremental.sharing import Sharing

SETTINGS = RenderSettings((("page.html", ("{{ site }}: {{ page }}", "page.html")),), (), "Provkommun")


def told(words: str) -> list[bytes]:
    return [f"{words} {number}".encode() for number in (1, 2)]


def press(folder: Path, jobs: int) -> Any:
    """Return what stands for a press that has begun a page, without Pelican."""
    made: Any = SimpleNamespace(outputs=Outputs(folder), waiting={})
    made.sharing = Sharing(partial(make_all, SETTINGS), Processes(jobs) if jobs > 1 else ALONE)
    for name in ("take_made", "write_all", "write_each", "write_made"):
        setattr(made, name, partial(getattr(Press, name), made))
    return made


def finish(made: Any) -> None:
    made.write_all(made.sharing.finish())


def test_a_job_gives_all_its_files() -> None:
    page, job = pack(KeptPage(RenderTask("page.html", {"page": "Nr 1"}))), pack_job(partial(told, "Nr"))
    assert page
    assert job
    assert make_all(SETTINGS, [job, page.packed]) == [[b"Nr 1", b"Nr 2"], [b"Provkommun: Nr 1"]]


def test_what_cannot_travel_is_not_packed() -> None:
    assert pack_job(lambda: told("Nr")) is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_are_written_under_their_names_whoever_made_them(tmp_path: Path, jobs: int) -> None:
    made = press(tmp_path, jobs)
    for number in range(9):
        made.write_made([f"{number}/a.xml", f"{number}/b.xml"], partial(told, f"Nr {number}"), "of this", 100)
    finish(made)
    assert {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*.xml")} == {
        f"{number}/{name}.xml": f"Nr {number} {place}" for number in range(9) for place, name in ((1, "a"), (2, "b"))
    }
    assert {said for _, said in made.outputs.made.values()} == {"of this"}


@pytest.mark.parametrize("make", [lambda: told("Nr"), partial(told, "Nr")], ids=["cannot travel", "nobody shares"])
def test_what_nobody_else_can_make_is_made_at_once(tmp_path: Path, make: Callable[[], list[bytes]]) -> None:
    made = press(tmp_path, 2)
    if isinstance(make, partial):
        made.sharing = None
    made.write_made(["a.xml", "b.xml"], make, "of this", 100)
    assert (tmp_path / "b.xml").read_bytes() == b"Nr 2"
    assert made.waiting == {}


def test_archives_of_feeds_are_made_without_pelican() -> None:
    """What renders for others need not import it: that takes them a third of a second and twenty megabytes."""
    look = "import sys, newsroom.feeds.archives, newsroom.content.jobs; sys.exit('pelican' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
