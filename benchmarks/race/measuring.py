"""Run a command and tell what it and all its processes took.

Memory is the largest sum of proportional set sizes (PSS) that was seen: a page
shared by four processes counts once. The kernel tells it on Linux only;
elsewhere the largest single process stands in, and nothing is summed.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryFile
from threading import Event, Thread
from time import perf_counter

PROCESSES = Path("/proc")
PAUSE = 0.05
"""Seconds between two samples, at least."""
SHARE = 0.02
"""The part of a processor that sampling may take: long samples are taken more seldom."""
MEGABYTE = 1_000_000


class Failed(Exception):
    """A generator did not build what it was given."""


@dataclass(frozen=True)
class Measured:
    """What one run took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of processors, of the command and all children it waited for."""
    memory: float
    """Megabytes (10⁶ bytes) at the highest."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Measured:
    """Run `command` in `folder` to its end. Raises Failed with what it said, when it does not end with 0."""
    with TemporaryFile() as said:
        start = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            with Scale(process.pid) as scale:
                _, status, used = os.wait4(process.pid, 0)
                wall = perf_counter() - start
        except BaseException:
            os.killpg(process.pid, SIGKILL)  # Ctrl-C does not reach another session
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(
                f"{command[0]} ended with {process.returncode}:\n{said.read()[-3000:].decode(errors='replace')}"
            )
    alone = used.ru_maxrss * 1024 / MEGABYTE
    return Measured(wall, used.ru_utime + used.ru_stime, scale.highest / MEGABYTE or alone)


class Scale:
    """Weighs the processes of one session again and again, beside the one who waits for them."""

    def __init__(self, session: int) -> None:
        self.session = session
        self.highest = 0
        self.ended = Event()
        self.thread = Thread(target=self.watch, daemon=True)

    def __enter__(self) -> "Scale":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def watch(self) -> None:
        """Keep the highest weight until the end."""
        pause = PAUSE
        while not self.ended.wait(pause):
            start = perf_counter()
            self.highest = max(self.highest, sum(map(weight, members(self.session))))
            pause = max(PAUSE, (perf_counter() - start) / SHARE)


def members(session: int) -> list[Path]:
    """Return the processes of a session: a command and all it started that stayed in it."""
    return [folder for folder in PROCESSES.glob("[0-9]*") if session_of(folder) == session]


def session_of(folder: Path) -> int:
    """Return the session of a process; 0 of one that is gone."""
    try:
        # The name before the bracket can hold spaces: pid (name) state parent group session …
        return int((folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[3])
    except (OSError, ValueError, IndexError):
        return 0


def weight(folder: Path) -> int:
    """Return the proportional set size of a process in bytes; 0 of one that is gone."""
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
