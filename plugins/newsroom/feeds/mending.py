"""Our extension of feedgen 1.0, which mends what it writes wrongly.

- An Atom entry's links lose `rel`, `type` and `length` (a loop variable is
  shadowed), so readers take a file for the article itself.
- An author without an e-mail address does not get into RSS at all; `dc:creator`
  is the element for a name.
- An entry cannot say that it is in another language than its feed.

The rest is a matter of asking rightly, and stands in `formats`.
"""

from collections.abc import Sequence
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.util import xml_elem

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAME = "mending"
"""What feedgen calls the extension: an attribute of the feed and of each entry."""


class FeedMending(BaseExtension):  # type: ignore[misc]
    """Declares the namespaces that entries use."""

    def extend_ns(self) -> dict[str, str]:
        """Return prefixes and namespaces for the root element."""
        return {"dc": DUBLIN_CORE}


class EntryMending(BaseEntryExtension):  # type: ignore[misc]
    """Mends one entry after feedgen has written it."""

    def __init__(self) -> None:
        self.links: Sequence[dict[str, str]] = ()
        self.creator = ""
        self.lang = ""

    def extend_atom(self, entry: Any) -> Any:
        """Write the links again, with all they have to say; name the language."""
        for link, said in zip(entry.findall("link"), self.links, strict=True):
            link.attrib.update(said)
        if self.lang:
            entry.set(XML_LANG, self.lang)
        return entry

    def extend_rss(self, item: Any) -> Any:
        """Name author and language in Dublin Core."""
        for name, said in (("creator", self.creator), ("language", self.lang)):
            if said:
                xml_elem(f"{{{DUBLIN_CORE}}}{name}", item).text = said
        return item
