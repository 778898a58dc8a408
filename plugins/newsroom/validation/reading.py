"""Read one source file and hold it against the schema of its kind."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from newsroom.domain.frontmatter import read, read_register
from newsroom.domain.matter import FrontMatter
from newsroom.domain.messages import tell_missing, tell_schema_errors
from newsroom.domain.problems import Problem
from newsroom.domain.registers import FILES, Entry, Registers, listed, make_register
from newsroom.domain.schema import KINDS, REQUIRED_BY_TYPE, Comment, Item
from newsroom.domain.slugs import slug_of_file
from newsroom.domain.source import CommentSource, Source

SIZE_LIMIT = 5_000_000
"""Bytes of one source file; no text is longer."""


@dataclass(slots=True)
class Reading:
    """A source file as read: what it says, or why it says nothing."""

    path: str
    kind: str
    matter: FrontMatter
    source: Source | None = None
    comment: CommentSource | None = None

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the file by itself."""
        return self.matter.problems


def read_source(raw: bytes, path: str, kind: str) -> Reading:
    """Return what the source file `path` says. Never raises for bad content."""
    if len(raw) > SIZE_LIMIT:
        matter = FrontMatter(path)
        message = f"Filen är {len(raw) / 1e6:.1f} MB. Gränsen för en text är {SIZE_LIMIT // 1_000_000} MB.".replace(".", ",", 1)
        hint = "Dela texten i flera, eller lägg den som dokument med en PDF-fil."
        matter.tell((1, 1), "file-size", message, hint)
        return Reading(path, kind, matter)
    matter = read(raw, path)
    reading = Reading(path, kind, matter)
    if not matter.values and matter.problems:
        return reading
    values = without_empty(matter.values)
    item = validate(values, KINDS[kind], matter)
    check_notice_keys(values, kind, matter)
    stem = path.rpartition("/")[2].removesuffix(".md")
    if isinstance(item, Item) and not item.slug and not slug_of_file(stem):
        hint = "Lägg till en rad med slug: och ett namn med små bokstäver, till exempel slug: ny-skola."
        matter.tell((1, 1), "slug", f"Filnamnet ”{stem}” ger ingen adress.", hint)
    if any(problem.severity == "error" for problem in matter.problems):
        return reading
    if isinstance(item, Comment):
        reading.comment = CommentSource(path, path.split("/")[1], item, matter.text)
    elif isinstance(item, Item):
        reading.source = Source(path, kind, item, matter.text)
    return reading


def validate(values: dict[str, Any], model: type[BaseModel], matter: FrontMatter) -> BaseModel | None:
    """Return `values` as the model has them, or tell what is wrong and return None."""
    try:
        return model.model_validate(values)
    except ValidationError as wrong:
        tell_schema_errors(wrong, model, matter)
        return None


def without_empty(value: Any) -> Any:
    """Return `value` without keys that were given no value: they count as not written."""
    if isinstance(value, dict):
        return {key: without_empty(below) for key, below in value.items() if below is not None}
    if isinstance(value, list):
        return [without_empty(below) for below in value]
    return value


def check_notice_keys(values: dict[str, Any], kind: str, matter: FrontMatter) -> None:
    """Tell of keys that a notice of this type must have (content-model.md, Notices)."""
    if kind != "notices":
        return
    if "posted" not in values and "date" not in values:
        tell_missing(("posted",), matter)
    written = values.get("type")
    for key in REQUIRED_BY_TYPE.get(written, ()) if isinstance(written, str) else ():
        if key not in values:
            tell_missing((key,), matter)
    if written in ("ordinance", "other") and not {"appeal_by", "comes_down"} & set(values):
        message = "Uppgiften ”appeal_by” eller ”comes_down” saknas: anslaget måste veta när det tas ned."
        matter.tell((1, 1), "missing-key", message, "Lägg till en rad: comes_down: 2026-04-20")


def read_registers(raw_by_path: dict[str, bytes]) -> tuple[Registers, list[Problem]]:
    """Return the registers from their files' bytes, and what is wrong in them."""
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for path, raw in raw_by_path.items():
        matter = read_register(raw, path)
        model = FILES[path]
        keyed = [(key, read_entry(below, value, model, matter)) for below, key, value in listed(matter.values)]
        found[path.removesuffix(".yml")] = make_register(model, [(key, entry) for key, entry in keyed if entry])
        problems += matter.problems
    return Registers(**found), problems


def read_entry(path: tuple[str | int, ...], value: Any, model: type[Entry], matter: FrontMatter) -> Entry | None:
    """Return one entry of a register, or tell what is wrong with it."""
    scope = FrontMatter(
        matter.path,
        keys={place[len(path) :]: at for place, at in matter.keys.items() if place[: len(path)] == path},
        places={place[len(path) :]: at for place, at in matter.places.items() if place[: len(path)] == path},
    )
    entry = validate(without_empty(value), model, scope)
    matter.problems += scope.problems
    return entry if isinstance(entry, Entry) else None
