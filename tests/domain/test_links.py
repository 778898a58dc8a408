"""Links and pictures in a Markdown text, with the lines they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.links import Mention, mentions, without_code


def found(text: str) -> list[tuple[str, str, int]]:
    return [(mention.kind, mention.target, mention.line) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        pytest.param("[a](/b.md)", [("link", "/b.md", 1)], id="a link"),
        pytest.param("Text\n\n[a](/b.md)", [("link", "/b.md", 3)], id="with its line"),
        pytest.param("![a](/b.png)", [("picture", "/b.png", 1)], id="a picture"),
        pytest.param(
            "[![a](/b.png)](/c.md)", [("link", "/c.md", 1), ("picture", "/b.png", 1)], id="a picture as a link"
        ),
        pytest.param(
            "[![a](</b c.png>)](/c.md)", [("link", "/c.md", 1), ("picture", "/b c.png", 1)], id="pointed inside"
        ),
        pytest.param("[a](</b c.md>)", [("link", "/b c.md", 1)], id="pointed brackets"),
        pytest.param('[a](/b.md "Titel")', [("link", "/b.md", 1)], id="with a title"),
        pytest.param("[a](/b_(c).md)", [("link", "/b_(c).md", 1)], id="parentheses in the path"),
        pytest.param("[a [b]](/c.md)", [("link", "/c.md", 1)], id="brackets in the words"),
        pytest.param("[a]()", [("link", "", 1)], id="without a target"),
        pytest.param("[a]({filename}/b.md)", [("link", "/b.md", 1)], id="Pelican's mark"),
        pytest.param("[a]({static}b.pdf)", [("link", "/b.pdf", 1)], id="Pelican's other mark"),
        pytest.param("[a](|filename|/b.md)", [("link", "/b.md", 1)], id="Pelican's old mark"),
        pytest.param("[a][b]\n\n[b]: /c.md", [("link", "/c.md", 3)], id="defined apart"),
        pytest.param("![a][b]\n\n[b]: /c.png", [("picture", "/c.png", 1)], id="a picture defined apart"),
        pytest.param("![b]\n\n[b]: /c.png", [("picture", "/c.png", 1)], id="a picture named by its words"),
        pytest.param("![a][x]\n\n[b]: /c.png", [("link", "/c.png", 3)], id="a picture that nobody defined"),
        pytest.param(r"\[a](/b.md)", [], id="escaped"),
        pytest.param("`[a](/b.md)`", [], id="in code"),
        pytest.param("``[a](/b.md) ` ``", [], id="in code with two ticks"),
        pytest.param("```\n[a](/b.md)\n```\n[c](/d.md)", [("link", "/d.md", 4)], id="in fenced code"),
        pytest.param("~~~\n[a](/b.md)\n~~~", [], id="in code fenced with tildes"),
        pytest.param("```\n[a](/b.md)", [], id="in fenced code that never ends"),
        pytest.param("<!-- [a](/b.md) -->", [], id="in a comment"),
        pytest.param("<!--\n\n-->\n[a](/b.md)", [("link", "/b.md", 4)], id="after a comment"),
        pytest.param(
            "En ` ensam.\n\n[a](/b.md) och `", [("link", "/b.md", 3)], id="a lonely tick ends with its paragraph"
        ),
        pytest.param("Bara text.", [], id="no link at all"),
        pytest.param("[a] (/b.md)", [], id="a space between"),
    ],
)
def test_what_a_text_mentions(text, mentioned):
    assert found(text) == mentioned


@pytest.mark.parametrize(
    ("target", "external"),
    [
        ("https://www.example.se", True),
        ("mailto:a@example.se", True),
        ("//example.se", True),
        ("/b.md", False),
        ("b.md", False),
        ("#a", False),
    ],
)
def test_what_leads_off_the_site(target, external):
    assert Mention("link", target, "a", 1).is_external is external


@given(st.text(alphabet="[]()!`~<>-\\\n\"'ab{}|: ", max_size=200))
def test_no_text_is_too_odd(text):
    lines = text.count("\n") + 1
    assert all(1 <= mention.line <= lines for mention in mentions(text))


@given(st.text(alphabet="`~<!->\n ab", max_size=200))
def test_blanking_code_keeps_the_lines(text):
    assert without_code(text).count("\n") == text.count("\n")
