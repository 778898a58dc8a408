"""The made-up newsroom is the same everywhere, and one that could be published."""

import hashlib
import json
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from corpus.dialects import DIALECTS
from corpus.items import BUILD_DAY, SEED, begin, items
from corpus.pictures import HEIGHT, WIDTH, picture
from corpus.writing import write
from newsroom.cli import main
from PIL import Image

DIGESTS = {
    "eleventy": "00a0c3f37b900dac",
    "hugo": "2c88535cbea7b3e3",
    "newsroom": "bc2eddd9b7075c81",
    "pelican": "7e3c2ac3e4d34081",
}
"""Of 30 items. New words or rules change them; figures from before can then not be compared with figures from after."""


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def digest(folder: Path) -> str:
    joined = b"".join(f"{name}\0{len(held)}\0".encode() + held for name, held in sorted(files(folder).items()))
    return hashlib.sha256(joined).hexdigest()[:16]


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_a_corpus_has_the_same_bytes_on_every_machine(dialect, tmp_path):
    write(tmp_path, items(30), dialect)
    assert digest(tmp_path) == DIGESTS[dialect]


def test_another_seed_makes_another_corpus():
    assert [item.title for item in items(5, seed=1)] != [item.title for item in items(5, seed=2)]


def test_a_small_corpus_is_the_beginning_of_a_larger_one():
    assert list(items(20)) == list(items(40))[:20]


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_each_tool_gets_as_many_texts(dialect, tmp_path):
    write(tmp_path, items(25), dialect)
    texts = [name for name in files(tmp_path) if name.endswith(".md") and not name.startswith("pages/")]
    assert len(texts) == 25


def test_the_corpus_passes_our_own_check_without_a_hint(tmp_path, capsys):
    content, settings = tmp_path / "content", tmp_path / "pelicanconf.py"
    write(content, items(300), "newsroom")
    settings.write_text("SITEURL = 'https://www.prov.example'\n", "utf-8")
    places = ["--content", str(content), "--settings", str(settings), "--date", str(BUILD_DAY)]
    status = main(["check", *places, "--format", "json"])
    assert (status, json.loads(capsys.readouterr().out)) == (0, [])


def test_no_two_items_have_one_address():
    slugs = [begin(index, SEED)[2].slug for index in range(3000)]
    assert len(set(slugs)) == len(slugs)


def test_topics_have_a_long_tail():
    used = Counter(topic for index in range(3000) for topic in begin(index, SEED)[2].topics).most_common()
    assert len(used) > 200
    assert used[0][1] > 20 * used[len(used) // 2][1]


def test_the_dates_spread_over_ten_years():
    years = Counter(begin(index, SEED)[2].day.year for index in range(3000))
    assert {year for year, number in years.items() if number > 200} >= set(range(2017, 2026))


def test_there_are_news_posts_and_notices():
    kinds = Counter(begin(index, SEED)[2].kind for index in range(3000))
    assert kinds["news"] > kinds["notices"] > kinds["blog"] > 300


def test_a_picture_can_be_read():
    with Image.open(BytesIO(picture(3))) as opened:
        opened.load()
    assert opened.size == (WIDTH, HEIGHT)
