"""Files to fetch: what they are called, how large, and where they end up."""

import re
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from newsroom.content.dates import day
from newsroom.domain.slugs import slugify

TYPES = MappingProxyType(
    {
        ".pdf": ("PDF", "application/pdf"),
        ".doc": ("Word", "application/msword"),
        ".docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ".odt": ("OpenDocument-text", "application/vnd.oasis.opendocument.text"),
        ".xls": ("Excel", "application/vnd.ms-excel"),
        ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ".ods": ("OpenDocument-kalkylblad", "application/vnd.oasis.opendocument.spreadsheet"),
        ".pptx": ("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ".csv": ("CSV", "text/csv"),
        ".zip": ("ZIP", "application/zip"),
        ".mp3": ("Ljud", "audio/mpeg"),
        ".mp4": ("Film", "video/mp4"),
        ".jpg": ("Bild", "image/jpeg"),
        ".jpeg": ("Bild", "image/jpeg"),
        ".png": ("Bild", "image/png"),
        ".webp": ("Bild", "image/webp"),
        ".avif": ("Bild", "image/avif"),
        ".gif": ("Bild", "image/gif"),
        ".txt": ("Text", "text/plain"),
    }
)
UNKNOWN = "application/octet-stream"
DATE = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")
"""What may be a day in a file's name."""
KILO, MEGA = 1000, 1_000_000


def type_of(path: str) -> tuple[str, str]:
    """Return what people call the file and its media type, by its suffix."""
    suffix = PurePosixPath(path).suffix.lower()
    return TYPES.get(suffix, (suffix.lstrip(".").upper() or "Fil", UNKNOWN))


def is_picture(path: str) -> bool:
    """Tell whether the file is a picture by its name: pictures carry notes of place and time."""
    return type_of(path)[1].startswith("image/")


def size_text(size: int) -> str:
    """Return `size` bytes as people read it: `245 kB`, `1,2 MB` (SI units)."""
    if size < KILO:
        return f"{size} byte"
    if size < MEGA:
        return f"{round(size / KILO)} kB"
    return f"{size / MEGA:.1f} MB".replace(".", ",")


def file_name(path: str) -> str:
    """Return the name a file gets beside its page: ASCII, so that no server stumbles."""
    pure = PurePosixPath(path)
    return (slugify(pure.stem) or "fil") + pure.suffix.lower()


def title_of(path: str) -> str:
    """Return words for a file that nobody gave any: its name, with its date as people say it."""
    words = " ".join(DATE.sub(say_day, PurePosixPath(path).stem).replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def say_day(found: re.Match[str]) -> str:
    """Return a day in a file's name in words; figures that are no day stay."""
    try:
        return f" {day(date.fromisoformat(found[0]))} "
    except ValueError:
        return found[0]
