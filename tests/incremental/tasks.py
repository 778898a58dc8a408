"""Work that other processes can find by its name."""

import os
import time
from collections.abc import Sequence


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def slowly(numbers: Sequence[int]) -> list[int]:
    time.sleep(0.2)
    return doubled(numbers)


def by_whom(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def lost(_numbers: Sequence[int]) -> list[int]:
    os._exit(1)
