"""The record of a build: what was asked, what it read, what it said. So long as all of that stands, nothing is to do.

It is written last, when the output and the rest of the state folder are whole,
and in one step. A record that is missing, or that anything contradicts, only
means that the build is made.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from newsroom.domain.clock import day_of
from newsroom.files import Stamp, put, stamp_in
from newsroom.incremental.copies import MANY, beside, can_copy
from newsroom.incremental.ledger import read_ledger
from newsroom.incremental.names import names_in_folders, names_said_by
from newsroom.incremental.outputs import Row
from newsroom.incremental.tracks import Track, edited, is_passed_over, look, newest, stamps_of, track

FILE = "unchanged.json"
REWRITTEN = frozenset({FILE, "build.json", "publish.lock"})
"""Files of the state folder that tell of a build, and that no build is made of."""

BODY = ("folders", "files", "left", "names", "names_said")
"""What a record holds besides its facts, in the order of its fields."""

Seen = dict[str, dict[str, Stamp]]
"""What stood in a folder when somebody looked there: by folder and file."""
Call = Mapping[str, Any]
"""What was asked of a build, and by whom: arguments, environment, Python and its packages."""


@dataclass(slots=True)
class Facts:
    """What a build says of itself when it is done."""

    call: Call
    content: str
    """The folder with the texts, whose hidden files nobody reads."""
    state: str
    output: str
    pair: str
    """Names content and output, as the ledger does."""
    moment: str
    """The moment it was built for, in ISO form."""
    until: str | None
    """The first moment at which the site changes by itself; None where nothing is to come."""
    said_moment: str | None
    """The moment as the settings or the command line say it; None where it is the clock's."""
    summary: dict[str, Any]
    """As in `build.json`."""
    told: list[str] = field(default_factory=list)
    """The lines that were said on standard error."""
    rankings: dict[str, str] = field(default_factory=dict)
    """The state of the ranking of related items by language, where one was left."""
    jobs: int = 1
    """How many processes could work at the same time."""

    @property
    def own(self) -> tuple[str, str]:
        """Folders that a build makes, so that their names tell nothing."""
        return self.output, self.state


@dataclass
class Record:
    """One build, and all that it read."""

    facts: Facts
    folders: dict[str, dict[str, Track]] = field(default_factory=dict)
    """What stood in each folder that a build reads from."""
    files: dict[str, Track] = field(default_factory=dict)
    """Single files that were read: settings, and what these or a plugin opened."""
    left: dict[str, Track] = field(default_factory=dict)
    """What the build left in the state folder, by its stamp alone."""
    names: dict[str, list[str]] = field(default_factory=dict)
    """What stood in folders of which only the names were read."""
    names_said: dict[str, list[str]] = field(default_factory=dict)
    """What stood beside each file of settings, of what its text says by name."""
    jobs: int | None = None
    """How many processes may work now; None for as many as in that build."""

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """What the build wrote, by name; nothing where that is not known any more."""
        return read_ledger(Path(self.facts.state) / "ledger.json", self.facts.pair)

    def edited(self, seen: Seen, prepare: Callable[[], None] | None = None) -> dict[str, Stamp] | None:
        """Return the files of the content that were edited, with their stamps; none where nothing changed.

        Returns None where anything else of what was read, written and kept is not as
        it was. What stands in the folders is put among what was `seen`. Where there are
        edits, `prepare` is called while a copy of this process still looks at the output.
        """
        try:
            with beside(self.stands, self.may_copy) as stands:
                seen |= {root: look_at(root, self.facts.content) for root in self.folders}
                found = {root: edited(root, seen[root], known) for root, known in self.folders.items()}
                texts = found.pop(self.facts.content, None)
                if texts is None or any(other != {} for other in found.values()):
                    return None
                same_files = edited("", stamps_of(self.files), self.files) == {} and self.same_names()
                if texts and same_files and prepare:
                    prepare()
                return texts if same_files and stands() else None
        except OSError:
            return None

    def edited_among(self, saved: Iterable[Path]) -> dict[str, Stamp] | None:
        """Return the texts that were edited among files that were `saved`, if all else is as it was.

        Returns None where other files were saved than texts that the build knows.
        """
        content = self.facts.content
        known, found = self.folders.get(content, {}), dict[str, Stamp]()
        try:
            for path in saved:
                name = path.relative_to(content)
                if not name.parts:  # The whole folder, which may be away for a moment.
                    return None
                if any(map(is_passed_over, name.parts)):
                    continue
                if name.as_posix() in known and not path.is_symlink():
                    found[name.as_posix()] = stamp_in(path.stat())
                elif os.path.lexists(path):  # Else an editor's, and gone again.
                    return None
            return edited(content, found, {name: known[name] for name in found})
        except (OSError, ValueError):
            return None

    @property
    def may_copy(self) -> bool:
        """Whether a copy of this process can be had, and is of use for so many texts."""
        is_large = len(self.folders.get(self.facts.content, ())) >= MANY
        return is_large and (self.jobs or self.facts.jobs) > 1 and can_copy()

    def same_names(self) -> bool:
        """Tell whether nothing came or went where the build asked what was there."""
        own = self.facts.own
        same = names_in_folders(self.names, own) == self.names
        return same and names_said_by(self.names_said, own) == self.names_said

    def stands(self) -> bool:
        """Tell whether the output and the state folder are as the build left them. Raises OSError."""
        facts = self.facts
        if edited(facts.state, left_in(facts.state), self.left) != {}:
            return False
        return bool(self.rows) and all(row.stands(f"{facts.output}{os.sep}{name}") for name, row in self.rows.items())

    def is_open_at(self, moment: datetime) -> bool:
        """Tell whether the site is the same at `moment`: later that day, and before anything changes by itself.

        The day counts as such: the daily digest, and hints at weekdays, go by it.
        """
        built = datetime.fromisoformat(self.facts.moment)
        until = datetime.fromisoformat(self.facts.until) if self.facts.until else None
        is_later = built <= moment and day_of(built) == day_of(moment)
        return moment == built or (is_later and (until is None or moment < until))


