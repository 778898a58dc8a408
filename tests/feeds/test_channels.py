"""The feeds of sites that were really built."""

from typing import Any

import pytest
from newsroom import images

Site = Any
ORIGIN = "https://www.lovsunda.example"


def ids(feed: Any) -> list[str]:
    return [entry.id for entry in feed.entries]


def titles(feed: Any) -> list[str]:
    return [entry.title for entry in feed.entries]


def test_a_news_item_is_in_the_feed_as_it_was_written(site: Site, name: str):
    topics = "topics: [Fritid, Miljö]\nauthor: Maja Lindeborg"
    site.item("news/bad", "Ny badplats", "Badet öppnar i **maj**.", topics, summary="Kommunen öppnar ett bad.")
    site.build()
    (entry,) = site.feed(name).entries
    assert (entry.title, entry.link, entry.summary, entry.author, [tag.term for tag in entry.tags]) == (
        "Ny badplats",
        f"{ORIGIN}/nyheter/2026/03/bad/",
        "Kommunen öppnar ett bad.",
        "Maja Lindeborg",
        ["Fritid", "Miljö"],
    )
    assert entry.content[0].value == (
        "<p><strong>Kommunen öppnar ett bad.</strong></p>\n<p>Badet öppnar i <strong>maj</strong>.</p>"
    )
    assert entry.published_parsed[:5] == (2026, 3, 5, 7, 30)


def test_the_newest_comes_first(site: Site, name: str):
    site.item("news/a", "Vinter", date="2026-01-05")
    site.item("news/b", "Vår", date="2026-03-05")
    site.item("news/c", "Höst", date="2025-10-05")
    site.build()
    assert titles(site.feed(name)) == ["Vår", "Vinter", "Höst"]


def test_the_feed_holds_as_many_as_the_setting_says(site: Site, name: str):
    for number in range(5):
        site.item(f"news/n{number}", f"Nyhet {number}", date=f"2026-03-0{number + 1}")
    site.build(NEWSROOM_FEED_ENTRIES=2)
    assert titles(site.feed(name)) == ["Nyhet 4", "Nyhet 3"]


@pytest.mark.parametrize(
    ("more", "date"),
    [
        pytest.param("status: draft", "2026-03-05", id="a draft"),
        pytest.param("status: withdrawn", "2026-03-05", id="what is withdrawn"),
        pytest.param("", "2026-03-27", id="what is dated tomorrow"),
        pytest.param("expires: 2026-03-25", "2026-03-05", id="what has expired"),
    ],
)
def test_what_lists_do_not_show_is_in_no_feed(site: Site, name: str, more: str, date: str):
    site.item("news/bad", "Ny badplats")
    site.item("news/bro", "Ny bro", more=more, date=date)
    site.build()
    assert titles(site.feed(name)) == ["Ny badplats"]


def test_other_kinds_are_in_no_feed_of_news(site: Site, name: str):
    site.item("blog/bad", "En badande", more="author: Maja Lindeborg")
    site.build()
    assert titles(site.feed(name)) == []


def test_a_pointer_leads_where_it_points(site: Site, name: str):
    site.item("news/bad", "Badprov", "", "link: https://räksmörgås.se/å?a=1&b=2")
    site.build()
    assert site.feed(name).entries[0].link == "https://xn--rksmrgs-5wao1o.se/%C3%A5?a=1&b=2"


def test_the_pictures_of_an_item_are_found_from_anywhere(site: Site, name: str):
    site.draw("images/strand.png")
    site.item("news/bad", "Ny badplats", "![Sand](/images/strand.png)", "image: {src: images/strand.png, alt: Strand}")
    site.build()
    content = site.feed(name).entries[0].content[0].value
    assert content.count(f'src="{ORIGIN}/bilder/strand-') == 2
    assert '"/bilder/' not in content


def test_a_link_to_another_item_is_absolute(site: Site, name: str):
    site.item("news/bad", "Ny badplats", "Se [bron](/news/bro.md).")
    site.item("news/bro", "Ny bro", date="2026-02-05")
    site.build()
    assert f'<a href="{ORIGIN}/nyheter/2026/02/bro/">bron</a>' in site.feed(name).entries[0].content[0].value


def test_an_id_outlives_title_slug_topic_case_and_site_address(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more="id: bad-2026")
    site.build()
    before = site.feed(name)
    site.item("news/bad", "Annat", more="id: bad-2026\nslug: annat\ntopics: Fritid\ncase: KS 2026/1", date="2026-02-01")
    site.build(SITEURL="https://nyheter.example/sv")
    after = site.feed(name)
    assert ids(before) == ids(after)
    assert after.entries[0].link == "https://nyheter.example/sv/nyheter/2026/02/annat/"


def test_another_namespace_gives_other_ids(site: Site, name: str):
    site.item("news/bad", "Ny badplats")
    site.build()
    before = ids(site.feed(name))
    site.build(NEWSROOM_FEED_NAMESPACE="lovsunda.example")
    assert ids(site.feed(name)) != before


