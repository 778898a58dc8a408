"""Pickles that are safe to open: a state folder may come from a cache that others fill."""

import copyreg
import io
import pickle
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

PLAIN = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"),
     ("zoneinfo", "ZoneInfo"), ("builtins", "set"), ("builtins", "frozenset"), ("markupsafe", "Markup"),
     ("types", "SimpleNamespace"), ("jinja2.runtime", "StrictUndefined")}
)  # fmt: skip
"""What may be in one besides our own classes."""
OF_THEIR_OWN = {**copyreg.dispatch_table, ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}
"""How what has a way of its own is written: a time zone by its name alone."""
Ways = Mapping[type, Callable[[Any], Any]]
"""What says how an object of a class is made again, as `__reduce__` does."""
Instead = Mapping[type, Callable[..., Any]]
"""What makes objects of a class, of the values that it is given."""
NOTHING: Instead = MappingProxyType({})
CANNOT_TRAVEL = (pickle.PicklingError, TypeError, AttributeError)
"""What `pickle` raises for such things as functions without a name and open files."""
CLASSES: dict[tuple[str, str], type] = {}
"""Classes that were asked for and may be made, so that each is looked for once."""


def packed(value: Any, ways: Ways = NOTHING) -> bytes:
    """Return `value` to keep; objects of some classes are written in `ways` of their own.

    Raises one of CANNOT_TRAVEL.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = {**OF_THEIR_OWN, **ways}
    pickler.dump(value)
    return written.getvalue()


def unpacked(made: bytes | None, own: Collection[str], instead: Instead = NOTHING) -> Any:
    """Return what was kept, made of classes below the modules `own` and of few others; None for what is none.

    Of some classes objects are made by what stands there `instead`.
    """
    try:
        return Unpickler(io.BytesIO(made or b""), tuple(own), instead).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError, IndexError, KeyError):
        return None


class Unpickler(pickle.Unpickler):
    """Makes nothing but objects of plain classes and of ours."""

    def __init__(self, file: io.BytesIO, own: tuple[str, ...], instead: Instead) -> None:
        super().__init__(file)
        self.own = own
        self.instead = instead

    def find_class(self, module: str, name: str) -> Any:
        """Return such a class. Raises UnpicklingError."""
        if not module.startswith(self.own) and (module, name) not in PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name}")
        known = CLASSES.get((module, name))
        if known is None:
            known = CLASSES[module, name] = self.find_own(module, name)
        return self.instead.get(known, known)

    def find_own(self, module: str, name: str) -> type:
        """Look for a class. Raises UnpicklingError."""
        found = super().find_class(module, name) if "." not in name else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
