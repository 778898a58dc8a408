"""Notice what is saved in the folders of a site."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from watchfiles import BaseFilter, Change, DefaultFilter, watch

from newsroom.files import Stamp
from newsroom.incremental.tracks import look, stamps_of

STEP = 20
"""Milliseconds without another change before one is told."""
POLLING = "WATCHFILES_FORCE_POLLING"
"""The variable of the environment that says so: on some shared disks the system tells nothing."""
NO = ("", "false", "disable", "disabled")
"""Its values that say the opposite, as to watchfiles."""
LOOK_AGAIN = 1_000
"""Milliseconds after which it is looked whether the folders themselves are still those that are watched."""


class Unwatchable(OSError):
    """Raised, with the system's own words, when the system lets us watch no more."""


class SourceFilter(BaseFilter):
    """Lets all through but what Python and editors leave for themselves, whatever a folder is called."""

    ignore_dirs = ("__pycache__",)
    ignore_entity_patterns = DefaultFilter.ignore_entity_patterns


class SettingsFilter(SourceFilter):
    """Lets Python files through, and nothing else."""

    def __call__(self, change: Change, path: str) -> bool:
        """Tell whether the change is one to act on."""
        return path.endswith(".py") and super().__call__(change, path)


class Watch:
    """Watches folders with all below them, and the Python files of the settings' folder.

    A folder may be missing, come, go, and be another than it was: the system watches
    what a path led to once, so that is watched anew. The settings may name others.
    The settings' folder (of a link to them too), not the file: editors save by putting
    a new file in the old one's place. Not what is below it: that may be the whole project.
    """

    def __init__(self, folders: Iterable[Path], settings: Path) -> None:
        self.settings = settings.absolute()
        self.stop = Event()
        self.changes: Queue[set[Path] | Exception] = Queue()
        self.follow(folders)
        for recursive in (True, False):
            Thread(target=self.keep_watch, args=(recursive,), daemon=True).start()

    def follow(self, folders: Iterable[Path]) -> None:
        """Watch these folders from now on."""
        self.folders = [folder.absolute() for folder in folders]

    def places(self, recursive: bool) -> Sequence[Path]:
        """Return the folders to watch: with all below them, or those in which settings lie."""
        return self.folders if recursive else sorted({self.settings.parent, self.settings.resolve().parent})

    def keep_watch(self, recursive: bool) -> None:
        """Put every set of changed files in the queue, until told to stop.

        An empty one tells that a watch begins anew: what was saved just before, nobody told.
        """
        anew = False
        try:
            while not self.stop.is_set():
                folders = self.places(recursive)
                with suppress(FileNotFoundError):  # One that went while we began.
                    for found in (self.poll if has_to_poll() else self.watch_these)(folders, recursive):
                        if found or anew:
                            self.changes.put(found)
                        anew = False
                anew = True
                self.changes.put(set(folders))
        except Exception as wrong:
            self.changes.put(wrong)

    def watch_these(self, folders: Sequence[Path], recursive: bool) -> Iterator[set[Path]]:
        """Give every set of changed files, now and then an empty one, until told to stop or to watch others."""
        standing = [folder_at(folder) for folder in folders]
        for found in watch(
            *(folder for folder, number in zip(folders, standing, strict=True) if number),
            watch_filter=SourceFilter() if recursive else SettingsFilter(),
            stop_event=self.stop,
            recursive=recursive,
            raise_interrupt=False,
            step=STEP,
            rust_timeout=LOOK_AGAIN,
            yield_on_timeout=True,
        ):
            yield {Path(path) for _, path in found}
            gone = {Path(path) for change, path in found if change is Change.deleted}
            # One that was made at once in the place of a deleted one may have its number.
            if gone.intersection(folders) or standing != [folder_at(folder) for folder in self.places(recursive)]:
                return

    def poll(self, folders: Sequence[Path], recursive: bool) -> Iterator[set[Path]]:
        """Do the same where the system tells nothing: look again and again.

        watchfiles can poll too, but what is saved twice within a second is one to it.
        """
        before = stamps_below(folders, recursive)
        while folders == self.places(recursive) and not self.stop.wait(LOOK_AGAIN / 1000):
            now = stamps_below(folders, recursive)
            yield {Path(path) for path, _ in before.items() ^ now.items()}
            before = now

    def next(self, seconds: float | None = None) -> set[Path]:
        """Wait for changes and return them, with all that have come together.

        None after so many seconds, and where some may have been missed. Raises Unwatchable.
        """
        try:
            found = [self.changes.get(timeout=seconds)]
        except Empty:
            return set()
        while True:
            try:
                found.append(self.changes.get_nowait())
            except Empty:
                break
        if wrong := next((one for one in found if isinstance(one, Exception)), None):
            raise Unwatchable(str(wrong)) from wrong
        return {path for one in found if isinstance(one, set) for path in one}


def has_to_poll() -> bool:
    """Tell whether the system tells nothing of changes, as the environment says."""
    return os.environ.get(POLLING, "").lower() not in NO


def stamps_below(folders: Iterable[Path], recursive: bool) -> dict[str, Stamp]:
    """Return the stamps of all files below the folders, or of the Python files in them. Raises FileNotFoundError."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        if recursive and folder.is_dir():
            found |= {f"{folder}{os.sep}{name}": one for name, one in look(str(folder)).items()}
        elif not recursive:
            found |= stamps_of(map(str, folder.glob("*.py")))
    return found


def folder_at(path: Path) -> tuple[int, int] | None:
    """Return the numbers of the disk and of the folder to which a path leads; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
