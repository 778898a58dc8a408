"""Notice which files this process opens, so that a build knows what it was made of.

Settings are Python and plugins may be anybody's: no list of ours could say what
they read. Python itself tells (PEP 578).
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from inspect import currentframe
from typing import Any

UNKNOWABLE = frozenset({"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "socket.connect"})
"""What brings in facts from where nobody can look whether they changed."""
LISTING = frozenset({"os.listdir", "os.scandir"})
"""What tells which names stand in a folder."""


class Ear:
    """Hears the files that are opened, and the folders that are listed, while somebody listens."""

    def __init__(self) -> None:
        self.opened: set[str] | None = None
        self.listed: set[str] = set()
        """The folders of which the names were read, as they were said."""
        self.is_sure = True
        """Whether everything that was read can be looked at again."""

    def hear(self, event: str, facts: tuple[Any, ...]) -> None:
        """Take note of one event of Python's."""
        if self.opened is None:
            return
        if event == "open":
            path, mode, flags = facts
            if isinstance(path, str | bytes) and is_reading(mode, flags):
                self.opened.add(os.fsdecode(path))
        elif event in LISTING:
            (folder,) = facts
            if not isinstance(folder, int) and not is_importing():
                self.listed.add(os.fsdecode(folder or "."))
        elif event in UNKNOWABLE:
            self.is_sure = False

    @contextmanager
    def listen(self) -> Iterator[set[str]]:
        """Give the set of names, as they were said, that grows while the block runs."""
        earlier, self.opened, self.is_sure = self.opened, set(), True
        self.listed = set()
        try:
            yield self.opened
        finally:
            self.opened = earlier

    def hear_again(self, opened: Iterable[str], is_sure: bool) -> None:
        """Take note of what a copy of this process heard."""
        if self.opened is not None:
            self.opened.update(opened)
            self.is_sure = self.is_sure and is_sure

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Hear nothing while the block runs: it does what changes no byte of a build."""
        opened, self.opened = self.opened, None
        try:
            yield
        finally:
            self.opened = opened


def is_importing() -> bool:
    """Tell whether it is Python that lists a folder, to find a module: what is found is heard by itself."""
    hearing = currentframe()
    listing = hearing and hearing.f_back and hearing.f_back.f_back
    return listing is not None and "importlib" in listing.f_code.co_filename


def is_reading(mode: str | None, flags: int) -> bool:
    """Tell whether a file is opened for nothing but reading."""
    return flags & os.O_ACCMODE == os.O_RDONLY if mode is None else set(mode) <= set("rbtU")


@cache
def ear() -> Ear:
    """Return this process's ear: what is hooked up once can never be taken away."""
    made = Ear()
    sys.addaudithook(made.hear)
    return made
