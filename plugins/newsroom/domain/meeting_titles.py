"""”Beslut i kommunstyrelsen den 10 mars”: which meeting does a headline speak of?"""

import re
from collections.abc import Iterable
from datetime import date

from newsroom.domain.spoken_dates import MONTHS

SPOKEN = re.compile(rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>\d{{4}}))?\b", re.I)


def meeting_in(title: str, bodies: Iterable[str], published: date) -> tuple[str, date] | None:
    """Return the body and the day of the meeting that `title` names, or None.

    `bodies` are the names to look for; the longest counts, so that ”Gemensamma
    nämnden” is not taken for ”Nämnden”. A day without a year is the one nearest
    to the day of publishing.
    """
    spoken = SPOKEN.search(title)
    if not spoken:
        return None
    named = [body for body in bodies if re.search(rf"\b{re.escape(body)}s?\b", title, re.I)]
    day = nearest_day(spoken, published)
    return (max(named, key=lambda body: (len(body), body)), day) if named and day else None


def nearest_day(spoken: re.Match[str], published: date) -> date | None:
    """Return the day that is spoken of, or None where the calendar has none."""
    month = MONTHS.index(spoken["month"].lower()) + 1
    years = [int(spoken["year"])] if spoken["year"] else [published.year + step for step in (-1, 0, 1)]
    days = []
    for year in years:
        try:
            days.append(date(year, month, int(spoken["day"])))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - published), default=None)
