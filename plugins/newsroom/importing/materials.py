"""Pictures and documents beside the old texts: found, judged, and given a place of their own."""

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.domain.pictures import examine
from newsroom.importing.slugs import Claims, slug_from

ROOTS = ("", "static", "assets", "public", "content", "src", "_site")
"""Where generators keep what `/images/x.jpg` means."""
DOCUMENTS = frozenset({
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv", ".zip",
    ".ics", ".epub", ".mp3", ".mp4",
})  # fmt: skip
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})
LONGEST_NAME = 255
"""Bytes; asking a file system for a longer name is an error."""


def judge(path: Path) -> str:
    """Return why a picture cannot be published, "" for a good one."""
    try:
        examine(path)
    except RefusedPicture as refused:
        return refused.message
    return ""


@dataclass(slots=True)
class Materials:
    """The files of the old site that come along."""

    root: Path
    copies: dict[str, Path] = field(default_factory=dict)
    """Place in the content folder to file of the old site."""
    places: dict[Path, str] = field(default_factory=dict)
    judged: dict[Path, str] = field(default_factory=dict)
    """Pictures that were looked at, and why they cannot be published; "" for the good."""
    numbers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Personal numbers in the files that were looked through, masked, by place."""
    claims: Claims = field(default_factory=Claims)

    def find(self, written: str, source: str) -> Path | None:
        """Return the file that the text `source` means by `written`: within the old site, not empty."""
        written = unquote(written.partition("#")[0].partition("?")[0]).strip()
        if not written or any(len(part.encode()) > LONGEST_NAME for part in written.split("/")):
            return None
        beside = [] if written.startswith("/") else [str(PurePosixPath(source).parent / written)]
        for name in (*beside, *(f"{root}/{written.lstrip('/')}" for root in ROOTS)):
            path = self.root / normpath(name).lstrip("/")
            if path.is_file() and path.resolve().is_relative_to(self.root.resolve()) and path.stat().st_size:
                return path
        return None

    def picture(self, written: str, source: str) -> str:
        """Return the place of a picture in the content folder; "" where there is none. Raises RefusedPicture."""
        path = self.find(written, source)
        if path is None:
            return ""
        if path not in self.judged:
            self.judged[path] = judge(path)
        if self.judged[path]:
            raise RefusedPicture(self.judged[path], "")
        return self.place(path, "images")

    def document(self, written: str, source: str) -> str:
        """Return the place of a file to fetch in the content folder; "" where there is none."""
        suffix = PurePosixPath(unquote(written)).suffix.lower()
        if suffix not in DOCUMENTS and suffix not in PICTURES:
            return ""
        path = self.find(written, source)
        return self.place(path, "files" if suffix in DOCUMENTS else "images") if path else ""

    def place(self, path: Path, folder: str) -> str:
        """Return where `path` is copied to: by its folders on the old site, named as addresses are."""
        if path not in self.places:
            parts = path.relative_to(self.root).parts
            kept = [part for part in parts[:-1] if part not in (*ROOTS, "images", "files")]
            below = "/".join(slug_from([part]) for part in kept)
            name = self.claims.number(slug_from([path.stem]), folder, below, path.suffix.lower())
            self.places[path] = re.sub("/+", "/", f"{folder}/{below}/{name}{path.suffix.lower()}")
            self.copies[self.places[path]] = path
        return self.places[path]
