"""No personal number is published: not in a text, not in a file that a text carries."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from newsroom.domain.matter import FrontMatter, Place, place_in
from newsroom.domain.personal_numbers import Found, figures_of, find, find_in_text
from newsroom.domain.problems import Problem
from newsroom.validation.reading import Reading
from newsroom.validation.references import find_material, named_files
from newsroom.validation.tree import Tree

CODE = "personal-number"
ALLOW = re.compile(r"^allow[ \t]*:.*(?:\n(?![\w-]+[ \t]*:|---).*)*", re.M)
"""The key and the lines that belong to it, read so that a mistake elsewhere in the file changes nothing."""
WRITTEN = re.compile(r"[,:\[\]\"'\n]")
"""What stands between the numbers of a list."""
PHONE = re.compile(r"^[ \t]*phone[ \t]*:.*$", re.M)
"""In a register; what is declared to be a telephone number is none of a person's."""
REMOVE = "Ta bort numret: personnummer får inte publiceras."
NOT_ONE = 'Är det inget personnummer, skriv det i filen så här: allow: ["…"].'


@dataclass(frozen=True, slots=True)
class Allowed:
    """A number that its editor says is none: the build report lists it."""

    path: str
    line: int
    masked: str

    def as_text(self) -> str:
        """Return what the report says."""
        return f"{self.path}:{self.line}: {self.masked} är släppt igenom med allow."

    def as_json(self) -> dict[str, str | int]:
        """Return it for machines."""
        return {"path": self.path, "line": self.line, "number": self.masked}


def find_numbers(reading: Reading, text: str, allowed: Iterable[str], site: str) -> None:
    """Note every personal number in a file's name and its `text`, which is without what it has `allowed`.

    `site` is the site's own address.
    """
    reading.allowed = frozenset(map(figures_of, allowed))
    reading.numbers = list(in_source(reading.matter, text, site))


def check_privacy(reading: Reading, tree: Tree) -> Iterator[Allowed]:
    """Tell of every personal number in a file, its name and what it carries; give those allowed."""
    files = carried(reading, tree)
    for found, place, where in [*reading.numbers, *in_files(files, tree)]:
        if found.figures in reading.allowed:
            yield Allowed(reading.path, place[0], found.masked)
            continue
        message = f"{where} innehåller något som ser ut som ett personnummer: {found.masked}."
        reading.matter.tell(place, CODE, message, f"{REMOVE} {NOT_ONE}")
    tell_unread(reading, files, tree)


def without_allow(text: str) -> tuple[str, list[str]]:
    """Return a source file's text with what it allows blanked out, line for line, and what that is."""
    blocks = ALLOW.findall(text) if "allow" in text else []
    if not blocks:
        return text, []
    without = ALLOW.sub(lambda block: "\n" * block[0].count("\n"), text)
    return without, [written for block in blocks for written in WRITTEN.split(block)]


def in_source(matter: FrontMatter, text: str, site: str) -> Iterator[tuple[Found, Place, str]]:
    """Give the numbers in a source file's name, its front matter and its text, with their line and column."""
    yield from ((found, (1, 1), "Filens namn") for found in find(matter.path))
    if not any(True for _ in find(text)):
        return
    lines = text.split("\n")
    head = lines[: matter.text_line - 1] if matter.text else lines
    yield from placed(find("\n".join(head)), lines, 0)
    yield from placed(find_in_text("\n".join(lines[len(head) :]), site), lines, len(head))


def placed(numbers: Iterable[Found], lines: Sequence[str], before: int) -> Iterator[tuple[Found, Place, str]]:
    """Give each number with its place, when `before` of the `lines` stand above what it was found in."""
    text = "\n".join(lines[before:])
    for found in numbers:
        line, column = place_in(text, found.start)
        yield found, (before + line, column), "Texten"


def carried(reading: Reading, tree: Tree) -> dict[str, Place]:
    """Return every file that an item names, by name on disk, with the place where it does."""
    matter = reading.matter
    named = [(written, matter.place(path)) for path, written, _ in named_files(reading.item)] if reading.item else []
    named += [(unquote(m.target), (matter.text_line + m.line - 1, 1)) for m in reading.mentions]
    found: dict[str, Place] = {}
    for written, place in named:
        if path := find_material(tree, reading.path, re.split(r"[#?]", written, maxsplit=1)[0]):
            found.setdefault(path, place)
    return found


def in_files(files: Mapping[str, Place], tree: Tree) -> Iterator[tuple[Found, Place, str]]:
    """Give the numbers in the names, texts and notes of the files that an item carries."""
    for path, place in files.items():
        for found in tree.numbers_in(path):
            yield found, place, f"Filen ”{path}”"


def tell_unread(reading: Reading, files: Mapping[str, Place], tree: Tree) -> None:
    """Hint at files whose text nobody can look through."""
    for path, place in files.items():
        if path in tree.unread:
            message = f"Texten i filen ”{path}” går inte att läsa, så den är inte kontrollerad för personnummer."
            hint = "Spara om filen, utan lösenord, eller kontrollera den själv."
            reading.matter.tell(place, "unread-file", message, hint, "hint")


def register_problems(registers: Iterable[str], raw: Mapping[str, bytes]) -> Iterator[Problem]:
    """Tell of personal numbers in the registers."""
    for path in registers:
        text = PHONE.sub("", raw.get(path, b"").decode("utf-8", "replace"))
        for found, (line, column), where in placed(find(text), text.split("\n"), 0):
            message = f"{where} innehåller något som ser ut som ett personnummer: {found.masked}."
            yield Problem(path, line, column, CODE, "error", message, REMOVE)
