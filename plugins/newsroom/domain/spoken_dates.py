"""Dates as people say them, and what a date that cannot be read may mean.

Nothing here decides a date: it only finds words for one, and for a wrong one a
suggestion where the editor's meaning is plain.
"""

import re
from datetime import date

from newsroom.domain.clock import EARLIEST, LATEST

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
MONTH_STARTS = {**{name[:3]: number for number, name in enumerate(MONTHS, 1)}, "may": 5, "oct": 10}
"""The first three letters tell the month, in Swedish and in English."""
RELATIVE = re.compile(
    r"\b(i ?dag|i ?går|i ?morgon|i ?förrgår|i ?övermorgon|i ?kväll|i ?natt|nu|nyss|snart|nästa|förra|om \d+|sedan|today"
    r"|tomorrow|yesterday|now|next|last|ago|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)\b",
    re.I,
)
TIME = r"(?:[T ,]+(?:kl\.? *)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2}).*)?"
ISO_LIKE = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:{TIME}|[T ].*)", re.S)
SPOKEN = tuple(
    re.compile(pattern + TIME, re.I)
    for pattern in (
        r"(?:\w+dag(?:en)?,?\s+)?(?:den\s+)?(?P<day>\d{1,2})(?::?[ae]|\.)?\s+(?P<name>[^\W\d]{3,})\.?,?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[ /.-]+(?P<year>\d{4})",
        r"(?P<year>\d{4})[./ ](?P<month>\d{1,2})[./ ](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<short>\d{2})-?(?P<month>\d{2})-?(?P<day>\d{2})",
    )
)
WRITE_ISO = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-05."
NO_DATE = "”{}” är inte skrivet som ett datum."


def spoken(day: date) -> str:
    """Return `den 7 april 2026`."""
    return f"den {day.day} {MONTHS[day.month - 1]} {day.year}"


def guess_date(written: str) -> tuple[str, str]:
    """Return what is wrong with `written` as a date, and a way out."""
    plain = re.sub(r"[‐‑‒–—−]", "-", written.strip())
    if found := ISO_LIKE.fullmatch(plain):
        return almost_iso(written, found)
    if meant := read_spoken(plain):
        return NO_DATE.format(written), f"Menade du {meant}?"
    if RELATIVE.search(plain):
        return f"”{written}” betyder olika dagar beroende på när det läses.", WRITE_ISO
    return NO_DATE.format(written), WRITE_ISO


def almost_iso(written: str, found: re.Match[str]) -> tuple[str, str]:
    """Say why a date that looks right is none."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if not 1 <= month <= len(MONTHS):
        return f"Det finns ingen månad nummer {month}.", WRITE_ISO
    if not is_day(year, month, day):
        return f"Den {day} {MONTHS[month - 1]} {year} finns inte.", "Rätta dagen eller månaden."
    if not EARLIEST <= year <= LATEST:
        return f"Året {found['year']} kan inte stämma.", f"Skriv ett år mellan {EARLIEST} och {LATEST}."
    meant = moment_of(found, date(year, month, day))
    if meant in (written, ""):
        return f"Klockslaget i ”{written}” finns inte.", "Skriv klockslaget som 13:30, från 00:00 till 23:59."
    return NO_DATE.format(written), f"Menade du {meant}?"


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_spoken(written: str) -> str:
    """Return, as ISO, the day that Swedish words or figures mean, when they can mean only one; else ""."""
    for form in SPOKEN:
        if found := form.fullmatch(written):
            parts = found.groupdict()
            year = int(parts.get("year") or f"20{parts['short']}")
            month = int(parts["month"]) if parts.get("month") else MONTH_STARTS.get(parts["name"][:3].lower(), 0)
            if is_day(year, month, int(parts["day"])):
                return moment_of(found, date(year, month, int(parts["day"])))
    return ""


def moment_of(found: re.Match[str], day: date) -> str:
    """Return `day` in ISO with the time that was found; "" for a time that no clock shows."""
    if found["hour"] is None:
        return day.isoformat()
    if int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return ""
    return f"{day.isoformat()} {int(found['hour']):02}:{found['minute']}"
