"""What is said about a text on the command line or at the terminal, by key."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, get_args, get_origin

from newsroom.domain.schema import KINDS

BETWEEN = ";"
"""Stands between the values of a list: names may hold commas."""
TRUTHS = MappingProxyType({"true": True, "ja": True, "false": False, "nej": False})
SHORT_FOR = MappingProxyType({"meeting": "date", "image": "src"})
"""The key that a bare value stands for, where a key has keys of its own."""


class WrongValue(ValueError):
    """Raised with a Swedish sentence for a value that was not given as `key=value`."""


def read_values(kind: str, said: Sequence[str]) -> dict[str, Any]:
    """Return the values of `key=value` texts; a list given twice goes on. Raises WrongValue."""
    values: dict[str, Any] = {}
    for text in said:
        key, equals, value = text.partition("=")
        if not equals or not key.strip() or not value.strip():
            raise WrongValue(f"”{text}” går inte att läsa. Skriv nyckel=värde, till exempel --set author='Karin Ek'.")
        put(values, key.strip(), typed(kind, key.strip(), value.strip()))
    return values


def typed(kind: str, key: str, text: str) -> Any:
    """Return `text` as the key's type would be written in a file."""
    field = KINDS[kind].model_fields.get(key)
    annotation = field.annotation if field else None
    if get_origin(annotation) is tuple:
        return [part.strip() for part in text.split(BETWEEN) if part.strip()]
    if annotation is bool:
        return TRUTHS.get(text.casefold(), text)
    if (annotation is int or int in get_args(annotation)) and text.isdecimal():
        return int(text)
    return text


def put(values: dict[str, Any], key: str, value: Any) -> None:
    """Set `key` in `values`; `meeting.time` means the key `time` of `meeting`."""
    outer, dot, inner = key.partition(".")
    if not dot:
        before = values.get(key)
        values[key] = [*before, *value] if isinstance(before, list) and isinstance(value, list) else value
        return
    around = values.setdefault(outer, {})
    if not isinstance(around, dict):
        around = values[outer] = {SHORT_FOR.get(outer, outer): around}
    around[inner] = value


def is_said(values: Mapping[str, Any], key: str) -> bool:
    """Tell whether `key`, such as `meeting.time`, has a value."""
    outer, dot, inner = key.partition(".")
    around = values.get(outer)
    return inner in around if dot and isinstance(around, dict) else outer in values and not dot
