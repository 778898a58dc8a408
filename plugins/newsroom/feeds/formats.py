"""A feed as RSS 2.0 and as Atom 1.0, through feedgen.

Nothing here looks at the clock: feedgen's own default for "updated" is now, and
a feed whose bytes change without a change makes every reader fetch it again.
"""

from datetime import UTC, datetime
from html import escape

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from newsroom.feeds.entries import Entry, Feed
from newsroom.feeds.markup import xml_text
from newsroom.feeds.mending import NAME, EntryMending, FeedMending

RSS, ATOM = "application/rss+xml", "application/atom+xml"
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Atom asks when a list changed that never held anything."""


def rss(feed: Feed) -> bytes:
    """Return `feed` as RSS 2.0."""
    return bytes(compose(feed, feed.rss, RSS).rss_str(pretty=True))


def atom(feed: Feed) -> bytes:
    """Return `feed` as Atom 1.0."""
    return bytes(compose(feed, feed.atom, ATOM).atom_str(pretty=True))


def compose(feed: Feed, address: str, media_type: str) -> FeedGenerator:
    """Return feedgen's form of `feed`, which says that it stands at `address`."""
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
    made.link(href=address, rel="self", type=media_type)
    made.link(href=feed.page, rel="alternate", type="text/html")
    for entry in feed.entries:
        fill(made.add_entry(order="append"), entry)
    return made


def fill(made: FeedEntry, entry: Entry) -> None:
    """Tell feedgen all of `entry`."""
    made.id(entry.id)
    made.title(xml_text(entry.title))
    made.published(entry.published)
    made.updated(entry.updated)
    tell_text(made, entry)
    if entry.author:
        made.author({"name": xml_text(entry.author)})
    made.category([{"term": xml_text(name)} for name in entry.categories])
    links = links_of(entry)
    made.link([dict(link) for link in links])
    mending: EntryMending = getattr(made, NAME)
    mending.links, mending.creator, mending.lang = links, xml_text(entry.author), entry.lang


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
