"""Notice what is saved in the folders of a site."""

from collections.abc import Iterable
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from watchfiles import Change, DefaultFilter, watch

STEP = 20
"""Milliseconds without another change before one is told."""


class Unwatchable(OSError):
    """Raised, with the system's own words, when the system lets us watch no more."""


class SettingsFilter(DefaultFilter):
    """Lets Python files through, and nothing else."""

    def __call__(self, change: Change, path: str) -> bool:
        """Tell whether the change is one to act on."""
        return path.endswith(".py") and super().__call__(change, path)


class Watch:
    """Watches folders with all below them, and the Python files of the settings' folder.

    The settings' folder, not the file: editors save by putting a new file in the
    old one's place. Not what is below it: that may be the whole project.
    """

    def __init__(self, folders: Iterable[Path], settings: Path) -> None:
        self.stop = Event()
        self.changes: Queue[set[Path] | Exception] = Queue()
        deep = Thread(target=self.look, args=(tuple(folders), True), daemon=True)
        shallow = Thread(target=self.look, args=((settings.resolve().parent,), False), daemon=True)
        for thread in (deep, shallow):
            thread.start()

    def look(self, folders: tuple[Path, ...], recursive: bool) -> None:
        """Put every set of changed files in the queue, until told to stop."""
        chosen = DefaultFilter() if recursive else SettingsFilter()
        try:
            for found in watch(
                *folders,
                watch_filter=chosen,
                stop_event=self.stop,
                recursive=recursive,
                raise_interrupt=False,
                step=STEP,
            ):
                self.changes.put({Path(path) for _, path in found})
        except Exception as wrong:
            self.changes.put(wrong)

    def next(self) -> set[Path]:
        """Wait for changes and return them, with all that have come together. Raises Unwatchable."""
        found = [self.changes.get()]
        while True:
            try:
                found.append(self.changes.get_nowait())
            except Empty:
                break
        if wrong := next((one for one in found if isinstance(one, Exception)), None):
            raise Unwatchable(str(wrong)) from wrong
        return {path for one in found if isinstance(one, set) for path in one}
