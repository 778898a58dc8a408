"""Who shares the work of a build: processes of this machine, or of a cluster (`sharing.py` says how).

Others are spawned, never forked: a fork in a process with threads may hang, and on
macOS it does. Work that cannot travel is done by copies (`copies.py`).
"""

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol

from newsroom.incremental.memory import SELDOM, look_for_circles


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

        return ProcessPoolExecutor(others, get_context("spawn"), initializer=look_for_circles, initargs=(SELDOM,))

    def close(self) -> None:
        """Nothing: pools end with what they were hired for."""


ALONE = Processes(1)
"""This process and no other."""
