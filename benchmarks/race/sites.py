"""The site of one tool: its sources, which are edited and put back, and what it builds."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corpus.dialects import DIALECTS
from corpus.items import BUILD_DAY, Item
from corpus.writing import put, write

from race.measuring import Measured, run
from race.tools import Tool

Stamp = tuple[int, int]
"""When a file was last written, and which file it is: one replaced by its like has another number."""


@dataclass
class Site:
    """A folder with content, configuration and output of one tool."""

    folder: Path
    tool: Tool
    items: Sequence[Item]
    day: date = BUILD_DAY
    saved: dict[Path, bytes | None] = field(default_factory=dict)
    """What edited sources held before; None of one that was not there."""
    is_behind: bool = True
    """Whether the output is not that of the sources, so that the next edit would be measured with another."""

    @property
    def output(self) -> Path:
        """Where the tool builds to."""
        return self.folder / "output"

    def set_up(self) -> None:
        """Write content and configuration into an empty folder."""
        write(self.folder / "content", self.items, self.tool.dialect)
        self.tool.set_up(self.folder)

    def forget(self) -> None:
        """Delete all that was built or remembered: the next build is a first one."""
        for name in ("output", "state", "resources", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.is_behind = True

    def build(self) -> Measured:
        """Build, and measure it. Raises Failed."""
        took = run(self.tool.command(self.day), self.folder, self.tool.environment)
        self.is_behind = False
        return took

    def put(self, item: Item) -> None:
        """Write the source of an item, new or edited."""
        self.save(self.source(item))
        put(self.source(item), DIALECTS[self.tool.dialect](item))

    def delete(self, item: Item) -> None:
        """Delete the source of an item."""
        self.save(self.source(item))
        self.source(item).unlink()

    def source(self, item: Item) -> Path:
        """Return the file of an item."""
        return self.folder / "content" / item.path

    def save(self, file: Path) -> None:
        """Remember what a file holds before it is edited."""
        self.saved.setdefault(file, file.read_bytes() if file.exists() else None)

    def undo(self) -> None:
        """Put sources and day back as they were; a tool that builds everything each time is not behind for that."""
        self.is_behind = self.tool.keeps and (bool(self.saved) or self.day != BUILD_DAY)
        for file, held in self.saved.items():
            file.unlink(missing_ok=True) if held is None else file.write_bytes(held)
        self.saved.clear()
        self.day = BUILD_DAY

    def stamps(self) -> dict[str, Stamp]:
        """Return each file of the output with its stamp."""
        found = ((file, file.stat()) for file in self.output.rglob("*") if file.is_file())
        return {file.relative_to(self.output).as_posix(): (seen.st_mtime_ns, seen.st_ino) for file, seen in found}

    def read(self, name: str) -> str:
        """Return what an output file holds; nothing of one that is not there."""
        file = self.output / name
        return file.read_text("utf-8") if file.exists() else ""

    def telling(self, word: str, names: Iterator[str] | Sequence[str]) -> list[str]:
        """Return those of the output files `names` that hold `word`."""
        wanted = word.encode()
        texts = (name for name in names if name.endswith((".html", ".xml")))
        return [name for name in texts if wanted in (self.output / name).read_bytes()]
