"""No two items at one address, none under another's identity."""

import pytest


def test_two_at_one_address_name_each_other(content):
    content.news("news/a/x.md")
    content.news("news/b/x.md")
    first, second = content.problems()
    assert (first.path, first.line, first.code) == ("news/a/x.md", 1, "address")
    assert "news/b/x.md" in first.message
    assert (second.path, second.code) == ("news/b/x.md", "address")
    assert "news/a/x.md" in second.message


@pytest.mark.parametrize("name", ["sidor.json", "404.html", "nyheter/rss.xml"])
def test_an_old_address_that_is_a_file_of_the_site_is_told(content, name):
    content.news("news/a.md", f"aliases: [/{name}]\n")
    (told,) = content.problems()
    assert (told.path, told.code) == ("news/a.md", "address")
    assert told.message == f"Adressen /{name} är upptagen: den hör till webbplatsens egna filer."


def test_three_at_one_address_name_all_others(content):
    for folder in "abc":
        content.news(f"news/{folder}/x.md")
    assert "news/b/x.md, news/c/x.md" in content.problems()[0].message


def test_the_line_is_that_of_the_slug_or_the_alias(content):
    content.news("news/a.md", extra="slug: y\n")
    content.news("news/b.md", extra="aliases:\n  - /gammalt/\n  - /nyheter/2026/03/y\n")
    assert content.told() == [("news/a.md", 5, "address"), ("news/b.md", 7, "address")]


def test_the_same_name_in_another_month_is_another_address(content):
    content.news("news/a/x.md")
    content.write("news/b/x.md", "---\ntitle: A\ndate: 2026-04-05\nsummary: B\n---\n")
    assert content.told() == []


def test_the_same_name_in_another_language_is_another_address(content):
    content.news("news/a/x.md")
    content.news("news/b/x.md", extra="lang: en\n")
    assert content.told() == []


def test_an_alias_that_is_the_texts_own_address_is_told(content):
    content.news("news/x.md", extra="aliases: /nyheter/2026/03/x/\n")
    assert content.told() == [("news/x.md", 5, "address")]


@pytest.mark.parametrize(
    "path",
    ["pages/nyheter.md", "pages/nyheter/2026.md", "pages/amnen/skola.md", "pages/organ/x.md", "pages/theme/x.md"],
)
def test_a_page_does_not_stand_where_the_site_has_its_lists(content, path):
    content.page(path)
    assert content.told() == [(path, 1, "address")]


@pytest.mark.parametrize("path", ["pages/nyheter/om-nyheterna.md", "pages/om/amnen.md", "pages/anslagstavla/om.md"])
def test_a_page_may_stand_beside_them(content, path):
    content.page(path)
    assert content.told() == []


def test_a_file_name_that_gives_no_address_is_told_unless_a_slug_does(content):
    content.page("pages/新.md")
    content.page("pages/学.md", extra="slug: skola\n")
    assert content.told() == [("pages/新.md", 1, "slug")]


def test_two_texts_with_one_id_name_each_other(content):
    content.page("pages/a.md", extra="id: samma\n")
    content.page("pages/b.md", extra="id: samma\n")
    assert content.told() == [("pages/a.md", 3, "id"), ("pages/b.md", 3, "id")]


def test_an_id_may_not_be_the_path_of_another(content):
    content.page("pages/a.md")
    content.page("pages/b.md", extra="id: pages/a\n")
    assert content.told() == [("pages/a.md", 1, "id"), ("pages/b.md", 3, "id")]


def test_a_broken_file_takes_no_address_from_a_good_one(content):
    content.page("pages/x.md")
    content.page("pages/y.md", extra="slug: x\nsave_as: z\n")
    assert content.told() == [("pages/y.md", 4, "forbidden-key")]


def test_nothing_stands_below_an_old_address_that_is_a_file(content):
    content.page("pages/a.md", extra="aliases: /gammal.html\n")
    content.page("pages/b.md", extra="aliases: /gammal.html/bilder/\n")
    assert content.told() == [("pages/a.md", 3, "address"), ("pages/b.md", 3, "address")]
