"""Where the old site's links lead now.

A link to a text that comes along leads to its new source file; anything else of
the old site stays where it is, if we know where that was; what leads nowhere
loses its link and keeps its words.
"""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from newsroom.importing import reasons
from newsroom.importing.items import Item
from newsroom.importing.mapping import Mapping
from newsroom.importing.materials import Materials
from newsroom.importing.reasons import Reason

OFF_SITE = re.compile(r"(?:https?://[^\s/]+|mailto:[^\s@]+@|tel:[+\d])", re.I)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
REFERENCE = "newsroom-ref:"
"""What shortcodes for links become on their way (shortcodes.py): a source file, by any part of its path."""
PELICAN = re.compile(r"^(?:\{|\||%7B)(?:filename|static|attach)(?:\}|\||%7D)", re.I)


@dataclass(slots=True)
class Index:
    """The texts that come along, by everything that an old link may call them."""

    mapping: Mapping
    materials: Materials
    by_file: dict[str, Item] = field(default_factory=dict)
    by_name: dict[str, Item | None] = field(default_factory=dict)
    """By the last parts of the path; None where two share them."""
    by_address: dict[str, Item] = field(default_factory=dict)

    def add(self, item: Item, addresses: list[str]) -> None:
        """Make `item` known; the first of two at one address has it."""
        path = item.path.removesuffix(".md")
        self.by_file[path] = item
        parts = path.split("/")
        for start in range(len(parts)):
            tail = "/".join(parts[start:])
            self.by_name[tail] = item if tail not in self.by_name else None
        for address in addresses:
            self.by_address.setdefault(address_key(address), item)

    def find(self, target: str, source: str) -> Item | None:
        """Return the item that `target`, a link in the file `source`, leads to."""
        if target.startswith(REFERENCE) or target.endswith(".md"):
            return self.find_file(unquote(target.removeprefix(REFERENCE)), source)
        return self.by_address.get(address_key(target))

    def find_file(self, target: str, source: str) -> Item | None:
        """Return the item whose file is meant: beside the text, from the top, or by the end of its path."""
        name = target.removesuffix(".md").removesuffix("/")
        beside = name if name.startswith("/") else f"{PurePosixPath(source).parent}/{name}"
        below = name.strip("/")
        return (
            self.by_file.get(normpath(beside).strip("/"))
            or self.by_file.get(below)
            or self.by_name.get(below)
            or self.by_name.get(f"{below}/index")
            or self.by_address.get(address_key(target))
        )


@dataclass(slots=True)
class Resolver:
    """Resolves the links of one item, and remembers what it did."""

    index: Index
    item: Item
    reasons: list[Reason] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def resolve(self, href: str) -> str:
        """Return where the link leads now; "" for nowhere."""
        written = PELICAN.sub("", re.sub(r"\s*[\n\t]\s*", "", href.strip()))
        local = self.local(written)
        if local is not None:
            return self.to_item(local) or self.to_file(local) or self.to_old_site(written, local)
        if OFF_SITE.match(written):
            return written
        self.reasons.append(reasons.LINKS_DROPPED)
        return ""

    def resolve_pointer(self, href: str) -> str:
        """Return where an item without a text leads: off the site or to a file; "" for nowhere, or to itself."""
        written = href.strip()
        local = self.local(written)
        if local is None:
            return written if re.match(r"https?:", written, re.I) and OFF_SITE.match(written) else ""
        if self.index.find(local, self.item.path) is self.item:
            return ""
        return self.to_file(local) or self.to_old_site(written, local)

    def local(self, written: str) -> str | None:
        """Return a link within the old site without its host, query and anchor; None for other sites."""
        base = self.index.mapping.base_url
        if base and re.match(rf"{re.escape(base)}(?=[/?#]|$)", written, re.I):
            return written[len(base) :].partition("#")[0].partition("?")[0] or "/"
        if SCHEME.match(written) and not written.startswith(REFERENCE):
            return None
        return written.partition("#")[0].partition("?")[0]

    def to_item(self, local: str) -> str:
        """Return the path of the text that comes along, if it is one."""
        found = self.index.find(local, self.item.path) if local else None
        if found is None or found.left or found is self.item:
            return ""
        self.named.add(found.to)
        self.reasons.append(reasons.LINKS_MOVED)
        return f"/{found.to}"

    def to_file(self, local: str) -> str:
        """Return the path of a file to fetch that comes along, if it is one."""
        copied = self.index.materials.document(local.removeprefix(REFERENCE), self.item.path)
        if copied:
            self.item.files.add(copied)
            self.reasons.append(reasons.FILES_COPIED)
            return f"/{copied}"
        return ""

    def to_old_site(self, written: str, local: str) -> str:
        """Return the address on the old site, where we know it; an anchor within the text is lost."""
        base = self.index.mapping.base_url
        if OFF_SITE.match(written):
            return written
        if not base or not local.startswith("/") or written.startswith(REFERENCE):
            self.reasons.append(reasons.LINKS_DROPPED)
            return ""
        self.reasons.append(reasons.LINKS_ABSOLUTE)
        return base + written


def address_key(address: str) -> str:
    """Return an address as it is compared: without host, slashes at the ends, `index.html` and capitals."""
    path = unquote(urlsplit(address).path if SCHEME.match(address) else address.partition("#")[0].partition("?")[0])
    return re.sub(r"(?:/|^)index\.html?$|\.html?$", "", path.strip("/")).strip("/").casefold()


def written_target(target: str) -> str:
    """Return a link's target as it can stand between parentheses."""
    return re.sub(r"[\s()<>\"\\]", lambda found: f"%{ord(found[0]):02X}", target)
