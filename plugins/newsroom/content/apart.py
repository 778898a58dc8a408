"""What is done apart: by a copy of this process, while this one goes on.

So it is after edits, when nearly all that was made stays. Then finding out what does
takes longer than making the rest, and nobody can help with it who does not know what
this process knows. Where much is to be made, and the parts can travel, processes
share it (`incremental/sharing.py`). Only our own code is trusted with this: anybody
else's may look at what another one writes.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pelican.generators import Generator

from newsroom.content.ours import is_ours_alone
from newsroom.incremental.copies import MANY, Copy, Turns, can_copy, copy_at_work
from newsroom.incremental.crew import ALONE
from newsroom.incremental.memory import give_back
from newsroom.incremental.outputs import WrittenFiles

FEW = 400
"""Fresh texts; of more so much is to be made that the copy would cost memory."""

Made = TypeVar("Made")


def begin_apart(work: Callable[[], Made], settings: Mapping[str, Any]) -> Copy[Made] | None:
    """Let a copy of this process begin `work`; None where it is better done here."""
    desk = settings["NEWSROOM_DESK"]
    is_small = desk.examination.fresh <= FEW and len(desk.publications) >= MANY
    may_be = is_small and settings["NEWSROOM_CREW"].others and can_copy() and is_ours_alone(settings)
    if not may_be:
        return None
    copy = copy_at_work(work)
    if copy:
        settings["NEWSROOM_COPIES"].append(copy)
    return copy


class SharedFiles(ABC):
    """Files that hang on nothing that others write, and that nobody else writes; in parts, each done by itself."""

    def share(self, settings: dict[str, Any], parts: int = 1) -> None:
        """Let whoever comes to a part first write it: this process or a copy of it."""
        self.turns, self.parts = Turns(parts), parts
        self.done: list[int] = []
        """Parts that this process came to."""
        settings["NEWSROOM_APART"].append(self)

    def generate_output(self, writer: Any) -> None:
        """Write what the other one has not come to."""
        while (part := self.turns.take()) is not None:
            self.done.append(part)
            self.write_part(part, writer)

    def make_up_for(self, writer: Any) -> None:
        """Write what a copy had taken that got lost."""
        for part in range(self.parts):
            if part not in self.done:
                self.write_part(part, writer)

    def close(self) -> None:
        """Let go of whose turn it was."""
        self.turns.close()

    @abstractmethod
    def write_part(self, part: int, writer: Any) -> None:
        """Write a part: here, or in a copy, of which nothing comes back but what `WrittenApart` holds."""


class ApartGenerator(SharedFiles, Generator, ABC):  # type: ignore[misc]
    """A generator whose files are written in one part."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.share(self.settings)

    def write_part(self, part: int, writer: Any) -> None:
        """Write all there is."""
        give_back()  # What was taken in before lies free by now: the rest begins below the peak.
        self.write_files(writer)

    @abstractmethod
    def write_files(self, writer: Any) -> None:
        """Write the files."""


@dataclass(frozen=True, slots=True)
class WrittenApart:
    """What a copy of this process wrote, and what it knows since."""

    files: WrittenFiles
    pages: set[str]
    """Digests of what its pages were made of."""
    render_settings: Any
    amendable: dict[str, Any]
    """What its plugins leave for edits of words alone."""


def write_in_turn(shared: Iterable[SharedFiles], writer: Any) -> None:
    """Write what the other one has not come to; files in parts when all else is made, so that both end together."""
    in_parts = []
    for files in shared:
        if files.parts > 1:
            in_parts.append(files)
        else:
            files.generate_output(writer)
    writer.finish()
    for files in in_parts:
        files.generate_output(writer)


def write_apart(writer: Any, settings: dict[str, Any]) -> WrittenApart:
    """Write, in a copy of this process, all whose turn comes to it; return what this process is to know."""
    settings["NEWSROOM_CREW"], settings["NEWSROOM_AMENDABLE"] = ALONE, {}
    writer.outputs.begin_anew()
    write_in_turn(settings["NEWSROOM_APART"], writer)
    writer.finish()
    pages = writer.kept_pages
    pages.write()
    return WrittenApart(writer.outputs.so_far(), pages.used, writer.render_settings, settings["NEWSROOM_AMENDABLE"])
