"""Every text gets a path, an address and an identity of its own, always the same."""

import pytest

TEXT = "---\ntitle: Hej\ndate: 2021-01-15\nsummary: Ingress.\n{}---\n\nText.\n"


@pytest.mark.parametrize(
    ("source", "more", "to"),
    [
        ("a.md", "", "news/2021/01/2021-01-15-a.md"),
        ("_posts/2020-03-04-hej-på-dig.md", "", "news/2021/01/2021-01-15-hej-pa-dig.md"),
        ("Två bad & en 'brygga'.md", "", "news/2021/01/2021-01-15-tva-bad-en-brygga.md"),
        ("what’s new.md", "", "news/2021/01/2021-01-15-whats-new.md"),
        ("a.md", "slug: Egen adress\n", "news/2021/01/2021-01-15-egen-adress.md"),
        ("a.md", "permalink: /bad/brygga/index.html\n", "news/2021/01/2021-01-15-brygga.md"),
        ("a.md", "permalink: /:year/:title/\n", "news/2021/01/2021-01-15-a.md"),
        ("a.md", "permalink: false\n", "news/2021/01/2021-01-15-a.md"),
        ("bad/200914_intervju/index.md", "", "news/2021/01/2021-01-15-200914-intervju.md"),
        ("一块钱.md", "", "news/2021/01/2021-01-15-hej.md"),
        ("a.sv.md", "", "news/2021/01/2021-01-15-a.md"),
    ],
)
def test_a_path_is_made_of_kind_day_and_name(bring, source, more, to):
    brought = bring({source: TEXT.format(more)})
    assert brought.row(source)["to"] == to
    assert brought.errors() == []


@pytest.mark.parametrize(
    ("kind", "more", "to"),
    [
        ("blog", "author: Anna\n", "blog/2021/01/2021-01-15-x.md"),
        ("pages", "", "pages/om/kommunen/x.md"),
        ("notices", "type: other\nbody: Kommunstyrelsen\ncomes_down: 2021-02-15\n", "notices/2021/01/2021-01-15-x.md"),
    ],
)
def test_the_kind_is_the_folder(bring, kind, more, to):
    mapping = "keys: {type: type, body: body, comes_down: comes_down}" if kind == "notices" else ""
    brought = bring({"content/om/Kommunen/x.md": TEXT.format(more)}, kind=kind, mapping=mapping)
    assert brought.row("content/om/Kommunen/x.md")["to"] == to
    assert brought.errors() == []


def test_texts_that_share_a_name_and_a_month_get_numbers(bring):
    brought = bring({f"{folder}/x.md": TEXT.format("") for folder in ("c", "a", "b")})
    assert [row["to"] for row in brought.rows] == [
        "news/2021/01/2021-01-15-x.md", "news/2021/01/2021-01-15-x-2.md", "news/2021/01/2021-01-15-x-3.md",
    ]  # fmt: skip
    assert brought.errors() == []


def test_a_number_does_not_take_a_name_that_somebody_has(bring):
    brought = bring({"a/x-2.md": TEXT.format(""), "b/x.md": TEXT.format(""), "c/x.md": TEXT.format("")})
    assert len({row["to"] for row in brought.rows}) == 3
    assert brought.errors() == []


def test_a_very_long_name_still_is_a_file_name(bring):
    source = "ord-" * 60 + "slut.md"
    brought = bring({source: TEXT.format("")})
    assert len(brought.row(source)["to"].rpartition("/")[2]) < 200
    assert brought.errors() == []


def test_the_identity_is_the_old_path(bring):
    brought = bring({"content/Nyheter/2021-01-15-Hej.md": TEXT.format("")})
    assert brought.keys("content/Nyheter/2021-01-15-Hej.md")["id"] == "content/nyheter/2021-01-15-hej"


def test_identities_differ_where_paths_differ_in_marks_only(bring):
    brought = bring({"a.md": TEXT.format(""), "å.md": TEXT.format("")})
    assert {brought.keys("a.md")["id"], brought.keys("å.md")["id"]} == {"a", "a-2"}


def test_twins_are_tied_by_folder(bring):
    brought = bring({"content/sv/x.md": TEXT.format(""), "content/en/x.md": TEXT.format("")})
    assert brought.keys("content/en/x.md")["lang"] == "en"
    assert brought.keys("content/en/x.md")["translation_of"] == "/news/2021/01/2021-01-15-x.md"
    assert brought.keys("content/en/x.md")["slug"] == "x"
    assert "lang" not in brought.keys("content/sv/x.md")
    assert brought.errors() == []


def test_twins_are_tied_by_file_name(bring):
    brought = bring({"x.md": TEXT.format(""), "x.en.md": TEXT.format("")})
    assert brought.keys("x.en.md")["translation_of"] == "/news/2021/01/2021-01-15-x.md"


def test_a_twin_that_was_left_is_told(bring):
    brought = bring({"x.md": "---\ntitle: Hej\ndate: 2021-01-15\n---\n", "x.en.md": TEXT.format("")})
    assert "translation_of" not in brought.keys("x.en.md")
    assert "motsvarigheten på det andra språket följde inte med" in brought.reason("x.en.md")


def test_the_language_of_the_site_is_not_written(bring):
    assert "lang" not in bring({"x.md": TEXT.format("lang: en\n")}, mapping="lang: en").keys("x.md")
