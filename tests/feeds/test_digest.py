"""The daily digest: yesterday's news in one entry that never changes."""

from typing import Any

import pytest

Site = Any
NAME = "nyheter/dagligen/rss.xml"


@pytest.fixture
def two_days(site: Site) -> Site:
    site.item("news/bad", "Ny badplats", date="2026-03-05T08:30", summary="Badet öppnar.")
    site.item("news/bro", "Ny bro", date="2026-03-05T23:59", summary="Bron byggs.")
    site.item("news/skola", "Ny skola", date="2026-03-06T07:00")
    return site


@pytest.mark.parametrize(
    ("date", "number"), [("2026-03-05", 0), ("2026-03-06T00:00", 1), ("2026-03-06", 1), ("2026-03-07T00:00", 2)]
)
def test_a_days_entry_appears_the_day_after(two_days: Site, date: str, number: int):
    two_days.build(BUILD_DATE=date)
    assert len(two_days.feed(NAME).entries) == number


def test_it_says_all_that_was_published_that_day(two_days: Site):
    two_days.build(BUILD_DATE="2026-03-06")
    (entry,) = two_days.feed(NAME).entries
    assert entry.title == "Dagens nyheter från Lövsunda kommun, torsdag 5 mars 2026"
    assert entry.content[0].value == (
        '<ul><li><a href="https://www.lovsunda.example/nyheter/2026/03/bro/">Ny bro</a><br />Bron byggs.</li>'
        '<li><a href="https://www.lovsunda.example/nyheter/2026/03/bad/">Ny badplats</a><br />Badet öppnar.</li></ul>'
    )
    assert entry.published_parsed[:4] == (2026, 3, 5, 23)


def test_it_never_changes(two_days: Site):
    two_days.build(BUILD_DATE="2026-03-06")
    (before,) = two_days.feed(NAME).entries
    more = "updates:\n- {date: 2026-03-08, note: Nytt., major: true}\nexpires: 2026-03-09\ntopics: Fritid"
    two_days.item("news/bad", "Ny badplats", "Annan text.", more, summary="Badet öppnar.")
    two_days.build(BUILD_DATE="2026-03-20")
    assert dict(two_days.feed(NAME).entries[-1]) == dict(before)


def test_the_channel_changes_once_a_day_at_most(two_days: Site):
    two_days.build(BUILD_DATE="2026-03-07T00:00")
    before = (two_days.output / NAME).read_bytes()
    two_days.item("news/park", "Ny park", date="2026-03-07T12:00")
    two_days.build(BUILD_DATE="2026-03-07")
    assert (two_days.output / NAME).read_bytes() == before
