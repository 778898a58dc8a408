"""The order of lists."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar


class Dated(Protocol):
    """What has a place in a list."""

    @property
    def date(self) -> datetime | None:
        """When it was published."""

    @property
    def path(self) -> str:
        """Its source file, which tells equal moments apart."""


AnyDated = TypeVar("AnyDated", bound=Dated)


def newest_first(dated: Iterable[AnyDated]) -> list[AnyDated]:
    """Return those that have a date, newest first; equal moments by path."""
    return sorted((one for one in dated if one.date), key=lambda one: (one.date, one.path), reverse=True)
