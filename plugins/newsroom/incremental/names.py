"""Which names stand where a build looked whether something was there: what is not opened makes no sound.

Settings may list a folder, or ask for a file that one day comes: `Path("extra.txt").exists()`,
`try: from local import SITENAME`. Of such a file the settings say the name.
"""

import os
from collections.abc import Collection, Iterable


def names_in_folders(folders: Iterable[str], without: Collection[str]) -> dict[str, list[str]]:
    """Return what stands in each folder, but for what is hidden, caches of Python's, and the paths `without`."""
    return {folder: names_in(folder, without) for folder in sorted(folders)}


def names_said_by(files: Iterable[str], without: Collection[str]) -> dict[str, list[str]]:
    """Return, for each file of settings, the names in its folder that its text says, with or without an ending."""
    found = {}
    for file in sorted(files):
        try:
            with open(file, "rb") as opened:
                text = os.fsdecode(opened.read())
        except OSError:
            text = ""
        there = names_in(os.path.dirname(file), without)
        found[file] = [name for name in there if name.partition(".")[0] in text]
    return found


def names_in(folder: str, without: Collection[str]) -> list[str]:
    """Return the names in one folder, sorted; none of a folder that is not there."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    shown = (name for name in names if not name.startswith(".") and name != "__pycache__")
    return sorted(name for name in shown if os.path.join(folder, name) not in without)
