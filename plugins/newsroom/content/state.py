"""What one build leaves for the next, apart from the output and never in it.

One folder per content and output: `ledger.json` (what was written), `build.json`
(what happened), server maps, and the last good bytes of every source file.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from newsroom.content.report import say
from newsroom.domain.slugs import slugify
from newsroom.files import Stamp, digest, write_json
from newsroom.incremental.ledger import STATE_FOLDER, read_ledger, write_ledger
from newsroom.incremental.outputs import Row
from newsroom.incremental.tracks import place_of

LEDGER = "ledger.json"
LOG = "writing.log"
COMING = "next-build.json"
"""When the site changes by itself, and why."""
SOURCES = "sources.sqlite"
PICTURES = "pictures-examined.json"
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""What SQLite says of a file that holds no whole database."""
LOST = (
    "De senast felfria versionerna av texterna var skadade på disken och är borttagna. Sidorna byggs ändå, "
    "men en text som är trasig nu kan inte visas i sin förra version."
)

Done = TypeVar("Done")


class State:
    """The state folder of one content and one output."""

    def __init__(self, folder: Path, content: Path, output: Path) -> None:
        self.folder = folder
        places = (os.path.relpath(place_of(one), folder) for one in (content, output))
        self.pair = digest(os.fsencode("\0".join(places)))
        """Names content and output as seen from here: a shared folder is not mistaken, and all may move together."""

    @property
    def cache(self) -> Path:
        """What may be deleted at any time: keyed by digest of what it was made from."""
        return self.folder / "cache"

    @property
    def log(self) -> Path:
        """The names that a build has begun to write; left behind only by one that was killed."""
        return self.folder / LOG

    def earlier_outputs(self) -> dict[str, Row]:
        """Return what the last build of this content and output wrote, by name."""
        return read_ledger(self.folder / LEDGER, self.pair)

    def keep_outputs(self, rows: Mapping[str, Row]) -> None:
        """Remember what this build wrote, for the next to prune by."""
        write_ledger(self.folder / LEDGER, self.pair, rows)

    def good_pictures(self) -> dict[str, Stamp]:
        """Return the stamps of pictures that an earlier check found good, by place; none of a damaged file."""
        try:
            told = json.loads((self.cache / PICTURES).read_text("utf-8"))
            return {place: Stamp(*stamp) for place, stamp in told.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def keep_good_pictures(self, stamps: Mapping[str, Stamp]) -> None:
        """Remember the pictures that were found good, for the next check."""
        write_json(self.cache / PICTURES, stamps)

    def last_good(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the last good bytes of those of `paths` that have any."""
        if not (self.folder / SOURCES).exists():
            return {}
        wanted = sorted(paths)
        found = self.with_sources(lambda rows: {path: self.row(rows, path) for path in wanted})
        return {path: raw for path, raw in found.items() if raw is not None}

    def row(self, rows: sqlite3.Connection, path: str) -> bytes | None:
        """Return the last good bytes of one file; None where the disk gives back others."""
        asked = "SELECT digest, raw FROM good WHERE pair = ? AND path = ?"
        known, raw = rows.execute(asked, (self.pair, path)).fetchone() or ("", None)
        return raw if isinstance(raw, bytes) and digest(raw) == known else None

    def keep_good(
        self, good: Mapping[str, str], bytes_of: Callable[[str], bytes | None], forget: Iterable[str]
    ) -> None:
        """Remember the bytes of good files, whose digests are given; forget those deleted, withdrawn or refused."""
        forgotten = sorted(set(forget))

        def renew(rows: sqlite3.Connection) -> None:
            known = dict(rows.execute("SELECT path, digest FROM good WHERE pair = ?", (self.pair,)))
            for path in forgotten:
                if path in known:
                    rows.execute("DELETE FROM good WHERE pair = ? AND path = ?", (self.pair, path))
            changed = (path for path, digest in good.items() if known.get(path) != digest)
            for path in changed:
                if (raw := bytes_of(path)) is not None:
                    self.put_good(rows, path, raw)

        self.folder.mkdir(parents=True, exist_ok=True)
        self.with_sources(renew)

    def keep_edited(self, good: Mapping[str, bytes]) -> None:
        """Remember the bytes of a few good files that were edited."""

        def renew(rows: sqlite3.Connection) -> None:
            for path, raw in good.items():
                self.put_good(rows, path, raw)

        self.with_sources(renew)

    def put_good(self, rows: sqlite3.Connection, path: str, raw: bytes) -> None:
        """Write the bytes of one good file."""
        rows.execute("REPLACE INTO good VALUES (?, ?, ?, ?)", (self.pair, path, digest(raw), raw))

    def known_sources(self) -> set[str]:
        """Return the files whose last good bytes are kept."""
        if not (self.folder / SOURCES).exists():
            return set()
        asked = "SELECT path FROM good WHERE pair = ?"
        return self.with_sources(lambda rows: {path for (path,) in rows.execute(asked, (self.pair,))})

    def with_sources(self, work: Callable[[sqlite3.Connection], Done]) -> Done:
        """Do something with the last good sources; where their file is damaged it is begun anew, and that is said.

        Raises sqlite3.Error for a disk that is full or may not be written to.
        """
        try:
            with self.sources() as rows:
                return work(rows)
        except sqlite3.DatabaseError as wrong:
            if not is_damage(wrong):
                raise
        say([LOST])
        (self.folder / SOURCES).unlink()
        with self.sources() as rows:
            return work(rows)

    @contextmanager
    def sources(self) -> Iterator[sqlite3.Connection]:
        """Open the database of last good sources; SQLite keeps it whole if we are killed."""
        rows = sqlite3.connect(self.folder / SOURCES, timeout=60)
        try:
            rows.execute(
                "CREATE TABLE IF NOT EXISTS good "
                "(pair TEXT, path TEXT, digest TEXT, raw BLOB, PRIMARY KEY (pair, path))"
            )
            # Digests are read without the bytes.
            rows.execute("CREATE INDEX IF NOT EXISTS digests ON good (pair, path, digest)")
            with rows:
                yield rows
        finally:
            rows.close()


def is_damage(wrong: sqlite3.DatabaseError) -> bool:
    """Tell whether a file is no whole database any more: so it says, or what should be a path is no text."""
    return (getattr(wrong, "sqlite_errorcode", 0) & 0xFF) in DAMAGED or "decode to UTF-8" in str(wrong)


def state_for(content: Path, output: Path, said: Path | None) -> State:
    """Return the state of `content` built into `output`: in `said`, else beside the content.

    Beside the content each output has a folder of its own, by its name, so that a
    preview never overwrites what the published site's servers include.
    """
    if said:
        return State(said.resolve(), content, output)
    content, output = place_of(content), place_of(output)
    name = slugify(output.name) or "output"
    if output.parent != content.parent:
        name += "-" + digest(os.fsencode(output))[:8]
    return State(content.parent / STATE_FOLDER / f"{slugify(content.name) or 'content'}-{name}", content, output)
