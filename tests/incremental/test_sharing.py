"""Work that is shared comes back as if one process had done it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

import pytest
from newsroom.incremental.crew import ALONE, Processes
from newsroom.incremental.sharing import CHUNK, WAITING, WORTH_SHARING, Sharing, share, share_out

from tests.incremental.tasks import by_whom, doubled, lost, slowly

MANY = range(WORTH_SHARING + CHUNK // 2)


def test_what_is_made_comes_in_the_order_of_its_tasks() -> None:
    assert share(doubled, MANY, Processes(2)) == doubled(MANY)


def test_one_job_starts_no_process() -> None:
    assert set(share(by_whom, MANY, ALONE)) == {os.getpid()}


def test_few_tasks_start_no_process() -> None:
    assert set(share(by_whom, range(WORTH_SHARING - 1), Processes(2))) == {os.getpid()}


def test_what_cannot_travel_is_done_here() -> None:
    assert share(lambda numbers: doubled(numbers), MANY, Processes(2)) == doubled(MANY)


def test_what_a_lost_process_had_is_done_here() -> None:
    assert share(lost, MANY, Processes(2), here=doubled) == doubled(MANY)


@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_may_come_while_others_work(jobs: int) -> None:
    sharing, made = Sharing(doubled, Processes(jobs)), dict[int, int]()

    def take(parts: Iterable[tuple[int, Sequence[int]]]) -> None:
        made.update((number, one) for start, some in parts for number, one in enumerate(some, start))

    for number in MANY:
        sharing.add(number)
        take(sharing.ready())
    take(sharing.finish())
    assert [made[number] for number in MANY] == doubled(MANY)
    assert len(made) == sharing.count


@pytest.mark.parametrize(("crew", "elsewhere"), [(ALONE, 0), (Processes(2), 2)])
def test_few_tasks_wait(crew: Processes, elsewhere: int) -> None:
    sharing, done = Sharing(slowly, crew), 0
    with closing(sharing):
        for number in range(3 * WORTH_SHARING):
            sharing.add(number)
            done += sum(len(some) for _, some in sharing.ready())
            assert sharing.count - done <= (WAITING + elsewhere + 1) * CHUNK


def test_tasks_are_asked_for_as_they_are_needed() -> None:
    asked, done = 0, 0

    def ask() -> Iterator[int]:
        nonlocal asked
        for asked in range(1, 10 * WORTH_SHARING + 1):
            assert asked - done <= (WAITING + 1) * CHUNK
            yield asked

    for _, some in share_out(doubled, ask(), ALONE):
        done += len(some)
    assert asked == done == 10 * WORTH_SHARING


def test_while_tasks_come_others_get_none_that_may_still_grow() -> None:
    sharing = Sharing(doubled, Processes(2))
    for number in MANY:
        sharing.add(number)
    list(sharing.ready())
    assert sharing.chunks[-1] == (MANY[-1] // CHUNK * CHUNK, [*MANY][-(len(MANY) % CHUNK) :])
    sharing.close()


def test_others_may_get_all_that_waits_at_once() -> None:
    sharing = Sharing(doubled, Processes(2))
    for number in MANY:
        sharing.add(number)
    sharing.hand_ahead()
    assert [start for start, _ in sharing.handed.values()] == [*range(0, len(MANY) - CHUNK + 1, CHUNK)]
    assert [start for start, _ in sharing.chunks] == [len(MANY) // CHUNK * CHUNK]
    more = range(len(MANY), 2 * len(MANY))
    made = dict(sharing.share_out(more))
    assert [one for start in sorted(made) for one in made[start]] == doubled(range(2 * len(MANY)))


def test_what_others_have_not_begun_is_not_waited_for_when_all_is_broken_off() -> None:
    sharing = Sharing(slowly, Processes(2))
    for number in MANY:
        sharing.add(number)
    sharing.hand_ahead()
    sharing.close()
    assert any(one.cancelled() for one in sharing.handed)


def test_alone_nothing_is_handed_ahead() -> None:
    sharing = Sharing(doubled, ALONE)
    for number in MANY:
        sharing.add(number)
    sharing.hand_ahead()
    assert not sharing.handed
    assert sum(len(some) for _, some in sharing.share_out(())) == len(MANY)


def test_large_tasks_are_handed_over_by_themselves() -> None:
    sharing = Sharing(doubled, Processes(2))
    for number, size in enumerate([1, 1, CHUNK, 2 * CHUNK, 1]):
        sharing.add(number, size)
    assert [*sharing.chunks] == [(0, [0, 1]), (2, [2]), (3, [3]), (4, [4])]
    assert sharing.size == 3 * CHUNK + 3
    assert dict(sharing.finish()) == {0: [0, 2], 2: [4], 3: [6], 4: [8]}


def test_whether_there_are_others_is_asked_once() -> None:
    class Nobody(Processes):
        asked = 0

        @property
        def others(self) -> int:
            type(self).asked += 1
            return 0

    assert share(doubled, MANY, Nobody(2)) == doubled(MANY)
    assert Nobody.asked == 1
