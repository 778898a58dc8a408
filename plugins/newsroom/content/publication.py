"""An item in Pelican's clothes: what templates and plugins see of it.

Plugins meet only here. Each adds one or two of the attributes below; which
plugin sets which stands in docs/architecture.md, and a test holds the table
against the code.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Any, ClassVar

from markupsafe import Markup

from newsroom.content.article import LateArticle
from newsroom.content.fulltext import FullText, ShownText, lead_of_item
from newsroom.content.views import (
    Alternate,
    Card,
    DocumentFacts,
    Download,
    Event,
    Link,
    NoticeFacts,
    Page,
    Person,
    Picture,
    Update,
)
from newsroom.domain.clock import start_of
from newsroom.domain.posting import Posting
from newsroom.domain.registers import Body, Topic
from newsroom.domain.schema import Document, Item, Notice
from newsroom.domain.source import Source

NO_TEXT = ShownText("")
"""Of what is not settled to be out yet."""


class Publication(LateArticle):
    """One published item. Everything a template asks for is always there."""

    kind: ClassVar[str]
    """The folder: `news`, `blog`, `notices`, `documents`, `pages`."""

    body_entry: Body | None = None
    kicker = case = short = link = ""
    event: Event | None = None
    modified: datetime | None = None
    author: Person | None = None
    easy_read: Link | None = None
    image: Picture | None = None
    card_image: Picture | None = None
    text_pictures: Mapping[str, Picture | None] = MappingProxyType({})
    """What stands in its text for each picture that this names, by its path."""
    series: Link | None = None
    body: Link | None = None
    newer: Link | None = None
    older: Link | None = None
    more: Link | None = None
    reason_for: Callable[["Publication", "Publication"], str] | None = None
    posting: Posting | None = None
    make_structured: Callable[[], Sequence[Markup]] = tuple
    """Makes `structured`, which is asked for when its page is made; its words are what the other facts do not tell."""
    carries_files = True
    notice: NoticeFacts | None = None
    document: DocumentFacts | None = None
    final_card: Card | None = None
    # Whoever fills one of these puts another in its place: they are the same for all whose are empty.
    topic_entries: Sequence[Topic] = ()
    contacts: Sequence[Person] = ()
    attachments: Sequence[Download] = ()
    translations: Sequence[Link] = ()
    topics: Sequence[Link] = ()
    related_publications: Sequence["Publication"] = ()
    similar_publications: Sequence["Publication"] = ()
    matters: Sequence[Link] = ()
    meetings: Sequence[Link] = ()
    breadcrumbs: Sequence[Link] = ()
    alternates: Sequence[Alternate] = ()
    updates: Sequence[Update] = ()

    def __init__(self, source: Source, address: str, settings: Any, context: Any) -> None:
        super().__init__(settings, context)
        item = source.item
        self.source = source
        self.item: Any = item
        """The item as its editor wrote it (domain.schema)."""
        self.path = source.path
        """Source file, relative to the content folder."""
        self.address = address
        self.url = f"{self.root}/{address}"
        """Root-relative address."""
        self.title = item.title
        self.slug = source.slug
        self.lang = item.lang or settings["DEFAULT_LANG"]
        self.topic_names = item.topics
        self.date = first_date(item)
        self.summary = item.summary or ""
        self.section = ""
        self.full_text: FullText = NO_TEXT
        """The text, whose HTML may still be on disk."""
        self.take_over(item)
        self.tell()

    def take_over(self, item: Item) -> None:
        """Set what few items say, where this one does."""
        for name in ("kicker", "case", "short", "link"):
            if said := getattr(item, name):
                setattr(self, name, said)
        if item.event:
            self.event = Event(item.event.start, item.event.end, item.event.place or "")
        if item.updates:
            told = (Update(start_of(update.date).date(), update.note, update.major) for update in item.updates)
            self.updates = sorted(told, key=lambda update: update.date, reverse=True)
            self.modified = max(start_of(update.date) for update in item.updates)

    @property
    def root(self) -> str:
        """Path part of the site's address."""
        return str(self.settings["NEWSROOM_ROOT"])

    @property
    def save_as(self) -> str:
        """Name in the output folder."""
        return f"{self.address}index.html"

    def get_relative_source_path(self, source_path: str | None = None) -> str:
        """Answer Pelican's question for the source file, relative to the content folder."""
        return self.path if source_path is None else str(super().get_relative_source_path(source_path))

    @property
    def id(self) -> str:
        """Identity that outlives title and address."""
        return self.source.id

    @property
    def lead(self) -> str:
        """What lists show below the title: the summary, else the text's first paragraph, cut."""
        if self.final_card:
            return self.final_card.lead
        return lead_of_item(self.summary, self.title, self.full_text, int(self.settings["NEWSROOM_LEAD_LENGTH"]))

    @property
    def html(self) -> Markup:
        """The text; fetched from disk at each asking, so ask once."""
        return self.full_text.html

    @html.setter
    def html(self, html: str) -> None:
        self.full_text = ShownText(html, self.full_text.closed_links)

    @property
    def structured(self) -> Sequence[Markup]:
        """What search engines are told on its page: JSON-LD."""
        return self.make_structured()

    @structured.setter
    def structured(self, told: Sequence[Markup]) -> None:
        self.make_structured = partial(tuple, told)

    @property
    def card(self) -> Card:
        """All that other pages show of it. Ask when rendering: plugins may still add a picture."""
        return self.final_card or self.make_card()

    def make_card(self) -> Card:
        """Return its card as things stand."""
        return Card(
            kind=self.kind,
            kind_label=self.kind_label,
            title=self.title,
            url=self.link or self.url,
            date=self.date,
            lead=self.lead,
            kicker=self.kicker,
            lang=self.lang,
            picture=self.card_image or self.image,
            author=self.author.name if self.author and self.kind == "blog" else "",
            external=bool(self.link),
        )

    @property
    def related(self) -> list[Card]:
        """Cards of what is worth reading next."""
        return self.cards_of(self.related_publications)

    @property
    def similar(self) -> list[Card]:
        """Cards of documents like this one; empty for other kinds."""
        return self.cards_of(self.similar_publications)

    def cards_of(self, others: Iterable["Publication"]) -> list[Card]:
        """Return the cards of what this page leads on to, each with its reason where readers are told."""
        if reason := self.reason_for:
            return [replace(other.card, reason=reason(self, other)) for other in others]
        return [other.final_card or other.make_card() for other in others]

    @property
    def page(self) -> Page:
        """The frame of its page."""
        return Page(
            title=self.title,
            url=self.url,
            canonical=f"{self.settings['SITEURL']}/{self.address}",
            description=self.lead,
            lang=self.lang,
            section=self.section,
            breadcrumbs=self.breadcrumbs,
            alternates=self.alternates,
            picture=self.image,
            noindex=bool(self.link),
        )

    def finish(self) -> None:
        """Leave no open picture in the text; settle what others show, and its words, when every plugin had its turn."""
        self.full_text.finish()
        self.final_card = self.make_card()
        self.final_card.tell()


