"""Publish: build beside what is shown, swap it in with one step, write the journal."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.site import Newsroom
from newsroom.content.state import state_for
from newsroom.domain.clock import day_of
from newsroom.domain.journal import Break, Entry, Posted, events
from newsroom.domain.schema import Notice
from newsroom.files import digest
from newsroom.incremental.tracks import place_of
from newsroom.publishing.journal import Journal
from newsroom.publishing.sites import check_place, copy_linked, is_shown, leave_only, swap, sweep

LOCK = "publish.lock"


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

    One at a time for each state folder, whose journal it writes, and for each place:
    another waits, and takes its moment when it is let in. Raises Occupied; raises
    SystemExit as a build does.
    """
    to = place_of(to)
    said = settings.get("NEWSROOM_STATE")
    state = state_for(Path(settings["PATH"]), to, Path(said) if said else None)
    check_place(to, state.folder)
    with locked(state.folder), locked(to.parent, f".{to.name}.lock"):
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


@contextmanager
def locked(folder: Path, name: str = LOCK) -> Iterator[None]:
    """Let one at a time through; the lock goes with the process, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


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
    carried = sorted(name for name, (owner, _) in desk.files.names.items() if owner is publication)
    parts = [desk.examination.digests[publication.path]]
    parts += [f"{name} {digest((desk.outputs.folder / name).read_bytes())}" for name in carried]
    return digest("\n".join(parts).encode())
