"""What is ranked again after an edit equals what is ranked from the start."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related import comparing, nearness, restocking
from newsroom.related.counting import Text
from newsroom.related.nearness import rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.rules import Surroundings
from newsroom.related.weights import write_weights

WISH = Wish(10)
WORDS = [f"ord{number}x" for number in range(90)]


def made_up(name: str, chance: random.Random) -> Source:
    """Return a source whose words are drawn so that some are in most texts and some in few."""
    text = " ".join(WORDS[min(int(chance.expovariate(0.05)), 89)] for _ in range(30))
    day = f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    topics = chance.sample(("Skola", "Vatten", "Vägar"), chance.randrange(3))
    title = " ".join(chance.sample(WORDS, 3))
    return Source(f"news/{name}.md", "news", News(title=title, date=day, summary="Ingress.", topics=topics), text)


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few texts be champions and candidates, so that edits move who is."""
    for module in (comparing, restocking):
        monkeypatch.setattr(module, "CHAMPIONS", 12)
    monkeypatch.setattr(comparing, "CANDIDATES", 15)


@pytest.fixture
def frames(tmp_path: Path) -> tuple[Surroundings, Surroundings]:
    """A ranking that is kept between runs and one that is not, by the same weights."""
    write_weights(tmp_path, "sv", [Text("", " ".join(WORDS))] * 3)
    return Surroundings("sv", tmp_path, tmp_path / "cache"), Surroundings("sv", tmp_path)


def edits(sources: dict[str, Source], chance: random.Random, rounds: int) -> Iterator[dict[str, Source]]:
    """Yield the sources after each of so many edits: texts, titles, days, topics, what is new and what is gone."""
    for number in range(rounds):
        for path in chance.sample(sorted(sources), chance.choice((1, 1, 2))):
            other = made_up(f"ny{number}", chance)
            match chance.randrange(5):
                case 0:
                    sources[other.path] = other
                case 1:
                    del sources[path]
                case 2:
                    sources[path] = replace(sources[path], item=other.item)
                case _:
                    sources[path] = replace(sources[path], body=other.text)
        yield sources


def listed_in(sources: dict[str, Source]) -> set[str]:
    """Return most paths: every seventh is in no list."""
    return {path for path in sources if sum(path.encode()) % 7}


@pytest.mark.usefixtures("tight")
@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_lists_equal_those_of_a_full_run(
    seed: int, frames: tuple[Surroundings, Surroundings], monkeypatch: pytest.MonkeyPatch
):
    chance = random.Random(seed)
    sources = {one.path: one for one in (made_up(f"text{number}", chance) for number in range(250))}
    kept, bare = frames
    rank_sources(sources.values(), listed_in(sources), WISH, kept)
    with monkeypatch.context() as patch:
        patch.setattr(nearness, "restock", counting := Counting(nearness.restock))
        for now in edits(sources, chance, 12):
            again = rank_sources(now.values(), listed_in(now), WISH, kept)
            anew = rank_sources(now.values(), listed_in(now), WISH, bare)
            assert dict(again) == dict(anew)
    assert counting.calls > 8


class Counting:
    """A function that knows how often it was called."""

    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *arguments):
        self.calls += 1
        return self.function(*arguments)
