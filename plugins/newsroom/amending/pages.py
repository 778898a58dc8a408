"""Make the pages again that an edit of texts alone can touch."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from newsroom.amending.snapshot import Snapshot
from newsroom.content.fingerprints import fingerprint
from newsroom.content.fulltext import ShownText, Target, lead_of_item
from newsroom.content.kept_pages import KeptPage, KeptPages
from newsroom.content.links import close_links
from newsroom.content.markup import convert
from newsroom.content.rendering import read_templates, render
from newsroom.files import Row
from newsroom.related.amending import Edit
from newsroom.related.selection import Chosen

OPEN = ("{picture}", "<img")
"""What HTML holds where it shows a picture."""


class Unfit(Exception):
    """Raised where an edit turns out to be more than one of texts alone."""


class Pages:
    """The pages of the last build, each looked up once."""

    def __init__(self, snapshot: Snapshot, rows: Mapping[str, Row]) -> None:
        self.snapshot = snapshot
        self.rows = rows
        self.shelf = KeptPages(Path(snapshot.cache))
        self.found: dict[str, KeptPage] = {}

    def __getitem__(self, path: str) -> KeptPage:
        """Return the page of a source file. Raises Unfit where it is not known what it was made of."""
        if path not in self.found:
            row = self.rows.get(self.snapshot.names.get(path, ""))
            page = self.shelf.find(row.made_of) if row and row.made_of else None
            if page is None:
                raise Unfit(path)
            self.found[path] = page
        return self.found[path]

    def edited(self, edit: Edit) -> KeptPage:
        """Return the page of an item with its new text. Raises Unfit."""
        page = self[edit.path]
        facts = page.publication
        html = Markup(closed(page, convert(edit.after.text, facts.lang, edit.path)))
        lead = lead_of_item(facts.summary, facts.title, ShownText(html), self.snapshot.lead_length)
        if lead != facts.lead or any(sign in text for sign in OPEN for text in (html, facts.html)):
            raise Unfit(edit.path)
        return page.showing(html=html)

    def leading_on(self, page: KeptPage, chosen: Chosen) -> KeptPage:
        """Return a page that leads on to other pages. Raises Unfit."""
        related, similar = ([self[path].card for path in paths] for paths in chosen)
        return page.showing(related=related, similar=similar)

    def render(self, pages: Iterable[KeptPage]) -> dict[str, tuple[str, str]]:
        """Return pages by their names in the output, each with the digest of what it is made of; keep what they are."""
        pages = list(pages)
        tasks = [page.task for page in pages]
        made_of = [fingerprint(self.snapshot.base, task.template, task.facts) for task in tasks]
        for digest, page in zip(made_of, pages, strict=True):
            self.shelf.keep(digest, page)
        self.shelf.write()
        names = [task.facts["output_file"] for task in tasks]
        settings = replace(self.snapshot.render, templates=read_templates(self.snapshot.folders))
        return dict(zip(names, zip(render(settings, tasks), made_of, strict=True), strict=True))


def closed(page: KeptPage, html: str) -> str:
    """Return new HTML with its links closed as those of the page were. Raises Unfit for a link that it did not have."""
    asked = set[Target]()

    def where(what: str, target: str) -> str | None:
        asked.add((what, target))
        if (what, target) not in page.closed_links:
            raise Unfit(target)
        return page.closed_links[what, target]

    made = close_links(html, where)
    if asked != page.closed_links.keys():
        raise Unfit(page.card.url)
    return made
