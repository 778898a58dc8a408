"""The one gateway to the output folder: what one build writes there, and what it keeps of what others wrote."""

import errno
import os
import shutil
from collections.abc import Container, Mapping
from glob import escape
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newsroom.files import BESIDE, NOWHERE, Stamp, digest, digest_of, holds, put, stamp, stamp_in


class OutsideOutput(ValueError):
    """Raised when a name would be written outside the output folder: our own fault."""


class Row(NamedTuple):
    """What the ledger knows of a file that a build wrote."""

    digest: str
    made_of: str
    """Digest of all that went into it; "" where nobody counted that."""
    size: int
    modified: int
    changed: int
    number: int = 0

    @property
    def stamp(self) -> Stamp:
        """The file's stamp when the build was done."""
        return Stamp(*self[2:])

    def is_untouched(self, path: str | Path) -> bool:
        """Tell whether the file at `path` has the same stamp, and is no link to another."""
        try:
            now = os.lstat(path)
        except OSError:
            return False
        return stamp_in(now) == self.stamp

    def stands(self, path: str | Path) -> bool:
        """Tell whether the file at `path` still holds the same bytes: by its stamp, and where that differs by them."""
        if self.is_untouched(path):
            return True
        now = stamp(path)
        is_as_large = now is not None and now.size == self.size and not os.path.islink(path)
        return is_as_large and digest_of(path) == self.digest


class WrittenFiles(NamedTuple):
    """What a copy of a process has written, as `Outputs` keeps count of it."""

    names: dict[str, bool]
    made: dict[str, tuple[str, str]]
    standing: list[str]
    """Names of files that stand as the last build left them, of which the ledger knows the rest."""
    rendered: int


NO_ROWS: Mapping[str, Row] = MappingProxyType({})


