"""”Tisdagen den 2 juni”: does the weekday fit its date?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.domain.spoken_dates import MONTHS, is_day

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
LONG_GONE = timedelta(days=60)
SPOKEN = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})(?:en|s|ens)?,?\s+(?:den\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})"
    r"(?:\s+(?P<year>\d{4}))?\b",
    re.I,
)
LIKELY = re.compile(r"[dD][aA][gG]\w{0,3},?\s+(?:\w{3}\s+)?\d")
"""What every such date has; few texts do, and this is found many times as fast."""


@dataclass(frozen=True, slots=True)
class WrongWeekday:
    """A weekday that does not fit its date."""

    written: str
    right: str
    """The weekday that the date has."""
    day: date
    line: int
    """From 1, counted from the first line of the text."""


def wrong_weekdays(text: str, published: date) -> Iterator[WrongWeekday]:
    """Return each weekday in `text` that does not fit the date it stands beside.

    A date without a year is the one nearest to `published`, or the coming one
    where the nearest is long gone: who writes in March of the 31st of December
    may mean either.
    """
    for found in SPOKEN.finditer(text) if LIKELY.search(text) else ():
        weekday = found["weekday"].lower()
        days = likely_days(found, published)
        if days and weekday not in [WEEKDAYS[day.weekday()] for day in days]:
            line = text.count("\n", 0, found.start()) + 1
            yield WrongWeekday(" ".join(found[0].split()), WEEKDAYS[days[0].weekday()], days[0], line)


def likely_days(found: re.Match[str], published: date) -> list[date]:
    """Return the days that a spoken date may mean, the likeliest first."""
    month, day = MONTHS.index(found["month"].lower()) + 1, int(found["day"])
    years = [int(found["year"])] if found["year"] else [published.year - 1, published.year, published.year + 1]
    days = sorted(
        (date(year, month, day) for year in years if is_day(year, month, day)),
        key=lambda candidate: abs(candidate - published),
    )
    coming = [candidate for candidate in days[1:] if candidate > published]
    return [*days[:1], *coming] if days and published - days[0] > LONG_GONE else days[:1]
