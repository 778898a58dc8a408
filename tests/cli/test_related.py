"""`newsroom related` writes the ranking, tells why, and refreshes the weights."""

import json

import pytest


@pytest.fixture
def town(site):
    """Four news items, two of them about the same."""
    site.news("bad", title="Badplatsen öppnar")
    site.news("prov", title="Badplatsen får gott betyg")
    site.news("bro", title="Bron stängs")
    return site


def test_the_ranking_is_written_as_json_lines(town):
    assert town.run("related", "--out", "ranking.jsonl", "--as-of").code == 0
    rows = [json.loads(line) for line in (town.folder / "ranking.jsonl").read_text("utf-8").splitlines()]
    assert [sorted(row) for row in rows] == [["query", "ranked"]] * 4
    first = next(row for row in rows if row["query"].endswith("bad.md"))
    assert first["ranked"][0].endswith("prov.md")


def test_a_ranking_is_explained(town):
    said = town.run("related", "--explain", next(town.content.rglob("*bad.md")).relative_to(town.content).as_posix())
    assert "prov.md" in said.out
    assert "gånger tid" in said.out


def test_a_text_that_is_not_there_cannot_be_explained(town):
    said = town.run("related", "--explain", "news/annan.md")
    assert (said.code, "Hittar ingen publicerad text news/annan.md." in said.err) == (2, True)


def test_the_weights_stand_beside_the_content_and_count_from_then_on(town):
    assert town.run("related", "--refresh").code == 0
    weights = town.content.parent / "word-weights" / "sv.tsv"
    assert weights.read_text("utf-8").splitlines()[1:3] == ["language\tsv", "texts\t4"]
    weights.write_text("?", "utf-8")
    said = town.run("related", "--out", "ranking.jsonl")
    assert (said.code, "Ta bort filen, eller skriv den på nytt" in said.err) == (2, True)
