"""Notices in feeds: what a subscriber must know of the board."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from newsroom import feeds, images, noticeboard
from newsroom.domain.rule_sets import SWEDEN

Site = Any
MINUTES = (
    "type: minutes\nbody: Kommunstyrelsen\nposted: 2026-03-17\napproved: 2026-03-16\n"
    "minutes_at: Kommunhuset\nattachments: notices/protokoll.pdf"
)
BOARD = "https://www.lovsunda.example/anslagstavla/"


@pytest.fixture
def board(site: Site) -> Site:
    """A board with minutes that can be appealed until 7 April."""
    site.write("notices/protokoll.pdf", b"%PDF-1.4 protokoll")
    site.item("notices/ks", "Protokoll", more=MINUTES)
    site.build(PLUGINS=[noticeboard, images, feeds])
    return site


def entry(board: Site, name: str = "anslagstavla/rss.xml") -> Any:
    (found,) = board.feed(name).entries
    return found


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_the_title_says_until_when_to_appeal(board: Site, file: str):
    assert entry(board, f"anslagstavla/{file}").title == "Protokoll (sista dag att överklaga 7 april 2026)"


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
@pytest.mark.parametrize(
    ("scheme", "term"),
    [
        ("posted", "2026-03-17"), ("expires", "2026-04-08"), ("appeal-by", "2026-04-07"),
        ("body", "Kommunstyrelsen"), ("type", "Justerat protokoll"),
    ],
)  # fmt: skip
def test_what_the_board_sorts_by_is_a_category_with_a_scheme(board: Site, file: str, scheme: str, term: str):
    assert {tag.scheme: tag.term for tag in entry(board, f"anslagstavla/{file}").tags}[f"{BOARD}#{scheme}"] == term


def test_the_minutes_are_an_enclosure_of_true_size(board: Site):
    (file,) = entry(board).enclosures
    assert (file.href, file.type, file.length) == (f"{BOARD}2026-03-17/ks/protokoll.pdf", "application/pdf", "18")


def test_the_content_says_what_the_law_asks_for(board: Site):
    content = entry(board).content[0].value
    assert "<li>Sista dag att överklaga: 7 april 2026</li>" in content
    assert "<li>Protokollet förvaras: Kommunhuset</li>" in content


@pytest.mark.parametrize(("date", "shown"), [("2026-04-07", 1), ("2026-04-08", 0)])
def test_the_entry_leaves_when_the_notice_comes_down(board: Site, date: str, shown: int):
    board.build(PLUGINS=[noticeboard, images, feeds], BUILD_DATE=date)
    assert len(board.feed("anslagstavla/rss.xml").entries) == shown


@pytest.mark.parametrize("after", ["archive", "archive-without-attachments"])
def test_a_notice_that_is_archived_leaves_too(board: Site, after: str):
    board.item("notices/ks", "Protokoll", more=f"{MINUTES}\nafter_expiry: {after}")
    board.build(PLUGINS=[noticeboard, images, feeds], BUILD_DATE="2026-04-08")
    assert board.feed("anslagstavla/rss.xml").entries == []


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_a_channel_says_that_it_changed_when_a_notice_left(board: Site, file: str):
    board.build(PLUGINS=[noticeboard, images, feeds], BUILD_DATE="2026-05-01")
    assert board.feed(f"anslagstavla/{file}").feed.updated_parsed[:4] == (2026, 4, 7, 22)


def test_nothing_of_a_notice_that_came_down_is_left_in_any_feed(board: Site):
    board.build(PLUGINS=[noticeboard, images, feeds], BUILD_DATE="2026-04-08")
    files = [path for path in board.output.rglob("*") if path.suffix in (".xml", ".json", ".opml", ".ics")]
    assert files
    assert [path for path in files if b"Protokoll<" in path.read_bytes() or b"2026-03-17" in path.read_bytes()] == []


def test_a_board_has_no_archive(board: Site):
    assert not (board.output / "anslagstavla" / "arkiv").exists()


def test_a_notice_leaves_by_the_rules_that_the_site_names(board: Site):
    week = replace(SWEDEN, appeal_time=timedelta(weeks=1))
    said = {"PLUGINS": [noticeboard, images, feeds], "NEWSROOM_NOTICEBOARD_RULES": week}
    board.build(**said, BUILD_DATE="2026-03-24")
    assert entry(board).title == "Protokoll (sista dag att överklaga 24 mars 2026)"
    board.build(**said, BUILD_DATE="2026-03-25")
    assert board.feed("anslagstavla/rss.xml").entries == []
