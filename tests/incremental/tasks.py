"""Work that other processes can find by its name."""

import os
from collections.abc import Sequence


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def by_whom(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def lost(_numbers: Sequence[int]) -> list[int]:
    os._exit(1)
