"""Every file is accounted for, and nothing that stands there is overwritten."""

from pathlib import Path

import pytest
from newsroom.importing import ImportRefused, reasons, run

GOOD = "---\ntitle: Hej\ndate: 2021-01-15\nsummary: Ingress.\n---\n\nText.\n"
CHANGED = GOOD.replace("Text.", "<b>Text</b>")
LEFT = "---\ntitle: Hej\n---\n\nText.\n"
FILES = {"a.md": GOOD, "b/c.md": CHANGED, "d.md": LEFT, "e.txt": "inte en text"}


def test_each_file_is_reported_once_with_what_came_of_it(bring):
    brought = bring(FILES)
    assert [(row["from"], row["to"], row["outcome"]) for row in brought.rows] == [
        ("a.md", "news/2021/01/2021-01-15-a.md", "taken"),
        ("b/c.md", "news/2021/01/2021-01-15-c.md", "changed"),
        ("d.md", None, "left"),
    ]
    assert all(set(row) == {"from", "to", "outcome", "reason"} for row in brought.rows)


def test_the_summary_counts_files_and_reasons_in_swedish(bring):
    summary = bring(FILES).summary
    assert (summary.taken, summary.changed, summary.left, summary.total) == (1, 1, 1, 3)
    assert summary.lines() == [
        "3 filer lästa: 1 tagna som de är, 1 ändrade, 1 lämnade.",
        "      1  HTML är omskriven till Markdown",
        "      1  saknar datum som går att läsa",
    ]


def test_several_reasons_stand_in_one_line(bring):
    brought = bring({"a.md": CHANGED.replace("summary: Ingress.", "x: 1\ny: 2")})
    assert brought.reason("a.md") == (
        "uppgifter utan motsvarighet är utelämnade (x, y); HTML är omskriven till Markdown; "
        "ingressen är skriven av första stycket"
    )


def test_what_is_written_passes_our_own_check(bring):
    assert bring(FILES).errors() == []


def test_a_second_import_of_the_same_writes_the_same(bring):
    first = bring(FILES)
    before = {path: path.read_bytes() for path in first.into.rglob("*.md")}
    second = bring(FILES)
    assert {path: path.read_bytes() for path in second.into.rglob("*.md")} == before
    assert second.rows == first.rows


def test_another_file_in_the_way_stops_the_import_before_anything_is_written(bring, tmp_path: Path):
    there = tmp_path / "content/news/2021/01/2021-01-15-c.md"
    there.parent.mkdir(parents=True)
    there.write_text("min egen", "utf-8")
    with pytest.raises(
        ImportRefused, match=r"Det finns redan en annan fil som heter .*2021-01-15-c\.md\. Inget är skrivet"
    ):
        bring(FILES)
    assert [path.name for path in (tmp_path / "content").rglob("*.md")] == ["2021-01-15-c.md"]
    assert there.read_text("utf-8") == "min egen"


def test_a_link_in_the_way_is_not_followed(bring, tmp_path: Path):
    there = tmp_path / "content/news/2021/01/2021-01-15-a.md"
    there.parent.mkdir(parents=True)
    there.symlink_to(tmp_path / "utanför.md")
    with pytest.raises(ImportRefused):
        bring({"a.md": GOOD})
    assert not (tmp_path / "utanför.md").exists()


def test_a_link_out_of_the_folder_is_left(bring, tmp_path: Path):
    (tmp_path / "old").mkdir()
    (tmp_path / "hemlig.md").write_text(GOOD, "utf-8")
    (tmp_path / "old/b.md").symlink_to(tmp_path / "hemlig.md")
    assert bring({"a.md": GOOD}).reason("b.md") == "filen är en länk ut ur mappen"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(ImportRefused, match="finns inte"):
        run(tmp_path / "borta", tmp_path / "ny", None, None, None)


def test_an_unknown_kind_is_refused(tmp_path: Path):
    with pytest.raises(ImportRefused, match="”nyheter” är inget slag"):
        run(tmp_path, tmp_path.parent / "ny", "nyheter", None, None)


def test_the_new_folder_may_not_lie_in_the_old(tmp_path: Path):
    with pytest.raises(ImportRefused, match="får inte ligga i"):
        run(tmp_path, tmp_path / "content", None, None, None)


def test_a_folder_without_texts_is_accounted_for_too(bring):
    assert bring({"e.txt": "inte en text"}).summary.total == 0


def test_every_reason_is_explained_to_whoever_moves_a_site():
    told = {reason.text for reason in vars(reasons).values() if isinstance(reason, reasons.Reason)}
    page = (Path(__file__).parents[2] / "docs/skriva/importera.md").read_text("utf-8")
    assert {text for text in told if f"| {text} |" not in page} == set()
