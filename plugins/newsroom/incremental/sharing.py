"""Share the work of a build with others (`crew.py`).

Whatever may be done elsewhere goes through `Sharing`: many small tasks of one kind,
done by a function that a module gives a name to, and that makes the same of the
same wherever it runs. So the number of processes changes no byte.

This process takes part itself: none stands idle, and one process less has to be
started. What is made is given away at once, and only a little is handed over
ahead, so that never much waits in memory.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import ExitStack, closing, contextmanager
from typing import Generic, TypeVar

from newsroom.incremental.crew import Crew
from newsroom.incremental.memory import give_back

CHUNK = 50
"""Tasks that are passed at once: fewer cost more in passing than they save."""
WORTH_SHARING = 400
"""Tasks; below this a second process starts slower than the first one finishes."""
WAITING = WORTH_SHARING // CHUNK
"""Chunks that may wait to be begun; more would only cost memory."""
TURN = 0.0002
"""Seconds that a thread keeps its turn while another one wants it."""
PATIENCE = 10.0
"""Seconds for which nothing comes back before what others have is done here; a chunk takes less than one."""

Task = TypeVar("Task")
Made = TypeVar("Made")
Work = Callable[[Sequence[Task]], Sequence[Made]]
"""Makes one thing of each task, in their order."""


class Sharing(Generic[Task, Made]):
    """Tasks of one kind, shared out as they come: others work on some while this process finds more.

    What is made comes as the number of the first task and the results of a few in
    order. `here` takes the place of `work` in this process. Where another is lost,
    refuses or falls silent, its tasks are done here.
    """

    def __init__(self, work: "Work[Task, Made]", crew: Crew, here: "Work[Task, Made] | None" = None) -> None:
        self.work = work
        self.crew = crew
        self.here = here or work
        self.count = 0
        """Tasks so far."""
        self.size = 0
        """That of all of them."""
        self.room = 0
        """How much more the last chunk takes."""
        self.chunks: deque[tuple[int, list[Task]]] = deque()
        """Those that nobody has begun, each with the number of its first task."""
        self.handed: dict[Future[Sequence[Made] | None], tuple[int, list[Task]]] = {}
        self.executor: Executor | None = None
        self.others: int | None = None
        """How many others there are; None before that was asked, once."""
        self.hired = ExitStack()

    def add(self, task: Task, size: int = 1) -> None:
        """Take one more task, as large as so many usual ones."""
        if self.room < size:
            self.chunks.append((self.count, []))
            self.room = CHUNK
        self.chunks[-1][1].append(task)
        self.count += 1
        self.size += size
        self.room -= size

    def ready(self) -> Iterator[tuple[int, Sequence[Made]]]:
        """Give what others have made so far, and let them have more to do; where much waits, do some of it here."""
        self.hand_on(self.unfinished)
        yield from self.fetched()
        if len(self.chunks) > WAITING:
            yield self.done_here(*self.chunks.popleft())

    def hand_ahead(self) -> None:
        """Let others have all that waits, while this process is busy with something else; what is made comes later."""
        self.hand_on(self.unfinished, ahead=len(self.chunks))

    def share_out(self, tasks: Iterable[Task]) -> Iterator[tuple[int, Sequence[Made]]]:
        """Take more tasks as they are needed, and give what is made of all there are; then let others go."""
        with closing(self):
            for task in tasks:
                self.add(task)
                if self.count % CHUNK == 0:
                    yield from self.ready()
            yield from self.finish()

    def finish(self) -> Iterator[tuple[int, Sequence[Made]]]:
        """Do the rest, with own hands too, and give what is made; then let others go."""
        with closing(self):
            while self.chunks or self.handed:
                self.hand_on()
                yield from self.fetched()
                if self.chunks:
                    yield self.done_here(*self.chunks.popleft())
                elif self.handed and not wait(self.handed, PATIENCE, FIRST_COMPLETED).done:
                    self.executor = None  # Nobody is asked again who fell silent.
                    self.chunks.extend(self.handed.values())
                    self.handed.clear()

    def close(self) -> None:
        """Let the others go; also for who breaks off before `finish`."""
        self.hired.close()

    @property
    def unfinished(self) -> int:
        """How many chunks may still grow."""
        return int(self.room > 0)

    def hand_on(self, unfinished: int = 0, ahead: int = 0) -> None:
        """Let others have the next chunks, but not the last `unfinished`.

        They get two each at most, that none waits for us, or so many as are to be handed `ahead`.
        """
        worth = self.size // WORTH_SHARING
        if worth and self.others is None:
            self.hire()
        busy = sum(not one.done() for one in self.handed)
        while len(self.chunks) > unfinished and self.executor and busy <= max(ahead, min(worth, self.others or 0)):
            busy += 1
            start, chunk = self.chunks.popleft()
            self.handed[hand_over(self.executor, self.work, chunk)] = start, chunk

    def hire(self) -> None:
        """Start the others, where there are any."""
        self.others = self.crew.others
        if self.others > 0:
            self.hired.callback(give_back)
            self.executor = self.crew.hire(self.others)
            self.hired.callback(self.executor.shutdown, cancel_futures=True)
            self.hired.enter_context(threads_in_turn())

    def fetched(self) -> Iterator[tuple[int, Sequence[Made]]]:
        """Give what others have made."""
        for done in [one for one in self.handed if one.done()]:
            start, chunk = self.handed.pop(done)
            yield start, fetch(done, chunk, self.here)

    def done_here(self, start: int, chunk: Sequence[Task]) -> tuple[int, Sequence[Made]]:
        """Return what this process makes of a chunk."""
        return start, self.here(chunk)


def share_out(
    work: "Work[Task, Made]", tasks: Iterable[Task], crew: Crew, here: "Work[Task, Made] | None" = None
) -> Iterator[tuple[int, Sequence[Made]]]:
    """Give what `work` makes of the tasks with the help of a crew, as soon as it is made: first task, results.

    The tasks are asked for as they are needed.
    """
    return Sharing(work, crew, here).share_out(tasks)


def share(
    work: "Work[Task, Made]", tasks: Iterable[Task], crew: Crew, here: "Work[Task, Made] | None" = None
) -> list[Made]:
    """Return what `work` makes of all tasks, in their order."""
    parts = dict(share_out(work, tasks, crew, here))
    return [made for start in sorted(parts) for made in parts[start]]


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


def hand_over(executor: Executor, work: "Callable[[Task], Made]", task: Task) -> "Future[Made | None]":
    """Return what will tell what another process makes of something, or that it never will."""
    try:
        return executor.submit(work, task)
    except Exception as gone:
        refused: Future[Made | None] = Future()
        refused.set_exception(gone)
        return refused


def fetch(handed: "Future[Made | None]", task: Task, here: "Callable[[Task], Made]") -> Made:
    """Return what another process made of something, or make it here.

    That process may be gone or may have refused, or something could not travel;
    what is wrong with the task itself shows here too.
    """
    try:
        made = handed.result()
    except Exception:
        made = None
    return here(task) if made is None else made
