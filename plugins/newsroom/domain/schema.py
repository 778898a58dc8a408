"""What an editor may write: one class per kind, one line per key.

Values arrive as text (frontmatter.py) and become what they mean here. A key
that is not listed is refused: Pelican would make an attribute of it, and some
of those (`save_as`, `url`, `template`) override the site.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Any, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from newsroom.domain.clock import WrongMoment, day_of, read_moment
from newsroom.domain.paragraphs import WrongParagraphs, check_paragraphs
from newsroom.domain.slugs import SLUG
from newsroom.domain.spoken_dates import WRITE_ISO, guess_date

TITLE_LIMIT = 300
"""Characters; longer is no headline but a text."""
NAME_LIMIT = 200
"""Characters of a name; each becomes a folder, and no file system takes longer ones than 255."""
SLUG_LIMIT = 150

WAY_OUT = "hint"

ALIAS = re.compile(r"/(?!/)[^?#\\]{1,250}")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""`sv`, `en-GB`, `sr-Latn`."""


def refusal(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return an error that carries its Swedish sentence and way out."""
    return PydanticCustomError(code, "{message}", {"message": message, WAY_OUT: hint})


def as_moment(value: Any) -> Any:
    """Read an ISO date or moment. Raises a refusal that says what is wrong with it."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise refusal("type", "Här ska det stå ett datum.", WRITE_ISO)
    try:
        return read_moment(value)
    except WrongMoment as wrong:
        message, hint = guess_date(value)
        raise refusal("date", message, hint) from wrong


def as_day(value: Any) -> Any:
    """Read an ISO date; of a moment the day counts."""
    moment = as_moment(value)
    return day_of(moment) if isinstance(moment, datetime) else moment


def as_list(value: Any) -> Any:
    """Let one text count as a list of one."""
    return [value] if isinstance(value, str | dict) else value


def as_truth(value: Any) -> Any:
    """Read ja and nej beside what pydantic knows."""
    return {"ja": True, "nej": False}.get(value.lower(), value) if isinstance(value, str) else value


def as_focus(value: Any) -> Any:
    """Read `x, y` as well as `[x, y]`."""
    parts = value.split(",") if isinstance(value, str) else value
    try:
        x, y = (float(part) for part in parts)
    except (TypeError, ValueError) as wrong:
        hint = "Skriv hur långt från vänster och hur långt uppifrån, till exempel focus: 0.5, 0.3."
        raise refusal("type", "Här ska det stå två tal.", hint) from wrong
    return x, y


def as_source(value: Any) -> Any:
    """Let a bare path stand for a picture with nothing but `src`."""
    return {"src": value} if isinstance(value, str) else value


def as_meeting(value: Any) -> Any:
    """Let a bare date stand for a meeting with nothing but `date`."""
    return {"date": value} if isinstance(value, str) else value


def check_slug(value: str) -> str:
    """Refuse what cannot stand in an address."""
    if not SLUG.fullmatch(value) or len(value) > SLUG_LIMIT:
        hint = "Använd bara små bokstäver a–z, siffror och bindestreck, till exempel ny-skola."
        raise refusal("slug", f"”{value}” kan inte stå i en adress.", hint)
    return value


def check_language(value: str) -> str:
    """Refuse a language that nobody knows, or that is not spelt as in an address and in HTML (BCP 47)."""
    try:
        if not LANGUAGE.fullmatch(value):
            raise ValueError(value)
        Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError) as unknown:
        hint = "Skriv språkets kod: sv för svenska, en för engelska, fi för finska, se för nordsamiska."
        raise refusal("language", f"”{value}” är ingen känd språkkod.", hint) from unknown
    return value


def check_link(value: str) -> str:
    """Refuse what is no address on the web or on the site."""
    if not re.match(r"https?://[^\s/]+|/(?!/)", value):
        hint = "Skriv hela adressen, till exempel https://www.example.se/sidan."
        raise refusal("link", f"”{value}” är ingen webbadress.", hint)
    return value


def check_alias(value: str) -> str:
    """Refuse an old address that is none of this site's own."""
    if not ALIAS.fullmatch(value) or {".", "..", ""} & set(value.strip("/").split("/")):
        hint = "Skriv den gamla adressen utan webbplatsens namn, till exempel /nyheter/gammal-sida/."
        raise refusal("alias", f"”{value}” är ingen adress på webbplatsen.", hint)
    return value


def check_paragraph_ranges(value: str) -> str:
    """Refuse a range of paragraphs that runs backwards."""
    try:
        return check_paragraphs(value)
    except WrongParagraphs as wrong:
        raise refusal("paragraphs", wrong.message, wrong.hint) from wrong


Text = Annotated[str, Field(min_length=1)]
Moment = Annotated[datetime | date, PlainValidator(as_moment)]
Day = Annotated[date, PlainValidator(as_day)]
Name = Annotated[str, Field(min_length=1, max_length=NAME_LIMIT)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
Names = Annotated[tuple[Name, ...], BeforeValidator(as_list)]
Truth = Annotated[bool, BeforeValidator(as_truth)]


class Written(BaseModel):
    """Anything an editor writes: no key beyond those listed, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Image(Written):
    """A picture that an item shows. `alt` is required unless it is declared decorative."""

    src: Text
    alt: str | None = None
    decorative: Truth = False
    caption: str | None = None
    credit: str | None = None
    focus: Annotated[tuple[float, float], PlainValidator(as_focus)] | None = None

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
    link: Annotated[Text, AfterValidator(check_link)] | None = None
    top: Moment | None = None
    expires: Moment | None = None
    related: Texts = ()
    unrelated: Texts = ()
    updates: tuple[Update, ...] = ()
    lang: Annotated[Text, AfterValidator(check_language)] | None = None
    translation_of: Text | None = None
    easy_read_of: Text | None = None
    slug: Annotated[Text, AfterValidator(check_slug)] | None = None
    aliases: Annotated[tuple[Annotated[Text, AfterValidator(check_alias)], ...], BeforeValidator(as_list)] = ()
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
    posted_elsewhere: Annotated[tuple[Day, ...], BeforeValidator(as_list)] = ()
    meeting: Annotated[Meeting | None, BeforeValidator(as_meeting)] = None
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[AgendaItem, ...] = ()
    paragraphs: Annotated[Text, AfterValidator(check_paragraph_ranges)] | None = None
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
