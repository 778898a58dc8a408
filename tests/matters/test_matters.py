"""A matter is one page, in order of time, and every page of it says where it stands."""

import re

import pytest

CALL = """---
title: Kommunstyrelsen sammanträder 24 mars
type: meeting
body: Kommunstyrelsen
posted: 2026-03-10
meeting: 2026-03-24
agenda: [{paragraph: '12', title: Ny bro, case: KS 2026/7, short: Ska bron byggas?}]
---
"""
MINUTES = """---
title: Protokoll 24 mars
type: minutes
body: Kommunstyrelsen
posted: 2026-03-26
approved: 2026-03-26
minutes_at: Kansliet
meeting: 2026-03-24
decisions: [{paragraph: '12', title: Bron byggs, case: ks 2026/7, short: Ja.}]
---
"""
NEWS = "---\ntitle: {title}\ndate: {date}\nsummary: S.\n{more}---\n"
FILES = {
    "notices/kallelse.md": CALL,
    "notices/protokoll.md": MINUTES,
    "news/bron.md": NEWS.format(title="Bron", date="2026-03-01", more="case: KS 2026/7\n"),
}
MATTER = "/arenden/ks-2026-7/"


def steps(page: str) -> list[str]:
    """Return the label of each step."""
    return re.findall(r'class="step-label">([^<]+)<', page)


@pytest.fixture
def site(make_site):
    """Return the matter when its minutes are up; the call is down."""
    return make_site(FILES, date="2026-03-26")


def test_a_matter_goes_from_the_news_to_the_last_day(site):
    assert steps(site.read(MATTER)) == [
        "Nyhet",
        "Kallelse till sammanträde",
        "Beslut",
        "Justerat protokoll",
        "Sista dag att överklaga",
    ]


def test_before_the_meeting_it_is_called(make_site):
    page = make_site(FILES, date="2026-03-20").read(MATTER)
    assert steps(page) == ["Nyhet", "Kallelse", "Sammanträde"]
    assert 'href="/anslagstavla/2026-03-10/kallelse/#paragraf-12">Ny bro' in page


def test_a_notice_that_is_down_leaves_its_type_and_dates_alone(site):
    page = site.read(MATTER)
    assert "Ny bro" not in page
    assert "Kommunstyrelsen sammanträder" not in page
    assert re.search(r"Satt uppe <time[^>]*>10 mars 2026</time> – <time[^>]*>24 mars 2026", page)


def test_a_matter_that_no_notice_names_any_more_is_called_by_who_wrote_of_it(make_site):
    page = make_site(FILES, date="2026-05-01").read("/arenden/")
    assert re.search(r"KS 2026/7</a>.*?Bron", page, re.DOTALL)


def test_when_the_time_is_over_the_page_says_so(make_site):
    page = make_site(FILES, date="2026-05-01").read(MATTER)
    assert "Överklagandetiden har gått ut. Beslutet vinner laga kraft om ingen har överklagat." in page
    assert "Bron byggs" not in page


def test_each_page_says_where_in_the_chain_it_stands(site):
    assert re.search(
        r'href="/arenden/ks-2026-7/">Ärende KS 2026/7</a> .*Steg 1 av 5', site.read("/nyheter/2026/03/bron/")
    )
    assert "Steg 3 av 5" in site.read("/anslagstavla/2026-03-26/protokoll/")


def test_a_number_that_one_item_has_is_no_matter(make_site):
    site = make_site({"news/bron.md": FILES["news/bron.md"]})
    assert not site.has(MATTER)
    assert not site.has("/arenden/")


def test_a_matter_of_notices_alone_goes_with_them(make_site):
    files = {name: text for name, text in FILES.items() if name.startswith("notices")}
    assert make_site(files, date="2026-03-26").has(MATTER)
    assert not make_site({}, date="2026-05-01").has(MATTER)


def test_all_matters_are_listed(site):
    assert 'href="/arenden/ks-2026-7/">KS 2026/7</a>' in site.read("/arenden/")
    assert 'href="/arenden/"' in site.read("/webbplatskarta/")


def test_a_withdrawn_notice_leaves_no_step(make_site):
    withdrawn = MINUTES.replace("type:", "status: withdrawn\ntype:")
    more = {"news/c.md": NEWS.format(title="C", date="2026-03-02", more="case: KS 2026/7\n")}
    page = make_site({**FILES, **more, "notices/protokoll.md": withdrawn}).read(MATTER)
    assert "Justerat protokoll" not in page


def test_a_translation_is_no_step_of_its_own(make_site):
    more = "case: KS 2026/7\nlang: en\ntranslation_of: /news/bron.md\n"
    page = make_site({**FILES, "news/bridge.md": NEWS.format(title="Bridge", date="2026-03-01", more=more)}).read(
        MATTER
    )
    assert "Bridge" not in page


def test_the_call_and_the_minutes_of_one_meeting_lead_to_each_other(make_site):
    files = {**FILES, "notices/kallelse.md": CALL.replace("posted:", "comes_down: 2026-04-10\nposted:")}
    site = make_site(files, date="2026-03-26")
    assert 'href="/anslagstavla/2026-03-26/protokoll/">Protokoll 24 mars' in site.read(
        "/anslagstavla/2026-03-10/kallelse/"
    )
    assert 'href="/anslagstavla/2026-03-10/kallelse/">Kommunstyrelsen' in site.read(
        "/anslagstavla/2026-03-26/protokoll/"
    )


@pytest.mark.parametrize(
    ("title", "is_about"),
    [
        ("Beslut i kommunstyrelsen den 24 mars", True),
        ("Kommunstyrelsen sammanträder 24 mars 2026", True),
        ("Beslut i kommunstyrelsen den 25 mars", False),
        ("Beslut i socialnämnden den 24 mars", False),
    ],
)
def test_news_that_names_the_meeting_is_linked_with_it(make_site, title, is_about):
    news = NEWS.format(title=title, date="2026-03-25", more="")
    site = make_site({**FILES, "news/beslut.md": news}, date="2026-03-26")
    page = site.read("/anslagstavla/2026-03-26/protokoll/").partition("Om samma sammanträde")[2].partition("</ul>")[0]
    assert (f">{title}</a>" in page) == is_about
    assert ("Om samma sammanträde" in site.read("/nyheter/2026/03/beslut/")) == is_about
