"""Where on the site an item stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from newsroom.domain.clock import day_of
from newsroom.domain.schema import Notice
from newsroom.domain.slugs import slugify
from newsroom.domain.source import Source

PERIOD = re.compile(r"(?:\d{4}/(?:\d{2}/)?)?(?:sida/\d+/)?")
"""Lists by year and month, and the sheets of a list."""
OWN_FILES = frozenset(
    {
        "index.html", "404.html", "robots.txt", "sitemap.xml", "favicon.ico",
        "rss.xml", "atom.xml", "feed.json", "calendar.ics", "anslagstavla.json", "sidor.json",
    }
)  # fmt: skip
"""Names that the site gives to files of its own, in whatever folder."""


@dataclass(frozen=True, slots=True)
class AddressRules:
    """The site's patterns of addresses, root-relative without the leading slash."""

    patterns: Mapping[str, str]
    """Kind to format string with `date`, `posted`, `folder` and `slug`."""
    lang: str
    """The site's language; items in another get it as the first folder."""
    reserved: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the site's own lists, and what each is called."""
    site: str = ""
    """The site's own address, by which links to it are known from links to others."""

    def address(self, source: Source) -> str:
        """Return the address of `source`, such as `nyheter/2026/03/ny-skola/`."""
        day, pattern = address_day(source), self.patterns[source.kind]
        folder = page_folder(source.path) if "{folder" in pattern else ""
        where = pattern.format(date=day, posted=day, slug=source.slug, folder=folder, path=source.path)
        prefix = source.item.lang if source.item.lang and source.item.lang != self.lang else ""
        return f"{prefix}/{where}" if prefix else where

    def keeper(self, address: str) -> str | None:
        """Return what of the site itself stands at `address`, or None where an item may.

        Below a kind's own folder only lists by period and their sheets are the
        site's; a folder that holds no items (topics, authors, the theme) is the
        site's altogether.
        """
        if address in self.reserved:
            return self.reserved[address]
        root, _, below = address.partition("/")
        if address.rstrip("/").rpartition("/")[2] in OWN_FILES:
            return "webbplatsens egna filer"
        if f"{root}/" not in self.reserved:
            return None
        holds_items = any(pattern.startswith(f"{root}/") for pattern in self.patterns.values())
        return None if holds_items and not PERIOD.fullmatch(below) else self.reserved[f"{root}/"]


def address_day(source: Source) -> date | None:
    """Return the day that stands in the address: of posting for a notice."""
    if isinstance(source.item, Notice):
        return source.item.posting_day
    return day_of(source.item.date) if source.item.date else None


def page_folder(path: str) -> str:
    """Return the folders between the kind's folder and the file as they stand in addresses, each with `/`."""
    return "".join(f"{slugify(part) or part}/" for part in path.split("/")[1:-1])
