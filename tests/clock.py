"""The file system's clock, which goes in steps of some milliseconds."""

import time

from newsroom.incremental.tracks import file_clock


def settle() -> None:
    """Wait until what is written is older than what comes next, as between an editor's hand and a command."""
    before = file_clock()
    while file_clock() <= before:
        time.sleep(0.001)
