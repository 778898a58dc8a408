"""Our extension of feedgen 1.0, which mends what it writes wrongly and adds what it does not know.

- An Atom entry's links lose `rel`, `type` and `length` (a loop variable is
  shadowed), so readers take a file for the article itself.
- An author without an e-mail address does not get into RSS at all; `dc:creator`
  is the element for a name.
- An entry cannot say that it is in another language than its feed.
- Of a channel's links only `self` reaches RSS: neither `hub` nor those to
  archived documents (RFC 5005) do.
- It has no place for a style sheet, and its own `media` extension none for alt texts.

The rest is a matter of asking rightly, and stands in `formats`.
"""

from collections.abc import Sequence
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.util import xml_elem
from lxml import etree

from newsroom.feeds.entries import Entry, Links, Media
from newsroom.feeds.markup import xml_text

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAME = "mending"
"""What feedgen calls the extension: an attribute of the feed and of each entry."""


class FeedMending(BaseExtension):  # type: ignore[misc]
    """Declares the namespaces, and tells of the feed's style sheet, hub and archive."""

    def __init__(self) -> None:
        self.links: Sequence[dict[str, str]] = ()
        self.is_archived = False
        self.style = ""

    def tell(self, links: Links, file: str, media_type: str, style: str) -> None:
        """Take what feedgen has no place for."""
        folders = {"current": links.current, "prev-archive": links.previous, "next-archive": links.next}
        found = [
            {"rel": rel, "href": f"{folder}{file}", "type": media_type} for rel, folder in folders.items() if folder
        ]
        self.links = [*([{"rel": "hub", "href": links.hub}] if links.hub else []), *found]
        self.is_archived = bool(links.current)
        self.style = style

    def extend_ns(self) -> dict[str, str]:
        """Return prefixes and namespaces for the root element."""
        return {"dc": DUBLIN_CORE, "media": MEDIA, **({"fh": HISTORY} if self.is_archived else {})}

    def extend_atom(self, feed: Any) -> Any:
        """Write what Atom says of the feed."""
        for link in self.links:
            xml_elem("link", feed, **link)
        self.extend(feed, feed)
        return feed

    def extend_rss(self, feed: Any) -> Any:
        """Write what RSS says of the channel."""
        for link in self.links:
            xml_elem(f"{{{ATOM}}}link", feed[0], **link)
        self.extend(feed, feed[0])
        return feed

    def extend(self, root: Any, channel: Any) -> None:
        """Write what both say alike."""
        if self.is_archived:
            xml_elem(f"{{{HISTORY}}}archive", channel)
        if self.style:
            root.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{self.style}"'))


class EntryMending(BaseEntryExtension):  # type: ignore[misc]
    """Mends one entry after feedgen has written it."""

    def __init__(self) -> None:
        self.links: Sequence[dict[str, str]] = ()
        self.creator = ""
        self.lang = ""
        self.media: Media | None = None
        self.updated = ""

    def tell(self, entry: Entry, links: Sequence[dict[str, str]]) -> None:
        """Take what feedgen writes wrongly or not at all."""
        self.links, self.creator, self.lang, self.media = links, xml_text(entry.author), entry.lang, entry.media
        self.updated = entry.updated.isoformat() if entry.updated != entry.published else ""

    def extend_atom(self, entry: Any) -> Any:
        """Write the links again, with all they have to say; name the language."""
        written = entry.findall("link")
        for link, said in zip(written, self.links, strict=False):
            link.attrib.update(said)
        for said in reversed(self.links[len(written) :]):
            written[-1].addnext(etree.Element("link", said))
        if self.lang:
            entry.set(XML_LANG, self.lang)
        self.extend(entry)
        return entry

    def extend_rss(self, item: Any) -> Any:
        """Name author and language in Dublin Core, and in Atom's words what RSS has none for."""
        for name, said in (("creator", self.creator), ("language", self.lang)):
            if said:
                xml_elem(f"{{{DUBLIN_CORE}}}{name}", item).text = said
        if self.updated:
            xml_elem(f"{{{ATOM}}}updated", item).text = self.updated
        for link in self.links[2:]:
            xml_elem(f"{{{ATOM}}}link", item, **link)
        self.extend(item)
        return item

    def extend(self, entry: Any) -> None:
        """Write the picture, with who took it and what it shows (Media RSS)."""
        if self.media is None:
            return
        said = {"url": self.media.url, "type": self.media.media_type, "medium": "image"}
        sizes = {"width": str(self.media.width), "height": str(self.media.height)}
        content = xml_elem(f"{{{MEDIA}}}content", entry, **said, **sizes)
        if self.media.credit:
            xml_elem(f"{{{MEDIA}}}credit", content, role="photographer").text = xml_text(self.media.credit)
        if self.media.alt:
            xml_elem(f"{{{MEDIA}}}description", content, type="plain").text = xml_text(self.media.alt)
