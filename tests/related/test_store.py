"""The ranking that is kept for the next build: a help, never a source of truth."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related import lexicon, nearness
from newsroom.related.nearness import rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.rules import Surroundings
from newsroom.related.weights import write_weights
from newsroom.related.words import text_of

WISH = Wish(3)


def source(number: int, text: str) -> Source:
    item = News(title=f"Badplats {number}", date="2026-03-05", summary="Ingress.")
    return Source(f"news/bad{number}.md", "news", item, text)


TOWN = [source(number, f"Badet är öppet, dag {number % 3}.") for number in range(12)]


def lists(sources: list[Source], around: Surroundings) -> dict[str, list[tuple[str, float]]]:
    """Return the lists of all sources as they are now."""
    return dict(rank_sources(sources, {one.path for one in sources}, WISH, around))


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    """A newsroom with word weights, whose ranking has been kept once."""
    write_weights(tmp_path, "sv", [text_of(one) for one in TOWN])
    made = Surroundings("sv", tmp_path, tmp_path / "cache")
    lists(TOWN, made)
    return made


@pytest.fixture
def full_runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each full run ranked."""
    runs: list[int] = []
    collect = nearness.collect

    def counted(entries, *rest):
        runs.append(len(entries))
        return collect(entries, *rest)

    monkeypatch.setattr(nearness, "collect", counted)
    return runs


def edited(sources: list[Source]) -> list[Source]:
    return [replace(sources[0], body="Simskolan börjar."), *sources[1:]]


def test_where_nothing_changed_nothing_is_ranked(around: Surroundings, full_runs: list[int]):
    assert lists(TOWN, around) == lists(TOWN, replace(around, cache=None))
    assert full_runs == [12]


def test_after_one_edit_not_all_is_ranked(around: Surroundings, full_runs: list[int]):
    lists(edited(TOWN), around)
    assert full_runs == []


def test_after_many_edits_all_is_ranked(around: Surroundings, full_runs: list[int]):
    lists([replace(one, body="Simskolan börjar.") for one in TOWN], around)
    assert full_runs == [12]


def test_without_weights_an_edit_where_words_are_counted_ranks_all(tmp_path: Path, full_runs: list[int]):
    bare = Surroundings("sv", None, tmp_path)
    lists(TOWN, bare)
    assert lists(edited(TOWN), bare) == lists(edited(TOWN), replace(bare, cache=None))
    assert full_runs == [12, 12, 12]


def test_without_weights_an_edit_elsewhere_does_not(
    tmp_path: Path, full_runs: list[int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lexicon, "SAMPLE", 4)
    bare = Surroundings("sv", None, tmp_path)
    sampled = lexicon.sample_of({one.path: 0 for one in TOWN})
    place = next(place for place in range(12) if TOWN[place].path not in sampled)
    changed = [*TOWN[:place], *edited(TOWN[place:])]
    lists(TOWN, bare)
    full_runs.clear()
    now = lists(changed, bare)
    assert full_runs == []
    assert now == lists(changed, replace(bare, cache=None))


def of_years(*counts: int) -> dict[str, int]:
    """Return the days of so many texts of each year, by path."""
    years = list(enumerate(counts, 2024))
    return {
        f"news/{year}-{number}.md": date(year, 1, 1 + number).toordinal() for year, n in years for number in range(n)
    }


def test_words_are_counted_in_texts_of_earlier_years(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "SAMPLE", 8)
    sampled = lexicon.sample_of(of_years(5, 5, 20))
    assert len(sampled) == 8
    assert not any("2026" in path for path in sampled)


def test_where_these_are_few_words_are_counted_in_texts_of_all_years(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "SAMPLE", 8)
    sampled = lexicon.sample_of(of_years(2, 5, 20))
    assert len(sampled) == 8
    assert any("2026" in path for path in sampled)


def test_in_a_small_collection_words_are_counted_in_all_texts():
    days = of_years(2, 5, 20)
    assert lexicon.sample_of(days) == days.keys()


def test_texts_without_a_day_are_no_new_ones(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "SAMPLE", 2)
    assert lexicon.sample_of(dict.fromkeys(("a", "b", "c"), 0)) <= {"a", "b", "c"}


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda file: file.unlink(), id="deleted"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut short"),
        pytest.param(lambda file: file.write_bytes(flipped(file.read_bytes())), id="a byte changed"),
    ],
)
def test_a_ranking_that_cannot_be_believed_is_made_anew(harm, around: Surroundings):
    harm(around.cache / "sv.npz")
    assert lists(edited(TOWN), around) == lists(edited(TOWN), replace(around, cache=None))


def flipped(raw: bytes) -> bytes:
    """Return bytes of which one within the first array is another."""
    return raw[:300] + bytes([raw[300] ^ 1]) + raw[301:]


def test_a_build_that_was_killed_leaves_the_ranking_before_it(around: Surroundings, full_runs: list[int]):
    (around.cache / ".sv.npz.new").write_bytes(b"half")
    lists(TOWN, around)
    assert full_runs == []


def test_the_ranking_of_another_length_is_not_believed(around: Surroundings, full_runs: list[int]):
    rank_sources(TOWN, {one.path for one in TOWN}, Wish(5), around)
    assert full_runs == [12]


def test_other_weights_make_another_ranking(around: Surroundings, full_runs: list[int]):
    write_weights(around.weights, "sv", [text_of(one) for one in TOWN[:9]])
    lists(TOWN, around)
    assert full_runs == [12]
