"""The ranking that is kept for the next build: a help, never a source of truth."""

from dataclasses import replace
from pathlib import Path

import pytest
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related import lexicon, nearness
from newsroom.related.nearness import Surroundings, rank_sources
from newsroom.related.ranking import Wish
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
    sampled = set(lexicon.sample_of([one.path for one in TOWN]))
    place = next(place for place in range(12) if place not in sampled)
    changed = [*TOWN[:place], *edited(TOWN[place:])]
    lists(TOWN, bare)
    full_runs.clear()
    now = lists(changed, bare)
    assert full_runs == []
    assert now == lists(changed, replace(bare, cache=None))


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
