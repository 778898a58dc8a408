"""The folder that visitors get: a link to one of the sites that stand beside it.

The next site begins as hard links to the files of the present one, so that a file
that does not change keeps its time (servers make their ETags of it), and the link
is moved when all of it is there. The old site is deleted at once: what has come
down must not lie about.
"""

import errno
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from newsroom.incremental.tracks import place_of

SITE = re.compile(r"\.(.+)-(\d+)")
"""How a site is named: by the link that leads to it, and a number that grows."""
NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EMLINK)
"""What a disk answers that has no hard links, or no more of them."""
OTHERS = "{to} finns redan och har annat innehåll. Ange en annan mapp med --to, eller töm den."


class Occupied(Exception):
    """Raised when the place to publish to holds something that we did not put there."""


def check_place(to: Path, state: Path) -> None:
    """Refuse a place that holds somebody else's files, or the state folder. Raises Occupied."""
    if state == to or state.is_relative_to(to):
        raise Occupied(f"Mappen {state} får inte ligga i {to}: den är inte till för besökarna. Ange en annan --state.")
    if to.is_symlink():
        if shown_as(to) != to:
            raise Occupied(f"{to} är en länk till något annat. Ange en annan mapp med --to, eller ta bort länken.")
    elif to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise Occupied(OTHERS.format(to=to))


def named_for(site: str) -> str | None:
    """Return the name of the link that a site of this name is for; None for what is no site of ours."""
    found = SITE.fullmatch(site)
    return found[1] if found else None


def shown_as(output: Path) -> Path | None:
    """Return the link by which visitors get an output from `newsroom publish`; None for one that they do not get.

    It leads to one of the sites beside it: `www` to `.www-7`.
    """
    place = place_of(output)
    link = place.with_name(named_for(place.name) or place.name)
    if not link.is_symlink():
        return None
    site = os.readlink(link)
    is_ours = named_for(Path(site).name) == link.name
    return link if is_ours and place in (link, link.parent / site) else None


def shown(to: Path) -> Path | None:
    """Return the site that visitors get now."""
    return to.parent / os.readlink(to) if to.is_symlink() else None


def is_shown(to: Path, name: str) -> bool:
    """Tell whether visitors get the site of that name."""
    now = shown(to)
    return now is not None and now.name == name


def sweep(to: Path) -> None:
    """Delete every site beside `to` but the one shown: old ones, and those of builds that were stopped."""
    now = shown(to)
    sites = [one for one in to.parent.iterdir() if named_for(one.name) == to.name] if to.parent.is_dir() else []
    for folder in sites:
        if folder != now:
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
            else:
                shutil.rmtree(folder)


def copy_linked(to: Path) -> Path:
    """Return a folder for the next site, with the files of the present one as hard links."""
    now = shown(to)
    number = int(now.name.rpartition("-")[2]) + 1 if now else 1
    fresh = to.parent / f".{to.name}-{number}"
    if now and now.is_dir():
        shutil.copytree(now, fresh, symlinks=True, copy_function=link_or_copy)
    else:
        fresh.mkdir(parents=True)
    return fresh


def link_or_copy(source: str, target: str) -> None:
    """Let `target` be the same file as `source`, or a copy with its time on a disk that knows no hard links."""
    try:
        os.link(source, target)
    except OSError as wrong:
        if wrong.errno not in NO_LINKS:
            raise
        shutil.copy2(source, target)


def leave_only(folder: Path, names: set[str]) -> None:
    """Delete from a site of ours everything that its build did not write."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # It holds something.
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in names:
            path.unlink()


def swap(fresh: Path, to: Path) -> None:
    """Let visitors get `fresh` from now on: one rename, so nobody ever gets half a site. Raises Occupied."""
    link = to.with_name(f".{to.name}-0")
    link.unlink(missing_ok=True)
    link.symlink_to(fresh.name)
    if to.is_dir() and not to.is_symlink():
        try:
            to.rmdir()
        except OSError as filled:
            raise Occupied(OTHERS.format(to=to)) from filled
    link.replace(to)
