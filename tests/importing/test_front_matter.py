"""Keys come along however they were written."""

import pytest

TEXT = "\nBadplatsen vid sjön har fått en ny brygga.\n"


def head(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", TEXT])


GOOD = head("title: Ny brygga", "date: 2021-01-15", "summary: Det går att bada igen.")


def test_a_text_that_needs_nothing_is_taken_as_it_is(bring):
    brought = bring({"a.md": GOOD})
    assert brought.row("a.md")["outcome"] == "taken"
    assert brought.row("a.md")["reason"] == ""
    assert brought.text("a.md") == TEXT.strip()


def test_keys_are_written_in_a_fixed_order(bring):
    brought = bring({"a.md": head("tags: [Bad]", "summary: Bada.", "date: 2021-01-15", "title: Ny brygga")})
    assert list(brought.keys("a.md")) == ["title", "date", "summary", "topics", "id"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("title: Bad: nu öppet", id="unquoted colon"),
        pytest.param('title: "Bad: nu öppet"', id="quoted colon"),
        pytest.param("title:\tBad: nu öppet", id="tab after the key"),
        pytest.param("Title: 'Bad: nu öppet'", id="capital key"),
        pytest.param("title: |\n  Bad: nu öppet", id="block"),
        pytest.param("title: >\n  Bad:\n  nu öppet", id="folded block"),
        pytest.param("title: gammal\ntitle: Bad: nu öppet", id="the same key twice"),
        pytest.param('broken: "x\ntitle: Bad: nu öppet', id="a broken neighbour"),
        pytest.param("title: &namn Bad\\: nu\ntitle: 'Bad: nu öppet'", id="anchor"),
    ],
)
def test_a_title_is_read_in_spite_of(bring, line):
    brought = bring({"a.md": head(line, "date: 2021-01-15", "summary: Bada.")})
    assert brought.keys("a.md")["title"] == "Bad: nu öppet"
    assert brought.errors() == []


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        pytest.param(GOOD.replace("\n", "\r\n").encode(), "radsluten är ändrade", id="CRLF"),
        pytest.param(GOOD.encode("cp1252"), "teckenkodningen är ändrad till UTF-8", id="Windows-1252"),
        pytest.param(GOOD.encode("utf-16"), "teckenkodningen är ändrad till UTF-8", id="UTF-16"),
        pytest.param(GOOD.encode("mac_roman"), "teckenkodningen är ändrad till UTF-8", id="Mac Roman"),
        pytest.param(GOOD.replace("ny brygga.", "ny\0 bry\x02gga.").encode(), "styrtecken", id="control characters"),
        pytest.param(GOOD.replace("title", "tags:\n\t- Bad\ntitle").encode(), "lagade", id="tab"),
        pytest.param(GOOD.replace("title", "title: Gammal\ntitle").encode(), "två gånger", id="duplicate key"),
        pytest.param(GOOD.replace("igen.\n---", "igen.\n").encode(), "hade inget slut", id="no end"),
    ],
)
def test_what_was_mended_is_told(bring, raw, told):
    brought = bring({"a.md": raw})
    assert brought.row("a.md")["outcome"] == "changed"
    assert told.removesuffix("e") in brought.reason("a.md")
    assert brought.text("a.md") == TEXT.strip()


def test_a_byte_order_mark_is_nothing_to_speak_of(bring):
    assert bring({"a.md": b"\xef\xbb\xbf" + GOOD.encode()}).row("a.md")["outcome"] == "taken"


def test_a_single_stray_byte_does_not_cost_the_letters_of_the_rest(bring):
    brought = bring({"a.md": GOOD.encode().replace(b"brygga.", b"brygga \xe5t alla.")})
    assert brought.text("a.md") == "Badplatsen vid sjön har fått en ny brygga åt alla."


