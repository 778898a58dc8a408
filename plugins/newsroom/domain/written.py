"""What every class has whose values an editor writes."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """Anything an editor writes: no key beyond those listed, nothing changed later.

    What validates a kind is made when the first of it is read: most builds read few.
    Of an object only what was written is kept and travels: of some thirty keys an
    item has eight.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def __getstate__(self) -> dict[str, Any]:
        said = self.__pydantic_fields_set__
        return {name: value for name, value in self.__dict__.items() if name in said}

    def __setstate__(self, state: dict[str, Any]) -> None:
        put = object.__setattr__
        put(self, "__dict__", {**nothing_said(type(self)), **state})
        put(self, "__pydantic_fields_set__", said_together(frozenset(state)))
        put(self, "__pydantic_extra__", None)
        put(self, "__pydantic_private__", None)


@cache
def nothing_said(cls: type[Written]) -> dict[str, Any]:
    """Return what an object of a class says where its editor says nothing; None for what is required."""
    return {name: None if field.is_required() else field.default for name, field in cls.model_fields.items()}


def share_names(written: Written) -> None:
    """Let an object share the names of what it says with all that say the same: of thousands they take much memory."""
    object.__setattr__(written, "__pydantic_fields_set__", said_together(frozenset(written.model_fields_set)))


@cache
def said_together(names: frozenset[str]) -> set[str]:
    """Return the names of keys that were written, the same set for all that say the same: nobody changes it."""
    return set(names)
