"""Who shares the work of a build: processes of this machine, or of a cluster.

Whatever may be done elsewhere goes through `share`: many small tasks of one kind,
done by a function that a module gives a name to, and that makes the same of the
same wherever it runs. So the number of processes changes no byte.

This process takes part itself: none stands idle, and one process less has to be
started. What is made is given away at once, and only a little is handed over
ahead, so that never much waits in memory. Others are spawned, never forked: a
fork in a process with threads may hang, and on macOS it does.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from newsroom.incremental.memory import look_for_circles_seldom

CHUNK = 100
"""Tasks that are passed at once: fewer cost more in passing than they save."""
WORTH_SHARING = 400
"""Tasks; below this a second process starts slower than the first one finishes."""
TURN = 0.0002
"""Seconds that a thread keeps its turn while another one wants it."""
PATIENCE = 10.0
"""Seconds for which nothing comes back before what others have is done here; a chunk takes less than one."""

Task = TypeVar("Task")
Made = TypeVar("Made")
Work = Callable[[Sequence[Task]], Sequence[Made]]
"""Makes one thing of each task, in their order."""


class Crew(Protocol):
    """Those who can work beside this process, for as long as a build lasts."""

    @property
    def others(self) -> int:
        """How many there are now."""

    @property
    def score(self) -> tuple[int, int]:
        """How many chunks were done by others so far, and how many were handed to them, where that is counted."""

    def hire(self, others: int) -> Executor:
        """Return what runs tasks on that many of them."""

    def close(self) -> None:
        """Let them go."""


@dataclass(frozen=True, slots=True)
class Processes:
    """Up to `jobs` processes of this machine, this one among them; others live while there is something to share."""

    jobs: int

    @property
    def others(self) -> int:
        """How many there may be beside this one."""
        return self.jobs - 1

    @property
    def score(self) -> tuple[int, int]:
        """Nothing is counted: a process of this machine that is lost is nobody's setting."""
        return 0, 0

    def hire(self, others: int) -> Executor:
        """Return a pool of processes; what makes these is imported only now, since after most edits nobody is hired."""
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(others, get_context("spawn"), initializer=look_for_circles_seldom)

    def close(self) -> None:
        """Nothing: pools end with what they were hired for."""


ALONE = Processes(1)
"""This process and no other."""


def share(
    work: "Work[Task, Made]", tasks: Sequence[Task], crew: Crew, here: "Work[Task, Made] | None" = None
) -> list[Made]:
    """Return what `work` makes of all tasks, in their order; how, says `share_out`."""
    parts = dict(share_out(work, tasks, crew, here))
    return [made for start in sorted(parts) for made in parts[start]]


def share_out(
    work: "Work[Task, Made]", tasks: Sequence[Task], crew: Crew, here: "Work[Task, Made] | None" = None
) -> Iterator[tuple[int, Sequence[Made]]]:
    """Give what `work` makes of the tasks with the help of a crew, as soon as it is made: first task, results.

    `here` takes the place of `work` in this process. Where another is lost, refuses
    or falls silent, its tasks are done here.
    """
    here = here or work
    chunks = deque((start, tasks[start : start + CHUNK]) for start in range(0, len(tasks), CHUNK))
    worth = len(tasks) // WORTH_SHARING
    others = min(worth, crew.others) if worth else 0
    if others < 1:
        yield from ((start, here(chunk)) for start, chunk in chunks)
        return
    with crew.hire(others) as executor, threads_in_turn():
        handed: dict[Future[Sequence[Made] | None], tuple[int, Sequence[Task]]] = {}
        while chunks or handed:
            while chunks and len(handed) <= others:
                start, chunk = chunks.popleft()
                handed[hand_over(executor, work, chunk)] = start, chunk
            for done in [one for one in handed if one.done()]:
                start, chunk = handed.pop(done)
                yield start, fetch(done, chunk, here)
            if chunks:
                start, chunk = chunks.popleft()
                yield start, here(chunk)
            elif not wait(handed, PATIENCE, FIRST_COMPLETED).done:
                yield from ((start, here(chunk)) for start, chunk in handed.values())
                return


@contextmanager
def threads_in_turn() -> Iterator[None]:
    """Let this process's threads take turns more often: one of them carries tasks and results to and fro.

    It needs a turn for every 64 kB, and at Python's usual five milliseconds each
    others would mostly wait for it.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def hand_over(executor: Executor, work: "Work[Task, Made]", chunk: Sequence[Task]) -> "Future[Sequence[Made] | None]":
    """Return what will tell what another process makes of a chunk, or that it never will."""
    try:
        return executor.submit(work, chunk)
    except Exception as gone:
        refused: Future[Sequence[Made] | None] = Future()
        refused.set_exception(gone)
        return refused


def fetch(handed: "Future[Sequence[Made] | None]", chunk: Sequence[Task], here: "Work[Task, Made]") -> Sequence[Made]:
    """Return what another process made of a chunk, or make it here.

    That process may be gone or may have refused, or something could not travel;
    what is wrong with the task itself shows here too.
    """
    try:
        made = handed.result()
    except Exception:
        made = None
    return here(chunk) if made is None else made
