"""What a text says that its reader would stumble on."""

from datetime import datetime

import pytest
from newsroom.domain.clock import STOCKHOLM


def line_and_code(content) -> list[tuple[int, str]]:
    return [(line, code) for _, line, code in content.told()]


@pytest.mark.parametrize(
    "target",
    [
        "/pages/kontakt.md",
        "pages/kontakt.md#telefon",
        "../../pages/kontakt.md",
        "{filename}/pages/kontakt.md",
        "/kontakt/",
        "/kontakt",
        "/kontakt/?a=b#c",
        "/",
        "/nyheter/",
        "/nyheter/2026/",
        "/anslagstavla/",
        "/gammalt/",
        "/documents/a%20b.pdf",
        "</documents/a b.pdf>",
        "{static}/documents/a%20b.pdf",
        "#avsnitt",
        "https://www.example.se/",
        "HTTPS://www.example.se/",
        "//www.example.se/",
        "mailto:eva@example.se",
        "tel:+46401234567",
        "sms:+46401234567",
        "?sok=x",
    ],
)
def test_a_link_that_leads_somewhere(content, target):
    content.page("pages/kontakt.md", extra="aliases: /gammalt/\n")
    content.write("documents/a b.pdf", b"%PDF-1.4")
    content.news(text=f"Se [sidan]({target}).\n")
    assert content.told() == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("/pages/finns-inte.md", "missing-item"),
        ("kontakt.md", "missing-item"),
        ("/finns-inte/", "missing-item"),
        ("/documents/finns-inte.pdf", "missing-file"),
        ("/../../etc/passwd.txt", "missing-file"),
        ("javascript:alert%281%29", "link"),
        ("data:text/html,x", "link"),
        ("ftp://example.se/", "link"),
        ("www.example.se", "link"),
        ("eva@example.se", "link"),
        ("", "link-empty"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_on_its_line(content, target, code):
    content.page("pages/kontakt.md")
    content.news(text=f"Text.\n\nSe [sidan]({target}).\n")
    assert line_and_code(content) == [(8, code)]


def test_a_link_to_a_page_that_is_broken_is_no_fault_of_the_text(content):
    content.page("pages/kontakt.md", extra="slug: Kontakt\n")
    content.page("pages/om/oss.md", extra="save_as: x\n")
    content.news(text="[a](/kontakt/) [b](/om/oss/)\n")
    assert {path for path, _, _ in content.told()} == {"pages/kontakt.md", "pages/om/oss.md"}


def test_a_picture_needs_words_and_a_file_of_its_own(content):
    content.news(text="![](/a.png)\n![A](https://www.example.se/a.png)\n![A](/b.png)\n")
    assert line_and_code(content) == [(6, "picture-alt"), (7, "missing-picture"), (8, "missing-picture")]


def test_what_stands_in_code_is_no_link(content):
    content.news(text="`[a](/b.md)`\n\n```\n![](/c.png) {attach}\n```\n<!-- [a](/b.md) -->\n")
    assert content.told() == []


@pytest.mark.parametrize("mark", ["{attach}", "|attach|"])
def test_attach_is_refused_on_its_line(content, mark):
    content.news(text=f"Text.\n\n[a]({mark}/b.pdf)\n")
    assert line_and_code(content) == [(8, "attach")]


@pytest.mark.parametrize("html", ["<iframe src=x>", "<IMG src=x>", "<script>", "<video src=x>", "<form>"])
def test_html_that_no_page_shows_is_hinted_at(content, html):
    content.news(text=f"Text.\n{html}\n")
    assert line_and_code(content) == [(7, "html")]


@pytest.mark.parametrize("html", ["<b>x</b>", "3 < 4", "`<iframe>`", "<https://www.example.se>", "<videokamera>"])
def test_html_that_pages_show_is_let_be(content, html):
    content.news(text=f"{html}\n")
    assert content.told() == []


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("title: " + "x" * 101, "title-long"),
        ('summary: "Så här:"', "summary-colon"),
        ("summary: En skola som…", "summary-cut"),
        ("summary: En skola som...", "summary-cut"),
    ],
)
def test_a_headline_or_a_lead_that_could_be_better_is_hinted_at(content, key, code):
    values = {"title": "title: A", "date": "date: 2026-03-05", "summary": "summary: B."}
    values[key.partition(":")[0]] = key
    content.write("news/x.md", "---\n" + "\n".join(values.values()) + "\n---\n")
    assert [(problem.code, problem.severity) for problem in content.problems()] == [(code, "hint")]


