"""A feed's file changes when what it says changes, and only then."""

import json
import shutil
from typing import Any

import pytest
from newsroom import feeds, images, noticeboard
from newsroom.incremental.outputs import Outputs

Site = Any
FORMATS = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture
def town(site: Site) -> Site:
    """Items that share some channels and not others."""
    site.item("news/bad", "Ny badplats", more="topics: [Fritid, Miljö]\nauthor: Eva Ek\ncase: KS 1")
    site.item("news/bro", "Ny bro", more="topics: Trafik\nseries: På gång", date="2026-03-04")
    site.item("blog/dag", "En dag", more="topics: Miljö\nauthor: Ali Al", date="2026-03-03")
    site.item("news/beach", "A new beach", more="lang: en", date="2026-03-02")
    site.item("notices/ks", "Om badet", more="type: other\nbody: KS\ncomes_down: 2026-04-20\ncase: KS 1")
    site.build(PLUGINS=[noticeboard, images, feeds])
    return site


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of feeds that a build wrote, filled as it goes."""
    names: set[str] = set()
    write = Outputs.write

    def note(self: Outputs, name: str, data: bytes | str, made_of: str = "") -> None:
        write(self, name, data, made_of)
        if self.names[name] and name.endswith(FORMATS):
            names.add(name)

    monkeypatch.setattr(Outputs, "write", note)
    return names


def feeds_of(site: Site) -> dict[str, tuple[int, bytes]]:
    found = {path for name in FORMATS for path in site.output.rglob(name)}
    return {path.relative_to(site.output).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def changed_by(site: Site, **settings: Any) -> set[str]:
    before = feeds_of(site)
    site.build(PLUGINS=[noticeboard, images, feeds], **settings)
    after = feeds_of(site)
    assert after.keys() == before.keys()
    return {name for name, state in after.items() if state != before[name]}


def ids(site: Site, name: str) -> list[str]:
    if name.endswith(".json"):
        return [item["id"] for item in json.loads((site.output / name).read_text("utf-8"))["items"]]
    return [entry.id for entry in site.feed(name).entries]


def folders(names: set[str]) -> set[str]:
    return {name.rpartition("/")[0] for name in names}


def test_a_rebuild_without_a_change_rewrites_no_feed(town: Site, written: set[str]):
    assert changed_by(town) == set()
    assert written == set()


def test_nor_does_one_whose_state_was_lost(town: Site):
    shutil.rmtree(town.folder / "state")
    assert changed_by(town) == set()


def test_nor_does_one_a_day_later(town: Site):
    assert changed_by(town, BUILD_DATE="2026-03-27") == set()


def test_editing_one_text_rewrites_exactly_the_channels_that_show_it(town: Site):
    town.item("news/bad", "Ny badplats", "Ny text.", "topics: [Fritid, Miljö]\nauthor: Eva Ek\ncase: KS 1")
    changed = changed_by(town)
    assert folders(changed) == {
        "nyheter", "amnen/fritid", "amnen/miljo", "personer/eva-ek", "sv", "organ/ks",
    }  # fmt: skip
    assert len(changed) == 6 * len(FORMATS)


def test_feeds_of_an_edited_newsroom_are_those_of_a_build_from_nothing(town: Site):
    town.item("news/bad", "Nytt namn", "Ny text.", "topics: [Fritid, Trafik]\nauthor: Ali Al\ncase: KS 1")
    town.item("news/torg", "Nytt torg", more="topics: Miljö", date="2026-03-20")
    town.build(PLUGINS=[noticeboard, images, feeds])
    grown = {name: raw for name, (_, raw) in feeds_of(town).items()}
    shutil.rmtree(town.output)
    shutil.rmtree(town.folder / "state")
    town.build(PLUGINS=[noticeboard, images, feeds])
    assert {name: raw for name, (_, raw) in feeds_of(town).items()} == grown


def test_editing_a_notice_rewrites_the_boards_channels_and_no_news(town: Site):
    more = "type: other\nbody: KS\ncomes_down: 2026-04-20\ncase: KS 1"
    town.item("notices/ks", "Om badet", "Rättad text.", more)
    assert folders(changed_by(town)) == {
        "anslagstavla", "anslagstavla/typ/ovriga-kungorelser", "anslagstavla/organ/ks", "organ/ks",
    }  # fmt: skip


def test_editing_an_item_that_no_channel_shows_any_more_rewrites_none(site: Site):
    site.item("news/gammal", "Gammal", date="2025-01-01")
    site.item("news/bad", "Ny badplats")
    said = {"NEWSROOM_FEED_ENTRIES": 1}
    site.build(**said)
    before = feeds_of(site)
    site.item("news/gammal", "Gammal", "Rättad text.", date="2025-01-01")
    site.build(**said)
    assert feeds_of(site) == before


def test_changing_title_slug_topic_case_and_site_address_together_changes_no_id(site: Site):
    site.item("news/bad", "Ny badplats", more="id: bad\ntopics: Fritid\ncase: KS 1")
    site.item("news/bro", "Ny bro", more="topics: Trafik", date="2026-03-04")
    site.build()
    before = {file: ids(site, f"nyheter/{file}") for file in FORMATS}
    more = "id: bad\ntopics: Miljö\ncase: BN 2\nslug: annat"
    site.item("news/bad", "Annan rubrik", more=more)
    site.build(SITEURL="https://nyheter.example/sv")
    assert {file: ids(site, f"nyheter/{file}") for file in FORMATS} == before
    assert {len(set(found)) for found in before.values()} == {2}


def test_a_feed_that_somebody_changed_is_put_right(town: Site):
    (town.output / "nyheter/rss.xml").write_text("sabbat", "utf-8")
    assert changed_by(town) == {"nyheter/rss.xml"}


def test_a_setting_that_feeds_show_rewrites_them(town: Site):
    assert "nyheter/rss.xml" in changed_by(town, NEWSROOM_FEED_RIGHTS="CC0")
