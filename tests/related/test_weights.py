"""The file of word weights that a site may keep with its content."""

from pathlib import Path

import pytest
from newsroom.related.counting import Text
from newsroom.related.languages.swedish import fold
from newsroom.related.lexicon import Lexicon
from newsroom.related.rules import WrongWeights
from newsroom.related.weights import Weights, find_weights, weights_file, write_weights

TEXTS = [Text("Badplats", "badet är öppet", labels=("topics:fritid",))] * 3 + [Text("Bro", "bron är stängd")]


def written(folder: Path) -> Lexicon:
    """Return the weights that stand in a folder."""
    file = weights_file(folder, "sv")
    return Weights(file, file.read_bytes()).lexicon()


def test_weights_are_read_as_they_were_written(tmp_path: Path):
    write_weights(tmp_path, "sv", TEXTS)
    read = written(tmp_path)
    assert (read.texts, read.holders[fold("badplats")], read.holders["topics:fritid"]) == (4, 3, 3)


def test_rare_words_are_not_written_down(tmp_path: Path):
    write_weights(tmp_path, "sv", TEXTS)
    assert "stängd" not in (tmp_path / "sv.tsv").read_text("utf-8")


def test_a_word_that_is_not_in_the_file_weighs_most(tmp_path: Path):
    write_weights(tmp_path, "sv", TEXTS)
    read = written(tmp_path)
    assert read.rarity("helt nytt") > read.rarity(fold("badplats")) > 0


def test_the_same_texts_give_the_same_file_in_any_order(tmp_path: Path):
    one = write_weights(tmp_path / "a", "sv", TEXTS).read_bytes()
    assert write_weights(tmp_path / "b", "sv", TEXTS[::-1]).read_bytes() == one


def test_a_language_without_a_file_has_no_weights(tmp_path: Path):
    assert find_weights(tmp_path, "sv") is None


@pytest.mark.parametrize("raw", [b"", b"language\tsv\ntexts\tmany\n", b"language\tsv\ntexts\t4\nbad\n", b"\xff"])
def test_a_file_that_cannot_be_read_is_refused_with_a_way_out(tmp_path: Path, raw: bytes):
    (tmp_path / "sv.tsv").write_bytes(raw)
    with pytest.raises(WrongWeights, match=r"sv\.tsv går inte att läsa\. .* newsroom related --refresh"):
        written(tmp_path)