@pytest.mark.parametrize("length", [100, 1])
def test_a_title_may_have_a_hundred_characters(content, length):
    content.page("pages/x.md", extra="kicker: A\n")
    content.write("pages/y.md", f"---\ntitle: {'x' * length}\n---\n")
    assert content.told() == []


@pytest.mark.parametrize("lead", ["", "summary:\n"])
def test_a_post_without_lead_is_hinted_at(content, lead):
    content.write("blog/x.md", f"---\ntitle: A\ndate: 2026-03-05\nauthor: Eva\n{lead}---\n")
    assert line_and_code(content) == [(1, "summary-missing")]


def test_a_weekday_in_the_text_is_told_on_its_line(content):
    content.news(text="Text.\n\nVälkommen\nonsdagen den 2 juni.\n")
    assert line_and_code(content) == [(9, "weekday")]


def test_a_weekday_in_the_front_matter_is_told_where_the_value_begins(content):
    content.news(extra="short: |\n  Rad ett.\n  Onsdagen den 2 juni.\n")
    assert line_and_code(content) == [(5, "weekday")]


def test_a_weekday_is_counted_from_the_day_of_the_text(content):
    head = "title: A\nsummary: B\n"
    content.write("news/x.md", f"---\n{head}date: 2021-05-05\n---\nOnsdagen den 2 juni.\n")
    assert content.told() == []


def test_a_weekday_of_a_notice_is_counted_from_its_posting(content):
    head = "title: A\ntype: delegated\nbody: KS\nposted: 2021-05-05\ndate: 2026-03-05\n"
    content.write("notices/x.md", f"---\n{head}---\nOnsdagen den 2 juni.\n")
    assert content.told() == []


def test_a_weekday_of_a_page_without_date_is_counted_from_today(content):
    content.page("pages/x.md", text="Onsdagen den 2 juni.\n")
    problems = content.examine(datetime(2021, 5, 5, tzinfo=STOCKHOLM)).problems
    assert "weekday" not in {problem.code for problem in problems}


def test_a_weekday_of_a_text_whose_date_cannot_be_read_is_not_judged(content):
    content.write("news/x.md", "---\ntitle: A\nsummary: B\ndate: i dag\n---\nOnsdagen den 2 juni.\n")
    assert line_and_code(content) == [(4, "date")]


def test_a_pointer_to_an_address_of_the_site_is_looked_for(content):
    content.page("pages/kontakt.md")
    content.news("news/a.md", extra="link: /kontakt/\n")
    content.news("news/b.md", extra="link: /finns-inte/\n")
    assert content.told() == [("news/b.md", 5, "missing-item")]


def test_a_comment_is_judged_too(content):
    content.write("blog/a.md", "---\nid: a\ntitle: A\ndate: 2026-03-05\nauthor: Eva\nsummary: B\n---\n")
    content.write("comments/a/1.md", "---\nname: Eva\ndate: 2026-03-05\n---\n[a](javascript:x)\n")
    assert content.told() == [("comments/a/1.md", 5, "link")]


@pytest.mark.parametrize(
    ("pages", "missing"),
    [
        ([], {"site-appeal", "site-accessibility"}),
        (["overklaga"], {"site-accessibility"}),
        (["sa-overklagar-du", "om-tillganglighet"], set()),
        (["laglighetsprovning", "tillganglighetsredogorelse"], set()),
    ],
)
def test_what_the_whole_site_lacks_is_hinted_at(content, pages, missing):
    for page in pages:
        content.page(f"pages/{page}.md")
    assert {problem.code for problem in content.examine().problems} == missing
    assert {problem.severity for problem in content.examine().problems} <= {"hint"}


def test_a_page_that_is_a_draft_is_lacking(content):
    content.page("pages/overklaga.md", extra="status: draft\n")
    assert "site-appeal" in {problem.code for problem in content.examine().problems}


@pytest.mark.parametrize("items", ["- a\n- b", "* a\n* b", "1. a\n2. b", "1. a\nmer\n2. b"])
def test_a_list_that_clings_to_a_paragraph_is_hinted_at(content, items):
    content.news(text=f"Stycke.\n\nDet här ingår:\n{items}\n")
    assert line_and_code(content) == [(9, "list")]


@pytest.mark.parametrize(
    "text",
    [
        "Stycke:\n\n- a\n- b",
        "## Rubrik\n- a\n- b",
        "Stycke.\n## Rubrik\n- a\n- b",
        "- a\n- b\n- c",
        "Hon säger:\n- Det är bra.",
        "```\nrad\n- a\n- b\n```",
        "    rad\n- a\n- b",
        "> citat\n- a\n- b",
    ],
)
def test_what_is_no_list_or_is_one_already_is_let_be(content, text):
    content.news(text=f"{text}\n")
    assert content.told() == []
