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


def test_the_path_of_a_text_may_lead_into_the_content_folder(town):
    path = next(town.content.rglob("*bad.md"))
    assert "prov.md" in town.run("related", "--explain", str(path)).out


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


def test_a_text_that_cannot_be_read_is_named_and_the_others_are_ranked(town):
    town.write("content/news/trasig.md", "---\ntitle: Badplatsen stängs\n---\nText.\n")
    said = town.run("related", "--out", "ranking.jsonl")
    assert (said.code, "news/trasig.md:1:" in said.err) == (1, True)
    assert "Texterna ovan är inte med i rangordningen förrän de är rättade." in said.err
    assert len((town.folder / "ranking.jsonl").read_text("utf-8").splitlines()) == 4


def test_an_error_that_moves_no_list_is_counted_and_does_no_harm(town):
    file = town.news("bild", title="Badet")
    file.write_text(f"{file.read_text('utf-8')}![Sol](https://example.se/a.jpg)\n", "utf-8")
    said = town.run("related", "--out", "ranking.jsonl")
    assert (said.code, said.err) == (0, "Innehållet har 1 fel som inte rör rangordningen. Se dem med: newsroom check\n")
    assert "news/bild.md" in (town.folder / "ranking.jsonl").read_text("utf-8")
