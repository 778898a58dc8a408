"""What becomes of an item on the day of the build."""

import pytest

NEWS = """---
title: {title}
date: {date}
summary: En ingress.
{more}
---
{text}
"""


def news(title: str = "Ny skola", date: str = "2026-03-05", more: str = "", text: str = "Text.") -> str:
    return NEWS.format(title=title, date=date, more=more, text=text)


def test_one_single_item_is_a_whole_site(make_site):
    site = make_site({"news/2026-03-05-ny-skola.md": news()})
    assert site.has("/nyheter/2026/03/ny-skola/")
    assert "Ny skola" in site.read("/")


def test_an_item_is_held_until_its_date(make_site):
    files = {"news/2026-03-05-ny-skola.md": news(date="2026-04-01")}
    assert not make_site(files, date="2026-03-31").has("/nyheter/2026/04/ny-skola/")
    assert make_site({}, date="2026-04-01").has("/nyheter/2026/04/ny-skola/")


def test_an_item_is_held_until_its_minute(make_site):
    files = {"news/ny-skola.md": news(date="2026-03-26 13:30")}
    assert not make_site(files, date="2026-03-26T13:29:59").has("/nyheter/2026/03/ny-skola/")
    assert make_site({}, date="2026-03-26T13:30").has("/nyheter/2026/03/ny-skola/")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_nothing_tells_of_an_item_that_is_not_published(make_site, status):
    site = make_site({"news/a.md": news("Hemligheten", more=f"status: {status}"), "news/b.md": news("Annat")})
    assert not any("Hemligheten" in (site.output / name).read_text("utf-8", "replace") for name in site.names())


def test_what_was_published_and_then_withdrawn_is_taken_away(make_site):
    make_site({"news/a.md": news("Hemligheten"), "news/b.md": news("Annat")})
    site = make_site({"news/a.md": news("Hemligheten", more="status: withdrawn")})
    assert not site.has("/nyheter/2026/03/a/")
    assert "Hemligheten" not in site.read("/nyheter/")


def test_what_somebody_else_put_into_the_output_is_left_alone(make_site):
    site = make_site({"news/a.md": news()})
    (site.output / "google123.html").write_text("verifiering")
    assert "google123.html" in make_site({"news/a.md": None, "news/b.md": news("B")}).names()


def test_a_build_without_changes_writes_nothing(make_site):
    make_site({"news/a.md": news()})
    again = make_site({})
    assert again.build.outputs.written == []


def test_two_builds_in_one_process_are_alike_when_a_plugin_was_taken_out(make_site):
    from newsroom import listings

    make_site({"news/a.md": news()})
    site = make_site({}, plugins=[listings])
    assert not [name for name in site.names() if name.endswith(".xml")]


def test_a_link_item_leads_straight_to_the_other_site(make_site):
    site = make_site({"news/a.md": news(more="link: https://www.example.se/mer", text="")})
    assert not site.has("/nyheter/2026/03/a/")
    assert 'href="https://www.example.se/mer"' in site.read("/nyheter/")


def test_another_language_stands_in_a_folder_of_its_own(make_site):
    site = make_site({"news/school.md": news("New school", more="lang: en")})
    assert '<html lang="en">' in site.read("/en/nyheter/2026/03/school/")


def test_translations_lead_to_each_other(make_site):
    more = "lang: en\ntranslation_of: /news/skola.md"
    site = make_site({"news/skola.md": news(), "news/school.md": news("New school", more=more)})
    assert 'href="/en/nyheter/2026/03/school/"' in site.read("/nyheter/2026/03/skola/")
    assert 'href="/nyheter/2026/03/skola/"' in site.read("/en/nyheter/2026/03/school/")


def test_an_item_that_has_expired_leaves_lists_but_keeps_its_page_and_its_place_in_the_archive(make_site):
    files = {"news/a.md": news("Gammalt", more="expires: 2026-03-20"), "news/b.md": news("Annat")}
    site = make_site(files, date="2026-03-21")
    assert site.has("/nyheter/2026/03/a/")
    assert "Gammalt" not in site.read("/nyheter/")
    assert "Gammalt" not in site.read("/")
    assert "Gammalt" in site.read("/nyheter/2026/03/")


def test_an_item_is_listed_through_its_last_day(make_site):
    site = make_site({"news/a.md": news("Gammalt", more="expires: 2026-03-20")}, date="2026-03-20")
    assert "Gammalt" in site.read("/nyheter/")


def test_a_site_below_a_path_keeps_its_links_below_it(make_site):
    site = make_site({"news/a.md": news()}, SITEURL="https://www.prov.example/kommun")
    assert 'href="/kommun/nyheter/2026/03/a/"' in site.read("/nyheter/")
    assert '"/nyheter/' not in site.read("/nyheter/")


def test_a_page_stands_where_its_folder_says(make_site):
    page = "---\ntitle: Kontakta oss\n---\nRing.\n"
    assert make_site({"pages/om/kontakt.md": page}).has("/om/kontakt/")
