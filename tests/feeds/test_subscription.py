"""The page of all channels, their OPML, and who points at them."""

from typing import Any
from xml.etree import ElementTree

import pytest

MakeSite = Any
NEWS = "---\ntitle: Ny badplats\ndate: 2026-03-05\nsummary: Ingress.\ntopics: Fritid\nauthor: Eva Ek\n---\nText.\n"
NOTICE = "---\ntitle: Om badet\ntype: other\nbody: KS\nposted: 2026-03-10\ncomes_down: 2026-04-20\n---\nText.\n"
FILES = {
    "news/bad.md": NEWS, "notices/ks.md": NOTICE, "topics.yml": "- Fritid\n- Trafik\n",
    "blog/dag.md": NEWS.replace("Ny badplats", "En dag"),
}  # fmt: skip


def feeds_of(page: str) -> set[str]:
    return {part.split('"')[0] for part in page.split('href="') if part.split('"')[0].endswith("rss.xml")}


def outlines(site: Any) -> list[dict[str, str]]:
    root = ElementTree.parse(site.output / "prenumerera/floden.opml").getroot()
    return [one.attrib for one in root.iter("outline") if "xmlUrl" in one.attrib]


def test_the_page_lists_every_channel(make_site: MakeSite):
    site = make_site(FILES)
    written = {f"/{path.relative_to(site.output).as_posix()}" for path in site.output.rglob("rss.xml")}
    assert feeds_of(site.read("prenumerera/")) == written


@pytest.mark.parametrize(
    "said",
    ["<h1>Prenumerera</h1>", 'href="/amnen/fritid/">Fritid</a>', 'href="/nyheter/2026/03/bad/">Ny badplats</a>',
     '<time datetime="2026-03-05">5 mars 2026</time>', "Inget inlägg än.", "Skaffa en RSS-läsare.",
     'href="/prenumerera/floden.opml"', 'href="/anslagstavla/calendar.ics"'],
)  # fmt: skip
def test_the_page_says_what_how_and_when_last(make_site: MakeSite, said: str):
    assert said in make_site(FILES).read("prenumerera/")


def test_the_page_is_found_from_every_page(make_site: MakeSite):
    assert 'href="/prenumerera/"' in make_site(FILES).read("nyheter/2026/03/bad/")


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        pytest.param("", {"/nyheter/rss.xml", "/anslagstavla/rss.xml"}, id="the front page"),
        pytest.param("nyheter/", {"/nyheter/rss.xml"}, id="the list of news"),
        pytest.param("amnen/fritid/", {"/amnen/fritid/rss.xml"}, id="a topic"),
        pytest.param("personer/eva-ek/", {"/personer/eva-ek/rss.xml"}, id="an author"),
        pytest.param("organ/ks/", {"/organ/ks/rss.xml"}, id="a body"),
        pytest.param("anslagstavla/", {"/anslagstavla/rss.xml"}, id="the board"),
        pytest.param("anslagstavla/typ/foreskrifter/", {"/anslagstavla/typ/foreskrifter/rss.xml"}, id="a type"),
        pytest.param("anslagstavla/organ/ks/", {"/anslagstavla/organ/ks/rss.xml"}, id="what a body has posted"),
        pytest.param("nyheter/2026/03/bad/", {"/nyheter/rss.xml"}, id="a news item"),
        pytest.param("blogg/2026/03/dag/", {"/blogg/rss.xml"}, id="a post"),
        pytest.param("anslagstavla/2026-03-10/ks/", {"/anslagstavla/rss.xml"}, id="a notice"),
    ],
)
def test_a_page_points_at_the_channels_of_its_own(make_site: MakeSite, page: str, feeds: set[str]):
    html = make_site(FILES).read(page)
    assert feeds_of(html.partition("</head>")[0]) == feeds


@pytest.mark.parametrize(
    "page",
    ["amnen/fritid/", "personer/eva-ek/", "organ/ks/", "anslagstavla/", "anslagstavla/typ/foreskrifter/",
     "anslagstavla/organ/ks/"],
)  # fmt: skip
def test_a_list_offers_to_be_followed(make_site: MakeSite, page: str):
    main = make_site(FILES).read(page).partition("<main")[2]
    assert f'href="/{page}rss.xml"' in main


