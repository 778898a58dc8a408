"""The machine's clocks: the file system's, which goes in steps of some milliseconds, and the calendar's."""

import time
from datetime import date, timedelta

from newsroom.domain.clock import build_moment, end_of
from newsroom.incremental.tracks import file_clock


def settle() -> None:
    """Wait until what is written is older than what comes next, as between an editor's hand and a command."""
    before = file_clock()
    while file_clock() <= before:
        time.sleep(0.001)


def day_that_lasts(minutes: int) -> date:
    """Return today, or tomorrow when it has come if less than `minutes` are left of today."""
    now = build_moment(None, {})
    left = end_of(now.date()) - now
    if left < timedelta(minutes=minutes):
        time.sleep(left.total_seconds() + 2)
    return build_moment(None, {}).date()
