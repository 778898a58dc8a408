"""The board shows what is up today, and nothing is left of what came down."""

import pytest
from newsroom import images, listings

NOTICE = """---
title: {title}
type: {type}
body: Kommunstyrelsen
posted: {posted}
{more}
---
{text}
"""


def minutes(posted: str = "2026-03-13", more: str = "", title: str = "Protokoll 10 mars", text: str = "") -> str:
    more = f"approved: {posted}\nminutes_at: Kommunkansliet\n{more}"
    return NOTICE.format(title=title, type="minutes", posted=posted, more=more, text=text)


def notice(kind: str, more: str) -> str:
    return NOTICE.format(title="Anslaget", type=kind, posted="2026-03-13", more=more, text="")


ADDRESS = "/anslagstavla/2026-03-13/a/"


@pytest.mark.parametrize(
    ("day", "is_up"),
    [
        pytest.param("2026-03-12", False, id="the day before it is posted"),
        pytest.param("2026-03-13", True, id="the day it is posted"),
        pytest.param("2026-04-07", True, id="the last day to appeal, moved over Easter"),
        pytest.param("2026-04-08", False, id="the day after"),
    ],
)
def test_a_notice_is_up_from_posting_through_the_last_day_to_appeal(make_site, day, is_up):
    site = make_site({"notices/a.md": minutes()}, date=day)
    assert site.has(ADDRESS) == is_up
    assert ("Protokoll 10 mars" in site.read("/anslagstavla/")) == is_up


def test_every_place_says_the_same_last_day(make_site):
    site = make_site({"notices/a.md": minutes()})
    assert "tisdag 7 april 2026" in site.read(ADDRESS)
    assert "tisdag 7 april 2026" in site.read("/anslagstavla/")
    assert "tisdag 7 april 2026" in site.read("/")


@pytest.mark.parametrize(
    ("kind", "more", "last_day"),
    [
        pytest.param("meeting", "meeting: 2026-03-30", "2026-03-30", id="a meeting: through its day"),
        pytest.param("ordinance", "appeal_by: 2026-04-14", "2026-04-14", id="an ordinance: through its own last day"),
        pytest.param("other", "comes_down: 2026-04-01", "2026-03-31", id="other: until the day that is written"),
        pytest.param("delegated", "", "2026-04-07", id="delegated: its own posting starts the clock"),
        pytest.param("delegated", "comes_down: 2026-05-01", "2026-04-30", id="later by hand"),
        pytest.param("delegated", "posted_elsewhere: [2026-03-20]", "2026-04-10", id="joint: the last board's posting"),
    ],
)
def test_each_type_comes_down_in_its_own_way(make_site, kind, more, last_day):
    from datetime import date, timedelta

    files = {"notices/a.md": notice(kind, more)}
    assert make_site(files, date=last_day).has(ADDRESS)
    assert not make_site({}, date=str(date.fromisoformat(last_day) + timedelta(1))).has(ADDRESS)


def test_nothing_is_left_of_a_notice_that_came_down(make_site):
    text = minutes(title="Zebrabeslutet", more="attachments: [/notices/zebra.pdf]", text="Zebran.")
    files = {
        "notices/a.md": text,
        "notices/zebra.pdf": b"%PDF-zebra",
        "news/b.md": "---\ntitle: B\ndate: 2026-03-01\nsummary: S.\n---\nSe [protokollet](/notices/a.md).\n",
    }
    assert any("zebra" in name for name in make_site(files).names())
    site = make_site({}, date="2026-04-08")
    left = [name for name in site.names() if b"ebra" in (site.output / name).read_bytes() or "zebra" in name]
    assert left == []
    assert "Se protokollet." in site.read("/nyheter/2026/03/b/")


def test_a_dead_address_is_named_for_the_server_alone(make_site):
    site = make_site({"notices/a.md": minutes()}, date="2026-04-08")
    gone = (site.build.state.folder / "gone.nginx").read_text()
    assert "2026\\-03\\-13/a" in gone


def test_an_archived_notice_keeps_its_page_but_not_its_place_on_the_board(make_site):
    site = make_site({"notices/a.md": minutes(more="after_expiry: archive")}, date="2026-04-08")
    assert "Överklagandetiden har gått ut" in site.read(ADDRESS)
    assert "Protokoll 10 mars" not in site.read("/anslagstavla/")


def test_a_type_of_notice_can_be_archived_by_setting(make_site):
    said = {"NEWSROOM_NOTICEBOARD_AFTER_EXPIRY": {"minutes": "archive"}}
    assert make_site({"notices/a.md": minutes()}, date="2026-04-08", **said).has(ADDRESS)


def test_attachments_leave_an_archived_notice_when_it_says_so(make_site):
    more = "after_expiry: archive-without-attachments\nattachments: [/notices/p.pdf]"
    files = {"notices/a.md": minutes(more=more, text="Se [bilagan](/notices/p.pdf)."), "notices/p.pdf": b"%PDF-"}
    assert f"{ADDRESS.strip('/')}/p.pdf" in make_site(files).names()
    site = make_site({}, date="2026-04-08")
    assert site.has(ADDRESS)
    assert not [name for name in site.names() if name.endswith(".pdf")]


def test_the_board_has_its_page_when_it_is_empty(make_site):
    assert make_site({}).has("/anslagstavla/")


def test_notices_never_mix_into_the_news(make_site):
    site = make_site({"notices/a.md": minutes()})
    assert "Protokoll 10 mars" not in site.read("/nyheter/")


def test_no_notice_is_published_without_the_board_and_the_editor_is_told(make_site, capsys):
    site = make_site({"notices/a.md": minutes()}, plugins=[images, listings])
    assert not site.has(ADDRESS)
    assert "inget anslag publiceras" in capsys.readouterr().err


def test_a_notice_leads_to_how_to_appeal(make_site):
    page = "---\ntitle: Så överklagar du\n---\nSkriv.\n"
    site = make_site({"notices/a.md": minutes(), "pages/overklaga.md": page})
    assert 'href="/overklaga/"' in site.read(ADDRESS)
    assert 'href="/overklaga/"' in site.read("/anslagstavla/")


def test_decisions_have_anchors_that_last(make_site):
    more = "decisions:\n  - paragraph: 45\n    title: Ny skola\n    short: Vi bygger."
    assert 'id="paragraf-45"' in make_site({"notices/a.md": minutes(more=more)}).read(ADDRESS)
