"""Reading a source file: forgiving, with places, never raising."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.frontmatter import likely_encoding, read, read_register
from newsroom.domain.matter import FrontMatter

HEAD = "---\ntitle: Ny skola\ndate: 2026-03-05\n---\n"
SWEDISH = "Åtta ängar vid ån är gröna ända till våren då örnarna återvänder"


def matter(text: str | bytes) -> FrontMatter:
    return read(text if isinstance(text, bytes) else text.encode(), "news/x.md")


def codes(text: str | bytes) -> list[str]:
    return [problem.code for problem in matter(text).problems]


def lines_of(raw: bytes) -> int:
    return len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))


PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            b"---\n",
            b"title: ",
            b"a: b: c\n",
            b"- ",
            b"  ",
            b"\t",
            b"[",
            b"{",
            b'"',
            b"'",
            b"&a ",
            b"*a ",
            b"!x ",
            b"|\n",
            b">\n",
            b"? ",
            b"...\n",
            b"#",
            b"%",
            b"@",
            b"`",
            b"\r\n",
            b"\n",
            b"\xef\xbb\xbf",
            b"\xe2\x80\xa8",
            b"\xc2\x85",
            b"\x00",
            b"\xe5",
        ]
    ),
)
HOSTILE = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=40).map(b"".join),
    st.lists(PIECES, max_size=40).map(lambda parts: b"---\n" + b"".join(parts) + b"\n---\nText.\n"),
)


@given(HOSTILE)
def test_no_bytes_make_the_reader_raise(raw):
    assert isinstance(matter(raw), FrontMatter)


@given(HOSTILE)
def test_no_bytes_make_the_reader_of_registers_raise(raw):
    assert isinstance(read_register(raw, "topics.yml"), FrontMatter)


@given(HOSTILE)
def test_every_problem_stands_on_a_line_of_the_file(raw):
    assert all(1 <= problem.line <= lines_of(raw) and problem.column >= 1 for problem in matter(raw).problems)


@given(HOSTILE)
def test_every_value_stands_on_a_line_of_the_file(raw):
    assert all(1 <= line <= lines_of(raw) for line, _ in matter(raw).places.values())


@given(HOSTILE)
def test_a_file_without_values_is_told_why(raw):
    found = matter(raw)
    assert found.values or found.problems or b"---" in raw


@given(
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.from_regex(r"[a-zåäö0-9 .,-]{0,30}", fullmatch=True)
    )
)
def test_quoted_values_come_back_as_they_were_written(values):
    head = "".join(f'{key}: "{value}"\n' for key, value in values.items())
    assert matter(f"---\n{head}---\n").values == {key: value.strip() for key, value in values.items()}


def test_values_and_text_are_parted():
    found = matter(HEAD + "Första raden.\nAndra raden.\n")
    assert found.values == {"title": "Ny skola", "date": "2026-03-05"}
    assert found.text == "Första raden.\nAndra raden.\n"


def test_the_text_begins_on_the_line_after_the_front_matter():
    assert matter(HEAD + "Text.").text_line == 5


def test_a_line_in_the_text_may_be_three_hyphens():
    assert matter(HEAD + "Text.\n\n---\n\nMer.\n").text == "Text.\n\n---\n\nMer.\n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbf" + HEAD.encode(), id="byte order mark"),
        pytest.param(b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD.encode(), id="two byte order marks"),
        pytest.param(HEAD.replace("\n", "\r\n").encode(), id="Windows' line ends"),
        pytest.param(HEAD.replace("\n", "\r").encode(), id="old Macintosh's line ends"),
        pytest.param(HEAD.replace("\n", "  \n").encode(), id="spaces at line ends"),
        pytest.param(HEAD.rstrip("\n").encode(), id="no last line end"),
        pytest.param(b"\n\n" + HEAD.encode(), id="empty lines before"),
        pytest.param(HEAD.replace("Ny skola", "Ny\u2028skola").encode(), id="a line separator from a layout program"),
        pytest.param(HEAD.replace("Ny skola", "Ny\ufeffskola").encode(), id="a byte order mark gone astray"),
    ],
)
def test_what_is_nothing_to_speak_of(raw):
    found = matter(raw)
    assert found.problems == []
    assert found.values == {"title": "Ny skola", "date": "2026-03-05"}


@pytest.mark.parametrize("written", ["no", "12:30", "2026", "0x10", "1e3", "true", "~x", "010", "2026-03-05"])
def test_a_value_stays_the_text_that_was_written(written):
    assert matter(f"---\ntitle: {written}\n---\n").values == {"title": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_an_empty_value_is_none(written):
    assert matter(f"---\ntitle: {written}\n---\n").values == {"title": None}


def test_quotes_make_text_of_anything():
    assert matter('---\ntitle: "null"\n---\n').values == {"title": "null"}


def test_the_place_of_a_value_is_where_it_begins():
    found = matter("---\ntitle: Ny skola\ntopics:\n  - Skola\n  - Barn\nimage:\n  alt: Entrén\n---\n")
    assert found.place(("title",)) == (2, 8)
    assert found.place(("topics", 1)) == (5, 5)
    assert found.place(("image", "alt")) == (7, 8)


def test_the_place_of_what_is_not_there_is_that_of_what_is_around_it():
    found = matter("---\nimage:\n  alt: Entrén\n---\n")
    assert found.place(("image", "src")) == found.place(("image",))


def test_the_second_of_two_keys_is_told_and_the_first_holds():
    found = matter("---\ntitle: Ett\ndate: 2026-03-05\ntitle: Två\n---\n")
    assert found.values["title"] == "Ett"
    assert [(problem.line, problem.code) for problem in found.problems] == [(4, "duplicate-key")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("title: Nytt: så blir det", {"title": "Nytt: så blir det"}, id="a title"),
        pytest.param("title: Så gör du:", {"title": "Så gör du:"}, id="a colon at the end"),
        pytest.param("title: Annas: 'bok'", {"title": "Annas: 'bok'"}, id="quotation marks inside"),
        pytest.param("a: b: c\nd: e: f", {"a": "b: c", "d": "e: f"}, id="two of them"),
        pytest.param("a:\n  - title: b: c", {"a": [{"title": "b: c"}]}, id="in a list"),
        pytest.param(
            "a: b: c\nd: |\n  Obs: läs: detta", {"a": "b: c", "d": "Obs: läs: detta"}, id="beside a block of text"
        ),
    ],
)
def test_an_unquoted_colon_is_mended(text, values):
    found = matter(f"---\n{text}\n---\n")
    assert found.values == values
    assert {(problem.code, problem.severity) for problem in found.problems} == {("title-colon", "hint")}


def test_the_hint_at_a_colon_shows_the_title_in_quotation_marks():
    assert matter("---\ntitle: Nytt: så\n---\n").problems[0].hint.endswith('title: "Nytt: så"')


def test_a_text_with_quotation_marks_gets_the_other_sort():
    assert matter('---\ntitle: Nytt: "så"\n---\n').problems[0].hint.endswith("title: 'Nytt: \"så\"'")


def test_a_colon_is_not_mended_for_ever():
    text = "---\n" + "".join(f"k{number}: b: c\n" for number in range(60)) + "---\n"
    assert codes(text) == ["yaml"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("title: *Nytt* bibliotek", 2, "Tecknet * först", id="an asterisk"),
        pytest.param("title: @kommunen", 2, "Tecknet @ först", id="an at sign"),
        pytest.param('title: "Nu" säger hon', 2, "fortsätter efter", id="words after a quotation"),
        pytest.param('title: "Nu\ndate: x', 2, "Ett citattecken öppnas", id="a quotation that never ends"),
        pytest.param("topics: [a, b\ndate: x", 2, "En parentes", id="a bracket that never ends"),
        pytest.param('title: "C:\\mapp"', 2, "omvänt snedstreck", id="a backslash"),
        pytest.param("title: x\ndate 2026", 3, "saknas ett kolon", id="no colon"),
        pytest.param("title: x\ndate:2026", 3, "saknas ett mellanslag", id="no space"),
        pytest.param("title: x\n  date: y", 3, "Raden är indragen", id="an indented line"),
        pytest.param("title: x\n: y", 3, "går inte att läsa", id="no key"),
        pytest.param("- a\n- b", 2, "inte skrivna som", id="a list"),
        pytest.param("bara text", 2, "inte skrivna som", id="bare text"),
        pytest.param("title: " + "[" * 30, 2, "[", id="too deep"),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(text, line, message):
    (problem,) = matter(f"---\n{text}\n---\n").problems
    assert (problem.line, problem.code) == (line, "yaml")
    assert message in problem.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("title: !Viktigt nu", "yaml-tag", id="a tag"),
        pytest.param("title: &a Nytt", "yaml-alias", id="an anchor"),
        pytest.param("a: &x b\nc: *x", "yaml-alias", id="an alias"),
        pytest.param("<<: *x", "yaml-alias", id="a merge"),
        pytest.param("*x", "yaml-alias", id="an alias of everything"),
    ],
)
def test_what_only_yaml_knows_is_refused(text, code):
    assert code in codes(f"---\n{text}\n---\n")


def test_a_tab_in_the_indentation_is_told_on_each_line():
    found = matter("---\nimage:\n\tsrc: a\n \talt: b\n---\n")
    assert [(problem.line, problem.code) for problem in found.problems] == [(3, "tab"), (4, "tab")]


def test_a_control_character_is_told_with_its_place_and_read_over():
    found = matter("---\ntitle: Ny\x00skola\n---\nText\x1b.\n")
    assert [(problem.line, problem.column) for problem in found.problems] == [(2, 10), (4, 5)]
    assert found.values["title"] == "Ny skola"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("latin-1", "Latin-1"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("cp850", "DOS"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_another_encoding_is_named(codec, name):
    (problem,) = matter(f"---\ntitle: {SWEDISH}\n---\n".encode(codec)).problems
    assert problem.code == "encoding"
    assert name in problem.message


def test_a_few_damaged_letters_are_not_another_encoding():
    raw = SWEDISH.encode()
    assert "skadade" in likely_encoding(raw + b"\xc3")


def test_utf_16_of_plain_letters_is_found_by_its_zeros():
    assert codes("---\ntitle: x\n---\n".encode("utf-16-le")) == ["encoding"]


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(raw):
    assert codes(raw) == ["empty-file"]


@pytest.mark.parametrize("first", ["—", "–––", "----", "***", "+++"])
def test_what_only_looks_like_three_hyphens_is_told(first):
    (problem,) = matter(f"{first}\ntitle: x\n{first}\n").problems
    assert problem.code == "front-matter-missing"
    assert first in problem.message


def test_a_text_without_front_matter_is_told_on_line_1():
    (problem,) = matter("\nBara text.\n").problems
    assert (problem.line, problem.code) == (1, "front-matter-missing")


def test_front_matter_without_end_is_told_on_line_1():
    (problem,) = matter("---\ntitle: x\n\nText.\n").problems
    assert (problem.line, problem.code) == (1, "front-matter-unclosed")


def test_empty_front_matter_has_no_values_and_no_problem():
    found = matter("---\n---\nText.\n")
    assert (found.values, found.problems) == ({}, [])


def test_a_long_value_is_not_recited():
    found = FrontMatter("x.md")
    found.tell((1, 1), "x", f"”{'a' * 200}” finns inte.", "Rätta.")
    assert found.problems[0].message == f"”{'a' * 80}…” finns inte."


def test_a_message_is_one_line():
    found = FrontMatter("x.md")
    found.tell((1, 1), "x", "”a\nb” finns inte.", "Rätta\nnu.")
    assert (found.problems[0].message, found.problems[0].hint) == ("”a b” finns inte.", "Rätta nu.")


def test_a_hint_does_not_break_a_file():
    found = FrontMatter("x.md")
    found.tell((1, 1), "x", "m", "h", "hint")
    assert not found.is_broken


def test_an_error_breaks_a_file():
    found = FrontMatter("x.md")
    found.tell((1, 1), "x", "m", "h")
    assert found.is_broken


def test_a_register_may_be_a_list():
    assert read_register(b"- a\n- b\n", "topics.yml").values == {"": ["a", "b"]}


def test_a_register_may_be_empty():
    found = read_register(b"# Inget \xc3\xa4n\n", "topics.yml")
    assert (found.values, found.problems) == ({}, [])


def test_a_register_is_read_in_utf_8_only():
    assert [problem.code for problem in read_register(b"\xe5", "topics.yml").problems] == ["encoding"]


def test_a_register_ends_with_its_first_document():
    found = read_register(b"a: b\n---\nc: d\n", "topics.yml")
    assert found.values == {"a": "b"}
    assert [(problem.line, problem.code) for problem in found.problems] == [(2, "yaml")]


def test_words_behind_a_number_sign_are_hinted_at():
    matter = read(b"---\ntitle: M # ett\n---\n", "news/x.md")
    assert [(problem.line, problem.column, problem.code) for problem in matter.problems] == [(2, 8, "remark")]
    assert 'title: "M # ett"' in matter.problems[0].hint


@pytest.mark.parametrize(
    "line", ['title: "M # ett"', "title: M#ett", "date: 2026-03-01 # igen", "title: |\n  M # ett", "title: M\n# ett"]
)
def test_a_number_sign_that_takes_nothing_away_is_let_be(line):
    assert read(f"---\n{line}\n---\n".encode(), "news/x.md").problems == []
