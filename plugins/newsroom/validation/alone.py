"""What each file says and what is wrong in it by itself, kept between builds under the digest of its bytes.

Everything that depends on other files, or on the day, is asked anew each time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from newsroom.domain.links import mentions
from newsroom.files import digest
from newsroom.incremental.code import program_digest
from newsroom.incremental.crew import ALONE, Crew
from newsroom.incremental.packing import packed, unpacked
from newsroom.incremental.sharing import share_out
from newsroom.incremental.store import Store
from newsroom.validation.contacts import find_contacts
from newsroom.validation.privacy import find_numbers, without_allow
from newsroom.validation.reading import Reading, read_source
from newsroom.validation.texts import check_own_text
from newsroom.validation.tree import Tree

OWN = ("newsroom.domain.", "newsroom.validation.")
"""Where the classes of what is kept are."""
AT_ONCE = 1_000
"""Fresh readings that are written to disk together."""
SIZE = 4
"""Bytes that say how long what stands before the text is."""
File = tuple[bytes, str, str, str]
"""What a reading is made of: bytes, path, kind, the site's own address."""
NONE_SETTLED: Mapping[str, Reading] = MappingProxyType({})


def read_alone(raw: bytes, path: str, kind: str, site: str) -> Reading:
    """Return what the source file `path` says, judged as far as it can be by itself; `site` is the site's address."""
    reading = read_source(raw, path, kind)
    reading.mentions = list(mentions(reading.matter.text))
    text, allowed = without_allow(raw.decode("utf-8", "replace"))
    find_numbers(reading, text, allowed, site)
    find_contacts(reading, text, allowed)
    check_own_text(reading)
    return reading


def read_all(
    raw_by_path: dict[str, bytes], tree: Tree, site: str, store: Store | None, crew: Crew = ALONE,
    settled: Mapping[str, Reading] = NONE_SETTLED,
) -> dict[str, Reading]:  # fmt: skip
    """Return the readings of all files, by path in the order of the tree; those kept in `store` are not read again.

    `site` is the site's own address; `crew` reads. What is `settled` takes its
    place among them. The texts of what is kept stay on disk until somebody asks;
    so do the bytes, which are taken out of `raw_by_path`.
    """
    kinds = tree.sources
    paths = [path for path in kinds if path in raw_by_path]
    if store is None:
        return {path: read_alone(raw_by_path[path], path, kinds[path], site) for path in paths}
    shelf = Shelf(store, tree, site)
    keys = {path: key_of(digest(raw_by_path[path]), path, site) for path in paths}
    others = [key_of(one.source.mark, path, site) for path, one in settled.items() if one.source]
    rows = store.fetch(keys.values(), others)
    kept = {path: shelf.unpacked(rows.pop(key, None), path, key) for path, key in keys.items()}
    readings = {path: reading for path, reading in kept.items() if reading}
    for path in readings:
        del raw_by_path[path]
    fresh = {path: key for path, key in keys.items() if path not in readings}
    readings.update(shelf.read_fresh(fresh, raw_by_path, crew))
    if fresh or store.unused:
        store.forget_others({*keys.values(), *others})
    return {path: settled.get(path) or readings[path] for path in kinds if path in settled or path in readings}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The readings of one content folder on disk, each with its text by itself at the end."""

    store: Store
    tree: Tree
    site: str

    def read_fresh(
        self, keys: Mapping[str, str], raw_by_path: dict[str, bytes], crew: Crew
    ) -> Iterator[tuple[str, Reading]]:
        """Give the readings of files that are not kept yet, by path in any order, and keep those that may be.

        `keys` are what they are to be kept under, by path; of those kept the bytes
        are taken out of `raw_by_path`.
        """
        paths = list(keys)
        files = ((raw_by_path[path], path, self.tree.sources[path], self.site) for path in paths)
        here: dict[str, Reading] = {}

        def read_here(some: Sequence[File]) -> list[bytes | None]:
            fresh = {file[1]: read_alone(*file) for file in some}
            here.update(fresh)
            return [packed_reading(reading) for reading in fresh.values()]

        rows = dict[str, bytes]()
        for start, some in share_out(read_and_pack, files, crew, read_here):
            for path, row in zip(paths[start:], some, strict=False):
                kept = here.pop(path, None) or self.unpacked(row, path, keys[path])
                reading = kept or read_alone(raw_by_path[path], path, self.tree.sources[path], self.site)
                if row is not None:
                    rows[keys[path]] = row
                    self.leave_text(reading, keys[path])
                    del raw_by_path[path]
                yield path, reading
            if len(rows) >= AT_ONCE:
                self.store.add(rows)
                rows = {}
        self.store.add(rows)

    def unpacked(self, row: bytes | None, path: str, key: str) -> Reading | None:
        """Return the reading of `path` that is kept as `row` under `key`; None for what is none."""
        found = unpacked_reading(row)
        if found:
            self.leave_text(found, key)
        return found

    def leave_text(self, reading: Reading, key: str) -> None:
        """Let go of the text of a reading that is kept under `key`."""
        body = reading.matter.body = KeptBody(self, reading.path, key)
        if reading.source:
            reading.source = replace(reading.source, body=body)

    def open(self, path: str, key: str) -> Reading:
        """Return a reading; the file is read again where somebody took that away meanwhile."""
        found = self.unpacked(self.store.look_up(key), path, key)
        return found or self.read_again(path)

    def text(self, path: str, key: str) -> str:
        """Return the text of a reading, in the same way."""
        row = self.store.look_up(key)
        return self.read_again(path).matter.text if row is None else row[end_of_head(row) :].decode()

    def read_again(self, path: str) -> Reading:
        """Return the reading of a file as it is now."""
        return read_alone(self.tree.read([path]).get(path, b""), path, self.tree.sources[path], self.site)


@dataclass(frozen=True, slots=True)
class KeptBody:
    """Fetches the text of a reading."""

    shelf: Shelf
    path: str
    key: str

    def __call__(self) -> str:
        return self.shelf.text(self.path, self.key)


def key_of(mark: str, path: str, site: str) -> str:
    """Return what the reading of a file is kept under; `mark` is the digest of its bytes."""
    return digest(f"{program_digest()}\0{site}\0{path}\0{mark}".encode("utf-8", "surrogatepass"))


def read_and_pack(files: Sequence[File]) -> list[bytes | None]:
    """Return the readings of some files, packed: a share of the work for another process."""
    return [packed_reading(read_alone(*file)) for file in files]


def packed_reading(reading: Reading) -> bytes | None:
    """Return a reading to keep; None where something is wrong: what must not be published is not kept either."""
    if reading.numbers or reading.matter.is_broken:
        return None
    source = reading.source and replace(reading.source, body="")
    head = packed(replace(reading, matter=replace(reading.matter, body=""), source=source))
    return len(head).to_bytes(SIZE) + head + reading.matter.text.encode()


def unpacked_reading(row: bytes | None) -> Reading | None:
    """Return a kept reading without its text; None for what is none."""
    found = unpacked(row[SIZE : end_of_head(row)] if row else None, OWN)
    return found if isinstance(found, Reading) else None


def end_of_head(row: bytes) -> int:
    """Return where the text of a packed reading begins."""
    return SIZE + int.from_bytes(row[:SIZE])
