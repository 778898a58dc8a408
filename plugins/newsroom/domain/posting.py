"""When a decision notice goes up, can be appealed, and comes down.

The rules are pure: dates in, dates out. They know nothing of Pelican, so each
is tested with bare dates and can be read next to the law it follows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

APPEAL_TIME = timedelta(weeks=3)
"""Kommunallagen (2017:725) 13 kap. 5 §: three weeks from the day of posting."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Posting:
    """The time one notice spends on the board, in whole days."""

    posted: date
    appeal_by: date | None
    """None where the notice is no decision that can be appealed."""
    comes_down: date
    """The first day it is no longer shown."""
    moved_from: date | None = None
    """The free day on which the time would have ended, where the last day was moved."""

    @property
    def last_day(self) -> date:
        """The last day on which it is shown."""
        return self.comes_down - ONE_DAY

    def state(self, today: date) -> str:
        """Return `planned`, `up` or `down`."""
        if today < self.posted:
            return "planned"
        return "up" if today < self.comes_down else "down"


def post(
    posted: date, is_free: Callable[[date], bool], elsewhere: Iterable[date] = (), appeal_time: timedelta = APPEAL_TIME
) -> Posting:
    """Return the posting of a notice that can be appealed and goes up on `posted`.

    The day of posting does not count, and a last day that falls on a day off
    moves to the next working day (lag 1930:173, 2 §). For a joint committee the
    clock starts when the last of the members' boards has posted (`elsewhere`).
    """
    ends = max([posted, *elsewhere]) + appeal_time
    last = working_day_from(ends, is_free)
    return Posting(posted, appeal_by=last, comes_down=last + ONE_DAY, moved_from=None if last == ends else ends)


def working_day_from(day: date, is_free: Callable[[date], bool]) -> date:
    """Return `day`, or the first day after it that is not free."""
    while is_free(day):
        day += ONE_DAY
    return day
