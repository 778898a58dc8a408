"""Publish: build beside what is shown, swap it in with one step, write the journal.

What visitors get is a symbolic link to a finished site. The next site begins as
hard links to the files of the present one, so that a file that does not change
keeps its time (servers make their ETags of it), and the link is moved when all of
it is there. The old site is deleted at once: what has come down must not lie about.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.site import Newsroom
from newsroom.content.state import place_of, state_for
from newsroom.domain.clock import day_of
from newsroom.domain.journal import Break, Entry, Posted, events
from newsroom.domain.schema import Notice
from newsroom.files import digest, remove_empty_folders
from newsroom.publishing.journal import Journal

LOCK = "publish.lock"
NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EMLINK)
"""What a disk answers that has no hard links, or no more of them."""


class Occupied(Exception):
    """Raised when the place to publish to holds something that we did not put there."""


@dataclass(frozen=True, slots=True)
class Published:
    """What one publishing came to."""

    site: Newsroom
    entries: list[Entry] = field(default_factory=list)
    """What the journal got to know."""
    breaks: list[Break] = field(default_factory=list)
    """Where the journal is not what was written."""


def publish(settings: dict[str, Any], to: Path) -> Published:
    """Build the site of `settings` beside `to` and swap it in.

    One at a time: another waits, and takes its moment when it is let in. Raises
    Occupied; raises SystemExit as a build does.
    """
    to = place_of(to)
    said = settings.get("NEWSROOM_STATE")
    state = state_for(Path(settings["PATH"]), to, Path(said) if said else None)
    check_place(to, state.folder)
    with locked(state.folder):
        journal = Journal(state.folder)
        journal.recover(lambda name: is_shown(to, name))
        sweep(to)
        fresh = copy_linked(to)
        settings |= {"OUTPUT_PATH": str(fresh), "NEWSROOM_PUBLISH_TO": str(to), "NEWSROOM_KEEP_GOING": True}
        site = Newsroom(settings)
        site.run()
        leave_only(fresh, set(site.outputs.names))
        up, today = on_the_board(site), day_of(site.settings["BUILD_DATE"])
        entries = list(events(journal.known(), up, site.kept.left_out, today))
        journal.record(entries, site.settings["BUILD_DATE"], fresh.name, lambda: swap(fresh, to))
        sweep(to)
        return Published(site, entries, journal.breaks())


def check_place(to: Path, state: Path) -> None:
    """Refuse a place that holds somebody else's files, or the state folder. Raises Occupied."""
    if state == to or state.is_relative_to(to):
        raise Occupied(f"Mappen {state} får inte ligga i {to}: den är inte till för besökarna. Ange en annan --state.")
    if to.is_symlink():
        if not Path(os.readlink(to)).name.startswith(f".{to.name}-"):
            raise Occupied(f"{to} är en länk till något annat. Ange en annan mapp med --to, eller ta bort länken.")
    elif to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise Occupied(f"{to} finns redan och har annat innehåll. Ange en annan mapp med --to, eller töm den.")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one at a time through; the lock goes with the process, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


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
    for folder in to.parent.glob(f".{to.name}-[0-9]*"):
        if folder != now:
            if folder.is_symlink():
                folder.unlink()
            else:
                shutil.rmtree(folder)


def copy_linked(to: Path) -> Path:
    """Return a folder for the next site, with the files of the present one as hard links."""
    now = shown(to)
    number = int(now.name.rpartition("-")[2]) + 1 if now else 1
    fresh = to.parent / f".{to.name}-{number}"
    if now and now.is_dir():
        shutil.copytree(now, fresh, copy_function=link_or_copy)
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
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in names:
            path.unlink()
            remove_empty_folders(path.parent, folder)


def swap(fresh: Path, to: Path) -> None:
    """Let visitors get `fresh` from now on: one rename, so nobody ever gets half a site."""
    link = to.with_name(f".{to.name}-0")
    link.unlink(missing_ok=True)
    link.symlink_to(fresh.name)
    if to.is_dir() and not to.is_symlink():
        to.rmdir()
    link.replace(to)


def on_the_board(site: Newsroom) -> dict[str, Posted]:
    """Return what the build shows on the board, by identity."""
    desk: Newsdesk = site.settings["NEWSROOM_DESK"]
    notices = [one for one in desk.publications if one.notice and one.notice.is_up]
    return {one.id: facts_of(one, desk) for one in notices}


def facts_of(publication: Publication, desk: Newsdesk) -> Posted:
    """Return what the journal is to know of a notice."""
    notice: Notice = publication.item
    assert publication.notice is not None
    facts = publication.notice
    return Posted(
        id=publication.id,
        path=publication.path,
        address=f"{desk.settings['SITEURL']}/{publication.address}",
        title=publication.title,
        type=notice.type,
        body=facts.body.title,
        posted=facts.posted,
        appeal_by=facts.appeal_by,
        comes_down=facts.comes_down,
        digest=digest_of(publication, desk),
        paragraphs=facts.paragraphs,
        meeting=notice.meeting.date if notice.meeting else None,
        approved=notice.approved,
        minutes_at=facts.minutes_at,
        secretary=facts.secretary,
    )


def digest_of(publication: Publication, desk: Newsdesk) -> str:
    """Return the digest of a notice's source and of every file that it carries, as it is written."""
    carried = sorted(name for name, (owner, _) in desk.files.items() if owner is publication)
    parts = [digest(desk.examination.raw[publication.path])]
    parts += [f"{name} {digest((desk.outputs.folder / name).read_bytes())}" for name in carried]
    return digest("\n".join(parts).encode())
