"""The builds of a preview: the first one whole, and then as little as what was saved takes."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from pelican.log import console

from newsroom.cli.amended import build_amended
from newsroom.cli.arguments import SETTINGS, read_settings
from newsroom.cli.building import remember_build
from newsroom.cli.unchanged import call_of, moment_of
from newsroom.content.settings import root_of
from newsroom.content.site import Newsroom
from newsroom.domain.problems import Problem
from newsroom.incremental.ear import ear
from newsroom.incremental.record import Call, read
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
        forget_settings(self.arguments.settings or Path(SETTINGS))
        with ear().listen() as heard:
            settings = self.settings = read_settings(
                self.arguments, OUTPUT_PATH=str(self.server.folder), NEWSROOM_KEEP_GOING=True
            )
            self.server.root = root_of(str(settings.get("SITEURL") or ""))
            address = f"http://localhost:{self.server.server_port}{self.server.root}"
            settings |= {"SITEURL": address, "FEED_DOMAIN": address, "NEWSROOM_STATE": str(self.state)}
            said = settings.get("BUILD_DATE")
            console.quiet = True
            site = (DraftNewsroom if self.arguments.drafts else Newsroom)(settings)
            site.run()
        remember_build(site, call, said, heard, began, {})
        self.problems = site.problems
        return Built(site.problems, len(site.outputs.written) + len(site.pruned), site.stopwatch.total)

    def build_again(self) -> Built:
        """Build after something was saved. Raises WrongUse."""
        return self.build_little() or self.build()

    def build_little(self) -> Built | None:
        """Bring out an edit of words alone; None where anything else was saved."""
        began, started = file_clock(), perf_counter()
        record = read(self.state, self.call)
        if record is None or not record.is_open_at(moment_of(record)):
            return None
        edited = record.edited({})
        told = build_amended(record, edited, began, started) if edited else None
        return Built(self.problems, told["written"], told["seconds"]) if told else None


def forget_settings(path: Path) -> None:
    """Forget modules that lie beside the settings, so that what these import is read anew too."""
    folder = path.resolve().parent
    for name, module in list(sys.modules.items()):
        place = getattr(module, "__file__", None)
        if place and name != "__main__" and os.path.dirname(os.path.realpath(place)) == str(folder):
            del sys.modules[name]
