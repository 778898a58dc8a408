"""Read the registers that items name their topics, bodies and people from."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from newsroom.domain.frontmatter import read_register
from newsroom.domain.matter import FrontMatter, Path
from newsroom.domain.problems import Problem
from newsroom.domain.registers import FILES, Entry, Person, Registers, Topic, listed, make_register
from newsroom.validation.reading import validate, without_empty
from newsroom.validation.references import check_file
from newsroom.validation.tree import Tree


def read_registers(raw_by_path: Mapping[str, bytes], tree: Tree) -> tuple[Registers, list[Problem]]:
    """Return the registers from their files' bytes, and what is wrong in them."""
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for path, raw in raw_by_path.items():
        matter = read_register(raw, path)
        parts = parts_of(matter)
        keyed = [(key, read_entry(parts[below[0]], value, matter, tree)) for below, key, value in listed(matter.values)]
        entries = [(key, entry) for key, entry in keyed if entry]
        hint_at_doubles(entries, matter)
        found[path.removesuffix(".yml")] = make_register(FILES[path], entries, whole=not matter.is_broken)
        problems += matter.problems
    return Registers(**found), problems


def parts_of(matter: FrontMatter) -> defaultdict[str | int, FrontMatter]:
    """Return each entry of a register, by its key or number, as front matter of its own that knows where it stands."""
    parts = defaultdict[str | int, FrontMatter](lambda: FrontMatter(matter.path, start=matter.place(())))
    for places, name in ((matter.keys, "keys"), (matter.places, "places")):
        for place, at in places.items():
            if place:
                getattr(parts[place[0]], name)[place[1:]] = at
    for key, part in parts.items():
        part.start = matter.keys.get((key,), matter.place((key,)))
    return parts


def read_entry(scope: FrontMatter, value: Any, matter: FrontMatter, tree: Tree) -> Entry | None:
    """Return one entry of a register, whose places `scope` knows, or tell what is wrong with it."""
    entry = validate(without_empty(value), FILES[matter.path], scope)
    picture = entry.image if isinstance(entry, Topic) else entry.portrait if isinstance(entry, Person) else None
    if picture:
        check_file(scope, tree, picture_path(scope), picture.src, "picture")
    matter.problems += scope.problems
    return entry if isinstance(entry, Entry) and not scope.is_broken else None


def picture_path(scope: FrontMatter) -> Path:
    """Return where an entry names its picture: a topic's may be called two things."""
    key = next(key for key in ("image", "picture", "portrait") if (key,) in scope.places)
    return (key, "src") if (key, "src") in scope.places else (key,)


def hint_at_doubles(entries: list[tuple[str, Entry]], matter: FrontMatter) -> None:
    """Hint at a name that two entries claim: items that write it get the first."""
    owners: dict[str, Entry] = {}
    for number, (key, entry) in enumerate(entries):
        for name in entry.names:
            owner = owners.setdefault(name.casefold(), entry)
            if owner is not entry:
                place = matter.place((key,) if (key,) in matter.places else (number,))
                message = f"”{name}” står för både ”{owner.name}” och ”{entry.name}”. Den första gäller."
                matter.tell(place, "double-name", message, "Ta bort eller byt namn på den ena.", "hint")
