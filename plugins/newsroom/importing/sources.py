"""One file of the old site: its bytes made text, its keys apart from its words."""

import re
from dataclasses import dataclass, field
from typing import Any

from newsroom.domain.frontmatter import CONTROL, likely_encoding
from newsroom.importing.heads import KEY, Values, read_header_lines, read_toml, read_yaml
from newsroom.importing.reasons import (
    CONTROL_CHARACTERS,
    ENCODING,
    HEAD_MISSING,
    HEAD_UNCLOSED,
    LINE_ENDS,
    Reason,
)

YAML_FENCE = re.compile(r"-{3,}[ \t]*")
TOML_FENCE = re.compile(r"\+{3,}[ \t]*")
YAML_END = re.compile(r"(?:-{3,}|\.{3})[ \t]*")
STRAY_BYTE = re.compile("[\udc80-\udcff]")
LINE_SEPARATORS = re.compile("[\u2028\u2029]")
CODECS = {"UTF-16": "utf-16", "Mac Roman": "mac_roman", "DOS (kodsida 850)": "cp850"}
"""By the names that `likely_encoding` gives; all else is Windows-1252."""


@dataclass(slots=True)
class Original:
    """A source file of the old site, taken apart."""

    path: str
    """Relative to the imported folder, with `/`."""
    values: Values = field(default_factory=dict)
    text: str = ""
    reasons: list[Reason] = field(default_factory=list)

    def get(self, key: str) -> Any:
        """Return the value of `key`, where a dot leads into a mapping: `cover.image`."""
        if key in self.values:
            return self.values[key]
        value: Any = self.values
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value


def read_original(raw: bytes, path: str) -> Original:
    """Return what the file `path` of the old site holds. Never raises for bad content."""
    original = Original(path)
    source = clean(decode(raw, original.reasons), original.reasons)
    original.values, original.text, told = take_apart(source)
    original.reasons += told
    return original


def decode(raw: bytes, reasons: list[Reason]) -> str:
    """Return the text of `raw`, in whichever encoding it most likely is.

    Text that is UTF-8 but for a few bytes keeps its letters: those bytes alone
    are taken for Windows-1252.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        reasons.append(ENCODING)
    name = likely_encoding(raw)
    mixed = raw.decode("utf-8", "surrogateescape")
    stray = len(STRAY_BYTE.findall(mixed))
    if name != "UTF-16" and sum(letter > "\x7f" for letter in mixed) - stray >= stray:
        return STRAY_BYTE.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), mixed)
    return raw.decode(CODECS.get(name, "cp1252"), "replace")


def clean(text: str, reasons: list[Reason]) -> str:
    """Return `text` with plain line ends and without invisible control characters."""
    if "\r" in text:
        reasons.append(LINE_ENDS)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = CONTROL.sub("", LINE_SEPARATORS.sub("\n", text.replace("\x85", "\n")).replace("\ufeff", ""))
    if plain != text:
        reasons.append(CONTROL_CHARACTERS)
    return plain


def take_apart(source: str) -> tuple[Values, str, list[Reason]]:
    """Return the keys, the text below them, and what was wrong with the keys."""
    lines = source.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if YAML_FENCE.fullmatch(lines[first]):
        return fenced(lines, first, YAML_END, read_yaml)
    if TOML_FENCE.fullmatch(lines[first]):
        return fenced(lines, first, TOML_FENCE, read_toml)
    last = next((number for number in range(first, len(lines)) if not lines[number].strip()), len(lines))
    if is_header(lines[first:last]):
        values, reasons = read_header_lines(lines[first:last])
        return values, "\n".join(lines[last:]), reasons
    return {}, source, [HEAD_MISSING]


def fenced(lines: list[str], first: int, fence: re.Pattern[str], read: Any) -> tuple[Values, str, list[Reason]]:
    """Take apart a file whose keys stand between two fences, the second of which may be forgotten."""
    unclosed = []
    last = next((number for number in range(first + 1, len(lines)) if fence.fullmatch(lines[number])), None)
    if last is None:
        unclosed, last = [HEAD_UNCLOSED], end_of_keys(lines, first + 1) - 1
        head = lines[first + 1 : last + 1]
    else:
        head = lines[first + 1 : last]
    values, reasons = read("\n".join(head))
    return values, "\n".join(lines[last + 1 :]), unclosed + reasons


def end_of_keys(lines: list[str], start: int) -> int:
    """Return the first line from `start` on that can be no part of a head."""
    for number in range(start, len(lines)):
        line = lines[number]
        if not (KEY.fullmatch(line) or (line[:1] in (" ", "\t", "-", "#") and line.strip())):
            return number
    return len(lines)


def is_header(lines: list[str]) -> bool:
    """Tell whether the first paragraph of a file is Pelican's own head: it names a title."""
    keys = [found["key"].lower() for line in lines if (found := KEY.fullmatch(line))]
    indented = all(KEY.fullmatch(line) or line[:1] in (" ", "\t") for line in lines)
    return indented and "title" in keys
