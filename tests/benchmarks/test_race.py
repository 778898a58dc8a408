"""A tool is measured with all its processes, and only for what its output shows."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from corpus.items import items
from race.cases import CASES, NotVisible
from race.measuring import PROCESSES, Failed, run
from race.running import Race, Row, middle
from race.sites import Site
from race.table import tell
from race.tools import Tool, tools

IDLE = Tool("idle", "hugo", Path(shutil.which("true") or "true"), lambda folder: None, lambda day: ())
"""Ends well and does nothing."""
HOLD = "import time; held = b'x' * 60_000_000; time.sleep(1.0)"
ROW = Row(1000, "memory", "cold", "newsroom", 2.0, 4.0, 100.0, 50, 0.5, 1)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path, IDLE, tuple(items(40)))
    made.set_up()
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_tool_that_does_nothing_has_no_result(case, site):
    case.edit(site)
    site.build()
    with pytest.raises(NotVisible):
        case.check(site, set(site.stamps()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_is_undone(case, site):
    before = {file: file.read_bytes() for file in site.folder.rglob("*.md")}
    day = site.day
    case.edit(site)
    site.undo()
    assert {file: file.read_bytes() for file in site.folder.rglob("*.md")} == before
    assert site.day == day


@pytest.mark.parametrize("name", ["newsroom", "newsroom-small"])
def test_our_own_build_shows_an_edited_body(name, tmp_path):
    ours = [tool for tool in tools() if tool.name == name]
    race = Race(ours, [case for case in CASES if case.name == "body"], "disk", tmp_path)
    (row,) = race.run(40)
    assert row.written > 0
    assert row.wall > 0.1
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_fails_is_no_result(tmp_path):
    with pytest.raises(Failed, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, {})


def test_the_seconds_of_child_processes_count(tmp_path):
    busy = "sum(range(20_000_000))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    assert run([sys.executable, "-c", parent], tmp_path, {}).cpu > 0.1


def test_the_memory_of_all_processes_is_summed(tmp_path):
    parent = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {HOLD!r}]); {HOLD}; child.wait()"
    took = run([sys.executable, "-c", parent], tmp_path, {})
    assert took.memory > (120 if PROCESSES.is_dir() else 60)


def test_ratios_are_to_ours_in_the_same_case():
    lines = list(tell([ROW, replace(ROW, tool="hugo", wall=5.0, cpu=6.0)]))
    assert "| cold build | hugo | 5.00 | 6.00 | 100 | 50 | 2.50 | 1.50 |" in lines


def test_the_growth_of_a_cold_build_is_told():
    lines = list(tell([ROW, replace(ROW, items=10_000, wall=22.0)]))
    assert "Cold, times that of 1,000 items: newsroom 11.0." in lines


def test_the_median_of_the_rounds_is_told():
    rounds = [replace(ROW, wall=wall) for wall in (9.0, 2.0, 3.0)]
    assert (middle(rounds).wall, middle(rounds).rounds) == (3.0, 3)


def test_a_tool_that_remembers_builds_once_more_after_an_edit_is_undone(site):
    site.tool = replace(IDLE, keeps=True)
    site.build()
    site.put(replace(site.items[3], title="En annan rubrik"))
    site.undo()
    assert site.is_behind


def test_a_tool_that_builds_everything_is_not_behind_after_an_edit_is_undone(site):
    site.build()
    site.put(replace(site.items[3], title="En annan rubrik"))
    site.undo()
    assert not site.is_behind
