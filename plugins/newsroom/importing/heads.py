"""The keys on top of a source file, read as forgivingly as can be.

Old sites hold whatever their generator let through: tabs, unquoted colons, the
same key twice. Every scalar stays text, since `2021-01-15` and `no` mean what
our own schema says and not what YAML 1.1 guesses. Key by key, what is no YAML
is taken as it stands.
"""

import re
import tomllib
from typing import Any

import yaml

from newsroom.importing.reasons import DUPLICATE_KEY, HEAD_MENDED, Reason

Values = dict[str, Any]
KEY = re.compile(r"(?P<key>[^\W\d][\w .-]*?)[ ]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
TAB_INDENT = re.compile(r"^[ \t]*\t[ \t]*", re.M)
DEEPEST = 20
"""Levels of nesting that are read; no key of ours is deeper than three."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(head: str) -> tuple[Values, list[Reason]]:
    """Return the keys (lower case) of a YAML head, and what had to be mended."""
    reasons: list[Reason] = []
    mended = TAB_INDENT.sub(lambda tabs: tabs[0].replace("\t", "  "), head)
    if mended != head:
        reasons.append(HEAD_MENDED)
    try:
        values = value_of(yaml.compose(mended, Loader=Loader), reasons)
    except (yaml.YAMLError, RecursionError):
        values = None
    if not isinstance(values, dict):
        values = read_piecewise(mended, reasons) if mended.strip() else {}
    return lower_keys(values), reasons


def read_toml(head: str) -> tuple[Values, list[Reason]]:
    """Return the keys of a TOML head (Hugo), all scalars as text."""
    try:
        return lower_keys(as_text(tomllib.loads(head))), []
    except (tomllib.TOMLDecodeError, RecursionError):
        pairs = (re.fullmatch(r"\s*([\w-]+)\s*=\s*(.+?)\s*", line) for line in head.split("\n"))
        return {pair[1].lower(): unquoted(pair[2]) for pair in pairs if pair}, [HEAD_MENDED]


def read_header_lines(lines: list[str]) -> tuple[Values, list[Reason]]:
    """Return the keys of Pelican's own form: `Title: x`, further lines indented."""
    values: Values = {}
    last = ""
    for line in lines:
        if found := KEY.fullmatch(line):
            last = found["key"].lower()
            values[last] = (found["value"] or "").strip()
        elif last and line.strip():
            values[last] = f"{values[last]} {line.strip()}".strip()
    return values, []


def value_of(node: Any, reasons: list[Reason], depth: int = 0, seen: dict[int, Any] | None = None) -> Any:
    """Return text, None, list or dict of a YAML node; an alias gives the very object it stands for.

    Thousands of aliases of aliases thus cost nothing. A node within itself is None.
    """
    seen = {} if seen is None else seen
    if node is None or depth > DEEPEST:
        return None
    if id(node) in seen:
        return seen[id(node)]
    if isinstance(node, yaml.ScalarNode):
        text = str(node.value).strip()
        return None if node.style is None and text in ("", "~", "null", "Null", "NULL") else text
    seen[id(node)] = None
    if isinstance(node, yaml.SequenceNode):
        seen[id(node)] = [value_of(below, reasons, depth + 1, seen) for below in node.value]
    else:
        seen[id(node)] = mapping_of(node, reasons, depth, seen)
    return seen[id(node)]


def mapping_of(node: Any, reasons: list[Reason], depth: int, seen: dict[int, Any]) -> Values:
    """Return a YAML mapping as a dict; of equal keys the last that says something holds."""
    values: Values = {}
    for key_node, below in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        value = value_of(below, reasons, depth + 1, seen)
        if key in values and depth == 0:
            reasons.append(DUPLICATE_KEY.about(key))
        if values.get(key) in (None, "", []) or value not in (None, "", []):
            values[key] = value
    return values


def read_piecewise(head: str, reasons: list[Reason]) -> Values:
    """Return the keys of a head that is no YAML as a whole: one at a time."""
    reasons.append(HEAD_MENDED)
    values: Values = {}
    for block in blocks_of(head):
        found = KEY.fullmatch(block[0])
        if not found:
            continue
        value = read_block(block, found)
        if found["key"] in values:
            reasons.append(DUPLICATE_KEY.about(found["key"]))
        if value not in (None, "", []) or found["key"] not in values:
            values[found["key"]] = value
    return values


def blocks_of(head: str) -> list[list[str]]:
    """Return the lines of a head, one list per top-level key; what stands before the first is left out."""
    blocks: list[list[str]] = []
    for line in head.split("\n"):
        if KEY.fullmatch(line):
            blocks.append([line])
        elif blocks and line.strip() and not line.startswith("#"):
            blocks[-1].append(line)
    return blocks


def read_block(block: list[str], found: re.Match[str]) -> Any:
    """Return the value of one key: as YAML where it is, else the words as they stand."""
    try:
        values = value_of(yaml.compose("\n".join(block), Loader=Loader), [])
        if isinstance(values, dict) and list(values) == [found["key"]] and not isinstance(values[found["key"]], dict):
            return values[found["key"]]
    except (yaml.YAMLError, RecursionError):
        pass
    further = [line.strip() for line in block[1:]]
    if further and not found["value"] and all(line.startswith("-") for line in further):
        return [unquoted(line.removeprefix("-").strip()) for line in further]
    return unquoted(" ".join([found["value"] or "", *further]).strip())


def unquoted(text: str) -> str:
    """Return `text` without the quotation marks that stand about the whole of it."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def as_text(value: Any) -> Any:
    """Return a TOML value with its scalars as YAML would have them written."""
    if isinstance(value, dict):
        return {key: as_text(below) for key, below in value.items()}
    if isinstance(value, list):
        return [as_text(below) for below in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def lower_keys(values: Values) -> Values:
    """Return `values` with lower-case keys: to Hugo and Pelican, `Title` and `title` are one."""
    return {key.strip().lower(): value for key, value in values.items() if key.strip()}
