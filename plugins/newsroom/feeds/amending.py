"""Write anew, in files that stand, the entries of items whose text was edited and nothing else.

A feed is its head and its entries; of another text only the item's own entry is
another one. So that is found in the file as it was, and replaced.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.feeds.entries import Feed
from newsroom.feeds.formats import ATOM, FILES, JSON, RSS, Format, MadeEntry
from newsroom.feeds.stories import Origin, Story, entry_of

HEAD = Feed(id="-", title="-", description="-", lang="", publisher="-", page="-", folder="-")
"""Stands at the head of a feed of one entry, which is only made for that entry."""
BOUNDS: Mapping[str, tuple[bytes, bytes]] = {RSS.file: (b"<item>", b"</item>"), ATOM.file: (b"<entry", b"</entry>")}
"""What an entry begins and ends with."""


@dataclass(frozen=True, slots=True)
class KeptFeeds:
    """What a build leaves, so that a later one can write a few entries anew."""

    origin: Origin
    places: Mapping[str, Sequence[str]]
    """Source file to the files in which its entry stands."""


def write_again(kept: KeptFeeds, output: Path, stories: Mapping[str, tuple[Story, Story]]) -> dict[str, bytes] | None:
    """Return the files below `output` that tell of some items, as they are to be, by name.

    `stories` are, by source file, what the item says in the files that stand, and what
    it says now. Returns None where an entry is not found as it ought to stand.
    """
    edits: defaultdict[str, list[tuple[bytes, bytes]]] = defaultdict(list)
    for path, (before, after) in stories.items():
        for form in FILES:
            change = entry_as(form, before, kept.origin), entry_as(form, after, kept.origin)
            for name in kept.places.get(path, ()):
                if name.endswith(f"/{form.file}"):
                    edits[name].append(change)
    made = {name: replaced((output / name).read_bytes(), changes) for name, changes in edits.items()}
    whole = {name: data for name, data in made.items() if data is not None}
    return whole if len(whole) == len(made) else None


def replaced(data: bytes, changes: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """Return `data` with other entries; None where one does not stand there once."""
    for before, after in changes:
        if data.count(before) != 1:
            return None
        data = data.replace(before, after)
    return data


def entry_as(form: Format, story: Story, origin: Origin) -> bytes:
    """Return the entry of a story as it stands in a file of that form."""
    made = MadeEntry(entry_of(story, origin))
    if form is JSON:
        return made.json.encode()
    data = form.write(HEAD, [made])
    begin, end = BOUNDS[form.file]
    return data[data.index(begin) : data.rindex(end) + len(end)]
