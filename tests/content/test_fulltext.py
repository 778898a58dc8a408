"""A text is fetched from disk when it is shown, and told apart without that."""

import gc
import multiprocessing
import sqlite3
from contextlib import closing

import pytest
from newsroom.content.fulltext import Outline, ShownText, TextShelf, Written
from newsroom.domain.schema import Item
from newsroom.domain.source import Source
from newsroom.domain.text import lead_of
from newsroom.incremental.crew import ALONE, Processes
from newsroom.incremental.sharing import WORTH_SHARING

LINKED = "Se [skolan](/news/skola.md) och [taxan](/files/taxa.pdf).\n\nMer [här](/news/b.md).\n"
TEXTS = [
    pytest.param("Ett stycke.\n\nEtt till.\n", id="paragraphs"),
    pytest.param("Ny bro\n\nBron byggs i maj.\n", id="the title first"),
    pytest.param("Ny bro. Den byggs i maj.\n", id="the title and more"),
    pytest.param("- en\n- två\n", id="no paragraph"),
    pytest.param("", id="nothing"),
    pytest.param("![En bro](/images/bro.jpg)\n\nBron.\n", id="a picture first"),
    pytest.param(LINKED, id="links"),
]


@pytest.fixture
def shelf(tmp_path):
    shelf = TextShelf(tmp_path, ALONE)
    yield shelf
    shelf.close()


def lay_out(shelf, text, path="news/a.md"):
    (found,) = shelf.lay_out([Written(Source(path, "news", Item(title="A"), text), "sv")])
    return found


def many_written(number):
    sources = (Source(f"news/{place}.md", "news", Item(title="A"), f"Text {place}.\n") for place in range(number))
    return [Written(source, "sv") for source in sources]


def held(store):
    with closing(store.open()) as rows:
        return list(rows.execute(f"SELECT key FROM {store.shelf}"))


def to_its_name(what, target):
    return f"/{what}/{target}"


@pytest.mark.parametrize("text", TEXTS)
def test_the_lead_of_a_text_on_disk_is_that_of_its_html(shelf, text):
    found = lay_out(shelf, text)
    found.close(to_its_name)
    assert found.lead(100, "Ny bro") == lead_of(found.html, 100, "Ny bro")


@pytest.mark.parametrize("text", TEXTS)
def test_links_of_a_text_on_disk_are_closed_as_those_of_one_at_hand(shelf, text):
    found = lay_out(shelf, text)
    shown = ShownText(found.html)
    for one in (found, shown):
        one.close(to_its_name)
        one.finish()
    assert found.html == shown.html


def test_a_link_that_leads_nowhere_today_leaves_its_words(shelf):
    found = lay_out(shelf, LINKED)
    found.close(lambda what, target: "/b/" if target == "news/b.md" else None)
    assert 'Se skolan och taxan.</p>\n<p>Mer <a href="/b/">här</a>' in found.html


def test_texts_are_told_apart_by_what_was_written_and_by_where_links_lead(shelf):
    one, same, other, elsewhere = (lay_out(shelf, text) for text in (LINKED, LINKED, "Annat.", LINKED))
    for text, address in ((one, "/a/"), (same, "/a/"), (other, "/a/"), (elsewhere, "/b/")):
        text.close(lambda what, target, address=address: address)
    assert repr(one) == repr(same)
    assert len({repr(one), repr(other), repr(elsewhere)}) == 3


def test_a_text_that_was_laid_out_before_is_not_made_again(shelf, monkeypatch):
    lay_out(shelf, "Text.\n")
    monkeypatch.setattr("newsroom.content.fulltext.convert", lambda *_: pytest.fail("made again"))
    assert lay_out(shelf, "Text.\n").html == "<p>Text.</p>"


def test_a_text_that_somebody_took_away_is_made_again(shelf):
    found = lay_out(shelf, "Text.\n")
    shelf.html.forget_others([])
    assert found.html == "<p>Text.</p>"


def test_a_text_that_nobody_shows_any_longer_is_forgotten(shelf):
    lay_out(shelf, "Hemligt.\n")
    lay_out(shelf, "Text.\n")
    assert len(held(shelf.html)) == 1
    assert [one.opening for one in shelf.outlines.load().values()] == ["Text."]


@pytest.mark.parametrize("crew", [ALONE, Processes(2)], ids=["alone", "with another"])
def test_texts_that_were_begun_are_laid_out_like_all_others(tmp_path, crew):
    written = many_written(WORTH_SHARING + 90)
    shelf = TextShelf(tmp_path, crew)
    shelf.begin(written[20:-20])
    assert shelf.sharing is not None
    assert bool(shelf.sharing.handed) == (crew.others > 0)
    shown = [*written[:30], *written[40:]]
    found = shelf.lay_out(shown)
    assert [one.html for one in found] == [f"<p>{one.source.text.strip()}</p>" for one in shown]
    assert len(held(shelf.html)) == len(shown), "what nobody shows is not kept"
    assert shelf.sharing is None
    shelf.close()


def test_few_texts_are_not_begun(shelf):
    shelf.begin(many_written(1))
    assert shelf.sharing is None


def test_others_go_when_texts_that_were_begun_are_never_laid_out(tmp_path):
    shelf = TextShelf(tmp_path, Processes(2))
    shelf.begin(many_written(WORTH_SHARING))
    shelf.close()
    assert not multiprocessing.active_children()


def test_nothing_is_left_open_where_nobody_closes_it(tmp_path):
    shelf = TextShelf(tmp_path, ALONE)
    assert lay_out(shelf, "Text.\n").html == "<p>Text.</p>"
    rows = shelf.html.rows
    del shelf
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        rows.execute("SELECT 1")


def test_an_outline_tells_of_a_text_and_is_the_same_on_the_shelf(shelf):
    outline = Outline.of('<p>Se <a href="{source}news/a.md">å</a> <img src="{picture}b.jpg"></p>')
    assert outline == Outline("Se å", True, (("source", "news/a.md"),))
    shelf.outlines.add({"a": outline})
    assert shelf.outlines.load() == {"a": outline}


def test_how_a_text_begins_is_not_held_beside_a_summary_and_found_all_the_same(shelf):
    item = Item(title="Ny bro", summary="Ny bro")
    (found,) = shelf.lay_out([Written(Source("news/a.md", "news", item, "Bron byggs i maj.\n"), "sv")])
    assert found.outline.opening == ""
    assert found.lead(100, "Ny bro") == "Bron byggs i maj."
    assert lay_out(shelf, "Bron byggs i maj.\n").outline.opening == "Bron byggs i maj."
