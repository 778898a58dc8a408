"""A ranked collection on disk, so that the next build ranks only what changed.

One file per language in the cache of the state folder, believed only when it was
made by this very code with the same settings. It may be deleted at any time: then
all is ranked anew, and comes out the same. It is put in place in one step; a
damaged one fails its checksums and counts as none.
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from newsroom.files import digest
from newsroom.related.collection import Collection
from newsroom.related.comparing import Neighbours
from newsroom.related.counting import Numbers
from newsroom.related.languages import named
from newsroom.related.lexicon import Lexicon
from newsroom.related.shelf import Shelf
from newsroom.related.vectors import Rows

ROWS = ("rows", "titles", "labels", "postings", "seekers")
DIGEST = 16


def load(path: Path, key: str) -> Collection | None:
    """Return the collection that was kept under `key`, or None where there is none that can be believed."""
    try:
        with path.open("rb") as file, np.load(file) as kept:
            found = {name: kept[name] for name in kept.files}
        head = json.loads(found["head"].tobytes())
        return unpack(head, found) if head["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None


def keep(path: Path, key: str, collection: Collection) -> None:
    """Keep a collection for the next build.

    The file grows under another name, always the same one, so that a build that
    is killed leaves at most one, which the next overwrites.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        np.savez(file, allow_pickle=False, **dict(pack(key, collection)))
    beside.replace(path)


def pack(key: str, collection: Collection) -> Iterator[tuple[str, Numbers]]:
    """Yield the arrays of a collection."""
    shelf, lexicon = collection.shelf, collection.lexicon
    head = {
        "key": key, "paths": collection.paths, "language": lexicon.language.code, "texts": lexicon.texts,
        "words": list(lexicon.holders), "complete": lexicon.is_complete,
    }  # fmt: skip
    yield "head", np.frombuffer(json.dumps(head).encode(), np.uint8)
    yield "holders", np.array(list(lexicon.holders.values()), np.int32)
    yield "digests", np.frombuffer(b"".join(one.ljust(DIGEST, b"\0") for one in collection.digests), np.uint8)
    yield "marks", collection.marks
    for name in ("places", "scores", "bars"):
        yield name, getattr(collection.found, name)
    for name in ("ranks", "days"):
        yield name, getattr(shelf, name)
    for name in ROWS:
        rows: Rows = getattr(shelf, name)
        for part in ("start", "words", "weights"):
            yield f"{name}-{part}", getattr(rows, part)


def unpack(head: dict[str, Any], found: dict[str, Numbers]) -> Collection:
    """Return the collection of these arrays."""
    rows = (Rows(*(found[f"{name}-{part}"] for part in ("start", "words", "weights"))) for name in ROWS)
    holders = dict(zip(head["words"], found["holders"].tolist(), strict=True))
    raw = found["digests"].tobytes()
    return Collection(
        Lexicon(named(head["language"]), head["texts"], holders, head["complete"]),
        head["paths"],
        [raw[at : at + DIGEST] for at in range(0, len(raw), DIGEST)],
        found["marks"],
        Shelf(found["ranks"], found["days"], *rows),
        Neighbours(found["places"], found["scores"], found["bars"]),
    )


def key_of(*facts: object) -> str:
    """Return the digest of all code that makes a collection of its texts, and of what it was told."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return digest(b"".join(file.read_bytes() for file in files) + repr((np.__version__, *facts)).encode())
