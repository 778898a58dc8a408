"""What each file says by itself, kept between builds under the digest of its bytes; its text stays on disk.

Everything that depends on other files, or on the day, is asked anew each time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from newsroom.files import digest
from newsroom.incremental.code import program_digest
from newsroom.incremental.crew import Crew
from newsroom.incremental.packing import packed, unpacked
from newsroom.incremental.sharing import share_out
from newsroom.incremental.store import Store
from newsroom.validation.alone import read_alone
from newsroom.validation.reading import Reading
from newsroom.validation.tree import Tree

OWN = ("newsroom.domain.", "newsroom.validation.")
"""Where the classes of what is kept are."""
AT_ONCE = 1_000
"""Fresh readings that are written to disk together."""
SIZE = 4
"""Bytes that say how long what stands before the text is."""
File = tuple[bytes, str, str, str]
"""What a reading is made of: bytes, path, kind, the site's own address."""


class KeptReadings:
    """The shelf where the readings of one content folder are, each with its text by itself at the end."""

    def __init__(self, store: Store, tree: Tree, site: str, marks: Mapping[str, str]) -> None:
        self.store = store
        self.tree = tree
        self.site = site
        """The site's own address."""
        self.marks = marks
        self.fresh = 0
        """How many readings were not kept yet."""
        begun = sha256(f"{program_digest()}\0{site}\0".encode("utf-8", "surrogatepass"))
        self.keys = {path: key_of(begun, path, mark) for path, mark in marks.items()}
        """What readings are kept under, by path; `marks` are the digests of the files' bytes."""

    def read_all(self, paths: Iterable[str], raw_by_path: dict[str, bytes], crew: Crew) -> dict[str, Reading]:
        """Return the readings of these files, by path in any order; those that are kept are not read again.

        The texts of what is kept stay on disk until somebody asks; so do the bytes,
        which are taken out of `raw_by_path`. Of files that are not asked for what is
        kept stays.
        """
        keys = {path: self.keys[path] for path in paths}
        rows = self.store.fetch(keys.values(), self.keys.values())
        found = {path: self.unpacked(rows.pop(key, None), path) for path, key in keys.items()}
        readings = {path: reading for path, reading in found.items() if reading}
        for path in readings:
            raw_by_path.pop(path, None)
        readings |= self.open_all([path for path in keys if not (path in readings or path in raw_by_path)], raw_by_path)
        fresh = [path for path in keys if path not in readings]
        self.fresh = len(fresh)
        readings.update(self.read_fresh(fresh, raw_by_path, crew))
        if fresh or self.store.unused:
            self.store.forget_others(self.keys.values())
        return readings

    def open_all(self, paths: Sequence[str], raw_by_path: dict[str, bytes]) -> dict[str, Reading]:
        """Open files that were not, and put their bytes with the others; return what those say that are others by now.

        Of these nothing may be kept: they are known by bytes that are gone.
        """
        found = {path: self.tree.read([path]).get(path, b"") for path in paths}
        raw_by_path |= {path: raw for path, raw in found.items() if digest(raw) == self.marks[path]}
        return {path: read_alone(*self.file(path, raw)) for path, raw in found.items() if path not in raw_by_path}

    def read_fresh(
        self, paths: Sequence[str], raw_by_path: dict[str, bytes], crew: Crew
    ) -> Iterator[tuple[str, Reading]]:
        """Give the readings of files that are not kept yet, by path in any order, and keep those that may be."""
        files = (self.file(path, raw_by_path[path]) for path in paths)
        here: dict[str, Reading] = {}

        def read_here(some: Sequence[File]) -> list[bytes | None]:
            fresh = {file[1]: read_alone(*file) for file in some}
            here.update(fresh)
            return [packed_reading(reading) for reading in fresh.values()]

        rows = dict[str, bytes]()
        for start, some in share_out(read_and_pack, files, crew, read_here):
            for path, row in zip(paths[start:], some, strict=False):
                kept = here.pop(path, None) or self.unpacked(row, path)
                reading = kept or read_alone(*self.file(path, raw_by_path[path]))
                if row is not None:
                    rows[self.keys[path]] = row
                    self.leave_text(reading)
                    del raw_by_path[path]
                yield path, reading
            if len(rows) >= AT_ONCE:
                self.store.add(rows)
                rows = {}
        self.store.add(rows)

    def file(self, path: str, raw: bytes) -> File:
        """Return what the reading of a file is made of."""
        return raw, path, self.tree.sources[path], self.site

    def unpacked(self, row: bytes | None, path: str) -> Reading | None:
        """Return the reading of a file that is kept as `row`; None for what is none."""
        found = unpacked_reading(row)
        if found:
            self.leave_text(found)
        return found

    def leave_text(self, reading: Reading) -> None:
        """Let go of the text of a reading that is kept."""
        body = reading.matter.body = KeptBody(self, reading.path)
        if reading.source:
            reading.source = replace(reading.source, body=body)

    def open(self, path: str) -> Reading:
        """Return a reading; the file is read again where somebody took that away meanwhile."""
        return self.unpacked(self.store.look_up(self.keys[path]), path) or self.read_again(path)

    def text(self, path: str) -> str:
        """Return the text of a reading, in the same way."""
        row = self.store.look_up(self.keys[path])
        return self.read_again(path).matter.text if row is None else row[end_of_head(row) :].decode()

    def read_again(self, path: str) -> Reading:
        """Return the reading of a file as it is now."""
        return read_alone(*self.file(path, self.tree.read([path]).get(path, b"")))


@dataclass(frozen=True, slots=True)
class KeptBody:
    """Fetches the text of a reading; smaller than `functools.partial`, for there are ten thousand of them."""

    readings: KeptReadings
    path: str

    def __call__(self) -> str:
        return self.readings.text(self.path)


def key_of(begun: Any, path: str, mark: str) -> str:
    """Return what the reading of a file is kept under; its digest is begun, and `mark` is that of the file's bytes."""
    finished = begun.copy()
    finished.update(f"{path}\0{mark}".encode("utf-8", "surrogatepass"))
    return str(finished.hexdigest())


def read_and_pack(files: Sequence[File]) -> list[bytes | None]:
    """Return the readings of some files, packed: a share of the work for another process."""
    return [packed_reading(read_alone(*file)) for file in files]


def packed_reading(reading: Reading) -> bytes | None:
    """Return a reading to keep; None where something is wrong: what must not be published is not kept either."""
    if not is_clean(reading):
        return None
    source = reading.source and replace(reading.source, body="")
    head = packed(replace(reading, matter=replace(reading.matter, body=""), source=source))
    return len(head).to_bytes(SIZE) + head + reading.matter.text.encode()


def is_clean(reading: Reading) -> bool:
    """Tell whether a reading may be kept."""
    return not (reading.numbers or reading.matter.is_broken)


def unpacked_reading(row: bytes | None) -> Reading | None:
    """Return a kept reading without its text; None for what is none."""
    found = unpacked(row[SIZE : end_of_head(row)] if row else None, OWN)
    return found if isinstance(found, Reading) else None


def end_of_head(row: bytes) -> int:
    """Return where the text of a packed reading begins."""
    return SIZE + int.from_bytes(row[:SIZE])
