"""Markdown becomes clean HTML, whatever an author writes."""

import pytest
from newsroom.content.markup import convert


def html(text: str, lang: str = "sv") -> str:
    return convert(text, lang, "news/a.md")


def test_swedish_quotes_are_alike_on_both_sides():
    assert html('Hon sa "ja".') == "<p>Hon sa ”ja”.</p>"


def test_english_quotes_differ():
    assert html('She said "yes".', "en") == "<p>She said “yes”.</p>"


def test_a_dash_at_the_start_is_speech_and_no_list():
    assert html("– Vi är glada, säger hon.") == "<p>– Vi är glada, säger hon.</p>"


def test_headings_begin_below_the_title():
    assert html("# En\n\n## Två") == '<h2 id="en">En</h2>\n<h3 id="tva">Två</h3>'


def test_headings_that_already_do_stay():
    assert html("## Två") == '<h2 id="tva">Två</h2>'


def test_equal_headings_get_anchors_of_their_own():
    assert [part in html("## Så\n\n## Så") for part in ('id="sa"', 'id="sa_1"')] == [True, True]


def test_a_table_keeps_its_alignment_without_style():
    table = html("| Gata | Dag |\n|---|--:|\n| Ågatan | 3 |")
    assert '<th align="right">' in table
    assert "style" not in table


@pytest.mark.parametrize(
    "hostile",
    [
        '<script>alert(1)</script>',
        '<img src="https://spy.example/x.png">',
        '<img src=x onerror=alert(1)>',
        '<iframe src="https://spy.example"></iframe>',
        '<p style="position:fixed">x</p>',
        '<form action="https://spy.example"><input></form>',
        '[x](javascript:alert(1))',
        '<a href="javascript:alert(1)">x</a>',
        '<svg onload=alert(1)></svg>',
        '<link rel=stylesheet href="https://spy.example">',
    ],
)  # fmt: skip
def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(hostile):
    written = html(f"Före\n\n{hostile}\n\nEfter")
    assert not any(word in written for word in ("script", "spy.example", "onerror", "style", "<form", "<svg", "onload"))
    assert "Före" in written
    assert "Efter" in written


def test_a_text_is_the_same_after_another_one():
    first = html("Text[^1]\n\n[^1]: Not.")
    html("Annat[^2]\n\n[^2]: Annan not.")
    assert html("Text[^1]\n\n[^1]: Not.") == first


def test_the_way_back_from_a_note_is_said_in_the_language_of_the_text():
    assert "Tillbaka till not 1 i texten" in html("Text[^1]\n\n[^1]: Not.")
    assert "Back to note 1 in the text" in html("Text[^1]\n\n[^1]: Note.", "en")
