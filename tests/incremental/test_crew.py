"""Work that is shared comes back as if one process had done it."""

import os
from collections.abc import Sequence

from newsroom.incremental.crew import ALONE, CHUNK, WORTH_SHARING, Processes, share

MANY = range(WORTH_SHARING + CHUNK // 2)


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def by_whom(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def lost(_numbers: Sequence[int]) -> list[int]:
    os._exit(1)


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
