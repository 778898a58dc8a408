"""How bytes are told apart and get to the disk: digests, stamps, and files that are written whole or not at all."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

BESIDE = ".new"
"""How the name of a file ends until it is whole."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


class Stamp(NamedTuple):
    """What the file system tells of a file without opening it; times in nanoseconds.

    The time of change can be set by nobody, so bytes that were written later
    always have another stamp. The number tells apart files that were written in one
    tick of the clock: in folders that swap their names their times stay.
    """

    size: int
    modified: int
    changed: int
    number: int
    """That of the file on its disk (inode)."""


NOWHERE = Stamp(0, 0, 0, 0)
"""The stamp of a file that is not there."""


def stamp(path: str | Path) -> Stamp | None:
    """Return the stamp of the file at `path`; None where there is none."""
    try:
        return stamp_in(os.stat(path))
    except OSError:
        return None


def stamp_in(told: os.stat_result) -> Stamp:
    """Return the stamp in what the file system told of a file."""
    return Stamp(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)


def digest_of(path: str | Path) -> str:
    """Return the digest of a file's bytes; "" for one that cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it stands there already; tell whether it was written.

    Same bytes keep their file and its time: servers make ETags of them, and
    readers download again what has a new one. A killed write leaves the old file.
    """
    if holds(path, data):
        return False
    put(path, data)
    return True


def holds(path: Path, data: bytes) -> bool:
    """Tell whether `data` stands at `path`."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def put(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and move it there in one step."""
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name}.{os.getpid()}{BESIDE}")
    try:
        try:
            fill(beside, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            fill(beside, data)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise


def fill(path: str, data: bytes) -> None:
    """Write `data` to `path` as it lies there."""
    with open(path, "wb") as file:
        file.write(data)


def write_json(path: Path, value: object) -> None:
    """Write `value` as JSON for machines and people: sorted, indented, UTF-8."""
    write_if_changed(path, (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
