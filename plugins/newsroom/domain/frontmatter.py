"""Read a source file: YAML front matter between `---` lines, then Markdown.

Every scalar stays the text that was written: `2026`, `no` and `12:30` become
what the schema asks for, never what YAML 1.1 would guess. Each value keeps its
place, so that a problem can point at it. Reads forgivingly: an unquoted colon
in a title, the commonest slip of all, is mended and told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from newsroom.domain.problems import Problem, Severity

FENCE = "---"
ENCODING_HINT = "Spara om filen med teckenkodningen UTF-8. I de flesta redigerare heter det ”Spara som” och ”Kodning”."
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
TAB_INDENT = re.compile(r" *\t\s*\S")
PLAIN_WITH_COLON = re.compile(r"(?P<lead>(?P<key>\w[\w-]*):[ ]+)(?P<value>[^\s\"'\[\]{}|>&*!#%@`,?-].*?)[ ]*")
COLON_INSIDE = re.compile(r":(?:\s|$)")

Place = tuple[int, int]
"""Line and column, both from 1."""
Path = tuple[str | int, ...]
"""Keys and indices that lead to a value."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class FrontMatter:
    """What stands in a source file, as written, with its places."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    text: str = ""
    text_line: int = 1
    """The line in the file on which `text` begins."""
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Return where the value at `path` begins, or that of the nearest value around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def tell(self, place: Place, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        """Add a problem at `place`."""
        self.problems.append(Problem(self.path, *place, code, severity, message, hint))


def read(raw: bytes, path: str) -> FrontMatter:
    """Return what `raw`, the bytes of the source file `path`, holds.

    Never raises for bad content: what is wrong stands in `problems`, and then
    `values` may lack what could not be read.
    """
    matter = FrontMatter(path)
    source = decode(raw, matter)
    if source is None:
        return matter
    if not source.strip():
        matter.tell((1, 1), "empty-file", "Filen är tom.", "Skriv något i filen, eller ta bort den.")
        return matter
    tell_control_characters(source, matter)
    head = split(CONTROL.sub(" ", source), matter)
    if head is not None:
        read_yaml(*head, matter)
    return matter


def read_register(raw: bytes, path: str) -> FrontMatter:
    """Return what a register (a YAML file without text) holds, under the key "" when it is a list."""
    matter = FrontMatter(path)
    source = decode(raw, matter)
    if source and source.strip():
        tell_control_characters(source, matter)
        read_yaml(CONTROL.sub(" ", source), 1, matter)
    return matter


def decode(raw: bytes, matter: FrontMatter) -> str | None:
    """Return the text with `\\n` line ends and without byte order mark, or None."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        message = f"Filen är inte sparad som UTF-8. Det ser ut som {likely_encoding(raw)}."
        matter.tell((line, 1), "encoding", message, ENCODING_HINT)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def likely_encoding(raw: bytes) -> str:
    """Return the name of the encoding that Swedish text of these bytes most likely has."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    swedish = {
        "Windows-1252 (kallas ofta ANSI)": b"\xe5\xe4\xf6\xc5\xc4\xd6",
        "Mac Roman": b"\x8c\x8a\x9a\x81\x80\x85",
        "DOS (kodsida 850)": b"\x86\x84\x94\x8f\x8e\x99",
    }
    return max(swedish, key=lambda name: sum(raw.count(letter) for letter in swedish[name]))


def tell_control_characters(source: str, matter: FrontMatter) -> None:
    """Tell of the first invisible control character of each line."""
    if not CONTROL.search(source):
        return
    for number, line in enumerate(source.split("\n"), 1):
        if found := CONTROL.search(line):
            matter.tell(
                (number, found.start() + 1),
                "control-character",
                f"Raden innehåller ett osynligt styrtecken (U+{ord(found[0]):04X}).",
                "Radera tecknet. Det följer ofta med när text klistras in från ett annat program: skriv om stället.",
            )


def split(source: str, matter: FrontMatter) -> tuple[str, int] | None:
    """Return the YAML and the line it begins on; put the text behind it into `matter`."""
    lines = source.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if lines[first].rstrip() != FENCE:
        message = "Filen börjar inte med uppgifter om artikeln."
        hint = "Skriv --- på första raden, sedan title, date och de andra uppgifterna, och avsluta med --- på egen rad."
        matter.tell((1, 1), "front-matter-missing", message, hint)
        return None
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() == FENCE:
            matter.text = "\n".join(lines[number + 1 :])
            matter.text_line = number + 2
            return "\n".join(lines[first + 1 : number]) + "\n", first + 2
    hint = "Skriv --- på en egen rad mellan uppgifterna och texten."
    matter.tell((1, 1), "front-matter-unclosed", "Uppgifterna överst i filen har inget slut.", hint)
    return None


def read_yaml(source: str, line: int, matter: FrontMatter) -> None:
    """Read `source`, which begins on `line` of the file, into `matter`."""
    tabs = [number for number, text in enumerate(source.split("\n"), line) if TAB_INDENT.match(text)]
    for number in tabs:
        hint = "Byt tabben mot mellanslag. Två mellanslag per nivå är lagom."
        matter.tell((number, 1), "tab", "Raden är indragen med tabb.", hint)
    if tabs:
        return
    told = list(matter.problems)
    try:
        YamlReader(matter, line).read(source)
    except yaml.MarkedYAMLError as wrong:
        mended = mend_colons(source)
        if mended is None:
            tell_yaml_error(wrong, line, matter)
            return
        matter.values, matter.keys, matter.places, matter.problems = {}, {}, {}, told
        read_mended(*mended, line, matter)


def read_mended(source: str, colons: list[tuple[int, str]], line: int, matter: FrontMatter) -> None:
    """Read YAML whose unquoted colons were quoted, and tell of each."""
    try:
        YamlReader(matter, line).read(source)
    except yaml.MarkedYAMLError as wrong:
        tell_yaml_error(wrong, line, matter)
        return
    for number, key in colons:
        message = f"”{key}” innehåller ett kolon utan citattecken. Det är lagat i bygget."
        hint = f'Sätt texten inom citattecken: {key}: "Rubrik: med kolon".'
        matter.tell((line + number, len(key) + 3), "title-colon", message, hint, "hint")


def mend_colons(source: str) -> tuple[str, list[tuple[int, str]]] | None:
    """Return `source` with quotes about plain values that hold a colon, and where; or None.

    Only top-level keys on one line: there a second colon can be nothing else.
    """
    lines, mended = source.split("\n"), []
    for number, text in enumerate(lines):
        found = PLAIN_WITH_COLON.fullmatch(text)
        if found and COLON_INSIDE.search(found["value"]):
            lines[number] = found["lead"] + "'" + found["value"].replace("'", "''") + "'"
            mended.append((number, found["key"]))
    return ("\n".join(lines), mended) if mended else None


def tell_yaml_error(wrong: yaml.MarkedYAMLError, line: int, matter: FrontMatter) -> None:
    """Say what kept YAML from being read, in an editor's words."""
    mark = wrong.problem_mark or wrong.context_mark
    place = (line + mark.line, mark.column + 1) if mark else (line, 1)
    context = f"{wrong.context or ''} {wrong.problem or ''}"
    if "quoted scalar" in context and wrong.context_mark:
        place = (line + wrong.context_mark.line, wrong.context_mark.column + 1)
        message, hint = "Ett citattecken öppnas men stängs aldrig.", "Sätt ett likadant citattecken där texten slutar."
    elif "flow sequence" in context or "flow mapping" in context:
        message, hint = "En parentes, [ eller {, stängs aldrig.", "Sätt ] eller } där listan slutar."
    else:
        message = "Raden går inte att läsa som ”nyckel: värde”."
        hint = "Kontrollera kolonet efter nyckeln, indraget och att texter med : eller # står inom citattecken."
    matter.tell(place, "yaml", message, hint)


