"""Find what stands in the content folder."""

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.domain.personal_numbers import Found, find
from newsroom.domain.problems import Problem, Severity
from newsroom.domain.registers import FILES
from newsroom.domain.schema import KINDS
from newsroom.files import Stamp, stamp, stamp_in
from newsroom.incremental.tracks import file_clock, newest
from newsroom.validation.file_texts import PICTURES, Unread, words_in

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""In a file's name: control characters, and bytes that are no UTF-8, as Python holds them."""
NEARLY_SOURCE = re.compile(r".*\.(?:md|markdown|mdown|mkdn?|md\.txt)", re.I)
NEARLY_REGISTER = {name.replace(".yml", ".yaml"): name for name in FILES}

Judged = Mapping[str, Stamp]
"""Files that were found good, by where they really lie, each with its stamp before it was read."""
NO_STAMPS: Mapping[str, Stamp] = MappingProxyType({})


@dataclass(slots=True)
class Tree:
    """The files of a content folder, by path relative to it.

    Paths are spelt with composed letters: macOS keeps ö as o and a mark, an
    editor types one letter.
    """

    root: Path
    sources: dict[str, str] = field(default_factory=dict)
    """Source file to kind, in order of path."""
    materials: dict[str, str] = field(default_factory=dict)
    """What items may name (pictures, PDFs): path to the name on disk."""
    registers: list[str] = field(default_factory=list)
    on_disk: dict[str, str] = field(default_factory=dict)
    """Path of a source file or register to its name on disk."""
    seen: Mapping[str, Stamp] = field(default_factory=dict)
    """Stamps of files that somebody looked at a moment ago, by name on disk: they need not be asked for again."""
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """Of each source file, by path, from before it was read."""
    problems: list[Problem] = field(default_factory=list)
    refusals: dict[str, RefusedPicture | None] = field(default_factory=dict)
    """Pictures that were judged, by name on disk."""
    known_pictures: Judged = field(default_factory=dict)
    """Pictures known to be good: decoding one costs more than all texts beside it."""
    good_pictures: dict[str, Stamp] = field(default_factory=dict)
    """Pictures that were named and found good, and other files without personal numbers."""
    began: int = field(default_factory=file_clock)
    """The moment before the first file was read, in nanoseconds of the file system's clock."""
    numbers: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    """The personal numbers in files that were looked through, by name on disk."""
    unread: set[str] = field(default_factory=set)
    """Files whose text could not be got at, by name on disk."""

    @property
    def known_from_now_on(self) -> Judged:
        """The good files but those that were touched since we began, which may hold something else by now."""
        return {place: stamp for place, stamp in self.good_pictures.items() if newest([stamp]) < self.began}

    def placed(self, name: str) -> tuple[str, Stamp]:
        """Return where the file `name` really lies, and its stamp: what it is known again by. Raises OSError."""
        path = self.root / name
        return str(path.resolve()), stamp_in(path.stat())

    def still_good(self, judged: Judged, name: str) -> Judged:
        """Return what is to be noted of the file `name` if it is as it was when it was judged; nothing if not."""
        try:
            place, stamp = self.placed(name)
        except OSError:
            return NO_STAMPS
        return {place: stamp} if judged.get(place) == stamp else NO_STAMPS

    def stamp_now(self, path: str) -> Stamp | None:
        """Return the stamp of a source file as it is by now."""
        return stamp(f"{self.root}{os.sep}{self.on_disk[path]}")

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of source files and registers; tell of those that cannot be read."""
        found = {}
        for path in paths:
            try:
                with open(f"{self.root}{os.sep}{self.on_disk[path]}", "rb", buffering=0) as file:
                    found[path] = file.read()
            except OSError as wrong:
                self.tell_unreadable(path, "Filen", wrong)
        return found

    def examine_picture(self, name: str) -> None:
        """Judge the picture file `name`, once however many items name it. Raises RefusedPicture, OSError."""
        if name not in self.refusals:
            try:
                place, stamp = self.placed(name)
                if self.known_pictures.get(place) != stamp:
                    from newsroom.domain.pictures import examine  # What decodes pictures: most builds meet no new one.

                    examine(self.root / name)
                self.refusals[name] = None
                self.good_pictures[place] = stamp
            except RefusedPicture as refused:
                self.refusals[name] = refused
        refusal = self.refusals[name]
        if refusal is not None:
            raise refusal

    def numbers_in(self, name: str) -> tuple[Found, ...]:
        """Return the personal numbers in the file `name`, looked through once however many items carry it."""
        if name not in self.numbers:
            try:
                self.numbers[name] = self.look_through(name)
            except (Unread, OSError):
                self.numbers[name] = ()
                self.unread.add(name)
        return self.numbers[name]

    def look_through(self, name: str) -> tuple[Found, ...]:
        """Read the texts of a file, unless its stamp is known. Raises Unread, OSError."""
        path, (place, stamp) = self.root / name, self.placed(name)
        if self.known_pictures.get(place) == stamp:
            self.good_pictures[place] = stamp
            return ()
        found = {number.figures: number for text in words_in(path) for number in find(text)}
        if found:
            self.good_pictures.pop(place, None)
        elif path.suffix.lower() not in PICTURES:
            self.good_pictures[place] = stamp
        return tuple(found.values())

    def size(self, path: str) -> int:
        """Return the size in bytes of a file in the tree, by its name on disk."""
        return (self.root / path).stat().st_size

    def tell(self, path: str, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        """Add a problem of a file as such."""
        self.problems.append(Problem(path, 1, 1, code, severity, message, hint))

    def tell_unreadable(self, path: str, what: str, wrong: OSError) -> None:
        """Tell of a file or folder that the machine does not give out."""
        message = f"{what} går inte att läsa ({wrong.strerror})."
        self.tell(path, "unreadable", message, "Kontrollera att den finns kvar och att du har rätt att läsa den.")


def scan(root: Path, good_pictures: Judged = NO_STAMPS, seen: Mapping[str, Stamp] = NO_STAMPS) -> Tree:
    """Return the tree below `root`, in the same order on every machine.

    `good_pictures` are those that an earlier scan found good, `seen` the stamps of
    files that were looked at just now.
    """
    tree = Tree(root, seen=seen, known_pictures=good_pictures)
    visit(str(root), "", tree, ())
    tree.sources = dict(sorted(tree.sources.items()))
    return tree


def visit(folder: str, prefix: str, tree: Tree, above: tuple[str, ...]) -> None:
    """Add what stands in `folder`, whose path in the tree is `prefix`; `above` holds the folders on the way here."""
    try:
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError as wrong:
        tree.tell_unreadable(prefix.rstrip("/"), "Mappen", wrong)
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if UNPRINTABLE.search(entry.name):
            tell_name(path, tree)
        elif entry.is_symlink() and leads_out(Path(entry.path), tree.root):
            message = "Filen är en symbolisk länk ut ur innehållsmappen. Den används inte."
            tree.tell(path, "link-outside", message, "Lägg en kopia av filen i mappen.", "hint")
        elif entry.is_dir():
            if not (entry.is_symlink() and leads_back(entry.path, (*above, folder))):
                visit(entry.path, path + "/", tree, (*above, folder))
        elif entry.is_file():
            add(path, tree, entry)


def leads_out(link: Path, root: Path) -> bool:
    """Tell whether a symbolic link ends outside `root`, or nowhere."""
    return not link.exists() or not link.resolve().is_relative_to(root.resolve())


def leads_back(link: str, above: Iterable[str]) -> bool:
    """Tell whether a symbolic link leads to one of the folders on the way to it: below it there is no end."""
    return os.path.realpath(link) in map(os.path.realpath, above)


def tell_name(path: str, tree: Tree) -> None:
    """Tell of a name that can neither be shown nor stand in an address."""
    shown = UNPRINTABLE.sub("?", path)
    hint = "Byt namn på filen eller mappen. Namnet kommer ofta från ett gammalt zip-arkiv eller en annan dator."
    tree.tell(shown, "file-name", "Namnet innehåller tecken som inte går att läsa (visade som ?).", hint)


def add(found: str, tree: Tree, entry: os.DirEntry[str]) -> None:
    """Put one file, by its name on disk, where it belongs."""
    path = unicodedata.normalize("NFC", found)
    if path in tree.on_disk or path in tree.materials:
        hint = "Behåll den rätta, och ta bort eller byt namn på den andra."
        tree.tell(path, "file-name", "Två filer har samma namn: bokstäver som å är skrivna på två sätt i dem.", hint)
        return
    top, _, below = path.partition("/")
    if path.endswith(".md"):
        tree.on_disk[path] = found
        if below and top in KINDS:
            tree.sources[path] = top
            with suppress(OSError):  # Whoever reads it tells.
                tree.stamps[path] = tree.seen.get(found) or stamp_in(entry.stat())
        else:
            hint = f"Flytta filen till någon av mapparna {', '.join(KINDS)}: mappen bestämmer vad texten är."
            tree.tell(path, "misplaced", "Texten ligger inte i någon av mapparna för innehåll.", hint)
    elif path in FILES:
        tree.on_disk[path] = found
        tree.registers.append(path)
    else:
        tree.materials[path] = found
        hint_at_name(path, top in KINDS, tree)


def hint_at_name(path: str, in_kind: bool, tree: Tree) -> None:
    """Hint at a file whose name almost makes it a text or a register."""
    if in_kind and NEARLY_SOURCE.fullmatch(path):
        hint = "Byt namn på filen så att den slutar på .md, med små bokstäver."
        tree.tell(path, "nearly-source", "Filen läses inte som en text: namnet slutar inte på .md.", hint, "hint")
    elif path in NEARLY_REGISTER:
        hint = f"Byt namn på filen till {NEARLY_REGISTER[path]}."
        tree.tell(path, "nearly-register", "Filen läses inte som ett register.", hint, "hint")
