"""The benchmarks run, at a small size: what they print is nobody's promise, but each ends well and shows figures."""

from pathlib import Path

import feeds
import noticeboard
import pytest
import related_speed
from nearness.ablation import ABLATION
from nearness.corpora import Corpus
from nearness.rankings import RANKERS
from nearness.texts import made_up, texts_in
from newsroom.related.languages import language_of
from newsroom.related.words import text_of


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    sources = made_up(40)
    wanted = {place: frozenset({(place + 1) % 40}) for place in range(0, 40, 4)}
    return Corpus("made up", sources, [text_of(source) for source in sources], language_of("sv"), wanted)


def test_feeds(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["feeds.py", "--items", "30", "--work", str(tmp_path)])
    assert feeds.main() == 0
    first, same, again = capsys.readouterr().out.splitlines()[-3:]
    assert " 0 written" in same
    assert " 0 written" not in first + again


def test_the_notice_board(capsys):
    noticeboard.main(60)
    rows = capsys.readouterr().out.splitlines()[-4:]
    assert [row.split("  ")[0] for row in rows] == [
        "the board's pages", "the next change", "server maps", "reading and judging, once"
    ]  # fmt: skip


def test_ranking_after_edits_and_of_copies(monkeypatch, capsys):
    monkeypatch.setattr(related_speed, "GOALS", {120: 60.0})
    monkeypatch.setattr(related_speed, "EDITS", 3)
    monkeypatch.setattr(related_speed, "COPIES", 60)
    verdicts = related_speed.Verdicts()
    related_speed.time_edits(None, verdicts)
    related_speed.time_copies(verdicts)
    told = capsys.readouterr().out
    assert "3 edits: median" in told
    assert "ok     lists that differ from a full run: 0.00" in told


def test_a_collection_is_made_as_large_as_is_asked(tmp_path):
    content = tmp_path / "content" / "news"
    content.mkdir(parents=True)
    for number in range(3):
        head = f"title: Nyhet {number}\ndate: 2026-03-0{number + 1}\nsummary: Ingress.\n"
        Path(content, f"{number}.md").write_text(f"---\n{head}---\n{f'Text nummer {number}. ' * 20}\n", "utf-8")
    found = texts_in(content.parent, 5)
    assert len({source.path for source in found}) == len({source.text for source in found}) == 5


@pytest.mark.parametrize("name", [*RANKERS, *ABLATION])
def test_every_ranking_finds_something_else_than_the_text_itself(name, corpus):
    ranked = (RANKERS | ABLATION)[name](corpus)
    assert set(ranked) == set(corpus.wanted)
    assert any(ranked.values())
    assert all(place not in found for place, found in ranked.items())
