"""A copy of this process does some work beside it, and answers."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from newsroom.files import digest
from newsroom.incremental.copies import Lost, Turns, at_work, beside, can_copy
from newsroom.incremental.ear import ear
from newsroom.incremental.store import INHERITED, Store

pytestmark = pytest.mark.linux

PARENT = """
import os, sys, time
from newsroom.incremental.copies import at_work
copy = at_work(lambda: time.sleep(60))
print(copy.process, flush=True)
time.sleep(60)
"""


class Unfit(Exception):
    """Something that is wrong with the work itself."""


def test_a_copy_answers_with_what_it_made():
    assert at_work(lambda: {"by": os.getpid()}).fetch()["by"] != os.getpid()


def test_what_a_copy_changes_changes_nothing_here():
    seen = []
    assert at_work(lambda: seen.append(1) or len(seen)).fetch() == 1
    assert seen == []


def test_what_goes_wrong_in_a_copy_is_told_here():
    def work():
        raise Unfit("Så gick det.")

    with pytest.raises(Unfit, match=r"Så gick det\."):
        at_work(work).fetch()


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), id="killed"),
        pytest.param(lambda: sys.exit(1), id="gone"),
        pytest.param(lambda: threading.Lock(), id="an answer that cannot travel"),
    ],
)
def test_a_copy_that_does_not_answer_is_lost(work):
    with pytest.raises(Lost):
        at_work(work).fetch()


def test_a_large_answer_comes_whole():
    assert len(at_work(lambda: bytes(1_000_000)).fetch()) == 1_000_000


def test_files_that_a_copy_reads_are_heard(tmp_path):
    (tmp_path / "a.txt").write_text("a", "utf-8")
    with ear().listen() as heard:
        at_work((tmp_path / "a.txt").read_bytes).fetch()
    assert str(tmp_path / "a.txt") in heard.opened


def test_what_cannot_be_looked_at_again_is_heard():
    with ear().listen() as heard:
        at_work(lambda: subprocess.run([sys.executable, "-c", ""], check=True).returncode).fetch()
    assert not heard.is_sure


def test_what_is_done_once_is_done_by_whoever_comes_first():
    turns = Turns(5)
    assert turns.take() == 0
    assert at_work(lambda: [turns.take(), turns.take()]).fetch() == [1, 2]
    assert [turns.take() for _ in range(3)] == [3, 4, None]
    turns.close()


def test_what_no_copy_can_be_had_for_is_done_when_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(os, "fork", lambda: os.stat("/finns-inte"))
    with pytest.raises(Lost):
        at_work(os.getpid)
    with beside(os.getpid, pays=True) as made:
        assert made() == os.getpid()


def test_what_does_not_pay_is_done_here():
    with beside(os.getpid, pays=False) as made:
        assert made() == os.getpid()
    with beside(os.getpid, pays=can_copy()) as made:
        assert (made() == os.getpid()) is not can_copy()


def test_a_copy_that_is_let_go_ends_at_once():
    copy = at_work(lambda: time.sleep(60))
    process = copy.process
    copy.close()
    copy.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_copy_ends_with_its_process():
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        copy = int(parent.stdout.readline())
        parent.kill()
    for _ in range(500):
        if not is_running(copy):
            return
        time.sleep(0.01)
    pytest.fail("the copy lives on")


def is_running(process):
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False


def test_a_process_with_threads_can_have_none():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not can_copy()
    done.set()
    thread.join()


def test_elsewhere_there_is_none(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_copy()


def test_a_copy_opens_a_shelf_of_its_own(tmp_path):
    store = Store(tmp_path, "texts")
    store.add({digest(b"a"): b"Text"})
    assert store.look_up(digest(b"a")) == b"Text"
    here = store.rows
    made, is_same, is_left = at_work(
        lambda: (store.look_up(digest(b"a")), store.rows is here, any(one is here for one in INHERITED))
    ).fetch()
    assert (made, is_same, is_left) == (b"Text", False, True)
    assert INHERITED == []
    assert store.look_up(digest(b"a")) == b"Text"
    store.close()
