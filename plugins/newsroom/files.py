"""The one gateway to the output folder, and what else touches the disk."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path


class OutsideOutput(ValueError):
    """Raised when a name would be written outside the output folder: our own fault."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it stands there already; tell whether it was written.

    Same bytes keep their file and its time: servers make ETags of them, and
    readers download again what has a new one. A killed write leaves the old file.
    """
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.write_bytes(data)
    beside.replace(path)
    return True


class Outputs:
    """All that one build writes: each name once, below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, bool] = {}
        """Every name of this build, and whether its bytes changed."""

    def write(self, name: str, data: bytes | str) -> None:
        """Write a file, root-relative such as `nyheter/index.html`.

        Raises OutsideOutput for a name that leaves the folder, and
        FileExistsError for one that this build wrote already.
        """
        self.claim(name)
        raw = data.encode("utf-8") if isinstance(data, str) else data
        self.names[name] = write_if_changed(self.folder / name, raw)

    def keep(self, name: str) -> None:
        """Take a file that stands there already as this build's own. Raises as `write` does."""
        self.claim(name)
        self.names[name] = False

    def claim(self, name: str) -> None:
        """Refuse a name that is outside, or taken."""
        if not name.strip("./") or name.startswith("/") or ".." in name.split("/"):
            raise OutsideOutput(name)
        if name in self.names:
            raise FileExistsError(name)

    @property
    def written(self) -> list[str]:
        """Names whose bytes this build changed, in order."""
        return sorted(name for name, changed in self.names.items() if changed)

    def prune(self, earlier: Iterable[str]) -> list[str]:
        """Delete what an earlier build wrote and this one did not; return the names.

        Nothing else in the folder is touched: it may be somebody's.
        """
        gone = sorted(set(earlier) - set(self.names))
        for name in gone:
            path = self.folder / name
            path.unlink(missing_ok=True)
            remove_empty_folders(path.parent, self.folder)
        return gone


def remove_empty_folders(folder: Path, top: Path) -> None:
    """Delete `folder` and those above it while they are empty, up to `top`."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def write_json(path: Path, value: object) -> None:
    """Write `value` as JSON for machines and people: sorted, indented, UTF-8."""
    write_if_changed(path, (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
