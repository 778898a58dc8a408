"""Where on the site an item stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from newsroom.domain.clock import day_of
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source


@dataclass(frozen=True, slots=True)
class AddressRules:
    """The site's patterns of addresses, root-relative without the leading slash."""

    patterns: Mapping[str, str]
    """Kind to format string with `date`, `posted`, `folder` and `slug`."""
    lang: str
    """The site's language; items in another get it as the first folder."""
    reserved: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the site's own lists, and what each is called."""

    def address(self, source: Source) -> str:
        """Return the address of `source`, such as `nyheter/2026/03/ny-skola/`."""
        day = address_day(source)
        where = self.patterns[source.kind].format(
            date=day, posted=day, slug=source.slug, folder=page_folder(source.path), path=source.path
        )
        prefix = source.item.lang if source.item.lang and source.item.lang != self.lang else ""
        return f"{prefix}/{where}" if prefix else where


def address_day(source: Source) -> date | None:
    """Return the day that stands in the address: of posting for a notice."""
    if isinstance(source.item, Notice):
        return source.item.posting_day
    return day_of(source.item.date) if source.item.date else None


def page_folder(path: str) -> str:
    """Return the folders between the kind's folder and the file, each with `/`."""
    return "".join(f"{part}/" for part in PurePosixPath(path).parts[1:-1])
