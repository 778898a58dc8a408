"""Days on which no time limit ends in Sweden.

Lag (1930:173) om beräkning av lagstadgad tid, 2 §: Sundays, other public
holidays, Saturdays, midsommarafton, julafton and nyårsafton. The public
holidays are those of lag (1989:253) om allmänna helgdagar.
"""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from newsroom.domain.spoken_dates import MONTHS
from newsroom.domain.weekdays import WEEKDAYS

SATURDAY = 5
NATIONAL_DAY_SINCE = 2005
"""Lag (2004:1320): nationaldagen took the place of annandag pingst."""


def is_free(day: date) -> bool:
    """Tell whether no time limit ends on `day` (lag 1930:173, 2 §)."""
    return day.weekday() >= SATURDAY or day in days_off(day.year)


def free_name(day: date) -> str:
    """Return what people call a free day: `julafton`, or `lördagen den 24 januari` where it has no name."""
    named = days_off(day.year).get(day)
    return named or f"{WEEKDAYS[day.weekday()]}en den {day.day} {MONTHS[day.month - 1]}"


@cache
def days_off(year: int) -> dict[date, str]:
    """Return the public holidays and eves of `year` with their Swedish names."""
    easter_day = easter(year)
    days = {
        # Allmänna helgdagar, lag (1989:253) 1 §; Sundays are counted in `is_free`.
        date(year, 1, 1): "nyårsdagen",
        date(year, 1, 6): "trettondedag jul",
        easter_day - timedelta(2): "långfredagen",
        easter_day: "påskdagen",
        easter_day + timedelta(1): "annandag påsk",
        date(year, 5, 1): "första maj",
        easter_day + timedelta(39): "Kristi himmelsfärdsdag",
        easter_day + timedelta(49): "pingstdagen",
        saturday_from(date(year, 6, 20)): "midsommardagen",
        saturday_from(date(year, 10, 31)): "alla helgons dag",
        date(year, 12, 25): "juldagen",
        date(year, 12, 26): "annandag jul",
        # The eves that lag (1930:173) 2 § puts on a par with them.
        saturday_from(date(year, 6, 20)) - timedelta(1): "midsommarafton",
        date(year, 12, 24): "julafton",
        date(year, 12, 31): "nyårsafton",
    }
    if year >= NATIONAL_DAY_SINCE:
        days.setdefault(date(year, 6, 6), "nationaldagen")
    else:
        days.setdefault(easter_day + timedelta(50), "annandag pingst")
    return days


def saturday_from(day: date) -> date:
    """Return `day`, or the first Saturday after it."""
    return day + timedelta((SATURDAY - day.weekday()) % 7)