def look_at(folder: str, content: str) -> dict[str, Stamp]:
    """Return the files of a folder that a build of `content` reads; none of one that is not there. Raises OSError."""
    return look(folder, hidden=folder != content) if os.path.isdir(folder) else {}


def left_in(state: str) -> dict[str, Stamp]:
    """Return the files that builds leave for each other, the cache apart. Raises OSError."""
    names = (entry.name for entry in os.scandir(state) if entry.is_file() and entry.name not in REWRITTEN)
    found = stamps_of(f"{state}{os.sep}{name}" for name in names)
    return {path.rpartition(os.sep)[2]: one for path, one in found.items()}


def remember(
    facts: Facts, folders: Iterable[str], files: Iterable[str], listed: Iterable[str], began: int, seen: Seen
) -> Record | None:
    """Save the record of a build that began at `began`, in nanoseconds of the file system's clock, and return it.

    Of the folders `listed` only the names were read. Files of settings are those that were read beside the one named.

    A file that was touched since then may have been read before or after: then no
    record is made, and the next build does its work. Of folders that were `seen`
    when the build began it is told what they held then: what is another since is
    seen by the next build. Raises OSError.
    """
    earlier = read(Path(facts.state))
    found = {root: seen[root] if root in seen else look_at(root, facts.content) for root in folders}
    singles = stamps_of(files)
    if newest([*singles.values(), *(one for below in found.values() for one in below.values())]) >= began:
        return None
    known = earlier.folders if earlier else {}
    record = Record(
        facts,
        {root: track(root, below, known.get(root, {})) for root, below in found.items()},
        track("", singles, earlier.files if earlier else {}),
        tracks_of_left(facts.state),
        names_in_folders(listed, facts.own),
        names_said_by(settings_among(singles, facts.call), facts.own),
    )
    save(record)
    return record


def settings_among(files: Iterable[str], call: Call) -> list[str]:
    """Return the files of Python that stand beside the settings."""
    beside = os.path.dirname(str(call["settings"]))
    return [path for path in files if path.endswith(".py") and os.path.dirname(path) == beside]


def renew(record: Record, edited: Mapping[str, Track]) -> None:
    """Save the record anew where nothing but the bytes of some `edited` texts differs from the build that made it."""
    record.folders[record.facts.content].update(edited)
    record.left = tracks_of_left(record.facts.state)
    save(record)


def save(record: Record) -> None:
    """Write a record in one step."""
    body = {name: getattr(record, name) for name in BODY}
    put(Path(record.facts.state) / FILE, f"{json.dumps(asdict(record.facts))}\n{json.dumps(body)}\n".encode())


def tracks_of_left(state: str) -> dict[str, Track]:
    """Return the tracks of what builds leave for each other. Raises OSError."""
    return {name: ("", *one) for name, one in left_in(state).items()}


def forget(state: Path) -> None:
    """Take the record away: the last build was not one to stand by."""
    (state / FILE).unlink(missing_ok=True)


def read(state: Path, call: Call | None = None) -> Record | None:
    """Return the record in a state folder, if there is one; where a call is given, only one of the same call."""
    try:
        with (state / FILE).open("rb") as file:
            facts = Facts(**json.loads(file.readline()))
            if call is not None and facts.call != call:
                return None
            body = json.loads(file.readline())
        return Record(facts, *(body[name] for name in BODY))
    except (OSError, ValueError, KeyError, TypeError):
        return None
