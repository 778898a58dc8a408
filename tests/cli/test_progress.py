"""A build tells somebody at a terminal what it is at."""

import io
import sys
from threading import active_count

import pytest
from newsroom.cli.progress import FIRST, NEXT, progress
from newsroom.content.stopwatch import Stopwatch, nobody


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_what_comes_first_is_said_on_a_terminal(monkeypatch):
    terminal = on_terminal(monkeypatch)
    with progress():
        pass
    assert f"{FIRST} …" in terminal.getvalue()


@pytest.mark.parametrize("stage", NEXT)
def test_what_comes_after_a_stage_stands_on_the_line(monkeypatch, stage):
    terminal = on_terminal(monkeypatch)
    with progress() as tell:
        tell(stage)
    assert f"{NEXT[stage]} …" in terminal.getvalue()


def test_no_thread_is_started(monkeypatch):
    on_terminal(monkeypatch)
    before = active_count()
    with progress() as tell:
        tell("check")
        assert active_count() == before


def test_nobody_else_is_told(monkeypatch):
    silent = io.StringIO()
    monkeypatch.setattr(sys, "stderr", silent)
    with progress() as tell:
        tell("check")
    assert tell is nobody
    assert silent.getvalue() == ""


def test_a_watch_tells_of_each_lap():
    told = []
    watch = Stopwatch(told.append)
    watch.lap("check")
    watch.lap("read")
    assert told == ["check", "read"] == list(watch.stages)
