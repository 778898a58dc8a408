"""A feed as RSS 2.0, Atom 1.0 and JSON Feed 1.1, the first two through feedgen.

Nothing here looks at the clock: feedgen's own default for "updated" is now, and
a feed whose bytes change without a change makes every reader fetch it again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from newsroom.feeds.entries import Entry, Feed
from newsroom.feeds.jsonfeed import item_json, json_feed
from newsroom.feeds.markup import xml_text
from newsroom.feeds.mending import NAME, EntryMending, FeedMending

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Atom asks when a list changed that never held anything."""


class MadeEntry:
    """An entry in each format, made once however many channels show it.

    It stands in the place of feedgen's own. An element has one parent: it moves
    from one feed to the next, which is why a feed is written before the next is
    composed.
    """

    def __init__(self, entry: Entry) -> None:
        made = FeedEntry()
        made.register_extension(NAME, EntryMending)
        fill(made, entry)
        self.entry = entry
        self.made = made

    @cached_property
    def rss(self) -> Any:
        """The element of RSS."""
        return self.made.rss_entry()

    @cached_property
    def atom(self) -> Any:
        """The element of Atom."""
        return self.made.atom_entry()

    @cached_property
    def json(self) -> str:
        """The object of JSON Feed."""
        return item_json(self.entry)

    def register_extension(self, *_: Any) -> None:
        """Take no more extensions: feedgen offers them to each entry it is given."""

    def rss_entry(self) -> Any:
        """Return the item; feedgen's name for it."""
        return self.rss

    def atom_entry(self) -> Any:
        """Return the entry; feedgen's name for it."""
        return self.atom


def rss(feed: Feed, entries: Sequence[MadeEntry]) -> bytes:
    """Return `feed` as RSS 2.0."""
    return bytes(compose(feed, entries, RSS).rss_str(pretty=True))


def atom(feed: Feed, entries: Sequence[MadeEntry]) -> bytes:
    """Return `feed` as Atom 1.0."""
    return bytes(compose(feed, entries, ATOM).atom_str(pretty=True))


def json(feed: Feed, entries: Sequence[MadeEntry]) -> bytes:
    """Return `feed` as JSON Feed 1.1."""
    return json_feed(feed, f"{feed.folder}{JSON.file}", [entry.json for entry in entries])


@dataclass(frozen=True, slots=True)
class Format:
    """One of the forms in which a channel is written."""

    file: str
    name: str
    """What people call it."""
    media_type: str
    write: Callable[[Feed, Sequence[MadeEntry]], bytes]


RSS = Format("rss.xml", "RSS", "application/rss+xml", rss)
ATOM = Format("atom.xml", "Atom", "application/atom+xml", atom)
JSON = Format("feed.json", "JSON Feed", "application/feed+json", json)
FILES = (RSS, ATOM, JSON)
ARCHIVED = (RSS, ATOM)
"""RFC 5005 knows no JSON."""


def compose(feed: Feed, entries: Sequence[MadeEntry], form: Format) -> FeedGenerator:
    """Return feedgen's form of `feed`."""
    made = FeedGenerator()
    made.register_extension(NAME, FeedMending, EntryMending)
    made.id(feed.id)
    made.title(xml_text(feed.title))
    made.description(xml_text(feed.description))
    made.language(feed.lang)
    made.author({"name": xml_text(feed.publisher)})
    made.generator("Newsroom")
    made.docs("https://www.rssboard.org/rss-specification")
    made.updated(feed.updated or NEVER)
    # The last link that feedgen hears of becomes the RSS channel's own.
    made.link(href=f"{feed.folder}{form.file}", rel="self", type=form.media_type)
    made.link(href=feed.page, rel="alternate", type="text/html")
    tell_publisher(made, feed)
    mending: FeedMending = getattr(made, NAME)
    mending.tell(feed.links, form.file, form.media_type, feed.style)
    for entry in entries:
        made.add_entry(entry, order="append")
    return made


def tell_publisher(made: FeedGenerator, feed: Feed) -> None:
    """Say who answers for the feed, and how often to ask."""
    if feed.rights:
        made.rights(xml_text(feed.rights))
    if feed.editor:
        made.managingEditor(xml_text(f"{feed.editor} ({feed.publisher})"))
    if feed.ttl:
        made.ttl(feed.ttl)
    if feed.image:
        made.logo(feed.image)
        made.image(url=feed.image, title=xml_text(feed.title), link=feed.page)


def fill(made: FeedEntry, entry: Entry) -> None:
    """Tell feedgen all of `entry`."""
    made.id(entry.id)
    made.title(xml_text(entry.title))
    made.published(entry.published)
    made.updated(entry.updated)
    tell_text(made, entry)
    if entry.author:
        made.author({"name": xml_text(entry.author)})
    words = [{"term": xml_text(word.term), "scheme": word.scheme or None} for word in entry.categories]
    made.category(words)
    links = links_of(entry)
    # RSS knows one file per item; the extension tells of the others.
    made.link([dict(link) for link in links[:2]])
    mending: EntryMending = getattr(made, NAME)
    mending.tell(entry, links)


def tell_text(made: FeedEntry, entry: Entry) -> None:
    """Give the summary and the whole text.

    RSS calls its description HTML and Atom its summary text. The order
    matters: feedgen lets `description` set Atom's content, and `summary`
    take the place of a description that is missing.
    """
    summary = xml_text(entry.summary)
    if summary:
        made.description(escape(summary, quote=False))
        made.summary(summary)
    if entry.html or summary:
        made.content(entry.html or escape(summary, quote=False), type="html")


def links_of(entry: Entry) -> list[dict[str, str]]:
    """Return the links of an entry in feedgen's words: its page, then its files."""
    files = [
        {"rel": "enclosure", "href": file.url, "type": file.media_type, "length": str(file.size)}
        for file in entry.enclosures
    ]
    return [{"rel": "alternate", "href": entry.link, "type": "text/html"}, *files]
