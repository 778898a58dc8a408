"""The builds of a preview: the first one whole, and then as little as what was saved takes."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from pelican.log import console

from newsroom.amending.edition import amend
from newsroom.cli.amended import remember_amended
from newsroom.cli.arguments import SETTINGS, read_settings
from newsroom.cli.building import look_first, remember_build
from newsroom.cli.unchanged import call_of, moment_of
from newsroom.content.settings import root_of
from newsroom.content.site import Newsroom
from newsroom.domain.problems import Problem
from newsroom.files import Stamp
from newsroom.incremental.ear import ear
from newsroom.incremental.record import Call, Record, Seen, read
from newsroom.incremental.tracks import file_clock
from newsroom.previewing.drafts import DraftNewsroom
from newsroom.previewing.server import PreviewServer


@dataclass(frozen=True, slots=True)
class Built:
    """What one build came to."""

    problems: Sequence[Problem]
    changed: int
    """Files that were written or taken away."""
    seconds: float


class PreviewBuilds:
    """The builds that one server shows."""

    def __init__(self, arguments: Namespace, server: PreviewServer) -> None:
        self.arguments = arguments
        self.server = server
        self.settings: dict[str, Any] = {}
        """As the last whole build read them."""
        self.problems: Sequence[Problem] = ()
        """As the last whole build found them: an edit of words alone adds none."""
        self.record: Record | None = None
        """Of the last build; none after one that failed, or that left none."""
        self.is_looked_over = True
        """Whether it was seen since the last edit that all else is as the record says."""
        self.untold: Callable[[], Any] | None = None
        """Remembers the last edit, where that is still to be done."""

    @property
    def state(self) -> Path:
        """The folder for what builds remember."""
        return self.server.folder.with_name("state")

    @property
    def call(self) -> Call:
        """What the builds are asked by."""
        said = {**vars(self.arguments), "state": self.state, "output": self.server.folder}
        call = call_of(Namespace(**said, site_url=None, keep_going=True))
        return {**call, "drafts": self.arguments.drafts, "port": self.server.server_port}

    def build(self) -> Built:
        """Build all anew that is not as it was, from settings read anew. Raises WrongUse."""
        call, began = self.call, file_clock()
        self.record, self.is_looked_over = None, True
        seen: Seen = {}
        forget_settings(self.arguments.settings or Path(SETTINGS))
        with ear().listen() as heard:
            settings = self.settings = read_settings(
                self.arguments, OUTPUT_PATH=str(self.server.folder), NEWSROOM_KEEP_GOING=True
            )
            self.server.root = root_of(str(settings.get("SITEURL") or ""))
            address = f"http://localhost:{self.server.server_port}{self.server.root}"
            settings |= {"SITEURL": address, "FEED_DOMAIN": address, "NEWSROOM_STATE": str(self.state)}
            said = settings.get("BUILD_DATE")
            look_first(settings, seen)
            console.quiet = True
            site = (DraftNewsroom if self.arguments.drafts else Newsroom)(settings)
            site.run()
        self.record = remember_build(site, call, said, heard, began, seen)
        self.problems = site.problems
        return Built(site.problems, len(site.outputs.written) + len(site.pruned), site.stopwatch.total)

    def build_again(self, saved: Iterable[Path]) -> Built:
        """Build after these files were saved. Raises WrongUse."""
        return self.build_little(saved) or self.build()

    def build_little(self, saved: Iterable[Path]) -> Built | None:
        """Bring out an edit of words alone; None where anything else was saved.

        Whether all else is as it was takes longer to see than the edit takes: `look_over` sees to it.
        """
        began, started = file_clock(), perf_counter()
        record, self.record = self.record, None
        if record is None or not record.is_open_at(moment_of(record)):
            return None
        edited = record.edited_among(saved)
        if edited is None:
            edited = record.edited({})
        return None if edited is None else self.bring_out(record, edited, began, started)

    def bring_out(self, record: Record, edited: Mapping[str, Stamp], began: int, started: float) -> Built | None:
        """Bring out the texts that were `edited` since the build of a record; None where that takes a whole build."""
        written = 0
        if edited:
            edition = amend(record, edited, began)
            if edition is None:
                return None
            written = len(edition.outputs.written)
            self.untold = partial(remember_amended, edition, round(perf_counter() - started, 3))
        self.record, self.is_looked_over = record, False
        return Built(self.problems, written, perf_counter() - started)

    def remember(self) -> None:
        """Remember what was brought out, once it is shown."""
        remember, self.untold = self.untold, None
        if remember and remember() is None:
            self.record = None

    def look_over(self) -> Built | None:
        """Look whether all that nobody said was saved is as it was too; build what is not. Raises WrongUse."""
        began, started = file_clock(), perf_counter()
        self.is_looked_over = True
        self.record = record = read(self.state, self.call)
        edited = record.edited({}) if record and record.is_open_at(moment_of(record)) else None
        if record is None or edited is None:
            return self.build()
        return (self.bring_out(record, edited, began, started) or self.build()) if edited else None


def forget_settings(path: Path) -> None:
    """Forget modules that lie beside the settings, so that what these import is read anew too."""
    folder = path.resolve().parent
    for name, module in list(sys.modules.items()):
        place = getattr(module, "__file__", None)
        if place and name != "__main__" and os.path.dirname(os.path.realpath(place)) == str(folder):
            del sys.modules[name]
