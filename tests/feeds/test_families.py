"""Which channels a site has: the table's families, derived from content and registers."""

from typing import Any

import pytest
from newsroom import feeds, images, listings, noticeboard
from newsroom.feeds.table import TABLE

Site = Any
TOWN = [noticeboard, images, feeds]
NOTICE = "type: other\nbody: {body}\ncomes_down: 2026-04-20\nposted: {posted}"
ORIGIN = "https://www.lovsunda.example"


def titles(site: Site, name: str) -> list[str]:
    return [entry.title for entry in site.feed(name).entries]


def test_each_topic_has_a_channel(site: Site):
    site.item("news/bad", "Ny badplats", more="topics: [Fritid, Miljö]")
    site.item("news/bro", "Ny bro", more="topics: Trafik")
    site.build()
    assert titles(site, "amnen/fritid/rss.xml") == titles(site, "amnen/miljo/atom.xml") == ["Ny badplats"]
    assert titles(site, "amnen/trafik/rss.xml") == ["Ny bro"]


def test_a_topic_that_two_items_spell_differently_has_one_channel(site: Site):
    site.item("news/bad", "Ny badplats", more="topics: [Fritid, fritid]")
    site.item("news/bro", "Ny bro", more="topics: fritid", date="2026-03-04")
    site.build()
    assert titles(site, "amnen/fritid/rss.xml") == ["Ny badplats", "Ny bro"]


@pytest.mark.parametrize(
    ("more", "address", "title"),
    [
        pytest.param("series: På gång", "serier/pa-gang/", "På gång", id="a series"),
        pytest.param("author: Eva Ek", "personer/eva-ek/", "Texter av Eva Ek", id="an author"),
        pytest.param("lang: en", "en/", "Lövsunda kommun – English", id="a language"),
    ],
)
def test_each_of_a_family_has_a_channel(site: Site, more: str, address: str, title: str):
    site.item("news/bad", "Ny badplats", more=more)
    site.item("news/bro", "Ny bro")
    site.build()
    assert titles(site, f"{address}rss.xml") == ["Ny badplats"]
    assert site.feed(f"{address}atom.xml").feed.title == title


def test_a_channel_of_a_language_says_which(site: Site):
    site.item("news/bad", "A new beach", more="lang: en")
    site.build()
    assert site.feed("en/rss.xml").feed.language == "en"


@pytest.mark.parametrize(("kind", "address"), [("news", "nyheter"), ("blog", "blogg")])
def test_each_kind_has_a_channel(site: Site, kind: str, address: str):
    site.item("news/a", "news", more="author: Eva Ek")
    site.item("blog/a", "blog", more="author: Eva Ek")
    site.build()
    assert titles(site, f"{address}/rss.xml") == [kind]


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
@pytest.mark.parametrize(
    "address",
    ["nyheter/", "blogg/", "dokument/", "anslagstavla/", "anslagstavla/typ/justerade-protokoll/", "amnen/fritid/",
     "organ/kommunstyrelsen/", "anslagstavla/organ/kommunstyrelsen/"],
)  # fmt: skip
def test_an_empty_channel_exists_and_is_whole(site: Site, address: str, file: str):
    site.write("topics.yml", "- Fritid\n")
    site.write("bodies.yml", "- Kommunstyrelsen\n")
    site.item("pages/om", "Om oss")
    site.build(PLUGINS=TOWN)
    assert titles(site, f"{address}{file}") == []


@pytest.fixture
def board(site: Site) -> Site:
    """A board with two notices, and a news item of the first one's case."""
    site.item(
        "notices/ks", "Om badet", more=NOTICE.format(body="Kommunstyrelsen", posted="2026-03-10") + "\ncase: KS 1"
    )
    site.item("notices/mbn", "Om bron", more=NOTICE.format(body="Byggnämnden", posted="2026-03-11"))
    site.item("news/bad", "Badet byggs", more="case: KS 1", date="2026-03-12")
    site.build(PLUGINS=TOWN)
    return site


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        pytest.param("anslagstavla/", ["Om bron", "Om badet"], id="all"),
        pytest.param("anslagstavla/typ/ovriga-kungorelser/", ["Om bron", "Om badet"], id="a type"),
        pytest.param("anslagstavla/typ/justerade-protokoll/", [], id="another type"),
        pytest.param("anslagstavla/organ/kommunstyrelsen/", ["Om badet"], id="a body"),
        pytest.param("organ/kommunstyrelsen/", ["Badet byggs", "Om badet"], id="a body with what shares its cases"),
        pytest.param("nyheter/", ["Badet byggs"], id="no notice among the news"),
        pytest.param("sv/", ["Badet byggs"], id="nor among what a language has"),
    ],
)
def test_the_board_has_channels_of_its_own(board: Site, address: str, shown: list[str]):
    assert titles(board, f"{address}rss.xml") == shown


