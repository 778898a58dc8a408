"""What was made of a text before, kept in one SQLite file under the digest of all it was made of.

It may be deleted at any time, and a kill leaves it whole. What one build did not
ask for is forgotten and overwritten, so it holds no more than the site does.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

FILE = "made.sqlite"


class Store:
    """One shelf (a table) of what was made."""

    def __init__(self, folder: Path, shelf: str) -> None:
        self.path = folder / FILE
        self.shelf = shelf
        self.unused = 0
        """How much of what is kept nobody asked for when last asked."""

    def fetch(self, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept under any of `keys`; nothing from a file that cannot be read."""
        wanted = set(keys)
        try:
            with closing(self.open()) as rows:
                found = dict(self.all_of(rows))
        except (sqlite3.Error, OSError):
            return {}
        self.unused = len(found.keys() - wanted)
        return {key: made for key, made in found.items() if key in wanted}

    def fetch_some(self, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept under a few `keys`, without looking at others; nothing from a spoilt file."""
        asked = f"SELECT key, made FROM {self.shelf} WHERE key = ?"
        try:
            with closing(self.open()) as rows:
                return {key: made for one in sorted(keys) for key, made in rows.execute(asked, (one,))}
        except (sqlite3.Error, OSError):
            return {}

    def all_of(self, rows: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
        """Give every key with what is kept under it."""
        return iter(rows.execute(f"SELECT key, made FROM {self.shelf}"))

    def keep(self, made: Mapping[str, bytes], used: Collection[str] | None = None) -> None:
        """Keep what was `made`, and forget what is not `used` if that is said; a spoilt file is begun anew."""
        try:
            self.change(made, used)
        except sqlite3.DatabaseError:
            self.path.unlink(missing_ok=True)
            self.change(made, used)

    def change(self, made: Mapping[str, bytes], used: Collection[str] | None) -> None:
        """Change the shelf in one step. Raises sqlite3.DatabaseError."""
        with closing(self.open()) as rows, rows:
            if used is not None:
                unused = [(key,) for (key,) in rows.execute(f"SELECT key FROM {self.shelf}") if key not in used]
                rows.executemany(f"DELETE FROM {self.shelf} WHERE key = ?", unused)
            rows.executemany(f"REPLACE INTO {self.shelf} VALUES (?, ?)", made.items())

    def open(self) -> sqlite3.Connection:
        """Return the open file, with the shelf in it. Raises sqlite3.Error, OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        rows = sqlite3.connect(self.path, timeout=60)
        try:
            rows.execute("PRAGMA secure_delete = ON")
            rows.execute(f"CREATE TABLE IF NOT EXISTS {self.shelf} (key TEXT PRIMARY KEY, made BLOB) WITHOUT ROWID")
        except sqlite3.Error:
            rows.close()
            raise
        return rows


def made_of_each(
    store: Store, keys: Sequence[str], make: Callable[[list[int]], Sequence[bytes | None]]
) -> list[bytes | None]:
    """Return what is made for each of `keys`: as kept, or by `make`, which is given the places of those missing.

    What is made as None is not kept.
    """
    known: Mapping[str, bytes | None] = store.fetch(keys)
    missing = [place for place, key in enumerate(keys) if key not in known]
    fresh = {keys[place]: made for place, made in zip(missing, make(missing), strict=True)}
    to_keep = {key: made for key, made in fresh.items() if made is not None}
    if to_keep or store.unused:
        store.keep(to_keep, set(keys))
    return [known[key] if key in known else fresh[key] for key in keys]
