"""Tell whether an edit is one of a text alone."""

from collections.abc import Iterable
from pathlib import Path

from newsroom.amending.kept import Kept
from newsroom.content.state import State
from newsroom.related.amending import Edit
from newsroom.validation.alone import read_alone
from newsroom.validation.reading import Reading

KINDS = ("news", "blog", "documents")
"""Kinds that can be amended; the law has a say in a notice, and a page without a date is read with today's."""


def read_edits(paths: Iterable[str], content: Path, state: State, kept: Kept) -> dict[str, tuple[Edit, bytes]] | None:
    """Return the edits of these files with their bytes; None where one is more than that. Raises OSError."""
    names = sorted(paths)
    if any(name.split("/")[0] not in KINDS or name not in kept.names or name in kept.told_of for name in names):
        return None
    earlier = state.last_good(names)
    found = {}
    for name in names:
        raw = (content / name).read_bytes()
        edit = read_edit(name, earlier.get(name), raw, kept.site)
        if edit is None:
            return None
        found[name] = edit, raw
    return found


def read_edit(path: str, before: bytes | None, after: bytes, site: str) -> Edit | None:
    """Return an edit of a text alone; None for any other, and where anything is to be told of it."""
    if before is None:
        return None
    kind = path.split("/")[0]
    old, new = (read_alone(raw, path, kind, site) for raw in (before, after))
    if not (old.source and new.source) or not (is_silent(old) and is_silent(new)):
        return None
    if not old.source.item.date or old.source.item != new.source.item or not alike(old, new):
        return None
    return Edit(old.source, new.source)


def is_silent(reading: Reading) -> bool:
    """Tell whether there is nothing to be told of a file, nor to be held against others, but its links."""
    shows_pictures = any(mention.kind == "picture" for mention in reading.mentions)
    return not (reading.problems or reading.numbers or reading.contacts or shows_pictures)


def alike(old: Reading, new: Reading) -> bool:
    """Tell whether two texts name the same, in whatever order, and let the same through."""
    named = [{(mention.kind, mention.target) for mention in one.mentions} for one in (old, new)]
    return named[0] == named[1] and old.allowed == new.allowed and old.allowed_contacts == new.allowed_contacts
