"""Personnummer and samordningsnummer: found in a text, and never said in full.

A number is a date and four figures of which the last is a check (folkbokföringslagen
1991:481, 18 §); a samordningsnummer has 60 added to its day (18 a §). It is found
with and without century, with `-` (or what an editor makes of it), `+` or nothing
between. A telephone number in its usual groups (040-628 04 12) is never taken for
one, since no six figures stand together in it; an organisation number is none,
since its third figure is at least two. Ten bare figures may still be a telephone
number that happens to fit, one in two hundred: `allow` is for those.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

CENTURIES = (1800, 1900, 2000)
COORDINATION = 60
"""Added to the day of a samordningsnummer."""
INVISIBLE = r"[*\\`\u00ad\u200b-\u200d\u2060\ufeff\ufffe]*"
"""Emphasis and what cannot be seen: the reader sees the number all the same."""
BETWEEN = r"(?:[-+‐-―−\u00a0\u202f ]|&(?:#45|#x2d|ndash|minus|nbsp|#8209);)?"
NUMBER = re.compile(
    rf"(?<![0-9])(?P<century>18|19|20)?(?P<date>[0-9]{{6}}){INVISIBLE}{BETWEEN}{INVISIBLE}(?P<end>[0-9]{{4}})(?![0-9])"
)
HIDDEN = "•"


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text."""

    figures: str
    """Its ten figures, to compare by; never to be shown."""
    masked: str
    """As it may be told: all but the year hidden."""
    start: int
    """Where in the text it begins."""


def find(text: str) -> Iterator[Found]:
    """Give every personal number in `text`, in order."""
    for match in NUMBER.finditer(text):
        if is_date(match["century"], match["date"]) and is_checked(match["date"] + match["end"]):
            yield Found(match["date"] + match["end"], mask_one(match), match.start())


def is_date(century: str | None, written: str) -> bool:
    """Tell whether six figures are a day of birth, in that century or in some."""
    year, month, day = int(written[:2]), int(written[2:4]), int(written[4:])
    centuries = (int(century) * 100,) if century else CENTURIES
    return any(is_day(hundreds + year, month, day % COORDINATION) for hundreds in centuries)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_checked(figures: str) -> bool:
    """Tell whether the last of ten figures is the check of the others (Luhn)."""
    doubled = (int(figure) * (2 - place % 2) for place, figure in enumerate(figures))
    return sum(product // 10 + product % 10 for product in doubled) % 10 == 0


def mask_one(match: re.Match[str]) -> str:
    """Return a number with all but its year hidden."""
    mark = "+" if "+" in match[0] else "-"
    return f"{match['century'] or ''}{match['date'][:2]}{HIDDEN * 4}{mark}{HIDDEN * 4}"


def mask(text: str) -> str:
    """Return `text` with every personal number in it masked: for whatever is printed."""

    def hide(match: re.Match[str]) -> str:
        fits = is_date(match["century"], match["date"]) and is_checked(match["date"] + match["end"])
        return mask_one(match) if fits else match[0]

    return NUMBER.sub(hide, text)


def figures_of(written: str) -> str:
    """Return the ten figures of a number as an editor writes it under `allow`, or what figures there are."""
    return "".join(re.findall(r"[0-9]", written))[-10:]
