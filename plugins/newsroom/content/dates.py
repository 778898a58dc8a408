"""Dates as Swedes read them, through Babel: never through the machine's locale."""

from datetime import date, datetime
from functools import cache

from babel.dates import format_date

from newsroom.content.views import Event
from newsroom.domain.clock import STOCKHOLM, day_of

LOCALE = "sv_SE"


def day(when: date | datetime) -> str:
    """Return `5 mars 2026`."""
    return spoken(day_of(when), "d MMMM y")


def weekday(when: date | datetime) -> str:
    """Return `tisdag 7 april 2026`."""
    return spoken(day_of(when), "EEEE d MMMM y")


def month(when: date | datetime) -> str:
    """Return `mars 2026`."""
    return spoken(day_of(when), "MMMM y")


@cache
def spoken(when: date, form: str) -> str:
    """Return a day in Babel's `form`, asked once: a list says the same days over and over."""
    return format_date(when, form, LOCALE)


def clock(when: datetime) -> str:
    """Return `13.30`, as Svenska skrivregler write it."""
    return when.astimezone(STOCKHOLM).strftime("%H.%M")


def moment(when: date | datetime) -> str:
    """Return `5 mars 2026 kl. 13.30`; a bare day, or midnight, stays a day."""
    return spoken_moment(when, fold_of(when))


@cache
def spoken_moment(when: date | datetime, _fold: int) -> str:
    """Return what `moment` does, worked out once."""
    if isinstance(when, datetime) and clock(when) != "00.00":
        return f"{day(when)} kl. {clock(when)}"
    return day(when)


def iso(when: date | datetime) -> str:
    """Return the machine's form for `<time datetime>`: a day, or a moment with its zone."""
    return written_moment(when, fold_of(when))


@cache
def written_moment(when: date | datetime, _fold: int) -> str:
    """Return what `iso` does, worked out once."""
    if isinstance(when, datetime):
        local = when.astimezone(STOCKHOLM)
        return local.date().isoformat() if clock(when) == "00.00" else local.isoformat()
    return when.isoformat()


def fold_of(when: date | datetime) -> int:
    """Tell the first from the second hour of the night in autumn that has two: Python takes them for equal."""
    return when.fold if isinstance(when, datetime) else 0


def period(event: Event) -> str:
    """Return the time of an event, nothing said twice: `23–24 januari 2020`."""
    start, end = event.start, event.end
    if end is None or end == start:
        return moment(start)
    first, last = day_of(start), day_of(end)
    if first == last:
        return f"{moment(start)}–{clock(end)}" if isinstance(end, datetime) else moment(start)
    if isinstance(start, datetime) or isinstance(end, datetime):
        return f"{moment(start)} – {moment(end)}"
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{format_date(first, 'd MMMM', LOCALE)} – {day(last)}"
    return f"{first.day}–{day(last)}"


FILTERS = {"day": day, "weekday": weekday, "moment": moment, "iso": iso, "period": period}
