"""An item in Pelican's clothes: what templates and plugins see of it.

Plugins meet only here. Each adds one or two of the attributes below; which
plugin sets which stands in docs/architecture.md, and a test holds the table
against the code.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from markupsafe import Markup
from pelican.contents import Article, Category, Tag

from newsroom.content.links import drop_pictures
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
from newsroom.domain.text import lead_for


class Publication(Article):  # type: ignore[misc]
    """One published item. Everything a template asks for is always there."""

    kind: ClassVar[str]
    """The folder: `news`, `blog`, `notices`, `documents`, `pages`."""
    kind_label: ClassVar[str]
    summary = url = save_as = ""
    mandatory_properties = ("title",)

    def __init__(self, source: Source, address: str, open_html: str, settings: Any, context: Any) -> None:
        self.source = source
        self.path = source.path
        """Source file, relative to the content folder."""
        self.address = address
        self.root = str(settings["NEWSROOM_ROOT"])
        """Path part of the site's address."""
        self.url = f"{self.root}/{address}"
        """Root-relative address."""
        self.save_as = f"{address}index.html"
        """Name in the output folder."""
        item = source.item
        when = first_date(item)
        metadata: dict[str, Any] = {
            "title": item.title,
            "slug": source.slug,
            "lang": item.lang or settings["DEFAULT_LANG"],
            "status": "published",
            "category": Category(self.kind_label, settings),
            "tags": [Tag(topic, settings) for topic in item.topics],
        }
        if when:
            metadata["date"] = when
        super().__init__(open_html, metadata, settings, f"{settings['PATH']}/{source.path}", context)
        self.date: datetime | None = when
        self.summary = item.summary or ""
        self.html = Markup(open_html)
        self.declare(item)

    def declare(self, item: Item) -> None:
        """Set every attribute that a template may ask for."""
        self.topic_entries: list[Topic] = []
        self.closed_links: dict[str, str | None] = {}
        """What its text links to on this site, as Markdown left it, and where that stands today."""
        self.body_entry: Body | None = None
        self.kicker = item.kicker or ""
        self.case = item.case or ""
        self.short = item.short or ""
        self.link = item.link or ""
        self.event = Event(item.event.start, item.event.end, item.event.place or "") if item.event else None
        self.updates = sorted(
            (Update(start_of(update.date).date(), update.note, update.major) for update in item.updates),
            key=lambda update: update.date,
            reverse=True,
        )
        self.modified = max((start_of(update.date) for update in item.updates), default=None)
        self.author: Person | None = None
        self.contacts: list[Person] = []
        self.attachments: list[Download] = []
        self.translations: list[Link] = []
        self.easy_read: Link | None = None
        self.image: Picture | None = None
        self.card_image: Picture | None = None
        self.topics: list[Link] = []
        self.series: Link | None = None
        self.body: Link | None = None
        self.newer: Link | None = None
        self.older: Link | None = None
        self.more: Link | None = None
        self.related_publications: list[Publication] = []
        self.similar_publications: list[Publication] = []
        self.reason_for: Callable[[Publication, Publication], str] | None = None
        self.posting: Posting | None = None
        self.carries_files = True
        self.notice: NoticeFacts | None = None
        self.structured: list[Markup] = []
        self.matters: list[Link] = []
        self.meetings: list[Link] = []
        self.document: DocumentFacts | None = None
        self.breadcrumbs: list[Link] = []
        self.alternates: list[Alternate] = []
        self.section = ""
        self.final_card: Card | None = None

    @property
    def item(self) -> Any:
        """The item as its editor wrote it (domain.schema)."""
        return self.source.item

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
        return lead_for(self.summary, self.title, self.html, int(self.settings["NEWSROOM_LEAD_LENGTH"]))

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
        reason = self.reason_for
        return [replace(other.card, reason=reason(self, other)) if reason else other.card for other in others]

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
        """Leave no open picture in the text, and settle what others show, now that every plugin has had its turn."""
        self.html = Markup(drop_pictures(self.html))
        self.final_card = self.make_card()


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
