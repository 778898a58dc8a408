"""Read one source file and hold it against the schema of its kind."""

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from pydantic import ValidationError, create_model

from newsroom.domain.frontmatter import read
from newsroom.domain.links import Mention
from newsroom.domain.matter import FrontMatter, Place
from newsroom.domain.messages import tell_missing, tell_schema_errors
from newsroom.domain.personal_numbers import Found
from newsroom.domain.private_contacts import Contact
from newsroom.domain.problems import Problem
from newsroom.domain.schema import KINDS, REQUIRED_BY_TYPE, Comment, Item
from newsroom.domain.slugs import slug_of_file
from newsroom.domain.source import CommentSource, Source
from newsroom.domain.written import Written, share_names
from newsroom.files import digest

SIZE_LIMIT = 5_000_000
"""Bytes of one source file; no text is longer."""
STAND_IN = "–"
"""Alternative text of a picture without one, so that the picture itself is judged too."""


@dataclass
class Reading:
    """A source file as read: what it says, or why it says nothing."""

    path: str
    kind: str
    matter: FrontMatter
    item: Item | None = None
    """What could be read of an item, also where something else in it is wrong; required keys may be None."""
    source: Source | None = None
    """The item when nothing is wrong with it by itself."""
    comment: CommentSource | None = None
    mentions: list[Mention] = field(default_factory=list)
    """The links and pictures of its text."""
    numbers: list[tuple[Found, Place, str]] = field(default_factory=list)
    """What looks like personal numbers in its name and text, where, and what that is called."""
    allowed: frozenset[str] = field(default_factory=frozenset)
    """Figures that its editor says are none."""
    contacts: list[tuple[Contact, Place]] = field(default_factory=list)
    """What looks like somebody's own telephone or mailbox, and where."""
    allowed_contacts: frozenset[str] = field(default_factory=frozenset)
    """Keys of those that its editor lets through."""

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the file by itself."""
        return self.matter.problems


def read_source(raw: bytes, path: str, kind: str) -> Reading:
    """Return what the source file `path` says. Never raises for bad content."""
    if len(raw) > SIZE_LIMIT:
        return Reading(path, kind, too_large(len(raw), path))
    matter = read(raw, path)
    reading = Reading(path, kind, matter)
    if not matter.values and matter.problems:
        return reading
    values = without_empty(matter.values)
    found = validate(values, KINDS[kind], matter)
    check_notice_keys(values, kind, matter)
    check_file_name(values, path, kind, matter)
    reading.item = found if isinstance(found, Item) else None
    if matter.is_broken:
        return reading
    if found is not None:
        share_names(found)
    if isinstance(found, Comment):
        reading.comment = CommentSource(path, found, matter.text)
    elif isinstance(found, Item):
        reading.source = Source(path, kind, found, matter.text, digest(raw))
    return reading


def too_large(size: int, path: str) -> FrontMatter:
    """Return what is said of a file that is too large to be a text."""
    matter = FrontMatter(path)
    megabytes = f"{size / 1e6:.1f}".replace(".", ",")
    message = f"Filen är {megabytes} MB. Gränsen för en text är {SIZE_LIMIT // 1_000_000} MB."
    matter.tell((1, 1), "file-size", message, "Dela texten i flera, eller lägg den som dokument med en PDF-fil.")
    return matter


def validate(values: Any, model: type[Written], matter: FrontMatter) -> Written | None:
    """Return `values` as the model has them; tell what is wrong, and return what is left without it.

    What is left makes it possible to tell everything else that is wrong in the
    file in one go.
    """
    try:
        return model.model_validate(values)
    except ValidationError as wrong:
        tell_schema_errors(wrong, model, matter)
        if not isinstance(values, dict):
            return None
        try:
            return part_of(model).model_validate(what_is_left(values, wrong))
        except ValidationError:
            return None


@cache
def part_of(model: type[Written]) -> type[Written]:
    """Return `model` with no key required."""
    optional: dict[str, Any] = {
        name: (Annotated[field.annotation, "optional", *field.metadata], None)
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return create_model(model.__name__, __base__=model, **optional)


def what_is_left(values: dict[str, Any], wrong: ValidationError) -> dict[str, Any]:
    """Return `values` without the keys in which something is wrong."""
    findings = wrong.errors(include_url=False)
    no_alt = {str(finding["loc"][0]) for finding in findings if finding["type"] == "picture-alt"}
    bad = {finding["loc"][0] for finding in findings if finding["loc"] and finding["type"] != "picture-alt"}
    left = {key: value for key, value in values.items() if key not in bad}
    for key in no_alt & set(left):
        picture = left[key] if isinstance(left[key], dict) else {"src": left[key]}
        left[key] = {**picture, "alt": STAND_IN}
    return left


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


def check_file_name(values: dict[str, Any], path: str, kind: str, matter: FrontMatter) -> None:
    """Tell of a file whose name gives no address, where `slug` does not either."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    if kind != "comments" and "slug" not in values and not slug_of_file(stem):
        hint = "Lägg till en rad med slug: och ett namn med små bokstäver, till exempel slug: ny-skola."
        matter.tell((1, 1), "slug", f"Filnamnet ”{stem}” ger ingen adress.", hint)
