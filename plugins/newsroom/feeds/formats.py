"""A feed as RSS 2.0, Atom 1.0 and JSON Feed 1.1, the first two through feedgen.

An entry is written once, however many channels show it: a feed is its head and
the bytes of its entries.

Nothing here looks at the clock: feedgen's own default for "updated" is now, and
a feed whose bytes change without a change makes every reader fetch it again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from operator import attrgetter
from typing import NamedTuple

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from newsroom.feeds.entries import Entry, Feed
from newsroom.feeds.jsonfeed import item_json, json_feed
from newsroom.feeds.markup import xml_text
from newsroom.feeds.mending import NAME, EntryMending, FeedMending

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Atom asks when a list changed that never held anything."""


HEAD = Feed(id="-", title="-", description="-", lang="", publisher="-", page="-", folder="-")
"""Stands at the head of feeds that are only made for their entries."""
RSS_ENTRY, RSS_END = (b"    <item>", b"    </item>\n"), b"  </channel>"
ATOM_ENTRY, ATOM_END = (b"  <entry", b"  </entry>\n"), b"</feed>"
"""What begins and ends an entry in a file, and the line before which the last one ends."""


class MadeEntry(NamedTuple):
    """An entry as it stands in a file of each format."""

    rss: bytes
    atom: bytes
    json: bytes


def make_entries(entries: Sequence[Entry]) -> list[MadeEntry]:
    """Return entries in each format: as feedgen writes them in a feed of these alone."""
    if not entries:
        return []
    made = [feedgen_entry(entry) for entry in entries]
    items = taken_out(compose(HEAD, RSS, made).rss_str(pretty=True), RSS_ENTRY)
    atoms = taken_out(compose(HEAD, ATOM, made).atom_str(pretty=True), ATOM_ENTRY)
    return [MadeEntry(*one) for one in zip(items, atoms, map(item_json, entries), strict=True)]


def feedgen_entry(entry: Entry) -> FeedEntry:
    """Return feedgen's form of an entry."""
    made = FeedEntry()
    made.register_extension(NAME, EntryMending)
    fill(made, entry)
    return made


def taken_out(data: bytes, bounds: tuple[bytes, bytes]) -> list[bytes]:
    """Return the entries of a feed as they stand in it; no text holds these lines, for what it says is escaped."""
    begin, end = bounds
    return [part + end for part in data[data.index(begin) :].split(end)[:-1]]


def put_in(data: bytes, entries: Iterable[bytes], end: bytes) -> bytes:
    """Return a feed that has no entries with these."""
    place = data.rindex(end)
    return b"".join((data[:place], *entries, data[place:]))


def rss(feed: Feed, entries: Sequence[MadeEntry]) -> bytes:
    """Return `feed` as RSS 2.0."""
    return put_in(compose(feed, RSS).rss_str(pretty=True), (entry.rss for entry in entries), RSS_END)


def atom(feed: Feed, entries: Sequence[MadeEntry]) -> bytes:
    """Return `feed` as Atom 1.0."""
    return put_in(compose(feed, ATOM).atom_str(pretty=True), (entry.atom for entry in entries), ATOM_END)


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
    part: Callable[[MadeEntry], bytes]
    """Returns an entry as it stands in such a file."""


RSS = Format("rss.xml", "RSS", "application/rss+xml", rss, attrgetter("rss"))
ATOM = Format("atom.xml", "Atom", "application/atom+xml", atom, attrgetter("atom"))
JSON = Format("feed.json", "JSON Feed", "application/feed+json", json, attrgetter("json"))
FILES = (RSS, ATOM, JSON)
ARCHIVED = (RSS, ATOM)
"""RFC 5005 knows no JSON."""


def compose(feed: Feed, form: Format, entries: Sequence[FeedEntry] = ()) -> FeedGenerator:
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
