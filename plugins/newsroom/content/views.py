"""What a template may show: small frozen facts, named as in docs/glossary.md.

Templates compute nothing, so everything they need stands here with its type.
A `Card` is all that one page ever shows of another; nothing else of a
publication can make somebody else's page change.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Any


class Fact:
    """What all facts share: they are told by their values, in thousands, so that a page is known by them."""

    __slots__ = ()

    def __repr__(self) -> str:
        form, values = WORDS.get(type(self)) or words_of(type(self))
        return form % values(self)


WORDS: dict[type, tuple[str, Callable[[Any], tuple[Any, ...]]]] = {}
"""How each class of facts is told, worked out once."""


def words_of(cls: type[Any]) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    """Return how a fact of class `cls` is told, `Link(title=%r, …)`, and what takes its values out."""
    names = [each.name for each in fields(cls)]
    form = f"{cls.__name__}({', '.join(f'{name}=%r' for name in names)})"
    values = attrgetter(*names) if len(names) > 1 else lambda fact: (getattr(fact, names[0]),)
    WORDS[cls] = form, values
    return WORDS[cls]


@dataclass(frozen=True, slots=True, repr=False)
class Link(Fact):
    """A place to go: an address (root-relative or absolute) and its words."""

    title: str
    url: str
    description: str = ""
    count: int | None = None
    """How many items the place holds, where a list tells it."""


@dataclass(frozen=True, slots=True, repr=False)
class PictureSource(Fact):
    """One `<source>` of a `<picture>`: a media type and its `srcset`."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, repr=False)
class Picture(Fact):
    """A picture ready for `<picture>`; sizes are in CSS pixels."""

    src: str
    """Fallback address (JPEG, the larger width)."""
    width: int
    height: int
    alt: str
    """Empty only where the picture is declared decorative."""
    sources: Sequence[PictureSource] = ()
    caption: str = ""
    credit: str = ""
    """As the editor wrote it: a name, or ”Illustration: …”."""

    @property
    def credit_line(self) -> str:
        """Who made it, as the reader is told: a name alone is a photographer's."""
        says_what = ":" in self.credit or self.credit.lower().startswith("foto")
        return self.credit if says_what or not self.credit else f"Foto: {self.credit}"


@dataclass(frozen=True, slots=True, repr=False)
class Person(Fact):
    """Somebody who writes or answers; `url` is the page of what they wrote."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    portrait: Picture | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Download(Fact):
    """A file to fetch, said with type and size before anybody taps it."""

    title: str
    url: str
    type: str
    """What people call it: ”PDF”, ”Word”, ”Excel”."""
    media_type: str
    size: int
    """In bytes."""
    size_text: str
    """As people read it: ”245 kB”."""


@dataclass(frozen=True, repr=False)
class Card(Fact):
    """All that a list, a related list or the front page shows of an item."""

    kind: str
    """The folder: `news`, `blog`, `notices`, `documents` or `pages`."""
    kind_label: str
    """In the reader's words: ”Nyhet”, ”Blogg”, ”Anslag”, ”Dokument”."""
    title: str
    url: str
    date: datetime | None
    lead: str = ""
    """The summary, cut at a word with ”…” when it is long; plain text."""
    kicker: str = ""
    lang: str = "sv"
    picture: Picture | None = None
    author: str = ""
    external: bool = False
    """The card leads to another site (`link` items)."""
    reason: str = ""
    """Why it stands below a text: ”Samma ärende”."""

    @cached_property
    def told(self) -> str:
        """All of it in words; kept, since a card stands on many pages, each of which is known by it."""
        return super().__repr__()

    def __repr__(self) -> str:
        return self.told

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "told"}


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
    meeting: "Meeting | None" = None
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
class Meeting(Fact):
    """When and where a body meets; `time` and `place` are words, may be empty."""

    title: str
    date: date
    url: str | None = None
    time: str = ""
    place: str = ""
    body: str = ""


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
class DocumentFacts(Fact):
    """What a document's page says besides title and text."""

    file: Download
    organiser: str = ""
    pages: int | None = None
    language: str = ""
    """Its name in the reader's language: ”svenska”."""


