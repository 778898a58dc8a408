"""Long lists cut into pages that stay as they are.

Pages are numbered from the oldest: a new item changes the first page a reader
sees, and leaves hundreds of older pages, and every link to them, in peace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list."""

    items: Sequence[T]
    number: int | None
    """None for the first page a reader sees; else counted from the oldest, from 1."""
    newer: int | None = None
    """Number of the next newer page; None when that is the first (or this one is)."""
    older: int | None = None


def paginate(items: Sequence[T], size: int) -> list[Sheet[T]]:
    """Return the pages of `items` (newest first), the newest page first.

    Every page holds `size` items, but the newest holds what is left: from `size`
    to one less than twice as many, so that no page ever stands nearly empty.
    """
    full = max(len(items) // size - 1, 0)
    """Pages behind the first."""
    first = len(items) - full * size
    sheets = [Sheet(items[:first], None, older=full or None)]
    for number in range(full, 0, -1):
        start = first + (full - number) * size
        newer = number + 1 if number < full else None
        sheets.append(Sheet(items[start : start + size], number, newer, number - 1 or None))
    return sheets
