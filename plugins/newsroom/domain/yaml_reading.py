"""Read YAML as a communicator means it.

Every scalar stays the text that was written: `2026`, `no` and `12:30` become
what the schema asks for, never what YAML 1.1 would guess. Each value keeps its
place, so that a problem can point at it. An unquoted colon in a title, the
commonest slip of all, is mended and told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from newsroom.domain.matter import FrontMatter, Path, Place
from newsroom.domain.yaml_errors import tell_no_keys, tell_yaml_error

TAB_INDENT = re.compile(r" *\t\s*\S")
PLAIN_WITH_COLON = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*(?P<key>\w[\w-]*):[ ]+)(?P<value>[^\s\"'\[\]{}|>&*!#%@`,?-].*?)[ ]*"
)
COLON_INSIDE = re.compile(r":(?:\s|$)")
LINE_SEPARATORS = str.maketrans("\u2028\u2029\ufeff", "   ")
"""YAML counts the first two as line ends, no editor does; the third is a byte order mark gone astray."""
DEEPEST = 20
"""Levels of lists in lists; no key asks for more than four."""
PROSE = frozenset(("title", "summary", "short", "kicker", "note", "alt", "caption", "place"))
"""Keys whose values are words, in which ` #` is hardly ever meant as YAML means it."""
REMARK = re.compile(r"[ ]+(?P<words>#.*?)[ ]*")
MENDABLE = 50
"""Colons mended in one file: each costs another reading."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mended:
    """A value whose colon was taken for a key's."""

    row: int
    """From 0, in the YAML."""
    column: int
    key: str
    text: str


def read_yaml(source: str, line: int, matter: FrontMatter, may_be_list: bool = False) -> None:
    """Read `source`, which begins on `line` of the file, into `matter`."""
    source = source.translate(LINE_SEPARATORS)
    tabs = [number for number, text in enumerate(source.split("\n"), line) if TAB_INDENT.match(text)]
    for number in tabs:
        hint = "Byt tabben mot mellanslag. Två mellanslag per nivå är lagom."
        matter.tell((number, 1), "tab", "Raden är indragen med tabb.", hint)
    if tabs:
        return
    told, mended = list(matter.problems), list[Mended]()
    wrong = attempt(source, line, matter)
    while wrong and len(mended) < MENDABLE and (found := mend_colon(source, wrong)):
        source, mending = found
        mended.append(mending)
        matter.values, matter.keys, matter.places, matter.problems = {}, {}, {}, list(told)
        wrong = attempt(source, line, matter)
    if wrong:
        matter.values = {}
        tell_yaml_error(wrong, source.split("\n"), line, matter)
        return
    for mending in mended:
        tell_mended(mending, line, matter)
    if "" in matter.values and not may_be_list:
        matter.values = {}
        tell_no_keys(matter.places[()], matter)


def attempt(source: str, line: int, matter: FrontMatter) -> yaml.YAMLError | None:
    """Read `source` into `matter`; return what keeps it from being read."""
    try:
        YamlReader(matter, line).read(source)
    except yaml.YAMLError as wrong:
        return wrong
    return None


def mend_colon(source: str, wrong: yaml.YAMLError) -> tuple[str, Mended] | None:
    """Return `source` with quotes about the value that has a colon where YAML stumbled; or None."""
    mark = getattr(wrong, "problem_mark", None)
    if mark is None or "mapping values" not in str(getattr(wrong, "problem", "")):
        return None
    lines = source.split("\n")
    found = PLAIN_WITH_COLON.fullmatch(lines[mark.line]) if mark.line < len(lines) else None
    if not found or not COLON_INSIDE.search(found["value"]):
        return None
    lines[mark.line] = found["lead"] + "'" + found["value"].replace("'", "''") + "'"
    return "\n".join(lines), Mended(mark.line, len(found["lead"]) + 1, found["key"], found["value"])


def tell_mended(mended: Mended, line: int, matter: FrontMatter) -> None:
    """Hint at a value that was read although its colon should have been quoted."""
    message = f"”{mended.key}” innehåller ett kolon utan citattecken. Det är lagat i bygget."
    quoted = f"'{mended.text}'" if '"' in mended.text else f'"{mended.text}"'
    hint = f"Sätt texten inom citattecken: {mended.key}: {quoted}"
    matter.tell((line + mended.row, mended.column), "title-colon", message, hint, "hint")


class YamlReader:
    """Builds values from YAML's events, so that tags, aliases and doubles are seen."""

    def __init__(self, matter: FrontMatter, line: int) -> None:
        self.matter = matter
        self.offset = line
        self.lines: list[str] = []

    def read(self, source: str) -> None:
        """Read one document. Raises yaml.YAMLError."""
        self.lines = source.split("\n")
        events: Iterator[Any] = iter(yaml.parse(source, Loader=Loader))
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "Ta bort raden med bara punkter eller streck, eller flytta det som står efter den."
                    self.matter.tell(self.place(event), "yaml", "Uppgifterna slutar här, men det kommer fler.", hint)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.keep(self.value(event, events, ()), self.place(event))

    def keep(self, value: Any, place: Place) -> None:
        """Take the document's value: a mapping, or under "" a list."""
        if isinstance(value, dict):
            self.matter.values = value
        elif isinstance(value, list):
            self.matter.values = {"": value}
        else:
            tell_no_keys(place, self.matter)

    def place(self, event: Any) -> Place:
        """Return where `event` begins in the file."""
        return (self.offset + event.start_mark.line, event.start_mark.column + 1)

    def value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        """Return the value that begins with `event`: text, None, list or dict."""
        self.matter.places[path] = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, "yaml-alias", "*")
            return None
        if event.anchor:
            self.refuse(event, "yaml-alias", "&")
        if event.tag:
            self.refuse(event, "yaml-tag", "!")
        if len(path) > DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        if path and path[-1] in PROSE:
            self.tell_remark(event, str(path[-1]))
        written: str = event.value
        return None if event.implicit[0] and written in ("", "~", "null") else written.strip()

    def refuse(self, event: Any, code: str, mark: str) -> None:
        """Tell of a YAML feature that a communicator never means to use."""
        message = f"Tecknet {mark} framför ett värde har en särskild betydelse i YAML och får inte användas."
        self.matter.tell(self.place(event), code, message, f'Sätt hela texten inom citattecken: "{mark}…".')

    def tell_remark(self, event: Any, key: str) -> None:
        """Hint at words behind ` #`, which YAML leaves out without a sound."""
        rest = REMARK.fullmatch(self.lines[event.end_mark.line][event.end_mark.column :])
        if rest and event.style not in ("'", '"', "|", ">"):
            message = f"Det som står efter # i ”{key}” kommer inte med: ”{rest['words']}”."
            hint = f'Sätt hela texten inom citattecken: {key}: "{event.value} {rest["words"]}"'
            self.matter.tell(self.place(event), "remark", message, hint, "hint")

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        """Return the list whose start was just read."""
        values: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self.value(event, events, (*path, len(values))))
        return values

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        """Return the mapping whose start was just read; the first of two equal keys holds."""
        values: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self.place(event)
            key = str(self.value(event, events, (*path, "")))
            below = (*path, key)
            if key in values:
                hint = "Behåll den ena av raderna och ta bort den andra."
                self.matter.tell(place, "duplicate-key", f"”{key}” står två gånger.", hint)
                below = (*path, key, "double")
            value = self.value(next(events), events, below)
            if key not in values:
                values[key] = value
                self.matter.keys[below] = place
        return values
