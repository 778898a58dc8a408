"""What a disk says no with, in Swedish: no fault of ours, and nothing that a traceback helps against."""

import errno
import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

FULL = "disken är full"
BARRED = "du saknar rätt att läsa eller skriva där"
A_FILE = "en del av sökvägen är en fil och ingen mapp"
READ_ONLY = "disken går bara att läsa från"
SAID: Mapping[int, str] = MappingProxyType(
    {
        errno.EACCES: BARRED,
        errno.EPERM: BARRED,
        errno.EROFS: READ_ONLY,
        errno.ENOSPC: FULL,
        errno.EDQUOT: FULL,
        errno.EFBIG: FULL,
        errno.ENOTDIR: A_FILE,
        errno.EEXIST: A_FILE,
        errno.EISDIR: "där ligger en mapp med något som inte är byggt här",
        errno.ENAMETOOLONG: "namnet är för långt",
        errno.EBUSY: "den används av något annat",
    }
)
"""Kind of error to what it means for whoever runs the command."""
DATABASE: Mapping[str, str] = MappingProxyType(
    {"is full": FULL, "disk I/O": FULL, "readonly": READ_ONLY, "unable to open": BARRED}
)
"""What SQLite says instead of a kind of error."""


def refusal_of(wrong: Exception) -> str | None:
    """Return what the disk refused, with a way out, or None for an error that is our own."""
    if isinstance(wrong, sqlite3.OperationalError):
        where, why = "mappen för det som bygget minns", reason_of(str(wrong))
    elif isinstance(wrong, OSError):
        where, why = str(wrong.filename or "disken"), SAID.get(wrong.errno or 0)
    else:
        return None
    way_out = "Frigör plats" if why == FULL else "Ange en annan mapp, eller rätta det"
    return f"Det går inte att använda {where}: {why}. {way_out}, och kör kommandot igen." if why else None


def reason_of(said: str) -> str | None:
    """Return why SQLite refused, or None for what is no matter of the disk."""
    return next((why for words, why in DATABASE.items() if words in said), None)
