"""What is done to a site before a build, and what must be seen of it afterwards.

A tool that does nothing would win every race: each case says what its output
must show, and a run that does not show it is no result.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from corpus.items import BUILD_DAY, SEED, Item, item

from race.sites import Site

BODY_WORD, TITLE_WORD, NEW_WORD = "Kroppsrättelsen", "Rubrikrättelsen", "Nyhetstillägget"
"""Words that no corpus has."""


class NotVisible(Exception):
    """A build ended well but does not show what was edited."""


@dataclass(frozen=True)
class Case:
    """An edit and its proof."""

    name: str
    edit: Callable[[Site], None]
    check: Callable[[Site, Collection[str]], None]
    """Raises NotVisible; is given the names of the files that the build wrote."""
    is_first: bool = False
    """Starts from nothing."""


def insist(claim: bool, site: Site, message: str) -> None:
    """Refuse a result. Raises NotVisible."""
    if not claim:
        raise NotVisible(f"{site.tool.name}: {message}")


def probe(site: Site, part: int, kind: str = "news") -> Item:
    """Return an item of a kind from a part (in tenths) into the corpus."""
    rest = site.items[len(site.items) * part // 10 :]
    return next(each for each in rest if each.kind == kind)


def leave(site: Site) -> None:
    """Edit nothing."""


def check_whole(site: Site, written: Collection[str]) -> None:
    """Insist on a page for each item, six related items on it, lists in pages and a feed for each topic."""
    missing = [each.path for each in site.items if site.tool.page(each) not in written]
    insist(not missing, site, f"{len(missing)} items have no page, such as {missing[:3]}")
    shown = site.read(site.tool.page(probe(site, 5))).count(site.tool.related)
    insist(shown == 6, site, f"a page has {shown} related items")
    topics = {topic for each in site.items for topic in each.topics}
    feeds = [name for name in written if name.endswith("rss.xml")]
    insist(len(feeds) >= len(topics), site, f"{len(feeds)} feeds for {len(topics)} topics")
    insist(site.items[0].title in site.read(site.tool.board), site, "the board does not list the newest notice")


def check_nothing(site: Site, written: Collection[str]) -> None:
    """Insist that all pages are still there."""
    missing = [each.path for each in site.items if not (site.output / site.tool.page(each)).exists()]
    insist(not missing, site, f"{len(missing)} pages are gone")


def edit_body(site: Site) -> None:
    """Add a paragraph to an item in the middle of the archive."""
    edited = probe(site, 5)
    site.put(replace(edited, blocks=[*edited.blocks, f"{BODY_WORD} står i ett eget stycke."]))


def check_body(site: Site, written: Collection[str]) -> None:
    """Insist on the new paragraph."""
    insist(BODY_WORD in site.read(site.tool.page(probe(site, 5))), site, "the new text is not on its page")


def edit_title(site: Site) -> None:
    """Change the headline of an item; its address stays."""
    edited = probe(site, 6)
    site.put(replace(edited, title=f"{TITLE_WORD} om {edited.title}"))


def check_title(site: Site, written: Collection[str]) -> None:
    """Insist on the new headline on the page and in some list."""
    page = site.tool.page(probe(site, 6))
    told = site.telling(TITLE_WORD, list(written))
    insist(page in told and len(told) > 1, site, f"the new headline is in {len(told)} files")


def new_item(site: Site) -> Item:
    """Return an item that is newer than all others."""
    number, day = len(site.items), BUILD_DAY - timedelta(1)
    made = replace(item(number, SEED), kind="news", notice={}, title=f"{NEW_WORD} i dag", slug=f"tillagget-{number}")
    return replace(made, moment=datetime(day.year, day.month, day.day, 9), series="", kicker="")


def add_item(site: Site) -> None:
    """Publish one more item."""
    site.put(new_item(site))


def check_added(site: Site, written: Collection[str]) -> None:
    """Insist on the item's page, on a list and on a feed that tells of it."""
    told = site.telling(NEW_WORD, list(written))
    lists = [name for name in told if name.endswith(".html") and name != site.tool.page(new_item(site))]
    insist(site.tool.page(new_item(site)) in told, site, "the new item has no page")
    insist(bool(lists), site, "no list tells of the new item")
    insist(any(name.endswith("rss.xml") for name in told), site, "no feed tells of the new item")


def expire(site: Site) -> None:
    """Let two days pass, so that a notice comes down; or delete it where nothing comes down by itself."""
    if site.tool.knows_days:
        site.day = BUILD_DAY + timedelta(2)
    else:
        site.delete(site.items[0])


def check_expired(site: Site, written: Collection[str]) -> None:
    """Insist that the board no longer lists it."""
    insist(site.tool.board in written, site, "the board was not built anew")
    insist(site.items[0].title not in site.read(site.tool.board), site, "the board still lists an expired notice")


CASES = (
    Case("cold", leave, check_whole, is_first=True),
    Case("nothing", leave, check_nothing),
    Case("body", edit_body, check_body),
    Case("title", edit_title, check_title),
    Case("added", add_item, check_added),
    Case("expired", expire, check_expired),
)
TOLD = {
    "cold": "cold build",
    "nothing": "nothing changed",
    "body": "one body edited",
    "title": "one title edited",
    "added": "one item added",
    "expired": "one notice expired",
}
