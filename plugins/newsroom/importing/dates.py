"""Dates as four generators and many hands have written them.

Only forms that cannot be misread are understood: `03/04/2021` is March to some
and April to others, so it is no date here.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from newsroom.domain.clock import STOCKHOLM

EARLIEST, LATEST = 1900, 2200
"""Years; Hugo writes 0001-01-01 where it knows no date."""

CLOCK = (
    r"(?:[T ,]+(?:kl\.? ?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
NUMERIC = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})" + CLOCK)
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})" + CLOCK)
DAY_MONTH = re.compile(
    r"(?:\w+,? )?(?:den )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? (?P<name>[^\W\d]{3,})\.?,? (?P<year>\d{4})"
    + CLOCK
)
MONTH_DAY = re.compile(
    r"(?:\w+,? )?(?P<name>[^\W\d]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})" + CLOCK
)
MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
NAMED_FILE = re.compile(r"(?:.*/)?(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?=[-_ .]).*")
DAY_FOLDER = re.compile(r"(?:.*/)?(?P<year>\d{4})[-/](?P<month>\d{2})[-/](?P<day>\d{2})/.*")
MONTH_FOLDER = re.compile(r"(?:.*/)?(?P<year>\d{4})[-/](?P<month>\d{2})/.*")
MONTHS = (
    ("jan",), ("feb",), ("mar",), ("apr",), ("maj", "may"), ("jun",),
    ("jul",), ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("dec",),
)  # fmt: skip
"""How the months begin in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date as found."""

    when: date | datetime
    is_iso: bool = True
    """Whether it was written so that it needs no more than a T."""
    has_day: bool = True

    @property
    def iso(self) -> str:
        """The date as our own content writes it."""
        return self.when.isoformat()


def read_date(text: str, zone: tzinfo = STOCKHOLM) -> Found | None:
    """Return the day or moment that `text` means; times without an offset are in `zone`."""
    text = " ".join(text.split())
    for form in (NUMERIC, DAY_FIRST, DAY_MONTH, MONTH_DAY):
        if (found := form.fullmatch(text)) and (when := moment_of(found, zone)):
            return Found(when, is_iso=form is NUMERIC and found["mark"] == "-")
    if found := MONTH.fullmatch(text):
        day = day_of(int(found["year"]), int(found["month"]), 1)
        return Found(day, is_iso=False, has_day=False) if day else None
    return read_mail_date(text)


def read_mail_date(text: str) -> Found | None:
    """Return a moment as e-mail and RSS write it: `Tue, 08 Dec 2021 12:59:00 GMT`."""
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Found(when, is_iso=False) if when.tzinfo and EARLIEST <= when.year <= LATEST else None


def date_in_path(path: str) -> Found | None:
    """Return the date in a file's name (Jekyll) or in its folders (`2021/03/x.md` knows but the month)."""
    for form in (NAMED_FILE, DAY_FOLDER):
        if (found := form.fullmatch(path)) and (
            day := day_of(*(int(found[part]) for part in ("year", "month", "day")))
        ):
            return Found(day)
    if found := MONTH_FOLDER.fullmatch(path):
        day = day_of(int(found["year"]), int(found["month"]), 1)
        return Found(day, has_day=False) if day else None
    return None


def moment_of(found: re.Match[str], zone: tzinfo) -> date | datetime | None:
    """Return the day or moment of a match, or None when there is no such day or hour."""
    parts = found.groupdict()
    month, day_number = month_number(parts), int(parts["day"])
    if found.re is DAY_FIRST and parts["mark"] != ".":
        month, day_number = sorted((month, day_number))
        if day_number <= 12:
            return None
    day = day_of(int(parts["year"]), month, day_number)
    if day is None or parts["hour"] is None:
        return day
    try:
        clock = time(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        return day
    return datetime.combine(day, clock, zone_of(parts["zone"], zone))


def month_number(parts: dict[str, str | None]) -> int:
    """Return the month of a match, 1-12; 0 for a word that is none."""
    if parts.get("name") is None:
        return int(parts["month"] or 0)
    name = (parts["name"] or "").lower()
    return next((number for number, starts in enumerate(MONTHS, 1) if name.startswith(starts)), 0)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has none or nobody published then."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def zone_of(written: str | None, zone: tzinfo) -> tzinfo | None:
    """Return the offset that was written, else `zone`; our own content takes Stockholm for granted."""
    if written is None:
        return None if isinstance(zone, ZoneInfo) and zone.key == STOCKHOLM.key else zone
    sign = written if written[0] in "+-" else "+0000"
    return datetime.strptime(sign, "%z").tzinfo
