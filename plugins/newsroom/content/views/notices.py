"""The notice board: rows of lists, what a notice says of itself, the board and its choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.content.views.facts import Fact, Link
from newsroom.content.views.media import Download, Person


@dataclass(frozen=True, slots=True, repr=False)
class Meeting(Fact):
    """When and where a body meets; `time` and `place` are words, may be empty."""

    title: str
    date: date
    url: str | None = None
    time: str = ""
    place: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class NoticeRow(Fact):
    """A notice in a list: the board, the front page, a body's page."""

    title: str
    url: str
    type: str
    """`minutes`, `delegated`, `meeting`, `ordinance` or `other`."""
    type_label: str
    body: str
    posted: date
    appeal_by: date | None
    comes_down: date
    body_key: str = ""
    """For the board's filter: the body's part of addresses."""
    case: str = ""
    lead: str = ""
    paragraphs: str = ""
    minutes_at: str = ""
    attachments: Sequence[Download] = ()
    moved: str = ""
    """Why the last day is another than three weeks away: ”flyttad från julafton”."""
    contacts: Sequence[Person] = ()
    replaced_by: Link | None = None
    """The corrected notice, where this one was wrong."""
    meeting: Meeting | None = None
    """The meeting that is called to; None for a notice of another type."""

    @property
    def last_day(self) -> date:
        """The last day on which it is shown."""
        return self.comes_down - timedelta(1)


@dataclass(frozen=True, slots=True, repr=False)
class NoticeGroup(Fact):
    """Notices under one heading of the board."""

    title: str
    notices: Sequence[NoticeRow]


@dataclass(frozen=True, slots=True, repr=False)
class AgendaItem(Fact):
    """One paragraph of an agenda or of a list of decisions."""

    title: str
    paragraph: str = ""
    """The number alone, ”45”; the template writes the section mark."""
    anchor: str = ""
    case: str = ""
    short: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class NoticeFacts(Fact):
    """What a notice's own page says besides title and text."""

    type: str
    type_label: str
    body: Link
    posted: date
    appeal_by: date | None
    comes_down: date
    is_up: bool
    """False on an archived page: the time of posting is over."""
    is_over: bool
    """The last day to appeal has passed, also where the notice is still up."""
    appeal: str
    """`legality`, `other` or `none`."""
    approved: date | None = None
    minutes_at: str = ""
    secretary: str = ""
    paragraphs: str = ""
    immediate: bool = False
    meeting: Meeting | None = None
    agenda: Sequence[AgendaItem] = ()
    decisions: Sequence[AgendaItem] = ()
    how_to_appeal: str | None = None
    """Address of the page that says how to appeal, when there is one."""
    moved: str = ""
    """Why the last day is another than three weeks away: ”flyttad från julafton”."""
    posted_elsewhere: Sequence[date] = ()
    """When the other members of a joint committee posted it; the last board starts the clock."""
    replaces: Link | None = None
    replaced_by: Link | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Choice(Fact):
    """A part of the board: the notices of a body, or of a type."""

    title: str
    url: str
    slug: str
    key: str
    """What a script compares with: `body_key` or `type` of a row."""
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Board(Fact):
    """The notice board as of the build date."""

    groups: Sequence[NoticeGroup]
    total: int
    bodies: Sequence[Choice] = ()
    types: Sequence[Choice] = ()
    appeal: Link | None = None
    """The page that says how to appeal."""
    whole: Link | None = None
    """The whole board, on a page that shows a part of it."""
    machine: str = ""
    """Address of the board as JSON-LD."""
    appeal_time: str = ""
    """How long a decision can be appealed, in words: ”tre veckor”."""
