"""Hold what items name against what there is: registers, files, other items."""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from newsroom.domain.matter import Path
from newsroom.domain.pictures import RefusedPicture, examine
from newsroom.domain.registers import Register, Registers
from newsroom.domain.schema import Document, Item, Notice
from newsroom.domain.source import content_path
from newsroom.domain.suggestions import did_you_mean
from newsroom.validation.reading import Reading
from newsroom.validation.tree import Tree

ITEM_KEYS = ("related", "unrelated", "translation_of", "easy_read_of", "replaces")
"""Keys whose values are paths of other items."""
MANY_NAMES = 12
"""More names than this are not listed in a message."""


def check_references(reading: Reading, tree: Tree, registers: Registers) -> None:
    """Tell of every name in the front matter of `reading` that leads nowhere."""
    if reading.source is None:
        return
    item = reading.source.item
    check_register(reading, registers.topics, numbered("topics", item.topics), "topic", "Ämnet", "topics.yml")
    people = [*numbered("contacts", item.contacts), *([(("author",), item.author)] if item.author else [])]
    check_register(reading, registers.people, people, "person", "Personen", "people.yml")
    if isinstance(item, Notice):
        check_register(reading, registers.bodies, [(("body",), item.body)], "body", "Organet", "bodies.yml")
    for path, written in named_items(item):
        check_item(reading, tree, path, written)
    for path, written, code in named_files(item):
        check_file(reading, tree, path, written, code)


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
    if isinstance(item, Document):
        yield ("file",), item.file, "file"
    if isinstance(item, Notice):
        for path, written in numbered("attachments", item.attachments):
            yield path, written, "attachment"


def check_register(
    reading: Reading, register: Register[Any], named: Sequence[tuple[Path, str]], code: str, word: str, file: str
) -> None:
    """Tell of names that stand in no register; without a register all are good."""
    for path, name in named:
        if register.find(name) is None:
            names = register.names()
            listed = f"Välj något av: {', '.join(names)}." if len(names) <= MANY_NAMES else ""
            hint = did_you_mean(name, names, f"{listed} Eller lägg till det nya i {file}.".strip())
            place = reading.matter.place(path)
            reading.matter.tell(place, f"unknown-{code}", f"{word} ”{name}” finns inte i {file}.", hint)


def check_item(reading: Reading, tree: Tree, path: Path, written: str) -> None:
    """Tell of a path to an item that is not there, or that is the item itself."""
    place = reading.matter.place(path)
    found = content_path(written, reading.path)
    if found is None or found not in tree.sources:
        near = suggest_item(found or written, tree)
        reading.matter.tell(place, "missing-item", f"{path[0]}: ”{written}” finns inte.", near)
    elif found == reading.path and path[0] != "translation_of":
        reading.matter.tell(place, "missing-item", f"{path[0]}: texten pekar på sig själv.", "Ta bort raden.")


def suggest_item(path: str, tree: Tree) -> str:
    """Return the way out for a path of an item that is not there."""
    example = "Skriv sökvägen från innehållsmappen, till exempel /news/2026/03/2026-03-05-ny-skola.md."
    return did_you_mean(f"/{path}", [f"/{source}" for source in tree.sources], example)


def check_file(reading: Reading, tree: Tree, path: Path, written: str, code: str) -> None:
    """Tell of a file that is not there, is empty, or is no picture that can be published."""
    problem = file_problem(tree, reading.path, written, code)
    if problem:
        told, message, hint = problem
        reading.matter.tell(reading.matter.place(path), told, f"{path[0]}: {message}", hint)


def file_problem(tree: Tree, source: str, written: str, code: str) -> tuple[str, str, str] | None:
    """Return code, message and way out for a file that `source` names, or None when it is good."""
    found = find_material(tree, source, written)
    if found is None:
        path = content_path(written, source) or written
        same_kind = [name for name in tree.materials if PurePosixPath(name).suffix == PurePosixPath(path).suffix]
        otherwise = "Kontrollera namnet, och att filen ligger i innehållsmappen."
        return f"missing-{code}", f"filen ”{written}” finns inte.", did_you_mean(path, same_kind, otherwise)
    if tree.size(found) == 0:
        return f"empty-{code}", f"filen ”{written}” är tom (0 byte).", "Spara om filen och lägg in den igen."
    if code == "picture":
        try:
            examine(tree.root / found)
        except RefusedPicture as refused:
            return "refused-picture", f"bilden ”{written}”: {refused.message}", refused.hint
    return None


def find_material(tree: Tree, source: str, written: str) -> str | None:
    """Return the file on disk that `source` means by `written`, or None."""
    path = content_path(written, source)
    return tree.materials.get(unicodedata.normalize("NFC", path)) if path else None


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
            message = f"translation_of går i en cirkel: {others}."
            hint = "Ta bort translation_of i den text som är originalet."
            reading.matter.tell(reading.matter.place(("translation_of",)), "translation-circle", message, hint)
