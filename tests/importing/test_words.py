"""Titles and leads are plain words of a decent length."""

import pytest
from newsroom.importing.words import LEAD_LIMIT, ended, lead_of, plain

HEAD = "---\ntitle: {title}\ndate: 2021-01-15\n{more}---\n\n{text}\n"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Bad &amp; bastu", "Bad & bastu"),
        ("Fish&#8217;s", "Fish’s"),
        ("<em>Nytt</em> bad", "Nytt bad"),
        ("**Nytt** [bad](https://example.se)", "Nytt bad"),
        ("1 < 2", "1 < 2"),
        ("snake_case", "snake_case"),
        ("a<script>alert(1)</script>b", "ab"),
        ("två\n  rader", "två rader"),
    ],
)
def test_plain_words(written, words):
    assert plain(written) == words


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param("Första stycket är här.\n\nAndra.", "Första stycket är här.", id="first paragraph"),
        pytest.param("# Rubrik\n\nTexten börjar efter rubriken.", "Texten börjar efter rubriken.", id="not a heading"),
        pytest.param(
            "![bad](/x.png)\n\nTexten börjar efter bilden.", "Texten börjar efter bilden.", id="not a picture"
        ),
        pytest.param("| a | b |\n|---|---|\n\nTexten efter en tabell.", "Texten efter en tabell.", id="not a table"),
        pytest.param("```\nkod\n```\n\nTexten efter lite kod.", "Texten efter lite kod.", id="not code"),
        pytest.param("Pressinfo\n\nTexten börjar efter ordet.", "Texten börjar efter ordet.", id="not a label"),
        pytest.param("> Ett citat kan vara ingress.", "Ett citat kan vara ingress.", id="a quotation"),
        pytest.param("- Ett\n- Två", "Ett", id="a list where there is nothing else"),
        pytest.param("Vi föreslår nu tre saker:\n\n- a", "Vi föreslår nu tre saker…", id="never a colon"),
        pytest.param("Kort", "Kort", id="few words where there are no more"),
        pytest.param("***", "", id="no words"),
    ],
)
def test_a_lead_is_made_of_the_first_paragraph(text, lead):
    assert lead_of(text) == lead


def test_a_long_lead_is_cut_at_a_word():
    paragraph = "ord " * 300
    lead = lead_of(paragraph)
    assert len(lead) <= LEAD_LIMIT
    assert lead.endswith("ord…")


def test_a_lead_cut_within_a_word_ends_at_the_word_before():
    assert ended("Badet öppnar på mån", "Badet öppnar på måndag klockan tio.") == "Badet öppnar på…"


def test_a_lead_cut_between_words_gets_its_ellipsis():
    assert ended("Badet öppnar på", "Badet öppnar på måndag klockan tio.") == "Badet öppnar på…"


def test_a_whole_paragraph_without_a_full_stop_is_not_cut_off():
    assert ended("Badet öppnar på måndag", "Badet öppnar på måndag\n\nKom och bada.") == "Badet öppnar på måndag"


def test_a_missing_lead_is_written_and_told(bring):
    brought = bring({"a.md": HEAD.format(title="Bad", more="", text="Det går att bada igen.")})
    assert brought.keys("a.md")["summary"] == "Det går att bada igen."
    assert brought.reason("a.md") == "ingressen är skriven av första stycket"


def test_a_page_gets_no_lead_of_its_own(bring):
    brought = bring({"a.md": HEAD.format(title="Bad", more="", text="Det går att bada igen.")}, kind="pages")
    assert "summary" not in brought.keys("a.md")


def test_a_lead_loses_its_markup(bring):
    brought = bring({"a.md": HEAD.format(title="Bad", more="description: Det går <b>nu</b>.\n", text="Det går.")})
    assert brought.keys("a.md")["summary"] == "Det går nu."


def test_a_title_of_more_than_300_characters_is_cut_and_stands_whole_in_the_text(bring):
    title = "Ett förslag om badplatser " * 14
    brought = bring({"a.md": HEAD.format(title=title, more="", text="Det går att bada igen.")})
    assert brought.keys("a.md")["title"].endswith("…")
    assert len(brought.keys("a.md")["title"]) <= 300
    assert brought.text("a.md").startswith(title.strip() + "\n\nDet går")
    assert brought.errors() == []


def test_a_title_can_be_split_by_the_mapping(bring):
    files = {"a.md": HEAD.format(title="'Nytt badDiarienummer: KS 2021/7'", more="", text="Det går att bada.")}
    brought = bring(files, mapping=r"title_split: '\s*Diarienummer:\s*(?P<case>.+)$'")
    assert brought.keys("a.md")["title"] == "Nytt bad"
    assert brought.keys("a.md")["case"] == "KS 2021/7"


@pytest.mark.parametrize("text", ["", "   \n\n", "<!-- klart -->", "<script>x()</script>", "{{< getMD '/x' >}}"])
def test_an_empty_text_without_a_link_is_left(bring, text):
    brought = bring({"a.md": HEAD.format(title="Bad", more="summary: Bada.\n", text=text)})
    assert brought.reason("a.md") == "texten är tom och pekar inte vidare"


def test_an_empty_text_with_a_link_becomes_a_pointer(bring):
    brought = bring({"a.md": HEAD.format(title="Bad", more="source_url: https://www.example.se/a b.pdf\n", text="")})
    assert brought.keys("a.md")["link"] == "https://www.example.se/a%20b.pdf"
    assert brought.keys("a.md")["summary"] == "Läs mer hos example.se (PDF)."
    assert brought.errors() == []
