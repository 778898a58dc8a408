"""Dates as people say them, to answer a date that cannot be read.

Nothing here decides a date: it only finds words for what is wrong, and a
suggestion where the editor's meaning is plain.
"""

import re
from datetime import date

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
RELATIVE = re.compile(r"\b(i ?dag|i ?går|i ?morgon|i ?förrgår|i ?övermorgon|nu|igår|nästa|förra|today|tomorrow)\b", re.I)
ISO_LIKE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
SPELT = re.compile(rf"(?:\w+dag(?:en)?\s+)?(?:den\s+)?(\d{{1,2}})\s+({'|'.join(MONTHS)})\w*\.?\s+(\d{{4}})", re.I)
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[ /.-]+(\d{4})")
COMPACT = re.compile(r"(\d{4})[./]?(\d{2})[./]?(\d{2})")
WRITE_ISO = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-05."


def guess_date(written: str) -> tuple[str, str]:
    """Return what is wrong with `written` as a date, and a way out."""
    if RELATIVE.search(written):
        return f"”{written}” betyder olika dagar beroende på när det läses.", WRITE_ISO
    if found := ISO_LIKE.fullmatch(written):
        year, month, day = (int(part) for part in found.groups())
        return impossible(written, year, month, day)
    meant = read_spoken(written)
    hint = f"Menade du {meant.isoformat()}?" if meant else WRITE_ISO
    return f"”{written}” är inte skrivet som ett datum.", hint


def impossible(written: str, year: int, month: int, day: int) -> tuple[str, str]:
    """Say why a date that looks right does not exist."""
    if is_day(year, month, day):
        return f"”{written}” är inte skrivet som ett datum.", "Skriv 2026-03-05, eller 2026-03-05 13:30 med klockslag."
    if 1 <= month <= len(MONTHS):
        return f"Den {day} {MONTHS[month - 1]} {year} finns inte.", "Rätta dagen eller månaden."
    return f"Det finns ingen månad nummer {month}.", WRITE_ISO


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_spoken(written: str) -> date | None:
    """Return the day that Swedish words or figures mean, when they can mean only one."""
    if found := SPELT.fullmatch(written.strip()):
        parts = int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1])
    elif found := SLASHED.fullmatch(written.strip()):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif found := COMPACT.fullmatch(written.strip()):
        parts = int(found[1]), int(found[2]), int(found[3])
    else:
        return None
    return date(*parts) if is_day(*parts) else None
