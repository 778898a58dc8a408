"""What each page of an item was made of, kept under the digest of that, so that it can be made again by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsroom.content.fulltext import Target
from newsroom.content.rendering import PublicationFacts, RenderTask
from newsroom.content.views import Card
from newsroom.domain.registers import Topic
from newsroom.incremental.packing import packed, unpacked
from newsroom.incremental.store import Store

OWN = ("newsroom.domain.", "newsroom.content.views.", "newsroom.content.rendering", "newsroom.content.kept_pages")
"""Where the classes of kept pages are."""
AT_ONCE = 500
"""Pages that are written together: more would cost memory."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The page of one item."""

    task: RenderTask
    card: Card
    """What other pages show of it."""
    closed_links: Mapping[Target, str | None]
    topic_entries: Sequence[Topic]

    @property
    def publication(self) -> PublicationFacts:
        """What the page shows of its publication."""
        facts: PublicationFacts = self.task.facts["publication"]
        return facts

    def showing(self, **facts: Any) -> "KeptPage":
        """Return the page with some other facts of its publication."""
        publication = PublicationFacts(**{**vars(self.publication), **facts})
        task = RenderTask(self.task.template, {**self.task.facts, "publication": publication})
        return replace(self, task=task)


def kept_page(task: RenderTask, publication: Any) -> KeptPage:
    """Return what is kept of the page of a publication."""
    return KeptPage(task, publication.card, publication.full_text.closed_links, publication.topic_entries)


class KeptPages:
    """The shelf where they are."""

    def __init__(self, cache: Path) -> None:
        self.store = Store(cache, "pages")
        self.fresh: dict[str, bytes] = {}
        self.used: set[str] = set()

    def keep(self, made_of: str, page: KeptPage) -> None:
        """Keep a page under the digest of what it is made of."""
        self.fresh[made_of] = packed(page)
        if len(self.fresh) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what waits to be written."""
        self.store.add(self.fresh)
        self.fresh = {}

    def finish(self) -> None:
        """Write the rest, and forget pages that this build has not."""
        self.store.keep(self.fresh, self.used)
        self.fresh = {}

    def find(self, made_of: str) -> KeptPage | None:
        """Return a page by the digest of what it is made of; None where it is not kept."""
        found = unpacked(self.store.look_up(made_of), OWN)
        return found if isinstance(found, KeptPage) else None
