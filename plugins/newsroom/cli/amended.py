"""Build where nothing but words were edited, for the commands that do so."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any

from newsroom.amending.edition import amend
from newsroom.cli.unchanged import summary_now
from newsroom.files import Stamp
from newsroom.incremental.record import Record


def build_amended(record: Record, edited: Mapping[str, Stamp], began: int, started: float) -> dict[str, Any] | None:
    """Bring out what was `edited`, and return what `build.json` holds then; None where that takes a whole build.

    The command began at `began` by the file system's clock, in nanoseconds, and at
    `started` by that of `perf_counter`.
    """
    edition = amend(record, edited, began)
    if edition is None:
        return None
    written, seconds = len(edition.outputs.written), round(perf_counter() - started, 3)
    told = summary_now(record, "amend", seconds, written, edition.outputs.rendered)
    edition.remember(told)
    return told
