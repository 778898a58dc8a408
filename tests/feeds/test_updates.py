"""Change notes: a minor one moves a moment, a major one is told again."""

from typing import Any

import pytest

Site = Any
MINOR = "updates:\n- {date: 2026-03-10, note: Rättad tid.}"
MAJOR = "updates:\n- {date: 2026-03-10T12:00, note: Badet är stängt., major: true}"


def test_a_minor_note_moves_updated_and_nothing_else(site: Site):
    site.item("news/bad", "Ny badplats")
    site.build()
    (before,) = site.feed("nyheter/atom.xml").entries
    site.item("news/bad", "Ny badplats", more=MINOR)
    site.build()
    (after,) = site.feed("nyheter/atom.xml").entries
    moved = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    assert moved == {"updated", "updated_parsed"}
    assert after.updated == "2026-03-10T00:00:00+01:00"


def test_a_major_note_is_an_entry_of_its_own(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more=MAJOR)
    site.build()
    news, first = site.feed(name).entries
    assert (news.title, news.summary, news.link) == ("Uppdaterad: Ny badplats", "Badet är stängt.", first.link)
    assert news.published_parsed[:4] == (2026, 3, 10, 11)
    assert first.title == "Ny badplats"


def test_its_id_is_its_own_and_follows_from_the_first_ones_and_the_date(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more=f"id: bad\n{MAJOR}")
    site.build()
    before = [entry.id for entry in site.feed(name).entries]
    site.item("news/bad", "Annan rubrik", more=f"id: bad\nslug: annan\n{MAJOR}".replace("Badet är stängt", "Annat"))
    site.build(SITEURL="https://nyheter.example")
    assert [entry.id for entry in site.feed(name).entries] == before
    assert len(set(before)) == 2


def test_two_major_notes_of_one_day_are_one_entry(site: Site, name: str):
    notes = "updates:\n- {date: 2026-03-10, note: Ett., major: true}\n- {date: 2026-03-10, note: Två., major: true}"
    site.item("news/bad", "Ny badplats", more=notes)
    site.build()
    assert [entry.title for entry in site.feed(name).entries] == ["Uppdaterad: Ny badplats", "Ny badplats"]
    assert site.feed(name).entries[0].summary == "Ett. Två."


def test_a_note_that_is_dated_later_is_not_told_yet(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more=MAJOR)
    site.build(BUILD_DATE="2026-03-09")
    assert [entry.title for entry in site.feed(name).entries] == ["Ny badplats"]


def test_a_major_note_leaves_with_its_item(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more=f"{MAJOR}\nexpires: 2026-03-20")
    site.build()
    assert site.feed(name).entries == []


@pytest.mark.parametrize(("date", "changed"), [("2026-03-09", (2026, 3, 5, 7)), ("2026-03-26", (2026, 3, 9, 23))])
def test_a_channel_says_that_it_changed_when_an_entry_did(site: Site, name: str, date: str, changed: tuple[int, ...]):
    site.item("news/bad", "Ny badplats", more=MINOR)
    site.build(BUILD_DATE=date)
    assert site.feed(name).feed.updated_parsed[:4] == changed


def test_a_channel_says_that_it_changed_when_an_entry_expired(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more="expires: 2026-03-20")
    site.item("news/bro", "Ny bro", date="2026-03-01")
    site.build()
    assert site.feed(name).feed.updated_parsed[:6] == (2026, 3, 20, 23, 0, 0)


def test_a_channel_says_that_it_changed_when_a_held_item_appeared(site: Site, name: str):
    site.item("news/bad", "Ny badplats", date="2026-03-25T13:00")
    site.item("news/bro", "Ny bro", date="2026-03-01")
    site.build(BUILD_DATE="2026-03-25T12:59")
    assert site.feed(name).feed.updated_parsed[:3] == (2026, 2, 28)
    site.build(BUILD_DATE="2026-03-25T13:00")
    assert site.feed(name).feed.updated_parsed[:5] == (2026, 3, 25, 12, 0)


def test_what_happens_to_an_item_too_old_to_be_shown_changes_nothing(site: Site, name: str):
    site.item("news/gammal", "Gammal", date="2026-01-01", more=f"{MINOR}\nexpires: 2026-03-20")
    site.item("news/bad", "Ny badplats")
    site.build(NEWSROOM_FEED_ENTRIES=1)
    assert site.feed(name).feed.updated_parsed[:4] == (2026, 3, 5, 7)
