"""What some work takes: time, processors, memory of all processes."""

import os
import resource
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    seconds: float
    processors: float
    memory: float
    """Megabytes of all processes together at their most, the sources among them."""


def measure(work: Callable[[], object], *, memory: bool = True) -> Cost:
    """Run something and tell what it took; looking at memory costs time of its own."""
    watch = Watch()
    cpu, begun = processor_seconds(), time.perf_counter()
    with watch if memory else nullcontext():
        work()
    return Cost(time.perf_counter() - begun, processor_seconds() - cpu, watch.most)


def processor_seconds() -> float:
    """Return the processor time of this process and of those that it started and that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


class Watch:
    """Looks at the memory of this process and its children, seldom enough to cost little."""

    def __init__(self) -> None:
        self.most = 0.0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def look(self) -> None:
        """Note the most that was seen."""
        while not self.over.wait(0.4):
            self.most = max(self.most, sum(map(memory_of, family(os.getpid()))))


def family(process: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))
    except OSError:
        return


def memory_of(process: int) -> float:
    """Return the proportional set size of a process in megabytes, 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
