"""What stands in a folder, so that a later build sees whether anything there is another."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryFile

from newsroom.files import NOWHERE, Stamp, digest_of, stamp, stamp_in

Track = tuple[str, int, int, int, int]
"""Digest and stamp of a file; a digest of "" for what is only believed by its stamp."""


def look(root: str, hidden: bool = False) -> dict[str, Stamp]:
    """Return every file below `root` by its path there, with its stamp.

    Without `hidden` what begins with a dot or ends with ~ is passed over: no text
    is read from there, and editors litter. A link counts both as itself and as
    what it leads to. Caches of Python's are nobody's source.
    """
    found: dict[str, Stamp] = {}
    visit(root, "", hidden, (os.path.realpath(root),), found)
    return found


def visit(folder: str, prefix: str, hidden: bool, above: tuple[str, ...], found: dict[str, Stamp]) -> None:
    """Add what stands in `folder`; `above` are the real folders on the way here, which no link may lead back to."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if is_passed_over(name, hidden):
                continue
            if entry.is_symlink():
                add(f"{prefix}{name} ->", entry.stat(follow_symlinks=False), found)
                real = os.path.realpath(entry.path)
                if entry.is_dir() and real not in above:
                    visit(entry.path, f"{prefix}{name}/", hidden, (*above, real), found)
                elif entry.is_file():
                    add(prefix + name, entry.stat(), found)
            elif entry.is_dir():
                visit(entry.path, f"{prefix}{name}/", hidden, above, found)
            elif entry.is_file():  # Of anything else (a pipe) nothing is read: that might never end.
                add(prefix + name, entry.stat(), found)


def is_passed_over(name: str, hidden: bool = False) -> bool:
    """Tell whether `look` passes over what has this name."""
    return name == "__pycache__" or (not hidden and (name[0] == "." or name[-1] == "~"))


def add(path: str, status: os.stat_result, found: dict[str, Stamp]) -> None:
    """Put one file among those found."""
    found[path] = stamp_in(status)


def place_of(folder: Path) -> Path:
    """Return where a folder stands, not what a link leads to: that is another with each publishing, or of a content."""
    folder = Path(os.path.abspath(folder))
    return folder.parent.resolve() / folder.name


def track(root: str, found: Mapping[str, Stamp], known: Mapping[str, Track]) -> dict[str, Track]:
    """Return the tracks of what was `found`; only files of another stamp than `known` are read."""
    made = {}
    for path, now in found.items():
        before = known.get(path)
        made[path] = before if before and tuple(before[1:]) == now else track_of(os.path.join(root, path), now)
    return made


def track_of(path: str, found: Stamp) -> Track:
    """Return the track of a file as it was `found`; what was touched since is known by that stamp alone."""
    known = digest_of(path)
    return known if stamp(path) == found else "", *found


def edited(root: str, found: Mapping[str, Stamp], known: Mapping[str, Track]) -> dict[str, Stamp] | None:
    """Return which of the files that are `known` were `found` with other bytes; None where others were found."""
    if found.keys() != known.keys():
        return None
    differ = ((path, now, known[path]) for path, now in found.items() if tuple(known[path][1:]) != now)
    return {
        path: now
        for path, now, before in differ
        if not before[0] or before[1] != now.size or digest_of(os.path.join(root, path)) != before[0]
    }


def stamps_of(paths: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamps of single files; one that is not there has an empty one."""
    return {path: stamp(path) or NOWHERE for path in paths if not os.path.isdir(path)}


def newest(stamps: Iterable[Stamp]) -> int:
    """Return the last moment at which any of them was touched, in nanoseconds of the file system's clock."""
    return max((max(one.modified, one.changed) for one in stamps), default=0)


def file_clock() -> int:
    """Return the present moment as the file system counts it, in nanoseconds, to hold stamps against."""
    with TemporaryFile() as file:
        return os.fstat(file.fileno()).st_mtime_ns


def is_ours(path: str) -> bool:
    """Tell whether a file belongs to Python or an installed package, which their versions speak for."""
    return any(path.startswith(f"{place}{os.sep}") for place in {sys.prefix, sys.base_prefix, sys.exec_prefix})


def packages() -> list[str]:
    """Return every installed package with its version, from the names of the folders that say so."""
    found = set()
    for place in sys.path:
        try:
            found |= {name for name in os.listdir(place or ".") if name.endswith((".dist-info", ".egg-info"))}
        except OSError:
            continue
    return sorted(found)


def modules(is_left_out: Callable[[str], bool]) -> set[str]:
    """Return the files of all modules in this process that nothing else speaks for."""
    files = {str(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
    return {str(Path(file).absolute()) for file in files if not is_left_out(file)}
