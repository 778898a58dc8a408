"""Make the pages again that an edit of words alone can touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from newsroom.amending.snapshot import Snapshot
from newsroom.amending.texts import shown_text
from newsroom.amending.words import Unfit, Words
from newsroom.content.fingerprints import fingerprint
from newsroom.content.fulltext import lead_of_item
from newsroom.content.kept_pages import KeptItem, KeptPage, KeptPages, pack
from newsroom.content.rendering import RenderSettings, read_templates, render
from newsroom.content.views import Card, Link
from newsroom.domain.schema import Item
from newsroom.incremental.outputs import Row
from newsroom.incremental.packing import NOTHING, Instead
from newsroom.related.edit import Edit
from newsroom.related.selection import Chosen

MANY = 300
"""Pages; when more show an item, all goes the whole way, which shares the work."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is other of an edited item."""

    before: KeptPage
    """Its page as it stands."""
    item: KeptItem
    said: Mapping[str, str]
    """What its page says of it now: title, lead and the like, by the names of facts."""

    @property
    def card(self) -> Card:
        """What other pages show of it now."""
        return self.item.card

    def on(self, page: KeptPage) -> KeptPage:
        """Return its page with what it says now, and all else as on `page`."""
        framed = page.framed(title=self.said["title"], description=self.said["lead"])
        return replace(framed.showing(**self.said), item=self.item)


class Pages:
    """The pages of the last build, and what is to become of them."""

    def __init__(self, snapshot: Snapshot, rows: Mapping[str, Row]) -> None:
        self.snapshot = snapshot
        self.rows = rows
        self.shelf = KeptPages(Path(snapshot.cache))
        self.renewals: dict[str, Renewal] = {}
        """By source file."""
        self.instead: Instead = NOTHING
        """What shows the edited items on other pages as they are now."""
        self.made: dict[str, KeptPage] = {}
        """The pages that may be others, by name."""
        self.rendered: dict[str, str] = {}
        """The HTML of those that are rendered by now."""

    def edit(self, edits: Iterable[Edit]) -> None:
        """Make the pages of edited items again, and all that show these. Raises Unfit, sqlite3.Error, OSError."""
        self.renewals = {edit.path: self.renewed(edit) for edit in edits}
        moved = [(item_of(one.before).card, one.card) for one in self.renewals.values()]
        moved = [(before, after) for before, after in moved if before != after]
        words = Words(moved)
        self.instead = {Card: words.card, Link: words.link}
        for renewal in self.renewals.values():
            self.made[renewal.before.name] = renewal.on(self.now(renewal.before.name))
        shown = {name for before, _ in moved for name in self.showing(before.url)} - self.made.keys()
        if len(shown) > MANY:
            raise Unfit
        for name in sorted(shown):
            if (page := self.now(name)) != self.before(name):
                self.made[name] = page

    def renewed(self, edit: Edit) -> Renewal:
        """Return what is other of an edited item. Raises Unfit."""
        page, item = self.before(self.snapshot.names[edit.path]), edit.after.item
        facts, frame, about = page.publication, page.task.facts["page"], item_of(page)
        text = shown_text(edit.after, facts.lang, facts.root, about, self.snapshot)
        lead = lead_of_item(item.summary or "", item.title, text, self.snapshot.lead_length)
        card = replace(about.card, title=item.title, kicker=item.kicker or "", lead=lead)
        is_usual = (frame.title, frame.description, about.card.title) == (facts.title, facts.lead, facts.title)
        if card != about.card and (not is_usual or stands_on_other_pages(item) or facts.kind == "pages"):
            raise Unfit(edit.path)
        said = {"html": text.html, "summary": item.summary or ""}
        said |= {name: getattr(card, name) for name in ("title", "kicker", "lead")}
        return Renewal(page, replace(about, card=card, closed_links=text.closed_links), said)

    def lead_on(self, path: str, chosen: Chosen) -> None:
        """Let the page of a source file lead on to other pages. Raises Unfit."""
        name = self.snapshot.names[path]
        page = self.made.get(name) or self.now(name)
        related, similar = ([self.card(other) for other in paths] for paths in chosen)
        self.made[name] = page.showing(related=related, similar=similar)
        self.rendered.pop(name, None)

    def card(self, path: str) -> Card:
        """Return what other pages show of an item now. Raises Unfit."""
        if path in self.renewals:
            return self.renewals[path].card
        return item_of(self.before(self.snapshot.names.get(path, ""))).card

    def before(self, name: str) -> KeptPage:
        """Return a page as it stands. Raises Unfit where it is not known what it was made of."""
        return self.find(name, NOTHING)

    def now(self, name: str) -> KeptPage:
        """Return a page that shows edited items as they are now. Raises Unfit as `before` does."""
        return self.find(name, self.instead)

    def find(self, name: str, instead: Instead) -> KeptPage:
        """Return a page of the last build, some of which is made by what stands there `instead`. Raises Unfit."""
        row = self.rows.get(name)
        page = self.shelf.find(row.made_of, instead) if row else None
        if page is None:
            raise Unfit(name)
        return page

    def showing(self, address: str) -> list[str]:
        """Return the names of all pages with a card or a link to an address. Raises sqlite3.Error, OSError."""
        told = self.shelf.telling(address)
        return [name for name, row in self.rows.items() if row.made_of in told]

    def render(self) -> None:
        """Render what is not rendered as it is now."""
        waiting = [name for name in self.made if name not in self.rendered]
        self.rendered |= zip(waiting, render(self.settings, [self.made[name].task for name in waiting]), strict=True)

    @cached_property
    def settings(self) -> RenderSettings:
        """What pages are rendered with."""
        return replace(self.snapshot.render, templates=read_templates(self.snapshot.folders))

    def finish(self) -> dict[str, tuple[str, str]]:
        """Return what was made, by name, with the digest of what each is made of; keep that. Raises Unfit."""
        self.render()
        finished = {}
        for name, page in self.made.items():
            made_of, packed = fingerprint(self.snapshot.base, page.task.template, page.task.facts), pack(page)
            if packed is None:
                raise Unfit
            self.shelf.keep(made_of, packed)
            finished[name] = self.rendered[name], made_of
        self.shelf.write()
        return finished


def item_of(page: KeptPage) -> KeptItem:
    """Return what is known of the item whose page it is. Raises Unfit for a list."""
    if page.item is None:
        raise Unfit
    return page.item


def stands_on_other_pages(item: Item) -> bool:
    """Tell whether more is made of its words than cards and links: matters, calendars, old addresses, channels."""
    return bool(item.case or item.event or item.aliases or item.updates)
