"""The one moment a build is made for.

Nothing in the newsroom reads the wall clock but `build_moment`, and that only
when nobody said a date: a build is a function of its sources and this moment.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LAST_SECOND = time(23, 59, 59)

MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?) ?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
"""ISO 8601 as people write it: a day, or a day and a time with or without zone."""


EARLIEST, LATEST = 1700, 2199
"""Years that a date may have: an archive reaches far back, but year 206 or 20260 is a slip."""


class WrongMoment(ValueError):
    """Raised for a text that is no ISO date or moment, or no day of the calendar."""


def read_moment(text: str, zone: ZoneInfo = STOCKHOLM) -> date | datetime:
    """Return the day, or the moment with its zone (`zone` where none is written).

    Raises WrongMoment.
    """
    found = MOMENT.fullmatch(text.strip())
    if not found:
        raise WrongMoment(text)
    try:
        day = date.fromisoformat(found["day"])
        if not EARLIEST <= day.year <= LATEST:
            raise WrongMoment(text)
        if not found["time"]:
            return day
        moment = datetime.combine(day, time.fromisoformat(found["time"]))
        if found["zone"]:
            return moment.replace(tzinfo=datetime.strptime(found["zone"], "%z").tzinfo)
        return moment.replace(tzinfo=zone)
    except ValueError as impossible:
        raise WrongMoment(text) from impossible


def build_moment(said: str | None, environment: Mapping[str, str], zone: ZoneInfo = STOCKHOLM) -> datetime:
    """Return the moment to build for: `said`, else SOURCE_DATE_EPOCH, else now.

    A bare day means its last second in `zone`, so that what is dated that day
    is out. SOURCE_DATE_EPOCH is in seconds (reproducible-builds.org). Raises
    WrongMoment.
    """
    if said:
        return end_of(read_moment(said, zone), zone)
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(zone).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError) as wrong:
        raise WrongMoment(epoch) from wrong


def start_of(when: date | datetime, zone: ZoneInfo = STOCKHOLM) -> datetime:
    """Return the moment at which `when` begins: a bare day at midnight."""
    return when.astimezone(zone) if isinstance(when, datetime) else datetime.combine(when, time(), zone)


def end_of(when: date | datetime, zone: ZoneInfo = STOCKHOLM) -> datetime:
    """Return the moment at which `when` is over: a bare day at its last second."""
    return when.astimezone(zone) if isinstance(when, datetime) else datetime.combine(when, LAST_SECOND, zone)


def day_of(when: date | datetime, zone: ZoneInfo = STOCKHOLM) -> date:
    """Return the calendar day of `when` in `zone`."""
    return when.astimezone(zone).date() if isinstance(when, datetime) else when