class News(Publication):
    """A news item."""

    kind = "news"
    kind_label = "Nyhet"
    default_template = "news"


class BlogPost(Publication):
    """A post by somebody who stands for it by name."""

    kind = "blog"
    kind_label = "Blogg"
    default_template = "blog"


class DecisionNotice(Publication):
    """A notice on the board."""

    kind = "notices"
    kind_label = "Anslag"
    default_template = "notice"


class DocumentPage(Publication):
    """A document to fetch."""

    kind = "documents"
    kind_label = "Dokument"
    default_template = "document"


class StandingPage(Publication):
    """A page that stays."""

    kind = "pages"
    kind_label = "Sida"
    default_template = "page"


CLASSES: dict[str, type[Publication]] = {
    cls.kind: cls for cls in (News, BlogPost, DecisionNotice, DocumentPage, StandingPage)
}


def first_date(item: Item) -> datetime | None:
    """Return the moment the item is dated, a bare day at its first second."""
    if item.date:
        return start_of(item.date)
    return start_of(item.posting_day) if isinstance(item, Notice) else None


def document_facts(publication: Publication, file: Download, language: str) -> DocumentFacts:
    """Return what a document's page says of its file."""
    document: Document = publication.item
    return DocumentFacts(file, document.organiser or "", document.pages, language)
