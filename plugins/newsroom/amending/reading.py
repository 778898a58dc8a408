"""Tell whether an edit is one of a text alone."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from newsroom.amending.snapshot import Snapshot
from newsroom.content.state import State
from newsroom.domain.matter import Place
from newsroom.related.amending import Edit
from newsroom.validation.alone import read_alone
from newsroom.validation.reading import Reading

KINDS = ("news", "blog", "documents")
"""Kinds that can be amended; the law has a say in a notice, and a page without a date is read with today's."""

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
        edit = read_edit(name, earlier.get(name), raw, snapshot.site, is_told)
        if edit is None:
            return None
        found[name] = edit, raw
    return found


def read_edit(path: str, before: bytes | None, after: bytes, site: str, is_told: bool) -> Edit | None:
    """Return an edit of a text alone; None for any other, and where something else is to be told of it."""
    if before is None:
        return None
    kind = path.split("/")[0]
    old, new = (read_alone(raw, path, kind, site) for raw in (before, after))
    if not (old.source and new.source) or old.source.item != new.source.item or not old.source.item.date:
        return None
    if not (is_plain(old) and is_plain(new)) or remarks(old, is_told) != remarks(new, is_told):
        return None
    return Edit(old.source, new.source)


def is_plain(reading: Reading) -> bool:
    """Tell whether a file shows no pictures in its text, and nothing in it looks like a personal number."""
    return not (reading.numbers or any(mention.kind == "picture" for mention in reading.mentions))


def remarks(reading: Reading, placed: bool) -> list[Remark]:
    """Return all that something is or may be told of in a file; with its place where that is told."""
    found: list[Remark] = [(one.code, one.message, (one.line, one.column)) for one in reading.problems]
    found += [(one.kind, one.target, (one.line, 0)) for one in reading.mentions]
    found += [("contact", contact.key, place) for contact, place in reading.contacts]
    found += [("allowed", allowed, (0, 0)) for allowed in (*reading.allowed, *reading.allowed_contacts)]
    return sorted(found if placed else ((kind, what, (0, 0)) for kind, what, _ in found))
