"""What a feed holds: plain facts, before any format.

Everything is text that people wrote, except `html`, and every address is
absolute. Moments carry their zone: readers abroad sort by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry."""

    url: str
    media_type: str
    size: int
    """In bytes."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A word that an entry is found by, and the list of words it is from."""

    term: str
    scheme: str = ""
    """A URI; empty for a word from no list."""


@dataclass(frozen=True, slots=True)
class Media:
    """The picture of an entry."""

    url: str
    media_type: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    id: str
    """A URN that never changes; see `domain.identity`."""
    title: str
    link: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    author: str = ""
    categories: Sequence[Category] = ()
    lang: str = ""
    """Set where it is another than the site's."""
    enclosures: Sequence[Enclosure] = ()
    media: Media | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Where other parts of the same channel stand; each empty where there is none."""

    hub: str = ""
    current: str = ""
    """Set in archived documents only: the feed that people subscribe to."""
    previous: str = ""
    """Folder of the next older archived document (RFC 5005)."""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A channel without its entries: what its head says."""

    id: str
    title: str
    description: str
    lang: str
    publisher: str
    page: str
    """Address of the HTML page that shows the same."""
    folder: str
    """Address of the folder in which the feed stands in each format."""
    updated: datetime | None = None
    """When the list last changed; None while it never held anything."""
    editor: str = ""
    """E-mail address of who answers for it."""
    rights: str = ""
    ttl: int = 0
    """Minutes that a reader may wait before it asks again; 0 says nothing."""
    image: str = ""
    style: str = ""
    """Address of a CSS style sheet for people who open the feed in a browser."""
    links: Links = field(default_factory=Links)