@dataclass(frozen=True, slots=True, repr=False)
class Update(Fact):
    """A public change note."""

    date: date
    note: str
    major: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Event(Fact):
    """When something happens, apart from when it was published."""

    start: datetime | date
    end: datetime | date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Pagination(Fact):
    """The way through a long list. Numbers count from the oldest page and last."""

    newer: Link | None = None
    older: Link | None = None
    text: str = ""
    """Where the reader is: ”Sida 2 av 5”."""


@dataclass(frozen=True, slots=True, repr=False)
class Alternate(Fact):
    """A feed that belongs to the page, for `<link rel="alternate">`."""

    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True, repr=False)
class SubscribeChannel(Fact):
    """A channel that people can follow, on the page that lists them."""

    title: str
    page: str
    """Address of the page that shows the same; "" where there is none."""
    formats: Sequence[Link]
    """Each format's name and address; its media type is the description."""
    description: str = ""
    latest: Link | None = None
    """The newest entry; None while the channel is empty."""
    latest_date: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SubscribeGroup(Fact):
    """Channels under one heading."""

    title: str
    channels: Sequence[SubscribeChannel]
    anchor: str = ""
    """What its heading is reached by."""


@dataclass(frozen=True, slots=True, repr=False)
class Subscription(Fact):
    """All that people can follow."""

    groups: Sequence[SubscribeGroup]
    opml: Link
    """All channels in one file, for feed readers."""
    calendars: Sequence[Link] = ()
    """Calendar files, when there are any."""

    @property
    def contents(self) -> Sequence[Link]:
        """Ways to the groups, where there are several: on a phone the page is long."""
        return [Link(group.title, f"#{group.anchor}") for group in self.groups] if len(self.groups) > 1 else []


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


@dataclass(frozen=True, slots=True, repr=False)
class Step(Fact):
    """One step of a matter."""

    day: date
    label: str
    """”Kallelse”, ”Beslut”, ”Nyhet”, ”Sista dag att överklaga” ..."""
    title: str = ""
    """Empty where the label says it all."""
    url: str = ""
    """Empty for a notice that has come down."""
    text: str = ""
    is_coming: bool = False
    until: date | None = None
    """The last day that a notice was up, which has come down."""


@dataclass(frozen=True, slots=True, repr=False)
class Matter(Fact):
    """All that shares a case number, in order of time."""

    case: str
    about: str
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True, repr=False)
class Page(Fact):
    """Frame of any written page: what base.html shows around the content."""

    title: str
    """The heading."""
    url: str
    """Root-relative address of the page itself."""
    canonical: str
    """Absolute address."""
    description: str = ""
    lang: str = "sv"
    section: str = ""
    """Address of the navigation link this page belongs to."""
    breadcrumbs: Sequence[Link] = ()
    """From the front page down to the parent; the page itself is not in it."""
    alternates: Sequence[Alternate] = ()
    picture: Picture | None = None
    """For share cards."""
    is_front: bool = False
    noindex: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Site(Fact):
    """What every page says about its publisher. From settings, never computed."""

    name: str
    """The municipality: ”Lövsunda kommun”."""
    url: str
    """Absolute address without a trailing slash."""
    root: str
    """Path part of `url`, for root-relative addresses: "" or "/nyheter"."""
    lang: str
    description: str
    navigation: Sequence[Link]
    footer: Sequence[Link]
    contact: Person
    address: str = ""
    """Postal and visiting address, one line."""
    organisation_number: str = ""
    style: str = ""
    """Address of the style sheet, with its digest."""
    script: str = ""
    """Address of the small script, with its digest; may be empty."""
    icon: str = ""
    board: Link | None = None
    subscribe: Link | None = None
    """The page of all that people can follow."""
    publication_labels: dict[str, str] = field(default_factory=dict)