def test_the_page_of_a_matter_offers_to_be_followed_where_the_table_asks_for_it(make_site: MakeSite):
    case = {name: text.replace("---\n", "---\ncase: KS 1\n", 1) for name, text in FILES.items() if name.endswith(".md")}
    table = {"arenden/{slug}/": {"title": "Ärende {name}", "each": "case"}}
    site = make_site(case, NEWSROOM_FEEDS=table)
    head, _, main = site.read("arenden/ks-1/").partition("<main")
    assert feeds_of(head) == feeds_of(main) == {"/arenden/ks-1/rss.xml"}
    assert "<link>https://www.prov.example/arenden/ks-1/</link>" in site.read("arenden/ks-1/rss.xml")


def test_a_channel_without_a_page_of_its_own_leads_to_none(make_site: MakeSite):
    rows = {"press/": {"title": "Pressmeddelanden", "kinds": ["news"]}}
    assert '<h3 class="entry-title">Pressmeddelanden</h3>' in make_site(FILES, NEWSROOM_FEEDS=rows).read("prenumerera/")


def test_the_opml_names_every_channel_and_its_page(make_site: MakeSite):
    site = make_site(FILES)
    told = {one["xmlUrl"]: one["htmlUrl"] for one in outlines(site)}
    assert told["https://www.prov.example/amnen/fritid/rss.xml"] == "https://www.prov.example/amnen/fritid/"
    assert len(told) == len(list(site.output.rglob("rss.xml")))


def test_a_channel_that_is_not_public_is_on_no_list(make_site: MakeSite):
    rows = {"intern/": {"title": "Internt", "kinds": ["news"], "public": False}}
    site = make_site(FILES, NEWSROOM_FEEDS={**rows, "nyheter/": {"title": "Nyheter", "kinds": ["news"]}})
    assert (site.output / "intern/rss.xml").is_file()
    assert "intern" not in site.read("prenumerera/")
    assert [one["title"] for one in outlines(site)] == ["Nyheter"]


def test_a_site_below_a_path_has_its_channels_there(make_site: MakeSite):
    site = make_site(FILES, SITEURL="https://www.prov.example/nytt")
    assert feeds_of(site.read("amnen/fritid/").partition("</head>")[0]) == {"/nytt/amnen/fritid/rss.xml"}
    assert "https://www.prov.example/nytt/amnen/fritid/rss.xml" in {one["xmlUrl"] for one in outlines(site)}


def test_a_board_at_another_address_has_its_channels_there(make_site: MakeSite):
    site = make_site(FILES, NEWSROOM_NOTICEBOARD_ADDRESS="tavlan/")
    for page in ("tavlan/", "tavlan/typ/ovriga-kungorelser/", "tavlan/organ/ks/"):
        assert feeds_of(site.read(page).partition("</head>")[0]) == {f"/{page}rss.xml"}


def test_what_a_feed_looks_like_in_a_browser_stands_where_it_stays(make_site: MakeSite):
    site = make_site(FILES)
    assert "https://www.prov.example/prenumerera/feed.css" in site.read("nyheter/rss.xml")
    assert site.read("prenumerera/feed.css").startswith("/* A feed opened in a browser")


@pytest.mark.parametrize(("date", "said"), [("2026-03-05", "Inget inlägg än."), ("2026-03-06", "torsdag 5 mars 2026")])
def test_the_digest_names_the_last_day_that_is_over(make_site: MakeSite, date: str, said: str):
    rows = {"nyheter/dagligen/": {"title": "Dagens nyheter", "kinds": ["news"], "digest": True}}
    assert said in make_site(FILES, date=date, NEWSROOM_FEEDS=rows).read("prenumerera/")


def test_the_page_leads_to_each_of_its_groups(make_site: MakeSite):
    page = make_site(FILES).read("prenumerera/")
    ways = [part.split('"')[0] for part in page.split('href="#')[1:] if part.split('"')[0] != "innehall"]
    assert ways[:2] == ["allt-nytt", "amnen"]
    assert [way for way in ways if page.count(f'id="{way}"') != 1] == []
