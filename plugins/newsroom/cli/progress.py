"""Tell somebody at a terminal what a build is at; nobody else."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from newsroom.content.stopwatch import Tell, nobody

FIRST = "Läser och kontrollerar texterna"
NEXT: Mapping[str, str] = MappingProxyType(
    {
        "check": "Gör sidor av texterna",
        "read": "Hänger bilder och söker samband",
        "enrich": "Skriver sidorna",
        "write": "Städar",
    }
)
"""Stage that ended to what the next one does."""


@contextmanager
def progress() -> Iterator[Tell]:
    """Give what tells of stages: on a terminal by a line that stands while they last, else not at all.

    The line stands still: what turned it would be a thread, and a process with threads can have no copy.
    """
    if not sys.stderr.isatty():
        yield nobody
        return
    from rich.console import Console
    from rich.live import Live

    with Live(f"{FIRST} …", console=Console(stderr=True), auto_refresh=False, transient=True) as line:
        yield lambda stage: line.update(f"{NEXT[stage]} …", refresh=True) if stage in NEXT else None
