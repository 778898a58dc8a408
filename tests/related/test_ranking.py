"""Which texts are nearest: the rules, with bare texts and dates."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import BrokenExecutor
from datetime import date, timedelta
from functools import partial

import pytest
from newsroom.related import ranking
from newsroom.related.counting import Text, spoken
from newsroom.related.languages import language_of
from newsroom.related.ranking import SMALL, Neighbour, rank
from newsroom.related.shelf import HEAVIEST

DAY = date(2026, 3, 5)
BATH = Text("Ny badplats", "kommunen öppnar en badplats vid sjön", DAY)
BRIDGE = Text("Bron stängs", "kommunen stänger bron vid ån", DAY)
WATER = Text("Vattenprov", "proverna vid badplatsen och sjön är klara på vår badplats", DAY)


def heard(text: Text) -> Counter[str]:
    return Counter(spoken(text)[1])


def places(neighbours: list[Neighbour]) -> list[int]:
    return [neighbour.index for neighbour in neighbours]


def test_a_shared_rare_word_brings_two_texts_together():
    assert places(rank([BATH, BRIDGE, WATER], 1)[0]) == [2]


def test_a_word_of_the_title_counts_six_times_of_the_lead_twice_and_of_the_text_once():
    assert heard(Text("Bad", "bad och bro", lead="bad")) == {"bad": 9, "och": 1, "bro": 1}


def test_words_are_compared_without_regard_to_capitals():
    assert heard(Text("", "ÅSTRÖM. Åström")) == {"åström": 2}


def test_a_name_within_a_sentence_counts_twice():
    assert heard(Text("", "vi ses på Stora torget")) == {"vi": 1, "ses": 1, "på": 1, "stora": 2, "torget": 1}


def test_numbers_are_words():
    assert heard(Text("", "paragraf 45, 2026/123")) == {"paragraf": 1, "45": 1, "2026": 1, "123": 1}


def test_no_text_is_its_own_neighbour():
    assert all(place not in places(found) for place, found in enumerate(rank([BATH, BRIDGE, WATER], 5)))


def test_texts_that_share_no_word_are_no_neighbours():
    assert rank([Text("bad", ""), Text("bro", "")], 5) == [[], []]


def test_at_most_limit_neighbours_are_returned():
    assert [len(found) for found in rank([BATH] * 9, 4)] == [4] * 9


def test_a_limit_of_nought_asks_for_nothing():
    assert rank([BATH, WATER], 0) == [[], []]


def test_the_best_comes_first():
    scores = [near.score for near in rank([BATH, BRIDGE, WATER, BATH], 3)[0]]
    assert scores == sorted(scores, reverse=True)


def test_of_two_equal_texts_the_one_nearer_in_time_comes_first():
    older = Text(BATH.title, BATH.body, DAY - timedelta(400))
    newer = Text(BATH.title, BATH.body, DAY - timedelta(10))
    assert places(rank([BATH, older, newer, BRIDGE], 2)[0]) == [2, 1]


def test_equal_scores_keep_the_order_of_the_texts():
    assert places(rank([BATH, BRIDGE, BATH, BATH, BATH], 3)[0]) == [2, 3, 4]


def test_the_same_text_on_the_same_day_scores_a_cosine_of_one_and_its_title():
    assert rank([BATH, BATH, BRIDGE], 1)[0][0].score == pytest.approx(1.25, abs=0.01)


def test_a_text_without_a_date_is_far_from_all():
    undated = Text(BATH.title, BATH.body)
    assert rank([undated, undated, BRIDGE], 1)[0][0].score == pytest.approx(0.25, abs=0.01)


def test_a_text_whose_title_is_spoken_of_comes_before_one_that_only_shares_as_much():
    query = Text("Kalender", "vi simmar vid strandparken", DAY)
    named = Text("Strandparken", "öppet hus med kaffe", DAY)
    other = Text("Öppet hus", "strandparken med kaffe", DAY)
    assert places(rank([query, other, named], 2)[0])[0] == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("förskola", "förskolan", id="the definite form"),
        pytest.param("förskola", "förskolans", id="the genitive"),
        pytest.param("badplats", "badplatsen", id="a word that ends in s"),
        pytest.param("badplatser", "badplatserna", id="the definite form of many"),
        pytest.param("kommunfullmäktige", "fullmäktige", id="the last part of a compound"),
        pytest.param("arbetsmarknad", "marknad", id="with the s that joins"),
    ],
)
def test_forms_of_a_swedish_word_meet(one: str, other: str):
    plain = [
        Text(word, "", DAY) for word in ("kommun", "kommunen", "fullmäktige", "arbete", "marknaden") for _ in "1234"
    ]
    texts = [Text("Nytt", f"om {one} idag", DAY), Text("Läge", f"kring {other} nu", DAY), *plain]
    meet = rank(texts, 30, candidates={1}, language=language_of("sv"))[0]
    assert places(meet) == [1]


def test_forms_of_a_word_stay_apart_in_a_language_that_we_do_not_know():
    texts = [Text("", "uusi koulu", DAY), Text("", "vanha koulun", DAY)]
    assert rank(texts, 1, language=language_of("fi")) == [[], []]


def test_only_candidates_are_returned():
    assert places(rank([BATH, WATER, BRIDGE], 5, candidates={2})[0]) == [2]


def test_a_text_that_is_no_candidate_still_has_neighbours():
    assert places(rank([BATH, WATER, BRIDGE], 1, candidates={1, 2})[0]) == [1]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param(31, [1], id="31 days later may be named"),
        pytest.param(32, [], id="32 days later is too late"),
        pytest.param(-900, [1], id="any earlier day may be named"),
    ],
)
def test_as_of_its_own_day_a_text_knows_only_what_was_there(days: int, found: list[int]):
    other = Text(BATH.title, BATH.body, DAY + timedelta(days))
    assert places(rank([BATH, other], 5, slack=31)[0]) == found


def corpus(size: int) -> list[Text]:
    """Return made-up texts of 60 words each, always the same."""
    chance = random.Random(7)
    words = [f"ord{number}" for number in range(2000)]
    return [
        Text(f"Rubrik {number % 40}", " ".join(chance.choices(words, k=60)), DAY - timedelta(chance.randrange(900)))
        for number in range(size)
    ]


def test_the_order_of_the_texts_changes_no_score():
    texts = corpus(300)
    turned = rank(texts[::-1], 6)[::-1]
    assert [[near.score for near in found] for found in rank(texts, 6)] == [
        [near.score for near in found] for found in turned
    ]


def test_the_hash_seed_changes_nothing():
    program = "from newsroom.related.ranking import *; print(rank([Text('a b c', f'{n} d e') for n in range(50)], 6))"
    said = [
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True,
                       check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]


def test_the_number_of_processes_changes_nothing():
    texts = corpus(SMALL)
    assert rank(texts, 6, jobs=2) == rank(texts, 6)


def test_two_processes_rank_alike_without_room_for_a_file(monkeypatch):
    def no_room(**_):
        raise OSError

    monkeypatch.setattr(ranking, "NamedTemporaryFile", no_room)
    texts = corpus(SMALL)
    assert rank(texts, 6, jobs=2) == rank(texts, 6)


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("lost_at", ["tally", "compare_kept"])
def test_a_process_that_is_killed_while_it_counts_or_compares_is_done_without(lost_at, monkeypatch):
    texts = corpus(SMALL)
    alone = rank(texts, 6)
    hand_over, handed = ranking.hand_over, []

    def hand_death(pool, work, task):
        deadly = isinstance(work, partial) and work.func.__name__ == lost_at
        handed.append(hand_over(pool, die if deadly else work, task))
        return handed[-1]

    monkeypatch.setattr(ranking, "hand_over", hand_death)
    assert rank(texts, 6, jobs=2) == alone
    assert any(isinstance(one.exception(), BrokenExecutor) for one in handed)


def test_where_no_process_can_be_started_one_ranks_alone(monkeypatch):
    def no_memory(*_, **__):
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))

    texts = corpus(SMALL)
    alone = rank(texts, 6)
    monkeypatch.setattr("multiprocessing.popen_spawn_posix.Popen", no_memory)
    assert rank(texts, 6, jobs=2) == alone


def test_thousands_of_copies_of_one_text_cost_no_more_than_as_many_others():
    body = " ".join(f"ord{number}" for number in range(2 * HEAVIEST))
    copies = [Text(f"Rubrik {number}", body, DAY - timedelta(number % 700)) for number in range(5000)]
    begun = time.process_time()
    ranked = rank(copies, 6)
    assert time.process_time() - begun < 20
    assert all(len(found) == 6 for found in ranked)
