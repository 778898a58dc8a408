"""Have work done by a copy of this process, beside which this one goes on.

A copy (a fork) has at hand all that this process has, so only what comes of the
work has to travel. There is one on Linux alone, and of a process with one thread: of
several those that held a lock are missing in the copy, and on macOS the system's own
libraries have such. It dies with this process, so that a killed build writes nothing more.
"""

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import active_count
from typing import Any, Generic, TypeVar

from newsroom.incremental.ear import ear

Made = TypeVar("Made")
MANY = 1_000
"""Texts of a site; of fewer all is done before a copy is of use."""
DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG, prctl(2)."""
CLOSED = -1
"""In place of the number of a pipe."""


class Lost(Exception):
    """Raised when a copy ended before its work did."""


class Copy(Generic[Made]):
    """A copy of this process at work."""

    def __init__(self, process: int, answer: int) -> None:
        self.process = process
        """Its number."""
        self.answer = answer
        """The end of a pipe from which its answer is read."""

    def fetch(self) -> Made:
        """Return what came of its work, when that is done. Raises Lost, and what the work raises."""
        with os.fdopen(self.answer, "rb", closefd=False) as pipe:
            answer = pipe.read()
        self.close()
        try:
            made, wrong, heard = pickle.loads(answer)
        except (EOFError, pickle.UnpicklingError) as cut_off:
            raise Lost from cut_off
        ear().hear_again(heard)
        if wrong:
            raise wrong
        return made  # type: ignore[no-any-return]

    def close(self) -> None:
        """Let it go, whether or not it is done."""
        if self.process:
            process, self.process = self.process, 0
            os.close(self.answer)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


class Turns:
    """Parts of work that are each done once, by this process or a copy of it: by whoever comes to it first."""

    def __init__(self, parts: int = 1) -> None:
        """Count up to 256 of them."""
        self.end, start = os.pipe()
        os.write(start, bytes(range(parts)))
        os.close(start)

    def take(self) -> int | None:
        """Return the number of the next part, which whoever hears of it has to do; None where all are taken."""
        return next(iter(os.read(self.end, 1)), None)

    def close(self) -> None:
        """Let go of them."""
        end, self.end = self.end, CLOSED
        os.close(end)


def can_copy() -> bool:
    """Tell whether this process may have a copy."""
    return sys.platform == "linux" and active_count() == 1


def at_work(work: Callable[[], Made]) -> Copy[Made]:
    """Return a copy of this process that does `work`; ask `can_copy` first. What comes of it must be able to travel.

    Raises Lost where the system has no memory or no process left for one.
    """
    answer, end = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    this = os.getpid()
    try:
        process = os.fork()
    except OSError as refused:
        os.close(answer)
        os.close(end)
        raise Lost from refused
    if process:
        os.close(end)
        return Copy(process, answer)
    try:
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() == this:
            with os.fdopen(end, "wb") as pipe:
                pipe.write(answer_of(work))
    finally:
        os._exit(0)


@contextmanager
def beside(work: Callable[[], Made], pays: bool) -> Iterator[Callable[[], Made]]:
    """Begin `work` in a copy of this process where that `pays`, and give what returns what came of it.

    Ask `can_copy` first. Where it is not begun, or the copy gets lost, it is done when it is asked for.
    Raises what the work raises.
    """
    copy = copy_at_work(work) if pays else None

    def made() -> Made:
        with suppress(Lost):
            if copy:
                return copy.fetch()
        return work()

    try:
        yield made
    finally:
        if copy:
            copy.close()


def copy_at_work(work: Callable[[], Made]) -> Copy[Made] | None:
    """Return a copy of this process that does `work`; None where there is none to be had."""
    with suppress(Lost):
        return at_work(work)
    return None


def answer_of(work: Callable[[], Any]) -> bytes:
    """Return what came of `work`, in the copy: what was made, what went wrong, and what was read for it."""
    with ear().listen() as heard:
        made = wrong = None
        try:
            made = work()
        except Exception as raised:
            wrong = raised
        return pickle.dumps((made, wrong, heard))