UPDATES = "updates:\n- {date: 2026-03-10, note: Rättad tid.}\n- {date: 2026-04-10, note: Kommer senare.}"


def test_an_update_is_when_the_entry_changed(site: Site):
    site.item("news/bad", "Ny badplats", more=UPDATES)
    site.build()
    assert site.feed("nyheter/atom.xml").entries[0].updated == "2026-03-10T00:00:00+01:00"


def test_nothing_has_changed_later_than_the_build_date(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more=UPDATES)
    site.build()
    assert site.feed(name).feed.updated_parsed[:3] == (2026, 3, 9)


def test_the_day_of_the_build_changes_no_byte(site: Site, name: str):
    site.item("news/bad", "Ny badplats")
    site.build()
    before = (site.output / name).read_bytes()
    site.build(BUILD_DATE="2026-03-29")
    assert (site.output / name).read_bytes() == before


def test_an_unchanged_feed_keeps_its_file(site: Site, name: str):
    site.item("news/bad", "Ny badplats")
    site.build()
    before = (site.output / name).stat().st_mtime_ns
    site.build()
    assert (site.output / name).stat().st_mtime_ns == before


def test_a_feed_without_entries_is_written_and_whole(site: Site, name: str):
    site.item("blog/bad", "En badande", more="author: Maja Lindeborg")
    site.build()
    assert site.feed(name).feed.title == "Nyheter från Lövsunda kommun"


def test_an_item_in_another_language_says_so(site: Site):
    site.item("news/beach", "A new beach", more="lang: en")
    site.build()
    assert site.feed("nyheter/rss.xml").entries[0].language == "en"


def test_the_page_of_an_item_points_at_the_feeds_of_its_kind(site: Site):
    site.item("news/bad", "Ny badplats")
    site.build()
    assert (site.output / "nyheter/2026/03/bad/index.html").read_text("utf-8").splitlines() == [
        "Nyheter från Lövsunda kommun (RSS) /nyheter/rss.xml application/rss+xml",
        "Nyheter från Lövsunda kommun (Atom) /nyheter/atom.xml application/atom+xml",
        "Nyheter från Lövsunda kommun (JSON Feed) /nyheter/feed.json application/feed+json",
    ]


def test_a_site_without_the_plugin_points_at_no_feed(site: Site):
    site.item("news/bad", "Ny badplats")
    site.build(PLUGINS=[images])
    assert (site.output / "nyheter/2026/03/bad/index.html").read_text("utf-8") == ""


def test_the_table_may_have_more_channels(site: Site):
    site.item("blog/bad", "En badande", more="author: Maja Lindeborg")
    site.item("news/bad", "Ny badplats", date="2026-03-01")
    allt = {"title": "Allt", "kinds": ["news", "blog"], "description": "Allt nytt."}
    site.build(NEWSROOM_FEEDS={"/blogg/": {"title": "Bloggen", "kinds": ["blog"]}, "": allt})
    assert titles(site.feed("blogg/rss.xml")) == ["En badande"]
    assert titles(site.feed("atom.xml")) == ["En badande", "Ny badplats"]
    assert site.feed("rss.xml").feed.subtitle == "Allt nytt."


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param({"title": "x"}, "går inte att läsa", id="no kinds"),
        pytest.param({"kinds": ["news"]}, "går inte att läsa", id="no title"),
        pytest.param({"kinds": ["news"], "title": "x", "y": 1}, "går inte att läsa", id="a key that is none"),
        pytest.param({"kinds": ["nyheter"], "title": "x"}, "har ett okänt slag i kinds", id="a kind that is none"),
        pytest.param({"kinds": "news", "title": "x"}, "har ett okänt slag i kinds", id="a text in place of a list"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(
    site: Site, row: dict[str, Any], message: str, capsys: pytest.CaptureFixture[str]
):
    site.item("news/bad", "Ny badplats")
    with pytest.raises(SystemExit, match="2"):
        site.build(NEWSROOM_FEEDS={"nyheter": row})
    assert f"NEWSROOM_FEEDS: ”nyheter” {message}" in capsys.readouterr().err


def test_a_site_without_an_address_writes_no_feed_and_points_at_none(site: Site):
    site.item("news/bad", "Ny badplats")
    site.build(SITEURL="")
    assert list(site.output.rglob("*.xml")) == []
    assert (site.output / "nyheter/2026/03/bad/index.html").read_text("utf-8") == ""


def test_hostile_content_comes_through_the_whole_build(site: Site, name: str):
    title = "Så fungerar <script> & ]]> 🎉 \u202bמבחן\u202c"
    site.item("news/bad", f"'{title}'", "Kod: `<script>` & ]]> 🎉", summary=f"'{title}'")
    site.build()
    entry = site.feed(name).entries[0]
    assert entry.title == title
    assert "<code>&lt;script&gt;</code> &amp; ]]&gt; 🎉" in entry.content[0].value
