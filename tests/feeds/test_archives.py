"""Archived documents (RFC 5005): everything can be had, and nothing full ever changes."""

from typing import Any

import feedparser
import pytest

Site = Any
SIZE = {"NEWSROOM_FEED_ENTRIES": 2, "NEWSROOM_FEED_ARCHIVE_ENTRIES": 3}
ORIGIN = "https://www.lovsunda.example/nyheter/"


def publish(site: Site, numbers: range) -> None:
    for number in numbers:
        site.item(f"news/n{number}", f"Nyhet {number}", date=f"2026-03-{number + 1:02}")


def link(feed: Any, rel: str) -> str:
    return next((one.href for one in feed.feed.links if one.rel == rel), "")


def walk(site: Site, file: str) -> list[str]:
    """Return the ids that a new subscriber finds by following the links back."""
    address, found = f"{ORIGIN}{file}", []
    while address:
        feed = site.feed(address.removeprefix("https://www.lovsunda.example/"))
        found += [entry.id for entry in feed.entries]
        address = link(feed, "prev-archive")
    return found


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 6, 7, 8])
def test_a_new_subscriber_can_get_everything(site: Site, file: str, number: int):
    publish(site, range(number))
    site.build(**SIZE)
    assert len(set(walk(site, file))) == number


def test_a_full_document_never_changes(site: Site):
    publish(site, range(3))
    site.build(**SIZE)
    before = {path.name: path.read_bytes() for path in (site.output / "nyheter/arkiv/1").iterdir()}
    publish(site, range(3, 9))
    site.build(**SIZE)
    assert {path.name: path.read_bytes() for path in (site.output / "nyheter/arkiv/1").iterdir()} == before


def test_no_document_holds_more_than_the_setting_says(site: Site):
    publish(site, range(8))
    site.build(**SIZE)
    files = sorted(path for path in site.output.rglob("atom.xml"))
    assert max(len(feedparser.parse(path.read_bytes()).entries) for path in files) == 3


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_a_document_says_that_it_is_archived_and_of_what(site: Site, file: str):
    publish(site, range(7))
    site.build(**SIZE)
    oldest = site.feed(f"nyheter/arkiv/1/{file}")
    assert tuple(link(oldest, rel) for rel in ("current", "self", "next-archive", "prev-archive")) == (
        f"{ORIGIN}{file}", f"{ORIGIN}arkiv/1/{file}", f"{ORIGIN}arkiv/2/{file}", "",
    )  # fmt: skip
    assert b"fh:archive" in (site.output / f"nyheter/arkiv/1/{file}").read_bytes()


def test_a_channel_that_holds_all_has_no_archive(site: Site, name: str):
    publish(site, range(2))
    site.build(**SIZE)
    assert link(site.feed(name), "prev-archive") == ""
    assert not (site.output / "nyheter/arkiv").exists()


def test_what_has_expired_is_in_the_archive_still(site: Site):
    publish(site, range(3))
    site.item("news/n0", "Nyhet 0", date="2026-03-01", more="expires: 2026-03-20")
    site.build(**SIZE)
    assert [entry.title for entry in site.feed("nyheter/arkiv/1/rss.xml").entries] == ["Nyhet 2", "Nyhet 1", "Nyhet 0"]


def test_topics_have_none(site: Site):
    for number in range(4):
        site.item(f"news/n{number}", f"Nyhet {number}", more="topics: Fritid")
    site.build(**SIZE)
    assert not (site.output / "amnen/fritid/arkiv").exists()
