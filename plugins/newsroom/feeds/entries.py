"""What a feed holds: plain facts, before any format.

Everything is text that people wrote, except `html`, and every address is
absolute. Moments carry their zone: readers abroad sort by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry."""

    url: str
    media_type: str
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    id: str
    """A URN that never changes; see `identity`."""
    title: str
    link: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    author: str = ""
    categories: Sequence[str] = ()
    lang: str = ""
    """Set where it is another than the feed's."""
    enclosures: Sequence[Enclosure] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A channel with its entries, newest first."""

    id: str
    title: str
    description: str
    lang: str
    publisher: str
    page: str
    """Address of the HTML page that shows the same."""
    rss: str
    """Address of the feed itself, as RSS."""
    atom: str
    entries: Sequence[Entry] = ()
    updated: datetime | None = None
    """When the list last changed; None while it is empty."""