def test_without_the_board_its_channels_are_empty(board: Site):
    board.build()
    assert titles(board, "anslagstavla/rss.xml") == []


def test_a_matter_has_a_channel_where_the_table_asks_for_it(site: Site):
    site.item("news/bad", "Badet byggs", more="case: KS 2026/1")
    site.item("news/bro", "Bron byggs", more="case: KS 2026/2")
    rows = {"arenden/{slug}/": {"title": "Ärende {name}", "each": "case", "only": ["KS 2026/1"]}}
    site.build(NEWSROOM_FEEDS={**TABLE, **rows})
    assert titles(site, "arenden/ks-2026-1/rss.xml") == ["Badet byggs"]
    assert site.feed("arenden/ks-2026-1/rss.xml").feed.title == "Ärende KS 2026/1"
    assert not (site.output / "arenden/ks-2026-2").exists()


def test_the_pages_of_a_matter_point_at_its_channel(site: Site):
    site.item("news/bad", "Badet byggs", more="case: KS 2026/1")
    site.build(NEWSROOM_FEEDS={"arenden/{slug}/": {"title": "Ärende {name}", "each": "case"}})
    page = (site.output / "nyheter/2026/03/bad/index.html").read_text("utf-8")
    assert "Ärende KS 2026/1 (RSS) /arenden/ks-2026-1/rss.xml" in page


def test_the_changes_of_a_page_have_a_channel_where_the_table_asks_for_it(site: Site):
    updates = "updates:\n- {date: 2026-03-10, note: Ny adress., major: true}"
    site.item("pages/kontakt", "Kontakt", more=updates, date="2026-01-01")
    rows = {"andringar/{slug}/": {"title": "Ändringar: {name}", "each": "page", "kinds": ["pages"]}}
    site.build(NEWSROOM_FEEDS=rows)
    assert titles(site, "andringar/pages-kontakt/rss.xml") == ["Uppdaterad: Kontakt", "Kontakt"]
    assert site.feed("andringar/pages-kontakt/rss.xml").feed.link == f"{ORIGIN}/kontakt/"


def test_a_row_that_is_none_is_left_out(site: Site):
    site.item("news/bad", "Ny badplats")
    site.build(NEWSROOM_FEEDS={**TABLE, "blogg/": None})
    assert not (site.output / "blogg").exists()


def test_a_channel_leads_to_the_page_that_shows_the_same(site: Site):
    site.item("news/bad", "Ny badplats", more="topics: Fritid")
    for name in ("front", "list", "index", "404"):
        site.write(f"../theme/templates/{name}.html", "")
    site.build(PLUGINS=[images, listings, feeds])
    assert site.feed("amnen/fritid/rss.xml").feed.link == f"{ORIGIN}/amnen/fritid/"


def test_a_channel_without_such_a_page_leads_to_the_page_of_all_channels(site: Site):
    site.item("news/bad", "Ny badplats", more="topics: Fritid")
    site.build()
    assert site.feed("amnen/fritid/rss.xml").feed.link == f"{ORIGIN}/prenumerera/"


@pytest.mark.parametrize(
    ("address", "row", "message"),
    [
        pytest.param("a/{slug}", {"title": "x", "each": "ämne"}, "okänt ord i each", id="a family that is none"),
        pytest.param("a", {"title": "x", "each": "topic"}, "ska ha each och {slug}", id="a family at one address"),
        pytest.param("a/{slug}", {"title": "x", "kinds": ["news"]}, "ska ha each", id="a place without a family"),
        pytest.param("a", {"title": "{x}", "kinds": ["news"]}, "går inte att läsa", id="a brace that means nothing"),
    ],
)
def test_a_family_that_cannot_be_used_is_refused(
    site: Site, address: str, row: dict[str, Any], message: str, capsys: pytest.CaptureFixture[str]
):
    site.item("news/bad", "Ny badplats")
    with pytest.raises(SystemExit, match="2"):
        site.build(NEWSROOM_FEEDS={address: row})
    assert message in capsys.readouterr().err
