"""Run one build for a command, quietly but for what its user needs."""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pelican.log import console

import newsroom
from newsroom.amending.snapshot import leave
from newsroom.cli.arguments import WrongUse
from newsroom.content.site import Newsroom
from newsroom.content.state import state_for
from newsroom.content.stopwatch import Tell, nobody
from newsroom.incremental.ear import Heard
from newsroom.incremental.record import Call, Facts, Record, Seen, forget, look_at, remember
from newsroom.incremental.tracks import is_ours, modules
from newsroom.publishing.sites import shown_as

NO_FILES = ("/proc/", "/sys/")
"""What can be opened like a file and holds nothing that stays; so can devices."""
DEVICES = "/dev/"
"""Where these are, and files in memory."""
ANY = "any"
"""Stands for a file in a folder."""


def build_site(settings: dict[str, Any], clean: bool = False, tell: Tell = nobody) -> Newsroom:
    """Build the site of `settings`; `tell` is told each stage that ended. Raises ContentRefused."""
    content, output = Path(settings["PATH"]).resolve(), Path(settings["OUTPUT_PATH"]).resolve()
    refuse_overlap(content, output)
    if shown := shown_as(Path(settings["OUTPUT_PATH"])):
        way_out = f"Kör newsroom publish --to {shown}, eller ange en annan --output."
        raise WrongUse(f"Mappen {shown} är den som newsroom publish visar för besökarna. {way_out}")
    if clean:
        clear(content, output, settings.get("NEWSROOM_STATE"))
    console.quiet = True
    settings["NEWSROOM_TELL"] = tell
    site = Newsroom(settings)
    site.run()
    return site


def refuse_overlap(content: Path, output: Path, option: str = "--output") -> None:
    """Refuse to build the site into its own content. Raises WrongUse."""
    if output == content or output.is_relative_to(content) or content.is_relative_to(output):
        raise WrongUse(f"Utmappen {output} och innehållet {content} får inte ligga i varandra. Ange en annan {option}.")


def clear(content: Path, output: Path, said: str | None) -> None:
    """Delete what the last build wrote and what it cached; nothing that is somebody else's."""
    state = state_for(content, output, Path(said) if said else None)
    for name in state.earlier_outputs():
        (output / name).unlink(missing_ok=True)
    shutil.rmtree(state.cache, ignore_errors=True)


def remember_build(site: Newsroom, call: Call, said: Any, heard: Heard, began: int, seen: Seen) -> Record | None:
    """Leave a record, by which the next build may see that nothing changed, and return it; none where that cannot be.

    `said` is the moment in the settings, `heard` all that was read, `seen` what stood
    in folders before anything was.
    """
    is_good = not (site.kept.replaced or site.kept.left_out)
    if not is_good or not heard.is_sure or not (said is None or isinstance(said, str)):
        forget(site.state.folder)
        return None
    facts = Facts(
        call=call,
        content=os.path.abspath(site.settings["PATH"]),
        state=str(site.state.folder),
        output=str(site.outputs.folder),
        pair=site.state.pair,
        moment=site.settings["BUILD_DATE"].isoformat(),
        until=site.coming.at.isoformat() if site.coming.at else None,
        said_moment=said,
        summary=site.summary(),
        told=site.told,
        rankings=leave(site),
        jobs=int(site.settings["NEWSROOM_JOBS"]),
    )
    folders = folders_of(site.settings)
    is_left_out = spoken_for([*folders, facts.output, facts.state])
    listed = {os.path.abspath(folder) for folder in heard.listed if not is_left_out(os.path.join(folder, ANY))}
    return remember(facts, folders, single_files(heard.opened, is_left_out), listed, began, seen)


def look_first(settings: Mapping[str, Any], seen: Seen) -> None:
    """Put what stands in a site's folders among what was `seen`, before anything there is read.

    When the build is done, a link may lead to another folder, and all that stands in that one be older than the build.
    """
    content, *others = folders_of(settings)
    for folder in {content, *others} - seen.keys():
        with suppress(OSError):  # The check tells what cannot be read.
            seen[folder] = look_at(folder, content)


def folders_of(settings: Mapping[str, Any]) -> list[str]:
    """Return the folders that a site is made of, there or not yet: its content, its theme, and this program."""
    named = [settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"], *newsroom.__path__]
    return [os.path.abspath(folder) for folder in named]


def spoken_for(folders: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether `folders` answer for a path, or versions do."""
    below = tuple(f"{place}{os.sep}" for folder in folders for place in {folder, os.path.realpath(folder)})

    def is_left_out(path: str) -> bool:
        full = os.path.abspath(path)
        return full.startswith((*below, *NO_FILES)) or "__pycache__" in full or is_ours(full)

    return is_left_out


def single_files(opened: Iterable[str], is_left_out: Callable[[str], bool]) -> set[str]:
    """Return the files that were read or imported and that nothing else answers for."""
    files = {os.path.abspath(path) for path in opened if not is_left_out(path)}
    return {path for path in files if not path.startswith(DEVICES) or os.path.isfile(path)} | modules(is_left_out)
