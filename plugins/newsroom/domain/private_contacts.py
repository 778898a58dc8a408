"""Telephone numbers and mail addresses that look like somebody's own.

Nobody can know whether a mobile telephone is private: what the site itself
declares to be a way to reach it (its registers) is none, all else is worth a look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOBILE = re.compile(r"(?<![\d+])(?:(?:\+|00)46[ -]?(?:\(0\))?|0)7[02369](?:[ -]?\d){7}(?!\d)")
"""Series of mobile telephones in the Swedish numbering plan: 070, 072, 073, 076 and 079."""
CALLED = re.compile(r"7[02369](?:[ -]?\d){7}")
"""What every such number ends with; few texts do, and this is found many times as fast."""
MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?P<host>(?:gmail|googlemail|hotmail|live|msn|outlook|yahoo|icloud|me|mac|proton"
    r"|protonmail|telia|bredband|bredband2|comhem|spray|passagen|tele2|home)\.(?:com|se|net|nu|me))\b",
    re.I,
)
"""Addresses at the hosts where people have a mailbox of their own."""
LOCAL = 9
"""The figures of a mobile telephone without what stands for the country."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach somebody, in a text."""

    key: str
    """The same however it is written: nine figures, or the address in lower case."""
    masked: str
    """As it may be told."""
    what: str
    """”ett privat mobilnummer” or ”en privat e-postadress”."""
    start: int
    """Where in the text it begins."""


def find(text: str) -> Iterator[Contact]:
    """Give every mobile telephone and private mail address in `text`."""
    for match in MOBILE.finditer(text) if CALLED.search(text) else ():
        figures = key_of(match[0])
        yield Contact(figures, f"0{figures[:2]}-••• •• ••", "ett privat mobilnummer", match.start())
    for match in MAIL.finditer(text) if "@" in text else ():
        yield Contact(match[0].lower(), f"•••@{match['host'].lower()}", "en privat e-postadress", match.start())


def key_of(written: str) -> str:
    """Return what a telephone number or a mail address is compared by, as somebody declares it."""
    return written.strip().lower() if "@" in written else re.sub(r"\D", "", written)[-LOCAL:]
