"""Lists, their sheets and periods, and the front page."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.content.views.cards import Card
from newsroom.content.views.facts import Fact, Link
from newsroom.content.views.media import Person
from newsroom.content.views.notices import Meeting, NoticeRow


@dataclass(frozen=True, slots=True, repr=False)
class Pagination(Fact):
    """The way through a long list. Numbers count from the oldest page and last."""

    newer: Link | None = None
    older: Link | None = None
    text: str = ""
    """Where the reader is: ”Sida 2 av 5”."""


@dataclass(frozen=True, slots=True, repr=False)
class Period(Fact):
    """A year of an archive with its months."""

    year: Link
    months: Sequence[Link] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Listing(Fact):
    """A list of cards: news, blog, documents, a topic, a period, a person, a body."""

    cards: Sequence[Card] = ()
    intro: str = ""
    """Plain text below the heading; may be empty."""
    empty: str = ""
    """What to say when there are no cards."""
    pagination: Pagination = Pagination()
    periods: Sequence[Period] = ()
    """The archive's years and months, where the list has an archive."""
    more: Sequence[Link] = ()
    """Ways on: the archive, all topics ..."""
    person: Person | None = None
    """The author whose list it is."""
    notices: Sequence[NoticeRow] = ()
    """Open notices of the body whose page it is."""
    entries: Sequence[Link] = ()
    """For index pages (all topics, all people, all years): places, not cards."""


@dataclass(frozen=True, slots=True, repr=False)
class Front(Fact):
    """The front page."""

    top: Card | None
    latest: Sequence[Card]
    posts: Sequence[Card]
    notices: Sequence[NoticeRow]
    notices_total: int
    meetings: Sequence[Meeting]
    topics: Sequence[Link]
    more_news: Link
    more_posts: Link | None
    board: Link | None
    """None when the site has no notice board."""
