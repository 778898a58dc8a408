"""What is done apart: by a copy of this process, while this one goes on.

So it is after edits, when nearly all that was made stays. Then finding out what does
takes longer than making the rest, and nobody can help with it who does not know what
this process knows. Where much is to be made, and the parts can travel, processes
share it (`incremental/sharing.py`). Only our own code is trusted with this: anybody
else's may look at what another one writes.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pelican.generators import Generator

from newsroom.content.ours import is_ours_alone
from newsroom.incremental.copies import Copy, Turn, at_work, can_copy
from newsroom.incremental.crew import ALONE
from newsroom.incremental.memory import give_back
from newsroom.incremental.outputs import WrittenFiles

MANY = 1_000
"""Publications; of fewer all is done before a copy is of use."""
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
    copy = at_work(work)
    settings["NEWSROOM_COPIES"].append(copy)
    return copy


class ApartGenerator(Generator, ABC):  # type: ignore[misc]
    """A generator whose files are its own: nobody else writes them, and they hang on nothing that others write."""

    is_done = False
    """Whether it was this process that came to them first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turn = Turn()
        self.settings["NEWSROOM_APART"].append(self)

    def generate_output(self, writer: Any) -> None:
        """Write the files, unless the other one, this process or its copy, came to them first."""
        if self.turn.take():
            self.is_done = True
            give_back()  # What was taken in before lies free by now: the rest begins below the peak.
            self.write_files(writer)

    def close(self) -> None:
        """Let go of whose turn it was."""
        self.turn.close()

    @abstractmethod
    def write_files(self, writer: Any) -> None:
        """Write the files: here, or in a copy, of which nothing comes back but what `WrittenApart` holds."""


@dataclass(frozen=True, slots=True)
class WrittenApart:
    """What a copy of this process wrote, and what it knows since."""

    files: WrittenFiles
    pages: set[str]
    """Digests of what its pages were made of."""
    render_settings: Any
    amendable: dict[str, Any]
    """What its plugins leave for edits of words alone."""


def write_apart(writer: Any, settings: dict[str, Any]) -> WrittenApart:
    """Write, in a copy of this process, all whose turn comes to it; return what this process is to know."""
    settings["NEWSROOM_CREW"], settings["NEWSROOM_AMENDABLE"] = ALONE, {}
    writer.outputs.begin_anew()
    for generator in settings["NEWSROOM_APART"]:
        generator.generate_output(writer)
    writer.finish()
    pages = writer.kept_pages
    pages.write()
    return WrittenApart(writer.outputs.so_far(), pages.used, writer.render_settings, settings["NEWSROOM_AMENDABLE"])
