"""The board by body and by type, corrections, and what machines read."""

import json
import re

import pytest
from newsroom.domain.rule_sets import RuleSet

NOTICE = "---\ntitle: {title}\ntype: {type}\nbody: {body}\nposted: {posted}\n{more}---\n{text}\n"


def notice(
    title: str = "Ett anslag", kind: str = "delegated", body: str = "Kommunstyrelsen", more: str = "", text: str = "",
    posted: str = "2026-03-13",
) -> str:  # fmt: skip
    return NOTICE.format(title=title, type=kind, body=body, more=more, text=text, posted=posted)


BOARD = {
    "notices/a.md": notice("Första beslutet"),
    "notices/b.md": notice("Andra beslutet", body="Socialnämnden"),
    "notices/c.md": notice("Kallelsen", "meeting", more="meeting: {date: 2026-03-30, time: '18.30', place: Salen}\n"),
}


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/anslagstavla/", ["Första", "Andra", "Kallelsen"]),
        ("/anslagstavla/typ/delegationsbeslut/", ["Första", "Andra"]),
        ("/anslagstavla/typ/sammantraden/", ["Kallelsen"]),
        ("/anslagstavla/organ/kommunstyrelsen/", ["Första", "Kallelsen"]),
        ("/anslagstavla/organ/socialnamnden/", ["Andra"]),
        ("/anslagstavla/typ/foreskrifter/", []),
    ],
)
def test_each_part_of_the_board_has_a_page(make_site, address, titles):
    page = make_site(BOARD).read(address)
    assert [title for title in ("Första", "Andra", "Kallelsen") if title in page] == titles


def test_every_part_leads_back_to_the_whole(make_site):
    page = make_site(BOARD).read("/anslagstavla/typ/delegationsbeslut/")
    assert '<a href="/anslagstavla/">Visa hela anslagstavlan</a>' in page
    assert 'aria-current="page">Delegationsbeslut' in page


def test_the_page_of_a_body_in_the_register_stays_when_its_notices_come_down(make_site):
    site = make_site({**BOARD, "bodies.yml": "- Socialnämnden\n- Kommunstyrelsen\n"}, date="2026-06-01")
    assert site.has("/anslagstavla/organ/socialnamnden/")


def test_the_board_is_grouped_by_body_where_the_site_prefers_that(make_site):
    page = make_site(BOARD, NEWSROOM_NOTICEBOARD_GROUP_BY="body").read("/anslagstavla/")
    headings = re.findall(r'<section class="board-group">\s*<h2>([^<]+)</h2>', page)
    assert headings == ["Kommunstyrelsen", "Socialnämnden"]


