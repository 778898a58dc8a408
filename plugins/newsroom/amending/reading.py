"""Tell whether an edit is one of an item's words alone."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from newsroom.amending.snapshot import Snapshot
from newsroom.content.state import State
from newsroom.domain.clock import day_of, start_of
from newsroom.domain.links import Mention
from newsroom.domain.matter import Place
from newsroom.domain.meeting_titles import meeting_in
from newsroom.domain.schema import Item
from newsroom.domain.source import content_path
from newsroom.related.edit import Edit
from newsroom.validation.alone import read_alone
from newsroom.validation.mentions import foreign_problem
from newsroom.validation.reading import Reading
from newsroom.validation.texts import weekdays_of_today

KINDS = ("news", "blog", "documents", "pages")
"""Kinds that can be amended; the law has a say in a notice."""
WORDS = ("title", "summary", "kicker")
"""What other pages show of an item in words of its own, besides how its text begins."""

Remark = tuple[str, str, Place]
"""What something is, or may be, told of: of what kind, what, and where."""


def read_edits(
    paths: Iterable[str], content: Path, state: State, snapshot: Snapshot, told: Sequence[str]
) -> dict[str, tuple[Edit, bytes]] | None:
    """Return the edits of these files with their bytes; None where one is more than that. Raises OSError.

    `told` are the lines that the last build said.
    """
    names = sorted(paths)
    if any(name.split("/")[0] not in KINDS or name not in snapshot.names for name in names):
        return None
    earlier = state.last_good(names)
    found = {}
    for name in names:
        raw, is_told = (content / name).read_bytes(), any(line.startswith(f"{name}:") for line in told)
        edit = read_edit(name, earlier.get(name), raw, snapshot, is_told)
        if edit is None:
            return None
        found[name] = edit, raw
    return found


def read_edit(path: str, before: bytes | None, after: bytes, snapshot: Snapshot, is_told: bool) -> Edit | None:
    """Return an edit of an item's words; None for any other, and where something else is to be told of it."""
    if before is None:
        return None
    kind = path.split("/")[0]
    old, new = (read_alone(raw, path, kind, snapshot.site) for raw in (before, after))
    if not (old.source and new.source) or old.numbers or new.numbers:
        return None
    if remarks(old, is_told) != remarks(new, is_told) or not leads_somewhere(old, new, snapshot):
        return None
    today = day_of(snapshot.moment)
    if any(next(weekdays_of_today(one, today), None) for one in (old, new)):
        return None
    edit = Edit(old.source, new.source)
    return edit if says_the_same(edit) and speaks_of_the_same_meeting(edit, snapshot.bodies) else None


def leads_somewhere(old: Reading, new: Reading, snapshot: Snapshot) -> bool:
    """Tell whether every new link is known to lead somewhere, and every picture is told in words."""
    if any(one.kind == "picture" and not one.text.strip() for one in new.mentions):
        return False
    known = {(one.kind, one.target) for one in old.mentions}
    fresh = [one for one in new.mentions if (one.kind, one.target) not in known]
    return all(one.kind == "link" and is_known(one, new.path, snapshot) for one in fresh)


def is_known(link: Mention, path: str, snapshot: Snapshot) -> bool:
    """Tell whether a link in the file `path` leads off the site, or to an item that has a page."""
    if link.is_external:
        return foreign_problem(link.target) is None
    return link.path.endswith(".md") and content_path(link.path, path) in snapshot.names


def says_the_same(edit: Edit) -> bool:
    """Tell whether an item says the same as before, but for its words."""
    before, after = edit.before.item, edit.after.item
    return before == after.model_copy(update={name: getattr(before, name) for name in WORDS})


def speaks_of_the_same_meeting(edit: Edit, bodies: Iterable[str]) -> bool:
    """Tell whether the headline names the meeting that it named before, or none as before."""

    def meeting_of(item: Item) -> object:
        return meeting_in(item.title, bodies, day_of(start_of(item.date))) if item.date else None

    return meeting_of(edit.before.item) == meeting_of(edit.after.item)


def remarks(reading: Reading, placed: bool) -> list[Remark]:
    """Return all that something is or may be told of in a file; with its place where that is told."""
    found: list[Remark] = [(one.code, one.message, (one.line, one.column)) for one in reading.problems]
    found += [(one.kind, f"{one.target} {one.text}", (one.line, 0)) for one in reading.mentions if placed]
    found += [("no address", "", (one.line, 0)) for one in reading.mentions if not one.target]
    found += [("contact", contact.key, place) for contact, place in reading.contacts]
    found += [("allowed", allowed, (0, 0)) for allowed in (*reading.allowed, *reading.allowed_contacts)]
    return sorted(found if placed else ((kind, what, (0, 0)) for kind, what, _ in found))
