"""Finished pictures kept between builds, each in a folder named after all it was made of.

An entry is only believed when its index is in place, sealed, and every file in it has
the digest that the index tells. The index is written last and every file is renamed
into place, so a build that is killed leaves at most an entry that is made anew.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.domain.painting import Painted
from newsroom.files import digest

INDEX = "index.json"
BESIDE = ".new-"
"""How the name of a file begins until it is whole."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of an entry, and what is known of it without opening it."""

    width: int
    height: int
    suffix: str
    sha256: str

    @property
    def name(self) -> str:
        """Return the file's name within its entry."""
        return f"{self.width}.{self.suffix}"


def find(entry: Path) -> list[Kept] | None:
    """Return the files of an entry, or None when it is missing, half-written or damaged."""
    try:
        text, _, seal = (entry / INDEX).read_text("utf-8").partition("\n")
        if digest(text.encode()) != seal:
            return None
        kept = [Kept(**file) for file in json.loads(text)]
        whole = all(digest((entry / file.name).read_bytes()) == file.sha256 for file in kept)
    except (OSError, ValueError, TypeError):
        return None
    return kept if whole else None


def keep(entry: Path, pictures: Sequence[Painted]) -> list[Kept]:
    """Store finished pictures as an entry and return what is known of them."""
    entry.mkdir(parents=True, exist_ok=True)
    kept = []
    for picture in pictures:
        file = Kept(picture.width, picture.height, picture.suffix, digest(picture.content))
        _place(entry / file.name, picture.content)
        kept.append(file)
    text = json.dumps([asdict(file) for file in kept])
    _place(entry / INDEX, f"{text}\n{digest(text.encode())}".encode())
    return kept


def prune(folder: Path, used: Collection[Path]) -> int:
    """Remove every entry of `folder` that is not `used`, and what killed builds left; return how many entries went."""
    entries = list(folder.iterdir()) if folder.is_dir() else []
    unused = [entry for entry in entries if entry not in used]
    for entry in unused:
        shutil.rmtree(entry, ignore_errors=True)
    for leftover in folder.glob(f"*/{BESIDE}*"):
        leftover.unlink(missing_ok=True)
    return len(unused)


def _place(path: Path, content: bytes) -> None:
    """Write beside and rename. Two threads may place the same picture at once: each has its own file beside."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=BESIDE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(beside, path)
