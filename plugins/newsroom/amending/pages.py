"""Make the pages again that an edit of words alone can touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from newsroom.amending.reading import stands_on_other_pages
from newsroom.amending.snapshot import Snapshot
from newsroom.amending.words import Unfit, Words
from newsroom.content.fingerprints import fingerprint
from newsroom.content.fulltext import ShownText, Target, lead_of_item
from newsroom.content.kept_pages import KeptItem, KeptPage, KeptPages, pack
from newsroom.content.links import close_links, drop_pictures, open_pictures
from newsroom.content.markup import convert
from newsroom.content.rendering import read_templates, render
from newsroom.content.views import Card, Link, Picture
from newsroom.files import Row
from newsroom.incremental.packing import NOTHING, Instead
from newsroom.related.amending import Edit
from newsroom.related.selection import Chosen

INDEX = "index.html"
"""What no address ends with."""
MANY = 300
"""Pages; when more show an item, all goes the whole way, which shares the work."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """The page of an edited item, as it was and with what it says of itself now."""

    before: KeptPage
    after: KeptPage

    @property
    def cards(self) -> tuple[Card, Card]:
        """What other pages show of it, before and after."""
        return item_of(self.before).card, item_of(self.after).card


class Pages:
    """The pages of the last build, each looked up once, and what is to become of them."""

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

    def edit(self, edits: Iterable[Edit]) -> None:
        """Make the pages of edited items again, and all that show these. Raises Unfit."""
        self.renewals = {edit.path: self.renewed(edit) for edit in edits}
        moved = [renewal.cards for renewal in self.renewals.values() if len(set(map(repr, renewal.cards))) > 1]
        words = Words(moved)
        self.instead = {Card: words.card, Link: words.link}
        for path, renewal in self.renewals.items():
            name = self.snapshot.names[path]
            self.made[name] = with_words_of(self.page(name), renewal.after)
        shown = {name for before, _ in moved for name in self.showing(before.url)} - self.made.keys()
        if len(shown) > MANY:
            raise Unfit
        for name in sorted(shown):
            if (page := self.page(name)) != self.page(name, NOTHING):
                self.made[name] = page

    def renewed(self, edit: Edit) -> Renewal:
        """Return the page of an item with its new words. Raises Unfit."""
        page, item = self.page(self.snapshot.names[edit.path], NOTHING), edit.after.item
        facts = page.publication
        about, frame, kicker = item_of(page), page.task.facts["page"], item.kicker or ""
        html, closed_links = self.closed(page, convert(edit.after.text, facts.lang, edit.path))
        html = Markup(hung(html, about.pictures, self.snapshot.picture_sizes))
        lead = lead_of_item(item.summary or "", item.title, ShownText(html), self.snapshot.lead_length)
        card = replace(about.card, title=item.title, kicker=kicker, lead=lead)
        is_usual = (frame.title, frame.description, about.card.title) == (facts.title, facts.lead, facts.title)
        if card != about.card and (not is_usual or stands_on_other_pages(item) or facts.kind == "pages"):
            raise Unfit(edit.path)
        said = {"html": html, "title": item.title, "summary": item.summary or "", "kicker": kicker, "lead": lead}
        after = page.framed(title=item.title, description=lead).showing(**said)
        return Renewal(page, replace(after, item=replace(about, card=card, closed_links=closed_links)))

    def closed(self, page: KeptPage, html: str) -> tuple[str, dict[Target, str | None]]:
        """Return new HTML of a page with its links closed, and where they lead. Raises Unfit where nobody knows."""
        known, now = item_of(page).closed_links, dict[Target, str | None]()

        def where(what: str, target: str) -> str | None:
            if (what, target) not in known and (what != "source" or target not in self.snapshot.names):
                raise Unfit(target)
            now[what, target] = known.get((what, target)) or self.address(target, page.publication.root)
            return now[what, target]

        made = close_links(html, where)
        if any(what == "file" for what, _ in known.keys() - now.keys()):
            raise Unfit(page.name)  # Perhaps nobody carries that file any longer.
        return made, now

    def address(self, path: str, root: str) -> str | None:
        """Return where the page of a source file stands; None where it has none."""
        name = self.snapshot.names.get(path)
        return f"{root}/{name.removesuffix(INDEX)}" if name else None

    def lead_on(self, path: str, chosen: Chosen) -> None:
        """Let the page of a source file lead on to other pages. Raises Unfit."""
        name = self.snapshot.names[path]
        page = self.made.get(name) or self.page(name)
        related, similar = ([self.card(other) for other in paths] for paths in chosen)
        self.made[name] = page.showing(related=related, similar=similar)

    def card(self, path: str) -> Card:
        """Return what other pages show of an item now. Raises Unfit."""
        if path in self.renewals:
            return self.renewals[path].cards[1]
        return item_of(self.page(self.snapshot.names.get(path, ""))).card

    def page(self, name: str, instead: Instead | None = None) -> KeptPage:
        """Return a page of the last build, which shows edited items as they are now. Raises Unfit where it is lost."""
        row = self.rows.get(name)
        page = self.shelf.find(row.made_of, self.instead if instead is None else instead) if row else None
        if page is None:
            raise Unfit(name)
        return page

    def showing(self, address: str) -> list[str]:
        """Return the names of all pages with a card or a link to an address."""
        told = self.shelf.telling(address)
        return [name for name, row in self.rows.items() if row.made_of in told]

    def render(self) -> dict[str, tuple[str, str]]:
        """Return what was made by name, each with the digest of what it is made of; keep what they are."""
        tasks = [page.task for page in self.made.values()]
        made_of = [fingerprint(self.snapshot.base, task.template, task.facts) for task in tasks]
        for digest, page in zip(made_of, map(pack, self.made.values()), strict=True):
            if page is None:
                raise Unfit
            self.shelf.keep(digest, page)
        self.shelf.write()
        settings = replace(self.snapshot.render, templates=read_templates(self.snapshot.folders))
        return dict(zip(self.made, zip(render(settings, tasks), made_of, strict=True), strict=True))


def item_of(page: KeptPage) -> KeptItem:
    """Return what is known of the item whose page it is. Raises Unfit for a list."""
    if page.item is None:
        raise Unfit
    return page.item


def with_words_of(page: KeptPage, renewed: KeptPage) -> KeptPage:
    """Return the page of an item with what another says of the item itself."""
    frame, facts = renewed.task.facts["page"], renewed.publication
    said = {name: getattr(facts, name) for name in ("html", "title", "summary", "kicker", "lead")}
    return replace(page.framed(title=frame.title, description=frame.description).showing(**said), item=renewed.item)


def hung(html: str, pictures: Mapping[str, Picture | None], sizes: str | None) -> str:
    """Return HTML with the pictures that the text had before. Raises Unfit where it names others than these."""
    shown = set[str]()

    def find(path: str) -> Picture | None:
        shown.add(path)
        if path not in pictures:
            raise Unfit(path)
        return pictures[path]

    if open_pictures(html):
        from newsroom.images.figures import hang

        html = hang(html, find, sizes or "")
    if shown != pictures.keys():
        raise Unfit
    return drop_pictures(html)
