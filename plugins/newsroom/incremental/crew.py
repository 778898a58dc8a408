"""The processes that share the work of a build.

Whatever may be done elsewhere goes through `share`: many small tasks of one kind,
done by a function that a module gives a name to, and that makes the same of the
same wherever it runs. So the number of processes changes no byte.

This process takes part itself: none stands idle, and one process less has to be
started. What is made is given away at once, and only a little is handed over
ahead, so that never much waits in memory. Others are spawned, never forked: a
fork in a process with threads may hang, and on macOS it does.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TypeVar

CHUNK = 100
"""Tasks that are passed at once: fewer cost more in passing than they save."""
WORTH_SHARING = 400
"""Tasks; below this a second process starts slower than the first one finishes."""

Task = TypeVar("Task")
Made = TypeVar("Made")
Work = Callable[[Sequence[Task]], Sequence[Made]]
"""Makes one thing of each task, in their order."""


def share(
    work: "Work[Task, Made]", tasks: Sequence[Task], jobs: int, here: "Work[Task, Made] | None" = None
) -> list[Made]:
    """Return what `work` makes of all tasks, in their order; how, says `share_out`."""
    parts = dict(share_out(work, tasks, jobs, here))
    return [made for start in sorted(parts) for made in parts[start]]


def share_out(
    work: "Work[Task, Made]", tasks: Sequence[Task], jobs: int, here: "Work[Task, Made] | None" = None
) -> Iterator[tuple[int, Sequence[Made]]]:
    """Give what `work` makes of the tasks with up to `jobs` processes, as soon as it is made: first task, results.

    `here` takes the place of `work` in this process. Where a process is lost, its
    tasks are done here.
    """
    here = here or work
    chunks = deque((start, tasks[start : start + CHUNK]) for start in range(0, len(tasks), CHUNK))
    others = min(jobs, 1 + len(tasks) // WORTH_SHARING) - 1
    if others < 1:
        yield from ((start, here(chunk)) for start, chunk in chunks)
        return
    with hire(others) as crew:
        handed: dict[Future[Sequence[Made]], tuple[int, Sequence[Task]]] = {}
        while chunks or handed:
            while chunks and len(handed) <= others:
                start, chunk = chunks.popleft()
                handed[hand_over(crew, work, chunk)] = start, chunk
            for done in [one for one in handed if one.done()]:
                start, chunk = handed.pop(done)
                yield start, fetch(done, chunk, here)
            if chunks:
                start, chunk = chunks.popleft()
                yield start, here(chunk)
            else:
                wait(handed, return_when=FIRST_COMPLETED)


def hire(others: int) -> Executor:
    """Return what runs tasks beside this process; the one place that knows of what kind it is."""
    return ProcessPoolExecutor(others, mp_context=get_context("spawn"))


def hand_over(crew: Executor, work: "Work[Task, Made]", chunk: Sequence[Task]) -> "Future[Sequence[Made]]":
    """Return what will tell what another process makes of a chunk, or that it is gone already."""
    try:
        return crew.submit(work, chunk)
    except BrokenExecutor as broken:
        refused: Future[Sequence[Made]] = Future()
        refused.set_exception(broken)
        return refused


def fetch(handed: "Future[Sequence[Made]]", chunk: Sequence[Task], here: "Work[Task, Made]") -> Sequence[Made]:
    """Return what another process made of a chunk, or make it here.

    That process may be gone, or something could not travel; what is wrong with the
    task itself shows here too.
    """
    try:
        return handed.result()
    except Exception:
        return here(chunk)
