"""No personal number comes along, and none is said."""

import json

import pytest

NUMBER, END, MASKED = "811218-9876", "9876", "81••••-••••"
TEXT = "---\ntitle: {title}\ndate: 2021-01-15\nsummary: Ingress.\n---\n\n{text}\n"


def text(words: str = "Text.", title: str = "Hej") -> str:
    return TEXT.format(title=title, text=words)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a.md": text(f"Av {NUMBER}.")}, id="in the text"),
        pytest.param({"a.md": text(title=f"Beslut om {NUMBER}")}, id="in the title"),
        pytest.param({"a.md": text("[Filen](b.csv)"), "b.csv": f"Namn;{NUMBER}"}, id="in a file that it carries"),
        pytest.param({"a.md": text("<b>8112189876</b>")}, id="in HTML"),
    ],
)
def test_a_text_with_a_number_stays_behind(bring, files):
    brought = bring({**files, "andra.md": text(title="Annat")})
    assert brought.row("a.md")["outcome"] == "left"
    assert brought.reason("a.md") == f"innehåller något som ser ut som ett personnummer ({MASKED})"
    assert brought.row("andra.md")["outcome"] == "taken"
    assert brought.errors() == []


def test_the_file_of_a_text_that_stays_behind_is_not_copied(bring):
    brought = bring({"a.md": text("[Filen](b.csv)"), "b.csv": NUMBER, "andra.md": text(title="Annat")})
    assert [path.name for path in brought.into.rglob("*") if path.is_file()] == ["2021-01-15-andra.md"]


def test_a_number_is_said_neither_in_the_report_nor_in_the_summary(bring):
    brought = bring({f"{NUMBER}.md": text(f"Av {NUMBER}."), "b.md": text(), "c.md": text(f"Se [a]({NUMBER}.md).")})
    said = json.dumps(brought.rows) + "\n".join(brought.summary.lines())
    assert END not in said
    assert len(brought.rows) == 3


def test_another_sites_id_in_a_link_comes_along(bring):
    brought = bring({"a.md": text("[Podden](https://podd.example/id8112189876)")})
    assert brought.row("a.md")["outcome"] == "taken"
    assert brought.errors() == []


def test_an_old_address_of_the_site_itself_with_a_number_stays_behind(bring):
    mapping = "base_url: https://www.gamla.example\n"
    brought = bring({"a.md": text("[Sidan](https://www.gamla.example/8112189876)")}, mapping=mapping)
    assert brought.row("a.md")["outcome"] == "left"
