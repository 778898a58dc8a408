"""Build where nothing but words were edited, for the commands that do so."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from time import perf_counter
from typing import Any

from newsroom.amending.edition import Edition, amend
from newsroom.cli.unchanged import summary_now
from newsroom.files import Stamp
from newsroom.incremental.record import Record


def build_amended(record: Record, edited: Mapping[str, Stamp], began: int, started: float) -> dict[str, Any] | None:
    """Bring out what was `edited`, and return what `build.json` holds then; None where that takes a whole build.

    The command began at `began` by the file system's clock, in nanoseconds, and at
    `started` by that of `perf_counter`.
    """
    edition = amend(record, edited, began)
    return remember_amended(edition, round(perf_counter() - started, 3)) if edition else None


def remember_amended(edition: Edition, seconds: float) -> dict[str, Any] | None:
    """Remember what was brought out in so many seconds, and return the same; None where that takes a whole build."""
    told = summary_now(edition.record, "amend", seconds, len(edition.outputs.written), edition.outputs.rendered)
    with suppress(OSError, sqlite3.Error):
        edition.remember(told)
        return told
    return None
