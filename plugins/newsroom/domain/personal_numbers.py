"""Personnummer and samordningsnummer: found in a text, and never said in full.

A number is a date and four figures of which the last is a check (folkbokföringslagen
1991:481, 18 §); a samordningsnummer has 60 added to its day (18 a §). It is found
with and without century, with `-` (or what an editor makes of it), `+` or nothing
between. A telephone number in its usual groups (040-628 04 12) is never taken for
one, since no six figures stand together in it; an organisation number is none,
since its third figure is at least two. Ten bare figures may still be something else
that happens to fit, one in two hundred. Where that is the likely thing, in the
address of a link to another site, they are taken for that site's own number; `allow`
is for the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

CENTURIES = (1800, 1900, 2000)
COORDINATION = 60
"""Added to the day of a samordningsnummer."""
INVISIBLE = r"[*\\`\u00ad\u200b-\u200d\u2060\ufeff\ufffe]*"
"""Emphasis and what cannot be seen: the reader sees the number all the same."""
BETWEEN = r"(?:[-+‐-―−\u00a0\u202f ]|&(?:#45|#x2d|ndash|minus|nbsp|#8209);)?"
NUMBER = re.compile(
    rf"(?<![0-9])(?P<century>18|19|20)?(?P<date>[0-9]{{6}}){INVISIBLE}{BETWEEN}{INVISIBLE}(?P<end>[0-9]{{4}})(?![0-9])"
)
FIGURES = re.compile(r"[0-9][0-9]{5}")
"""What every number has; few texts do. Written so that Python skips to a figure: ten times as fast."""
FOREIGN = re.compile(
    r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]+<?|\bhref=[\"'])"
    r"(?P<address>https?://(?:[^\s<>\"'()]|\([^\s<>\"'()]*\))+)",
    re.M | re.I,
)
"""The address of a link, in Markdown or HTML, where it is no part of what people read."""
PERSONAL = re.compile(r"(?:person|pnr|ssn)[\w-]*[=/]$", re.I)
"""What stands before a number in an address that says whose it is."""
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
    is_bare: bool
    """Ten figures and nothing between them: they may be something else that happens to fit."""


def find(text: str) -> Iterator[Found]:
    """Give every personal number in `text`, in order."""
    if not FIGURES.search(text):
        return
    for match in NUMBER.finditer(text):
        if is_number(match):
            figures = match["date"] + match["end"]
            yield Found(figures, mask_one(match), match.start(), is_bare=match[0] == figures)


def find_in_text(text: str, own: str = "") -> Iterator[Found]:
    """Give the personal numbers of a text in Markdown, in order.

    Ten bare figures in the address of a link to another site are that site's id of
    an article, a film or a podcast: a number with its century or its separator
    counts there too, and so do bare figures in every other place, in the words of a
    link and in addresses of the site itself (`own`) among them.
    """
    foreign = None
    for found in find(text):
        if found.is_bare:
            foreign = foreign_addresses(text, own) if foreign is None else foreign
            if any(start <= found.start < end and is_id(text[start : found.start]) for start, end in foreign):
                continue
        yield found


def foreign_addresses(text: str, own: str) -> list[tuple[int, int]]:
    """Return where in `text` the addresses of links to other sites than `own` stand."""
    homes = ("", host_of(own))
    return [link.span("address") for link in FOREIGN.finditer(text) if host_of(link["address"]) not in homes]


def host_of(address: str) -> str:
    """Return the host that an address names, "" for one that cannot be read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_id(before: str) -> bool:
    """Tell whether nothing in an address says that the figures after `before` are a person's."""
    return not PERSONAL.search(before)


def is_number(match: re.Match[str]) -> bool:
    """Tell whether figures in the form of a number are one: a day, and the right check figure."""
    return is_date(match["century"], match["date"]) and is_checked(match["date"] + match["end"])


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
        return mask_one(match) if is_number(match) else match[0]

    return NUMBER.sub(hide, text)


def figures_of(written: str) -> str:
    """Return the ten figures of a number as an editor writes it under `allow`, or what figures there are."""
    return "".join(re.findall(r"[0-9]", written))[-10:]