class YamlReader:
    """Builds values from YAML's events, so that tags, aliases and doubles are seen."""

    def __init__(self, matter: FrontMatter, line: int) -> None:
        self.matter = matter
        self.offset = line

    def read(self, source: str) -> None:
        """Read one document. Raises yaml.MarkedYAMLError."""
        events: Iterator[Any] = iter(yaml.parse(source, Loader=Loader))
        for event in events:
            if isinstance(event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self.keep(self.value(event, events, ()), self.place(event))
            elif isinstance(event, yaml.AliasEvent):
                self.refuse(event, "yaml-alias", "*")

    def keep(self, value: Any, place: Place) -> None:
        """Take the document's value: a mapping, or under "" what else it is."""
        if isinstance(value, dict):
            self.matter.values = value
        elif isinstance(value, list):
            self.matter.values = {"": value}
        else:
            message = "Uppgifterna är inte skrivna som ”nyckel: värde”."
            self.matter.tell(place, "yaml", message, "Skriv en uppgift per rad, till exempel: title: Ny skola öppnar")

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
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        written: str = event.value
        return None if event.implicit[0] and written in ("", "~", "null") else written.strip()

    def refuse(self, event: Any, code: str, mark: str) -> None:
        """Tell of a YAML feature that a communicator never means to use."""
        message = f"Tecknet {mark} framför ett värde har en särskild betydelse i YAML och får inte användas."
        self.matter.tell(self.place(event), code, message, f'Sätt hela texten inom citattecken: "{mark}…".')

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        """Return the list whose start was just read."""
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, events, (*path, len(values))))
        return values

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        """Return the mapping whose start was just read; the first of two equal keys holds."""
        values: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
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
