"""What each page was made of, kept under the digest of that, so that it can be made again by itself."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from newsroom.content.fulltext import ClosedLinks
from newsroom.content.rendering import PublicationFacts, RenderTask
from newsroom.content.views import Card, Link, Picture
from newsroom.domain.registers import Topic
from newsroom.incremental.packing import CANNOT_TRAVEL, NOTHING, Instead, packed, unpacked
from newsroom.incremental.store import Store

OWN = ("newsroom.domain.", "newsroom.content.views.", "newsroom.content.rendering", "newsroom.content.kept_pages")
"""Where the classes of kept pages are."""
AT_ONCE = 500
"""Pages that are written together: more would cost memory."""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """What is known of an item besides what its page shows."""

    card: Card
    """What other pages show of it."""
    closed_links: ClosedLinks
    pictures: Mapping[str, Picture | None]
    """Those in its text, by the paths that it names."""
    topic_entries: Sequence[Topic]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One page."""

    task: RenderTask
    item: KeptItem | None = None
    """The item whose page it is; None for a list."""

    @property
    def name(self) -> str:
        """Where it stands in the output."""
        return str(self.task.facts["output_file"])

    @property
    def publication(self) -> PublicationFacts:
        """What the page of an item shows of its publication."""
        facts: PublicationFacts = self.task.facts["publication"]
        return facts

    def showing(self, **facts: Any) -> "KeptPage":
        """Return the page of an item with some other facts of its publication."""
        return self.given(publication=PublicationFacts(**{**vars(self.publication), **facts}))

    def framed(self, **facts: Any) -> "KeptPage":
        """Return the page with some other facts of its frame."""
        return self.given(page=replace(self.task.facts["page"], **facts))

    def given(self, **facts: Any) -> "KeptPage":
        """Return the page given some other facts."""
        return replace(self, task=replace(self.task, facts={**self.task.facts, **facts}))


def kept_item(publication: Any) -> KeptItem:
    """Return what is kept of a publication."""
    return KeptItem(
        publication.card,
        dict(publication.full_text.closed_links),
        dict(publication.text_pictures),
        publication.topic_entries,
    )


class PackedPage(NamedTuple):
    """A page as it is kept, and as it travels to other processes."""

    packed: bytes
    addresses: bytes
    """What its cards and links lead to, each between two ends of lines."""


def pack(page: KeptPage) -> PackedPage | None:
    """Return a page packed; None where some of its facts cannot travel."""
    addresses = set[str]()

    def way_of(fact: Card | Link) -> Any:
        addresses.add(fact.url)
        return fact.__reduce__()

    with suppress(*CANNOT_TRAVEL):
        return PackedPage(packed(page, {Card: way_of, Link: way_of}), "\n".join(["", *sorted(addresses), ""]).encode())
    return None


class KeptPages:
    """The shelf where they are."""

    def __init__(self, cache: Path) -> None:
        self.store = Store(cache, "pages")
        self.addresses = self.store.beside("addresses")
        """What each page leads to, apart: this is gone through when an item is shown otherwise."""
        self.fresh: dict[str, PackedPage] = {}
        self.used: set[str] = set()
        self.lost: set[str] = set()
        """Digests of pages that this build has and that are not on the shelf; known when it is finished."""

    def keep(self, made_of: str, page: PackedPage) -> None:
        """Keep a page under the digest of what it is made of."""
        self.fresh[made_of] = page
        if len(self.fresh) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what waits to be written."""
        self.store.add({made_of: page.packed for made_of, page in self.fresh.items()})
        self.addresses.add({made_of: page.addresses for made_of, page in self.fresh.items()})
        self.fresh = {}

    def finish(self) -> None:
        """Write the rest, forget pages that this build has not, and see which of its own are missing."""
        self.write()
        self.lost = self.used - (self.store.forget_others(self.used) & self.addresses.forget_others(self.used))

    def find(self, made_of: str, instead: Instead = NOTHING) -> KeptPage | None:
        """Return a page by the digest of what it is made of; None where it is not kept.

        Some of what it shows is made by what stands there `instead`.
        """
        found = unpacked(self.store.look_up(made_of), OWN, instead)
        return found if isinstance(found, KeptPage) else None

    def telling(self, address: str) -> set[str]:
        """Return the digests of all pages with a card or a link to an address. Raises sqlite3.Error, OSError."""
        return self.addresses.telling(f"\n{address}\n".encode())
