"""Notice which files this process opens, so that a build knows what it was made of.

Settings are Python and plugins may be anybody's: no list of ours could say what
they read. Python itself tells (PEP 578).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from inspect import currentframe
from typing import Any

UNKNOWABLE = frozenset({"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "socket.connect"})
"""What brings in facts from where nobody can look whether they changed."""
LISTING = frozenset({"os.listdir", "os.scandir"})
"""What tells which names stand in a folder."""


@dataclass(slots=True)
class Heard:
    """What was read while somebody listened; names stand as they were said."""

    opened: set[str] = field(default_factory=set)
    """Files that were opened to be read."""
    listed: set[str] = field(default_factory=set)
    """Folders of which the names were read."""
    is_sure: bool = True
    """Whether all of it can be looked at again."""


class Ear:
    """Hears what this process reads, while somebody listens."""

    def __init__(self) -> None:
        self.heard: Heard | None = None

    def hear(self, event: str, facts: tuple[Any, ...]) -> None:
        """Take note of one event of Python's."""
        if self.heard is None:
            return
        if event == "open":
            path, mode, flags = facts
            if isinstance(path, str | bytes) and is_reading(mode, flags):
                self.heard.opened.add(os.fsdecode(path))
        elif event in LISTING:
            (folder,) = facts
            if not isinstance(folder, int) and not is_importing():
                self.heard.listed.add(os.fsdecode(folder or "."))
        elif event in UNKNOWABLE:
            self.heard.is_sure = False

    @contextmanager
    def listen(self) -> Iterator[Heard]:
        """Give what is heard, which grows while the block runs."""
        earlier, self.heard = self.heard, Heard()
        try:
            yield self.heard
        finally:
            self.heard = earlier

    def hear_again(self, others: Heard) -> None:
        """Take note of what a copy of this process heard."""
        if self.heard is not None:
            self.heard.opened |= others.opened
            self.heard.listed |= others.listed
            self.heard.is_sure = self.heard.is_sure and others.is_sure

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Hear nothing while the block runs: it does what changes no byte of a build."""
        heard, self.heard = self.heard, None
        try:
            yield
        finally:
            self.heard = heard


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