def test_toml_of_hugo_is_read(bring):
    brought = bring({"a.md": f'+++\ntitle = "Ny brygga"\ndate = 2021-01-15\ntags = ["Bad"]\ndraft = true\n+++\n{TEXT}'})
    assert brought.keys("a.md")["topics"] == ["Bad"]
    assert brought.keys("a.md")["status"] == "draft"


def test_header_lines_of_pelican_are_read(bring):
    brought = bring(
        {"a.md": f"Title: Ny brygga\nDate: 2021-01-15 10:30\nTags: bad, natur\nSummary: Bada\n    igen.\n{TEXT}"}
    )
    assert brought.keys("a.md")["date"] == "2021-01-15T10:30:00"
    assert brought.keys("a.md")["topics"] == ["bad", "natur"]
    assert brought.keys("a.md")["summary"] == "Bada igen."


def test_without_keys_the_first_heading_and_the_file_name_are_enough(bring):
    brought = bring({"2021-01-15-brygga.md": f"# Ny brygga\n{TEXT}"})
    assert brought.keys("2021-01-15-brygga.md")["title"] == "Ny brygga"
    assert brought.keys("2021-01-15-brygga.md")["date"] == "2021-01-15"
    assert brought.row("2021-01-15-brygga.md")["outcome"] == "changed"


def test_without_title_a_text_is_left(bring):
    assert bring({"a.md": head("date: 2021-01-15")}).reason("a.md") == "saknar rubrik"


def test_keys_without_a_place_are_told(bring):
    brought = bring({"a.md": GOOD.replace("title", "färg: blå\nmood: glad\ntitle")})
    assert brought.reason("a.md") == "uppgifter utan motsvarighet är utelämnade (färg, mood)"


@pytest.mark.parametrize(
    "line", ["draft: true", "draft: yes", "status: draft", "status: hidden", "published: false", "published: no"]
)
def test_a_draft_stays_a_draft(bring, line):
    assert bring({"a.md": GOOD.replace("title", f"{line}\ntitle")}).keys("a.md")["status"] == "draft"


def test_a_value_that_cannot_be_used_is_left_out_and_told(bring):
    brought = bring({"a.md": GOOD.replace("title", "series: " + "x" * 3 + "\nexpirydate: 2021-02-31\ntitle")})
    assert "expires" not in brought.keys("a.md")
    assert brought.errors() == []


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("author: Anna Ek", "Anna Ek"),
        ("author:\n  name: Anna Ek\n  email: anna@example.se", "Anna Ek"),
        ("authors: [Anna Ek, Bo Al]", "Anna Ek och Bo Al"),
        ("authors: [Anna Ek, Bo Al, Cia By]", "Anna Ek, Bo Al och Cia By"),
        ("lang: en\nauthors: [Anna Ek, Bo Al]", "Anna Ek and Bo Al"),
    ],
)
def test_authors_become_one_text(bring, line, author):
    assert bring({"a.md": GOOD.replace("title", f"{line}\ntitle")}).keys("a.md")["author"] == author


def test_a_post_without_author_cannot_be_a_blog_post(bring):
    brought = bring({"a.md": GOOD}, kind="blog")
    assert brought.reason("a.md") == "saknar eller har fel i uppgifter som krävs (author)"


def test_topics_that_differ_in_spelling_only_are_one(bring):
    files = {f"{name}.md": GOOD.replace("title", f"tags: [{topic}]\ntitle") for name, topic in
             [("a", "Bygga och bo"), ("b", "Bygga och bo"), ("c", "bygga och Bo")]}  # fmt: skip
    assert bring(files).keys("c.md")["topics"] == ["Bygga och bo"]


def test_a_thousand_aliases_of_aliases_are_read_at_once(bring):
    bomb = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))])
    assert bring({"a.md": GOOD.replace("title", f"{bomb}\ntitle")}).keys("a.md")["title"] == "Ny brygga"


def test_a_key_that_holds_itself_is_read(bring):
    assert bring({"a.md": GOOD.replace("title", "tags: &t [Bad, *t]\ntitle")}).keys("a.md")["topics"] == ["Bad"]