class Outputs:
    """All that one build writes: each name once, below one folder.

    `earlier` is what the last build left. Every name is said in `log` before its
    file is touched, so that the next build knows what a killed one left behind.
    """

    def __init__(self, folder: Path, earlier: Mapping[str, Row] = NO_ROWS, log: Path | None = None) -> None:
        self.folder = folder
        self.earlier = earlier
        self.log = log
        self.begun = names_begun(log)
        """What builds were at that were killed since the ledger was written."""
        self.names: dict[str, bool] = {}
        """Every name of this build, and whether its bytes changed."""
        self.made: dict[str, tuple[str, str]] = {}
        """Name to the digest of its bytes, and of what it was made of."""
        self.said = False
        """Whether anything stands in the log."""
        self.rendered = 0
        """Pages that were rendered, whether or not they came out as they were."""
        self.is_copy = False
        """Whether another process writes too, so that what is not known here may be its."""
        self.standing: dict[str, Row] = {}
        """What the ledger knows already of files that stand as the last build left them."""

    def write(self, name: str, data: bytes | str, made_of: str = "") -> None:
        """Write a file, root-relative such as `nyheter/index.html`.

        Raises OutsideOutput for a name that leaves the folder, and
        FileExistsError for one that this build wrote already.
        """
        self.claim(name)
        raw = data.encode("utf-8") if isinstance(data, str) else data
        path, known, row = self.folder / name, digest(raw), self.earlier.get(name)
        stands = row and row.digest == known and row.is_untouched(path)
        changed = not stands and (path.is_symlink() or not holds(path, raw))
        if changed:
            self.say(name)
            self.put(name, raw)
        self.names[name] = changed
        self.made[name] = known, made_of

    def put(self, name: str, data: bytes) -> None:
        """Write `data` to the file `name`. Raises OSError for what stands in its way and is not ours."""
        try:
            put(self.folder / name, data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            self.make_way(name)
            put(self.folder / name, data)

    def make_way(self, name: str) -> None:
        """Delete what earlier builds wrote that stands where `name` needs a folder, or as a folder where it is to be.

        Raises NotADirectoryError, IsADirectoryError for what somebody else put there, or this build.
        """
        path, ours = self.folder / name, self.left_over()
        for above in (self.folder / each for each in reversed(Path(name).parents[:-1])):
            if os.path.lexists(above) and not above.is_dir():
                if above not in ours:
                    raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(above))
                above.unlink()
        if path.is_dir() and not path.is_symlink():
            if any(one not in ours for one in path.rglob("*") if one.is_symlink() or not one.is_dir()):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            shutil.rmtree(path)

    def left_over(self) -> set[Path]:
        """Return the files of earlier builds that this one has not written; none where another process writes too."""
        names = set[str]() if self.is_copy else {*self.earlier, *self.begun} - set(self.names)
        return {self.folder / name for name in names}

    def keep(self, name: str) -> None:
        """Take a file that stands there already as this build's own. Raises as `write` does."""
        self.claim(name)
        path, row = self.folder / name, self.earlier.get(name)
        known = row.digest if row and row.stamp == stamp(path) else digest_of(path)
        self.names[name] = False
        self.made[name] = known, ""

    def keep_made(self, name: str, made_of: str) -> bool:
        """Keep the file `name` if it was made of the same and nobody touched it since; tell whether."""
        row = self.earlier.get(name)
        if not row or not made_of or row.made_of != made_of:
            return False
        path = f"{self.folder}{os.sep}{name}"
        if row.is_untouched(path):
            self.standing[name] = row
        elif not row.stands(path):
            return False
        self.claim(name)
        self.names[name] = False
        self.made[name] = row.digest, made_of
        return True

    def begin_anew(self) -> None:
        """Know nothing any more of what was written, but for what stood there before: in a copy of the process."""
        self.names, self.made, self.standing, self.rendered = {}, {}, {}, 0
        self.is_copy = True

    def so_far(self) -> WrittenFiles:
        """Return what is written by now."""
        names = {name: changed for name, changed in self.names.items() if name not in self.standing}
        return WrittenFiles(names, {name: self.made[name] for name in names}, list(self.standing), self.rendered)

    def take_over(self, written: WrittenFiles) -> None:
        """Count as written here what a copy of this process wrote. Raises FileExistsError for what both wrote."""
        for name in sorted(self.names.keys() & {*written.names, *written.standing}):
            raise FileExistsError(name)
        self.names.update(written.names)
        self.made.update(written.made)
        for name in written.standing:
            self.let_stand(name)
        self.rendered += written.rendered

    def doubt(self, made_of: Container[str]) -> None:
        """Forget what files were made of that were made of any of these, so that the next build makes them again."""
        for name, (known, told) in self.made.items():
            if told and told in made_of:
                self.made[name] = known, ""
                self.standing.pop(name, None)

    def keep_rest(self) -> None:
        """Keep everything that the last build left and this one has not written; it is known to stand."""
        for name in self.earlier:
            if name not in self.names:
                self.let_stand(name)

    def let_stand(self, name: str) -> None:
        """Take a file as this build's own that stands as the last build left it."""
        row = self.earlier[name]
        self.names[name], self.made[name], self.standing[name] = False, (row.digest, row.made_of), row

    def say(self, name: str) -> None:
        """Note in the log that `name` is about to be touched."""
        if self.log is None:
            return
        if not self.said:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            self.said = True
        with open(self.log, "ab", buffering=0) as log:
            log.write(os.fsencode(f"{name}\n"))

    def rows(self) -> dict[str, Row]:
        """Return what the ledger is to know of all files, as they stand now."""
        top = f"{self.folder}{os.sep}"
        return {
            name: self.standing.get(name) or Row(*made, *(stamp(top + name) or NOWHERE))
            for name, made in self.made.items()
        }

    def claim(self, name: str) -> None:
        """Refuse a name that is outside, or taken."""
        if not name.strip("./") or name.startswith("/") or ".." in name.split("/"):
            raise OutsideOutput(name)
        if name in self.names:
            raise FileExistsError(name)

    @property
    def written(self) -> list[str]:
        """Names whose bytes this build changed, in order."""
        return sorted(name for name, changed in self.names.items() if changed)

    def count_lost_copy(self) -> None:
        """Count what is in the log as begun by somebody who was killed: a copy of this process was."""
        self.begun = names_begun(self.log)

    def prune(self) -> list[str]:
        """Delete what the last build wrote and this one did not; return the names.

        So too what was begun by builds that were killed, with what they left
        half-written beside it. Nothing else in the folder is touched: it may be
        somebody's.
        """
        for name in self.begun:
            path = self.folder / name
            for beside in path.parent.glob(f".{escape(path.name)}.*{BESIDE}"):
                beside.unlink(missing_ok=True)
        gone = sorted({*self.earlier, *self.begun} - set(self.names))
        for name in gone:
            path = self.folder / name
            if path.is_symlink() or path.is_file():  # Else something of another name stands there by now.
                path.unlink(missing_ok=True)
            remove_empty_folders(path.parent, self.folder)
        return gone

    def finish(self) -> None:
        """Forget the log: the ledger has it all."""
        if self.log:
            self.log.unlink(missing_ok=True)


def names_begun(log: Path | None) -> frozenset[str]:
    """Return the names in a log of what builds were about to write, each whole."""
    try:
        lines = os.fsdecode(log.read_bytes()).split("\n") if log else []
    except OSError:
        lines = []
    return frozenset(lines[:-1])


def remove_empty_folders(folder: Path, top: Path) -> None:
    """Delete `folder` and those above it while they are empty, up to `top`."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
