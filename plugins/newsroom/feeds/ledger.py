"""What each feed was made of, so that an unchanged one is not composed again.

`feeds.json` in the state folder: file to the digest of what went into it, the
digest of its bytes, its size and time. It may be deleted at any time; then all
feeds are composed again, and come out the same.
"""

import json
import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newsroom.files import Outputs, digest, write_if_changed

FILE = "feeds.json"
ARCHIVED = re.compile(r"/arkiv/\d+/[^/]+$")
"""The address of an archived document: nobody subscribes to one."""
LIBRARIES = ("feedgen", "lxml", "nh3")


class Ledger:
    """The ledger of one site's feeds; keys are absolute addresses."""

    def __init__(self, state: Path, site: str, outputs: Outputs) -> None:
        self.path = state / FILE
        self.site = site
        self.outputs = outputs
        self.code = code_digest()
        self.earlier = self.read()
        self.rows: dict[str, list[Any]] = {}

    def read(self) -> dict[str, list[Any]]:
        """Return the rows of the last build by this very code."""
        try:
            known = json.loads(self.path.read_text("utf-8"))
            return dict(known["files"]) if known["code"] == self.code else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def is_known(self, name: str, made_of: str) -> bool:
        """Keep the file `name` if it stands there and was made of the same; tell whether."""
        row = self.earlier.get(f"{self.site}/{name}")
        if row is None or row[0] != made_of:
            return False
        try:
            stands = os.stat(f"{self.outputs.folder}/{name}")
        except OSError:
            return False
        if row[2:] != [stands.st_size, stands.st_mtime_ns]:
            return False
        self.outputs.keep(name)
        self.rows[f"{self.site}/{name}"] = row
        return True

    def write(self, name: str, made_of: str, data: bytes) -> None:
        """Write a feed, and what it was made of."""
        self.outputs.write(name, data)
        stands = (self.outputs.folder / name).stat()
        self.rows[f"{self.site}/{name}"] = [made_of, digest(data), stands.st_size, stands.st_mtime_ns]

    def save(self) -> None:
        """Remember it all for the next build."""
        if self.rows != self.earlier:
            write_if_changed(self.path, json.dumps({"code": self.code, "files": self.rows}).encode())


def code_digest() -> str:
    """Return the digest of all code that makes a feed of its facts."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return digest(b"".join(path.read_bytes() for path in files) + "".join(map(version, LIBRARIES)).encode())


def digests_in(path: Path) -> dict[str, str]:
    """Return address to digest of every feed that the last build left, archived documents apart."""
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        return {address: str(row[1]) for address, row in files.items() if not ARCHIVED.search(address)}
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return {}
