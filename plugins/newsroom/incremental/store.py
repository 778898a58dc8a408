"""What was made of a text before, kept in one SQLite file under the digest of all it was made of.

It may be deleted at any time, and a kill leaves it whole; a damaged row is as good as none. What one build did not
ask for is forgotten and overwritten, so it holds no more than the site does.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import crc32

FILE = "made.sqlite"
FEW = 4
"""One in so many is looked up by itself; of more the whole shelf is gone through."""
CHECK = 4
"""Bytes before what is kept that tell whether it is whole."""
INHERITED: list[sqlite3.Connection] = []
"""In a copy of a process, what that one had open: not even to be closed (https://sqlite.org/howtocorrupt.html, 2.6)."""


class Store:
    """One shelf (a table) of what was made."""

    def __init__(self, folder: Path, shelf: str) -> None:
        self.path = folder / FILE
        self.shelf = shelf
        self.unused = 0
        """How much of what is kept nobody asked for when last asked."""
        self.rows: sqlite3.Connection | None = None
        """Open as long as things are looked up one by one."""
        self.owner = os.getpid()
        """The process that opened it: a copy of that opens its own."""

    def fetch(self, keys: Collection[str], others: Collection[str] = ()) -> dict[str, bytes]:
        """Return what is kept under any of `keys`; nothing from a file that cannot be read.

        What is kept under `others` is in use too.
        """
        wanted = set(keys)
        try:
            with closing(self.open()) as rows:
                there = self.keys_in(rows)
                found = dict(self.all_of(rows, wanted & there, len(there)))
        except (sqlite3.Error, OSError):
            return {}
        self.unused = len(there - wanted - set(others))
        return found

    def everything(self) -> dict[str, bytes]:
        """Return all that is kept on the shelf, by key; nothing from a file that cannot be read."""
        try:
            with closing(self.open()) as rows:
                return dict(whole(rows.execute(f"SELECT key, made FROM {self.shelf}")))
        except (sqlite3.Error, OSError):
            return {}

    def keys_in(self, rows: sqlite3.Connection) -> set[str]:
        """Return all keys of the shelf, which SQLite strings together: row by row takes five times as long."""
        ((found,),) = rows.execute(f"SELECT group_concat(key, char(10)) FROM {self.shelf}")
        return set(found.split("\n")) if found else set()

    def all_of(self, rows: sqlite3.Connection, wanted: Collection[str], size: int) -> Iterator[tuple[str, bytes]]:
        """Give the `wanted` keys with what is kept under them: one by one where they are few of the shelf's `size`."""
        if len(wanted) * FEW < size:
            for key in wanted:
                yield from whole(rows.execute(f"SELECT key, made FROM {self.shelf} WHERE key = ?", (key,)))
        else:
            found = rows.execute(f"SELECT key, made FROM {self.shelf}")
            yield from whole(row for row in found if row[0] in wanted)

    def beside(self, shelf: str) -> "Store":
        """Return another shelf in the same file."""
        return Store(self.path.parent, shelf)

    def look_up(self, key: str) -> bytes | None:
        """Return what is kept under one key, and leave the file open for the next; None where nothing is."""
        if self.owner != os.getpid():
            self.close()
            self.owner = os.getpid()
        try:
            self.rows = self.rows or self.open()
            found = self.rows.execute(f"SELECT made FROM {self.shelf} WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, OSError):
            return None
        return opened(key, found[0]) if found else None

    def telling(self, words: bytes) -> set[str]:
        """Return the keys of all that is kept and holds these bytes: the whole shelf is gone through.

        Raises sqlite3.Error, OSError.
        """
        with closing(self.open()) as rows:
            found = rows.execute(f"SELECT key FROM {self.shelf} WHERE instr(made, ?)", (words,))
            return {key for (key,) in found}

    def close(self) -> None:
        """Close what `look_up` left open; whoever looks up again opens it again."""
        rows, self.rows = self.rows, None
        if rows and self.owner != os.getpid():
            INHERITED.append(rows)
        elif rows:
            rows.close()

    def __del__(self) -> None:
        self.close()

    def keep(self, made: Mapping[str, bytes], used: Collection[str]) -> None:
        """Keep what was `made`, and forget everything that is not `used`; a spoilt file is begun anew."""
        self.add(made)
        self.forget_others(used)

    def add(self, made: Mapping[str, bytes]) -> None:
        """Keep what was `made` beside what there is; a spoilt file is begun anew."""
        rows = [(key, sealed(key, one)) for key, one in made.items()]
        try:
            self.change("REPLACE INTO {} VALUES (?, ?)", rows)
        except sqlite3.DatabaseError:
            self.path.unlink(missing_ok=True)
            self.change("REPLACE INTO {} VALUES (?, ?)", rows)

    def forget_others(self, used: Collection[str]) -> set[str]:
        """Forget everything that is not `used`, and return the keys of the rest. Raises sqlite3.Error."""
        wanted = set(used)
        with closing(self.open()) as rows:
            there = self.keys_in(rows)
        self.change("DELETE FROM {} WHERE key = ?", [(key,) for key in there - wanted])
        return there & wanted

    def change(self, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
        """Run a statement for each of `values`, in one step. Raises sqlite3.Error."""
        with closing(self.open()) as rows, rows:
            rows.executemany(statement.format(self.shelf), values)

    def open(self) -> sqlite3.Connection:
        """Return the open file, with the shelf in it. Raises sqlite3.Error, OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        rows = sqlite3.connect(self.path, timeout=60, check_same_thread=False)
        try:
            rows.execute("PRAGMA secure_delete = ON")
            # With row ids: else keys and large values lie in one tree, which takes three times as long to write.
            rows.execute(f"CREATE TABLE IF NOT EXISTS {self.shelf} (key TEXT PRIMARY KEY, made BLOB)")
        except sqlite3.Error:
            rows.close()
            raise
        return rows


def sealed(key: str, made: bytes) -> bytes:
    """Return what is made behind what tells whether it is whole, and under its key."""
    return check(key, made) + made


def opened(key: object, row: object) -> bytes | None:
    """Return what was sealed; None where a disk gave back something else."""
    if not isinstance(key, str) or not isinstance(row, bytes):
        return None
    made = row[CHECK:]
    return made if check(key, made) == row[:CHECK] else None


def check(key: str, made: bytes) -> bytes:
    """Return what tells whether a row is whole."""
    return crc32(made, crc32(key.encode())).to_bytes(CHECK)


def whole(rows: Iterable[tuple[str, object]]) -> Iterator[tuple[str, bytes]]:
    """Give those rows, unsealed, of which the disk gave back what was written."""
    for key, row in rows:
        if (made := opened(key, row)) is not None:
            yield key, made


def made_of_each(
    store: Store, keys: Sequence[str], make: Callable[[list[int]], Sequence[bytes | None]], others: Sequence[str] = ()
) -> list[bytes | None]:
    """Return what is made for each of `keys`: as kept, or by `make`, which is given the places of those missing.

    What is made as None is not kept. What is kept under `others` stays, unasked for.
    """
    known: Mapping[str, bytes | None] = store.fetch(keys, others)
    missing = [place for place, key in enumerate(keys) if key not in known]
    fresh = {keys[place]: made for place, made in zip(missing, make(missing), strict=True)}
    to_keep = {key: made for key, made in fresh.items() if made is not None}
    if to_keep or store.unused:
        store.keep(to_keep, {*keys, *others})
    return [known[key] if key in known else fresh[key] for key in keys]
