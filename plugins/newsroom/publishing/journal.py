"""The journal on disk: only ever added to, whole again after a build that was killed.

What a build is to write stands first in a plan. After the swap the lines are
added, the head is moved, and the plan is taken away; whoever comes after a kill
finishes what the plan says, if its site was swapped in. No line is ever changed.
"""

import json
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from newsroom.domain.journal import Break, Entry, Head, breaks, last_known, read_line, seal

JOURNAL, HEAD, PLAN = "journal.jsonl", "journal-head.json", "journal-plan.json"


class Disk:
    """The few things that the journal does to the disk, each there after a power cut."""

    def write(self, path: Path, text: str) -> None:
        """Put a whole file in place, or leave the old one."""
        beside = path.with_name(f".{path.name}.new")
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)

    def append(self, path: Path, text: str) -> None:
        """Add to the end of a file."""
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)

    def cut(self, path: Path, size: int) -> None:
        """Take away a line that was half written when the machine stopped."""
        os.truncate(path, size)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Let a new name in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


class Journal:
    """The posting journal of one state folder."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder
        self.path = folder / JOURNAL
        self.disk = disk or Disk()

    def text(self) -> str:
        """Return what stands in the file."""
        return self.path.read_text("utf-8", "replace") if self.path.exists() else ""

    def lines(self) -> list[str]:
        """Return the whole lines, and a last one without its end when no stopped build explains it."""
        whole, _, rest = self.text().rpartition("\n")
        lines = whole.split("\n") if whole else []
        return lines if not rest or self.is_torn(rest, lines) else [*lines, rest]

    def is_torn(self, rest: str, lines: Sequence[str]) -> bool:
        """Tell whether `rest` is the beginning of the planned line that comes next."""
        coming = [line for line in self.plan()[1] if line not in lines]
        return bool(coming) and coming[0].startswith(rest.rstrip("\ufffd"))

    def head(self) -> Head | None:
        """Return the last line that was written, kept apart from the journal."""
        try:
            told = json.loads((self.folder / HEAD).read_text("utf-8"))
            return Head(int(told["n"]), str(told["hash"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def plan(self) -> tuple[str, list[str]]:
        """Return the site that a stopped build was to swap in, and its lines; nothing where none was stopped."""
        try:
            told = json.loads((self.folder / PLAN).read_text("utf-8"))
            return str(told["site"]), [str(line) for line in told["lines"]]
        except (OSError, ValueError, KeyError, TypeError):
            return "", []

    def breaks(self) -> list[Break]:
        """Return every place where the journal is not what was written."""
        return list(breaks(self.lines(), self.head(), self.plan()[1]))

    def known(self) -> dict[str, Entry]:
        """Return the last entry of each notice."""
        return last_known(self.lines())

    def entries_of(self, name: str) -> list[Entry]:
        """Return every entry of the notice with that path or identity."""
        entries = [entry for line in self.lines() if (entry := read_line(line))]
        return [entry for entry in entries if name in (entry["path"], entry["id"])]

    def recover(self, is_swapped: Callable[[str], bool]) -> None:
        """Finish what a stopped build began, when its site was swapped in; else forget it."""
        site, lines = self.plan()
        if lines and is_swapped(site):
            self.add(lines)
        self.disk.remove(self.folder / PLAN)

    def record(self, entries: Sequence[Entry], at: datetime, site: str, swap: Callable[[], None]) -> None:
        """Swap a site in and write what it changed on the board. Call it under the lock, after `recover`."""
        if not entries:
            swap()
            return
        lines, _ = seal(entries, self.head() or Head(), at)
        self.disk.write(self.folder / PLAN, json.dumps({"site": site, "lines": lines}, ensure_ascii=False))
        swap()
        self.add(lines)
        self.disk.remove(self.folder / PLAN)

    def add(self, lines: Sequence[str]) -> None:
        """Add those of `lines` that do not stand there, and move the head."""
        there, rest = self.lines(), self.text().rpartition("\n")[2]
        if rest and self.is_torn(rest, there):
            self.disk.cut(self.path, self.path.read_bytes().rfind(b"\n") + 1)
            rest = ""
        if coming := [line for line in lines if line not in there]:
            self.disk.append(self.path, ("\n" if rest else "") + "".join(f"{line}\n" for line in coming))
        last = read_line(lines[-1])
        assert last is not None, "sealed by us"
        self.disk.write(self.folder / HEAD, json.dumps({"n": last["n"], "hash": last["hash"]}))