@pytest.mark.parametrize("said", [{"NEWSROOM_NOTICEBOARD_GROUP_BY": "day"}, {"NEWSROOM_NOTICEBOARD_RULES": "NO"}])
def test_a_setting_that_means_nothing_is_refused(make_site, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        make_site(BOARD, **said)
    assert stopped.value.code == 2
    assert next(iter(said)) in capsys.readouterr().err


def test_how_to_appeal_is_told_on_an_empty_board_too(make_site):
    page = make_site({"pages/overklaga.md": "---\ntitle: Så överklagar du\n---\nSkriv.\n"}).read("/anslagstavla/")
    assert "laglighetsprövat" in page
    assert 'href="/overklaga/"' in page


def test_a_row_tells_who_to_ask_and_why_the_day_was_moved(make_site):
    people = "- name: Eva Ek\n  phone: 040-628 04 99\n  email: eva@prov.example\n"
    page = make_site({"people.yml": people, "notices/a.md": notice(more="contacts: [Eva Ek]\n")}).read("/anslagstavla/")
    for words in ("Eva Ek, 040-628 04 99", "tisdag 7 april 2026", "(flyttad från långfredagen)"):
        assert words in page


def test_no_page_says_how_many_days_are_left(make_site):
    site = make_site(BOARD)
    assert "dagar kvar" not in site.read("/anslagstavla/") + site.read("/anslagstavla/2026-03-13/a/")


def test_the_board_is_the_same_from_night_to_night(make_site):
    first = make_site(BOARD, date="2026-03-20").read("/anslagstavla/")
    assert make_site({}, date="2026-03-21").read("/anslagstavla/") == first


def test_other_rules_of_appeal_give_other_days(make_site):
    from datetime import timedelta

    fortnight = RuleSet(timedelta(14), lambda day: False, str, "fjorton dagar")
    site = make_site(BOARD, NEWSROOM_NOTICEBOARD_RULES=fortnight)
    assert "fredag 27 mars 2026" in site.read("/anslagstavla/2026-03-13/a/")
    assert "inom fjorton dagar från den dag" in site.read("/anslagstavla/")


def test_a_joint_committee_tells_when_the_others_posted(make_site):
    page = make_site({"notices/a.md": notice(more="posted_elsewhere: [2026-03-16, 2026-03-14]\n")})
    text = re.sub(r"<[^>]+>", "", page.read("/anslagstavla/2026-03-13/a/"))
    assert "14 mars 2026, 16 mars 2026" in text


CORRECTED = {
    "notices/fel.md": notice("Det felaktiga"),
    "notices/ratt.md": notice("Det rättade", more="replaces: /notices/fel.md\n", posted="2026-03-16"),
}


def test_the_corrected_notice_names_the_old_one_and_the_old_one_leads_to_it(make_site):
    site = make_site(CORRECTED)
    assert '<a href="/anslagstavla/2026-03-13/fel/">Det felaktiga</a>' in site.read("/anslagstavla/2026-03-16/ratt/")
    old = site.read("/anslagstavla/2026-03-13/fel/")
    assert re.search(r'Anslaget är rättat.*href="/anslagstavla/2026-03-16/ratt/"', old)
    assert "Anslaget är rättat" in site.read("/anslagstavla/")


def test_the_corrected_notice_is_silent_when_the_old_one_is_down(make_site):
    page = make_site(CORRECTED, date="2026-04-07T12:00").read("/anslagstavla/2026-03-16/ratt/")
    assert "Det felaktiga" in page
    assert "Ersätter" not in make_site({"notices/fel.md": notice(posted="2026-03-02")}).read(
        "/anslagstavla/2026-03-16/ratt/"
    )


def test_a_notice_can_say_by_itself_that_its_time_is_over(make_site):
    page = make_site(BOARD).read("/anslagstavla/2026-03-13/a/")
    assert re.search(r'data-overdue="2026-04-08" hidden>.*?skulle ha tagits ned', page, re.DOTALL)


def test_a_notice_that_stays_after_its_appeal_says_that_it_is_over(make_site):
    page = make_site({"notices/a.md": notice(more="comes_down: 2026-05-20\n")}, date="2026-04-08")
    assert "Överklagandetiden har gått ut." in page.read("/anslagstavla/2026-03-13/a/")
    assert page.has("/anslagstavla/2026-03-13/a/")


def machine(site) -> dict:
    return json.loads(site.read("/anslagstavla/anslagstavla.json"))


def test_machines_read_the_same_board(make_site):
    told = machine(make_site(BOARD))
    assert {one["title"] for one in told["notices"]} == {"Första beslutet", "Andra beslutet", "Kallelsen"}
    first = next(one for one in told["notices"] if one["title"] == "Första beslutet")
    assert first == {
        "@type": "SpecialAnnouncement",
        "@id": "https://www.prov.example/anslagstavla/2026-03-13/a/",
        "title": "Första beslutet",
        "type": "delegated",
        "body": "Kommunstyrelsen",
        "posted": "2026-03-13",
        "appeal_by": "2026-04-07",
        "relevant_until": "2026-04-07",
        "comes_down": "2026-04-08",
        "url": "https://www.prov.example/anslagstavla/2026-03-13/a/",
    }


def test_a_word_of_ours_is_no_word_of_schema_org(make_site):
    told = machine(make_site(BOARD))
    known = {key for notice in told["notices"] for key in notice if not key.startswith("@")}
    ours = {word for word, meaning in told["@context"].items() if meaning is None}
    assert known - set(told["@context"]) == {"url"}
    assert ours == {"appeal_by", "comes_down", "minutes_at", "paragraphs"}


def test_the_board_says_when_and_where_a_meeting_is(make_site):
    page = re.sub(r"<[^>]+>", "", make_site(BOARD).read("/anslagstavla/"))
    assert "måndag 30 mars 2026, kl. 18.30, Salen" in page


def test_machines_are_told_of_documents_with_type_and_size(make_site):
    site = make_site({"notices/a.md": notice(more="attachments: [/p.pdf]\n"), "p.pdf": b"%PDF-1.4"})
    assert machine(site)["notices"][0]["documents"] == [
        {
            "@type": "DigitalDocument",
            "name": "P",
            "url": "https://www.prov.example/anslagstavla/2026-03-13/a/p.pdf",
            "encodingFormat": "application/pdf",
            "contentSize": "8",
        }
    ]


def test_a_site_below_another_says_its_path_once(make_site):
    site = make_site(BOARD, SITEURL="https://www.prov.example/nyheter")
    assert machine(site)["notices"][0]["url"].startswith("https://www.prov.example/nyheter/anslagstavla/2026")


def structured(page: str) -> list[dict]:
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def test_a_notices_page_tells_search_engines_its_days(make_site):
    (told,) = structured(make_site(BOARD).read("/anslagstavla/2026-03-13/a/"))
    assert (told["@type"], told["datePosted"], told["expires"]) == ("SpecialAnnouncement", "2026-03-13", "2026-04-07")


def test_a_call_tells_search_engines_its_meeting(make_site):
    _, told = structured(make_site(BOARD).read("/anslagstavla/2026-03-13/c/"))
    assert (told["@type"], told["startDate"]) == ("Event", "2026-03-30T18:30+02:00")
    assert told["location"]["name"] == "Salen"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param("'18.30'", "'19.30'", '"2026-03-30T19:30+02:00"', id="another hour"),
        pytest.param("'18.30'", "'18:30'", '"2026-03-30T18:30+02:00"', id="the same, written otherwise"),
        pytest.param("'18.30'", "på kvällen", '"2026-03-30"', id="no hour"),
    ],
)
def test_what_search_engines_are_told_follows_an_edit(make_site, before, after, told):
    make_site(BOARD)
    call = BOARD["notices/c.md"].replace(before, after)
    page = make_site({"notices/c.md": call}).read("/anslagstavla/2026-03-13/c/")
    assert f'"startDate": {told}' in page


def test_what_search_engines_are_told_is_known_by_how_the_time_was_written(make_site):
    (notice,) = make_site({"notices/c.md": BOARD["notices/c.md"]}).build.settings["NEWSROOM_DESK"].publications
    assert repr(notice.make_structured) == "LateStructured('18.30')"
    assert len(notice.structured) == 2
    notice.structured = ["{}"]
    assert list(notice.structured) == ["{}"]
    assert "{}" in repr(notice.make_structured)


def test_no_title_can_end_the_script_that_it_stands_in(make_site):
    page = make_site({"notices/a.md": notice("'</script><b>&amp;'")}).read("/anslagstavla/2026-03-13/a/")
    assert structured(page)[0]["name"] == "</script><b>&amp;"
