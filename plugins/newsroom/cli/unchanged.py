"""Say what changed since the last build, without importing what a build takes: Pelican alone is slower to start.

Standard library and our own plain modules only.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from newsroom.cli.summary import summary
from newsroom.domain.clock import WrongMoment, build_moment
from newsroom.files import Stamp
from newsroom.incremental.ledger import STATE_FOLDER
from newsroom.incremental.record import Call, Record, Seen, read
from newsroom.incremental.tracks import packages, place_of

OF_A_TERMINAL = ("PWD", "OLDPWD", "SHLVL", "_", "COLUMNS", "LINES", "TERM", "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY")
"""Variables that differ from one terminal to the next; any other may be read by the settings."""
OF_THE_CLOCK = "SOURCE_DATE_EPOCH"
"""Says the moment, which is held against the record by itself."""


def call_of(arguments: Namespace) -> Call:
    """Return all that a build is asked by, but for what it reads."""
    environment = {name: value for name, value in os.environ.items() if name not in (*OF_A_TERMINAL, OF_THE_CLOCK)}
    said = {name: getattr(arguments, name) for name in ("content", "settings", "output", "state")}
    return {
        **{name: str(path.resolve()) if path else None for name, path in said.items()},
        "date": arguments.date,
        "site_url": arguments.site_url,
        "keep_going": arguments.keep_going,
        "folder": os.getcwd(),
        "environment": digest_of(sorted(environment.items())),
        "python": f"{sys.version} {sys.prefix}",
        "packages": digest_of(packages()),
    }


def digest_of(facts: object) -> str:
    """Return a digest of plain facts."""
    return sha256(repr(facts).encode("utf-8", "surrogateescape")).hexdigest()


def look_back(call: Call, arguments: Namespace, seen: Seen) -> tuple[Record, Mapping[str, Stamp]] | None:
    """Return the record of a build of the same call, with the texts that were edited since; nothing else was.

    What stands in folders is put among what was `seen`.
    """
    for state in state_folders(arguments):
        record = read(state, call)
        if record is None:
            continue
        record.jobs = arguments.jobs
        with suppress(WrongMoment):  # The build says so.
            if record.is_open_at(moment_of(record)) and (edited := record.edited(seen, get_ready)) is not None:
                return record, edited
    return None


def get_ready() -> None:
    """Import what brings out edits of words: that takes as long as looking at the output."""
    import newsroom.cli.amended  # noqa: F401


def state_folders(arguments: Namespace) -> Iterator[Path]:
    """Give the folders where such a build may have left its record, without reading the settings.

    Where these put the content elsewhere, nothing is found, and the site is built.
    """
    if arguments.state:
        yield arguments.state.resolve()
    else:
        beside = arguments.content or arguments.settings
        yield from sorted((place_of(beside).parent / STATE_FOLDER).glob("*"))


def moment_of(record: Record) -> datetime:
    """Return the moment that a build would be made for now. Raises WrongMoment."""
    return build_moment(record.facts.said_moment, os.environ)


def summary_now(record: Record, stage: str, seconds: float, written: int = 0, rendered: int = 0) -> dict[str, Any]:
    """Return what a build of the same texts, or of edited ones, says of itself in `build.json`."""
    before = record.facts.summary
    return {
        **before,
        "build_date": moment_of(record).isoformat(),
        "rendered": rendered,
        "written": written,
        "kept": before["written"] + before["kept"] - written,
        "pruned": 0,
        "stages": {stage: seconds},
        "seconds": seconds,
    }


def say_again(record: Record, told: Mapping[str, Any]) -> None:
    """Say what the build would say."""
    for line in record.facts.told:
        print(line, file=sys.stderr)
    print(summary(told, Path(record.facts.output)))
