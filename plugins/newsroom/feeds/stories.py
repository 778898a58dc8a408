"""What feeds say of an item: first the bare facts (`Story`), which are cheap to gather, then the entry.

Making an entry costs a hundred times as much as asking whether its facts
changed, so it is done only for channels that are written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from operator import attrgetter
from typing import Any, NamedTuple

from newsroom.content.dates import day
from newsroom.content.downloads import type_of
from newsroom.content.fulltext import FullText, ShownText
from newsroom.content.views import DocumentFacts, Download, Event, NoticeFacts, Picture
from newsroom.domain.clock import start_of
from newsroom.domain.identity import urn
from newsroom.domain.registers import Topic
from newsroom.domain.schema import Update
from newsroom.domain.source import Source
from newsroom.feeds.addresses import absolute
from newsroom.feeds.entries import Category, Enclosure, Entry, Media
from newsroom.feeds.facts import facts_html
from newsroom.feeds.markup import content_html, feed_html
from newsroom.feeds.slots import Slot, notes_of
from newsroom.files import digest


@dataclass(frozen=True, slots=True)
class Origin:
    """What all entries of a site have in common."""

    site: str
    """Its address, without a trailing slash."""
    namespace: str
    lang: str
    board: str
    """Absolute address of the notice board."""
    lead_length: int
    """Characters of the text that stand in for a missing summary."""


class Story(NamedTuple):
    """Everything of an item that a feed shows, as it stands on the item: nothing else can change an entry.

    A tuple, because thousands are made and asked for their digest in every build.
    """

    full_text: FullText
    title: str
    link: str
    summary: str
    short: str
    lang: str
    case: str
    address: str
    event: Event | None
    notice: NoticeFacts | None
    image: Picture | None
    document: DocumentFacts | None
    attachments: Sequence[Download]
    id: str
    author: str
    topics: Sequence[str]
    appears: datetime
    updates: Sequence[Update]
    """The change notes up to the build date."""
    notes: Sequence[str]
    """What a major update says; empty for the item itself."""
    said: str
    """The date of the update, as it was written."""

    def digest(self) -> str:
        """Return the digest of all of it."""
        return digest(tuple.__repr__(self).encode("utf-8", "surrogatepass"))

    def for_travel(self) -> "Story":
        """Return the same with its HTML at hand: other processes have no shelf to fetch it from."""
        return self._replace(full_text=ShownText(self.full_text.html, {}))

    @property
    def files(self) -> list[Download]:
        """Files that go with it."""
        return [self.document.file, *self.attachments] if self.document else list(self.attachments)


as_it_stands = attrgetter(*Story._fields[: Story._fields.index("id")])
"""Returns the first facts of a story, which publications call the same."""


def story_of(slot: Slot) -> Story:
    """Return what a channel says in one of its places."""
    publication = slot.publication
    assert publication is not None, "what is gone is told no more"
    said = slot.appears, slot.updates, slot.notes, slot.said
    return told(publication, publication.topic_entries, slot.source, said)


def story_of_item(publication: Any, topics: Iterable[Topic], source: Source, moment: datetime) -> Story:
    """Return what channels say at `moment` of an item that is no notice, by the facts of its publication."""
    return told(publication, topics, source, (publication.date, notes_of(source.item, moment), (), ""))


def told(publication: Any, topics: Iterable[Topic], source: Source, said: Iterable[Any]) -> Story:
    """Return a story; `said` are its facts of time."""
    author = publication.author.name if publication.author else ""
    return Story._make((*as_it_stands(publication), source.id, author, [topic.name for topic in topics], *said))


def last_said(appears: datetime, updates: Sequence[Update]) -> datetime:
    """Return when something was last said: that which appeared, or a note of change."""
    return max([appears, *(start_of(update.date) for update in updates)])


class Digests(dict[Slot, str]):
    """The digest of what is said in each place, taken once however many channels have it."""

    def __missing__(self, slot: Slot) -> str:
        self[slot] = story_of(slot).digest()
        return self[slot]


def entry_of(story: Story, origin: Origin) -> Entry:
    """Return the entry of a story, fit for travel."""
    page = f"{origin.site}/{story.address}"
    summary = story.summary or story.short
    entry = Entry(
        id=urn(origin.namespace, "item", story.id),
        title=title_of(story),
        link=absolute(story.link, page) if story.link else page,
        published=story.appears,
        updated=last_said(story.appears, story.updates),
        summary=summary or story.full_text.lead(origin.lead_length, story.title),
        author=story.author,
        categories=categories_of(story, origin),
        lang=story.lang if story.lang != origin.lang else "",
    )
    if story.notes:
        return update_entry(entry, story, page, origin)
    facts = facts_html(story.event, story.notice, story.case, story.files)
    return replace(
        entry,
        html=content_html(summary, story.image, f"{story.full_text.html}\n{facts}".strip(), page),
        enclosures=enclosures_of(story, page),
        media=media_of(story.image, page),
    )


def update_entry(entry: Entry, story: Story, page: str, origin: Origin) -> Entry:
    """Return the second entry of an item, which tells of a major update; it never changes."""
    notes = "".join(f"<p>{escape(note)}</p>" for note in story.notes)
    more = f'<p><a href="{escape(entry.link)}">{escape(entry.title)}</a></p>'
    return replace(
        entry,
        id=urn(origin.namespace, "update", f"{story.id} {story.said}"),
        title=f"Uppdaterad: {entry.title}",
        updated=story.appears,
        summary=" ".join(story.notes),
        html=feed_html(notes + more, page),
    )


def title_of(story: Story) -> str:
    """Return the title; a notice's says until when the decision can be appealed."""
    last = story.notice.appeal_by if story.notice else None
    return f"{story.title} (sista dag att överklaga {day(last)})" if last else story.title


def categories_of(story: Story, origin: Origin) -> tuple[Category, ...]:
    """Return the topics, and of a notice what the board sorts by."""
    topics = tuple(Category(topic, f"{origin.site}/amnen/") for topic in story.topics)
    notice = story.notice
    if notice is None:
        return topics
    facts = {
        "posted": notice.posted.isoformat(),
        "expires": notice.comes_down.isoformat(),
        "appeal-by": notice.appeal_by.isoformat() if notice.appeal_by else "",
        "body": notice.body.title,
        "type": notice.type_label,
    }
    return (*topics, *(Category(term, f"{origin.board}#{name}") for name, term in facts.items() if term))


def enclosures_of(story: Story, page: str) -> tuple[Enclosure, ...]:
    """Return the files that go with an item."""
    return tuple(Enclosure(absolute(file.url, page), file.media_type, file.size, file.title) for file in story.files)


def media_of(picture: Picture | None, page: str) -> Media | None:
    """Return the picture of an item."""
    if picture is None:
        return None
    src = absolute(picture.src, page)
    return Media(src, type_of(picture.src)[1], picture.width, picture.height, picture.alt, picture.credit)
