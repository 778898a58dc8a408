"""What an editor may write: one class per kind, one line per key.

Values arrive as text (frontmatter.py) and become what they mean here. A key
that is not listed is refused: Pelican would make an attribute of it, and some
of those (`save_as`, `url`, `template`) override the site.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from newsroom.domain.clock import day_of
from newsroom.domain.values import (
    Address,
    Aliases,
    Day,
    Days,
    Focus,
    Language,
    Moment,
    Name,
    Names,
    Paragraphs,
    Slug,
    Text,
    Texts,
    Truth,
    refusal,
)
from newsroom.domain.written import Written

TITLE_LIMIT = 300
"""Characters; longer is no headline but a text."""


def as_source(value: Any) -> Any:
    """Let a bare path stand for a picture with nothing but `src`."""
    return {"src": value} if isinstance(value, str) else value


def as_meeting(value: Any) -> Any:
    """Let a bare date stand for a meeting with nothing but `date`."""
    return {"date": value} if isinstance(value, str) else value


class Image(Written):
    """A picture that an item shows. `alt` is required unless it is declared decorative."""

    src: Text
    alt: str | None = None
    decorative: Truth = False
    caption: str | None = None
    credit: str | None = None
    focus: Focus | None = None

    @model_validator(mode="after")
    def has_alt(self) -> "Image":
        """Refuse a picture that a screen reader cannot tell (DOS-lagen 2018:1937)."""
        if not self.decorative and not (self.alt or "").strip():
            hint = "Skriv alt: och vad bilden visar, eller decorative: true om den bara är utsmyckning."
            raise refusal("picture-alt", "Bilden saknar alternativtext.", hint)
        return self


class Event(Written):
    """When and where something happens, apart from when it was published."""

    start: Moment
    end: Moment | None = None
    place: str | None = None


class Update(Written):
    """A public change note."""

    date: Moment
    note: Text
    major: Truth = False


class Item(Written):
    """The keys of every item."""

    title: Annotated[Text, Field(max_length=TITLE_LIMIT)]
    date: Moment | None = None
    summary: Text | None = None
    kicker: Text | None = None
    series: Name | None = None
    topics: Names = ()
    image: Annotated[Image | None, BeforeValidator(as_source)] = None
    author: Name | None = None
    contacts: Names = ()
    case: Text | None = None
    event: Event | None = None
    link: Address | None = None
    top: Moment | None = None
    expires: Moment | None = None
    related: Texts = ()
    unrelated: Texts = ()
    updates: tuple[Update, ...] = ()
    lang: Language | None = None
    translation_of: Text | None = None
    easy_read_of: Text | None = None
    slug: Slug | None = None
    aliases: Aliases = ()
    id: Text | None = None
    status: Literal["published", "draft", "withdrawn"] = "published"
    comments: Literal["open", "closed", "none"] = "none"
    short: Text | None = None
    menu: int | None = None
    allow: Texts = ()


class News(Item):
    """A news item."""

    date: Moment
    summary: Text


class BlogPost(Item):
    """A post by somebody who stands for it by name."""

    date: Moment
    author: Name


class Page(Item):
    """A page that stays; it may do without a date."""


class Document(Item):
    """A document to fetch, with what is known of it."""

    date: Moment
    file: Text
    organiser: Text | None = None
    pages: int | None = Field(default=None, ge=1)


class Meeting(Written):
    """When and where a body meets."""

    date: Day
    time: Text | None = None
    place: Text | None = None


class AgendaItem(Written):
    """One paragraph of an agenda or of a list of decisions."""

    title: Text
    paragraph: Text | None = None
    case: Text | None = None
    short: Text | None = None


class Notice(Item):
    """A notice on the board. `posted` decides its day; `date` may be left out."""

    type: Literal["minutes", "delegated", "meeting", "ordinance", "other"]
    body: Name
    posted: Day | None = None
    posted_elsewhere: Days = ()
    meeting: Annotated[Meeting | None, BeforeValidator(as_meeting)] = None
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[AgendaItem, ...] = ()
    paragraphs: Paragraphs | None = None
    approved: Day | None = None
    minutes_at: Text | None = None
    secretary: Text | None = None
    attachments: Texts = ()
    immediate: Truth = False
    urgent: Texts = ()
    appeal: Literal["legality", "other", "none"] | None = None
    appeal_by: Day | None = None
    comes_down: Day | None = None
    after_expiry: Literal["remove", "archive", "archive-without-attachments"] | None = None
    replaces: Text | None = None

    @property
    def posting_day(self) -> date:
        """The day the notice goes up: `posted`, else the day of `date`."""
        if self.posted:
            return self.posted
        assert self.date is not None, "required together, see requirements.py"
        return day_of(self.date)


class Comment(Written):
    """A reader's comment on a post: a moderated file."""

    name: Text
    date: Moment
    status: Literal["pending", "published", "rejected"] = "pending"
    reply_to: Text | None = None
    allow: Texts = ()


KINDS: Mapping[str, type[Item] | type[Comment]] = MappingProxyType(
    {
        "news": News,
        "blog": BlogPost,
        "notices": Notice,
        "documents": Document,
        "pages": Page,
        "comments": Comment,
    }
)
"""Folder to kind: the folder decides, nothing else."""

REQUIRED_BY_TYPE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"minutes": ("approved", "minutes_at"), "meeting": ("meeting",)}
)
"""What a type of notice asks for besides (content-model.md)."""
