"""The HTML of an edited text, with its links and pictures where the last build had them."""

from collections.abc import Mapping

from markupsafe import Markup

from newsroom.amending.snapshot import Snapshot
from newsroom.amending.words import Unfit
from newsroom.content.fulltext import ClosedLinks, ShownText, Target
from newsroom.content.kept_pages import KeptItem
from newsroom.content.links import close_links, drop_pictures, open_pictures
from newsroom.content.markup import convert
from newsroom.content.views import Picture
from newsroom.domain.source import Source

INDEX = "index.html"
"""What no address ends with."""


def shown_text(source: Source, lang: str, root: str, item: KeptItem, snapshot: Snapshot) -> ShownText:
    """Return the text of a source file as its page shows it. Raises Unfit where it shows or links to what is not known.

    `item` is what is known of it as it was, `root` the path part of the site's address.
    """
    html, links = closed(convert(source.text, lang, source.path), root, item.closed_links, snapshot)
    return ShownText(Markup(hung(html, item.pictures, snapshot.picture_sizes)), links)


def closed(html: str, root: str, known: ClosedLinks, snapshot: Snapshot) -> tuple[str, ClosedLinks]:
    """Return HTML with its links closed, and where each leads. Raises Unfit."""
    now: dict[Target, str | None] = {}

    def where(what: str, target: str) -> str | None:
        if (what, target) in known:
            now[what, target] = known[what, target]
        elif what == "source" and target in snapshot.names:
            now[what, target] = f"{root}/{snapshot.names[target].removesuffix(INDEX)}"
        else:
            raise Unfit(target)
        return now[what, target]

    made = close_links(html, where)
    if any(what == "file" for what, _ in known.keys() - now.keys()):
        raise Unfit  # Perhaps nobody carries that file any longer.
    return made, now


def hung(html: str, pictures: Mapping[str, Picture | None], sizes: str | None) -> str:
    """Return HTML with the pictures that the text had before. Raises Unfit where it names others than these."""
    shown = set[str]()

    def find(path: str) -> Picture | None:
        shown.add(path)
        if path not in pictures:
            raise Unfit(path)
        return pictures[path]

    if open_pictures(html):
        from newsroom.images.figures import hang  # Brings Pelican along; few texts have pictures.

        html = hang(html, find, sizes or "")
    if shown != pictures.keys():
        raise Unfit
    return drop_pictures(html)
