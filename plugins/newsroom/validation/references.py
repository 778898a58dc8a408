"""Hold what items name against what there is: registers, files, other items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.domain.matter import FrontMatter, Path
from newsroom.domain.problems import Problem
from newsroom.domain.registers import Register, Registers
from newsroom.domain.schema import Document, Item, Notice
from newsroom.domain.source import content_path
from newsroom.domain.suggestions import nearest, nearest_path
from newsroom.validation.reading import Reading
from newsroom.validation.tree import Tree

ITEM_KEYS = ("related", "unrelated", "translation_of", "easy_read_of", "replaces")
"""Keys whose values are paths of other items."""
ITEM_EXAMPLE = "Skriv sökvägen från innehållsmappen, till exempel /news/2026/03/2026-03-05-ny-skola.md."
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
"""Files that are opened and cleaned before anybody may fetch them."""
REGISTERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "topics.yml": ("topic", "Ämnet"),
        "people.yml": ("person", "Personen"),
        "bodies.yml": ("body", "Organet"),
    }
)
"""File of a register to what stands in it, in codes (`unknown-topic`) and in messages."""
MANY_NAMES = 12
"""More names than this are not listed in a message."""


def check_references(reading: Reading, tree: Tree, registers: Registers) -> None:
    """Tell of every name in the front matter of `reading` that leads nowhere."""
    item, matter = reading.item, reading.matter
    if item is None:
        return
    check_register(matter, registers.topics, numbered("topics", item.topics), "topics.yml")
    people = [*numbered("contacts", item.contacts), *([(("author",), item.author)] if item.author else [])]
    check_register(matter, registers.people, people, "people.yml")
    if isinstance(item, Notice) and item.body:
        check_register(matter, registers.bodies, [(("body",), item.body)], "bodies.yml")
    for path, written in named_items(item):
        check_item(matter, tree, path, written)
    for path, written, code in named_files(item):
        check_file(matter, tree, path, written, code)


def numbered(key: str, values: Sequence[str]) -> list[tuple[Path, str]]:
    """Return the values of a list with their paths in the front matter."""
    return [((key, number), value) for number, value in enumerate(values)]


def named_items(item: Item) -> Iterator[tuple[Path, str]]:
    """Return every path of another item that `item` names."""
    for key in ITEM_KEYS:
        value: Any = getattr(item, key, None)
        if isinstance(value, str):
            yield (key,), value
        elif value:
            yield from numbered(key, value)


def named_files(item: Item) -> Iterator[tuple[Path, str, str]]:
    """Return every file that `item` names, and what it is named as."""
    if item.image:
        yield ("image", "src"), item.image.src, "picture"
    if isinstance(item, Document) and item.file:
        yield ("file",), item.file, "file"
    if isinstance(item, Notice):
        for path, written in numbered("attachments", item.attachments):
            yield path, written, "attachment"


def check_register(matter: FrontMatter, register: Register[Any], named: Sequence[tuple[Path, str]], file: str) -> None:
    """Tell of names that stand in no register; without a register all are good."""
    what, word = REGISTERS[file]
    for path, name in named:
        if register.find(name) is None:
            names = register.names()
            listed = f"Välj något av: {', '.join(names)}. " if len(names) <= MANY_NAMES else ""
            meant = nearest(name, [each for entry in register.entries for each in entry.names])
            hint = f"Menade du ”{meant}”?" if meant else f"{listed}Eller lägg till namnet i {file}."
            matter.tell(matter.place(path), f"unknown-{what}", f"{word} ”{name}” finns inte i {file}.", hint)


def lacking_registers(problems: Iterable[Problem]) -> set[str]:
    """Return the files of the registers that lack a name, by what was told."""
    told = {problem.code for problem in problems}
    return {file for file, (what, _) in REGISTERS.items() if f"unknown-{what}" in told}


def check_item(matter: FrontMatter, tree: Tree, path: Path, written: str) -> None:
    """Tell of a path to an item that is not there, or that is the item itself."""
    place = matter.place(path)
    found = content_path(written, matter.path)
    if found is None or found not in tree.sources:
        hint = suggest(found or written, tree.sources, ITEM_EXAMPLE)
        matter.tell(place, "missing-item", f"{path[0]}: ”{written}” finns inte.", hint)
    elif found == matter.path and path[0] != "translation_of":
        matter.tell(place, "missing-item", f"{path[0]}: Texten pekar på sig själv.", "Ta bort raden.")


def suggest(path: str, known: Iterable[str], otherwise: str) -> str:
    """Return the way out for a path of something that is not there."""
    meant = nearest_path(path, known)
    return f"Menade du ”/{meant}”?" if meant else otherwise


def check_file(matter: FrontMatter, tree: Tree, path: Path, written: str, code: str) -> None:
    """Tell of a file that is not there, is empty, or is no picture that can be published."""
    problem = file_problem(tree, matter.path, written, code)
    if problem:
        told, message, hint = problem
        key = next(part for part in reversed(path) if isinstance(part, str) and part != "src")
        matter.tell(matter.place(path), told, f"{key}: {message}", hint)


def file_problem(tree: Tree, source: str, written: str, code: str) -> tuple[str, str, str] | None:
    """Return code, message and way out for a file that `source` names, or None when it is good."""
    found = find_material(tree, source, written)
    if found is None:
        path = content_path(written, source) or written
        otherwise = "Kontrollera namnet, och att filen ligger i innehållsmappen."
        return f"missing-{code}", f"Filen ”{written}” finns inte.", suggest(path, tree.materials, otherwise)
    try:
        if tree.size(found) == 0:
            return f"empty-{code}", f"Filen ”{written}” är tom (0 byte).", "Spara om filen och lägg in den igen."
        if code == "picture" or PurePosixPath(found).suffix.lower() in PICTURE_SUFFIXES:
            tree.examine_picture(found)
    except RefusedPicture as refused:
        return "refused-picture", f"Bilden ”{written}”: {refused.message}", refused.hint
    except OSError as wrong:
        return f"missing-{code}", f"Filen ”{written}” går inte att läsa ({wrong.strerror}).", "Lägg in filen igen."
    return None


def find_material(tree: Tree, source: str, written: str) -> str | None:
    """Return the file on disk that `source` means by `written`, or None."""
    path = content_path(written, source)
    return tree.materials.get(path) if path else None


def check_translations(readings: dict[str, Reading]) -> None:
    """Tell each file of a circle of `translation_of` that it leads back to itself."""
    onward = {}
    for path, reading in readings.items():
        if reading.source and reading.source.item.translation_of:
            onward[path] = content_path(reading.source.item.translation_of, path)
    for path in onward:
        seen, step = [path], onward[path]
        while step in onward and step not in seen:
            seen.append(step)
            step = onward[step]
        if step == path:
            reading = readings[path]
            others = " → ".join([*seen, path])
            message = f"Översättningarna går i en cirkel: {others}."
            hint = "Ta bort translation_of i den text som är originalet."
            reading.matter.tell(reading.matter.place(("translation_of",)), "translation-circle", message, hint)
