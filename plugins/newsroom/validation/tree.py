"""Find what stands in the content folder."""

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.domain.problems import Problem
from newsroom.domain.registers import FILES
from newsroom.domain.schema import KINDS


@dataclass(slots=True)
class Tree:
    """The files of a content folder, by path relative to it."""

    root: Path
    sources: dict[str, str] = field(default_factory=dict)
    """Source file to kind, in order of path."""
    materials: dict[str, str] = field(default_factory=dict)
    """What items may name (pictures, PDFs): composed spelling to the name on disk.

    macOS keeps ö as o and a mark; an editor types one letter.
    """
    registers: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file in the tree."""
        return (self.root / path).read_bytes()

    def size(self, path: str) -> int:
        """Return the size in bytes of a file in the tree."""
        return (self.root / path).stat().st_size


def scan(root: Path) -> Tree:
    """Return the tree below `root`, in the same order on every machine."""
    tree = Tree(root)
    visit(root, "", tree)
    tree.sources = dict(sorted(tree.sources.items()))
    return tree


def visit(folder: Path, prefix: str, tree: Tree) -> None:
    """Add what stands in `folder`, whose path in the tree is `prefix`."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = prefix + entry.name
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_symlink() and leads_out(Path(entry.path), tree.root):
            tell_link_out(path, tree)
        elif entry.is_dir():
            if not (entry.is_symlink() and Path(entry.path).resolve() in [folder.resolve(), *folder.resolve().parents]):
                visit(Path(entry.path), path + "/", tree)
        elif entry.is_file():
            add(path, tree)


def leads_out(link: Path, root: Path) -> bool:
    """Tell whether a symbolic link ends outside `root`, or nowhere."""
    return not link.exists() or not link.resolve().is_relative_to(root.resolve())


def tell_link_out(path: str, tree: Tree) -> None:
    """Hint at a link that is not followed: it could publish anything on the machine."""
    message = "Filen är en symbolisk länk ut ur innehållsmappen. Den används inte."
    tree.problems.append(Problem(path, 1, 1, "link-outside", "hint", message, "Lägg en kopia av filen i mappen."))


def add(path: str, tree: Tree) -> None:
    """Put one file where it belongs."""
    top, _, below = path.partition("/")
    if path.endswith(".md"):
        if below and top in KINDS:
            tree.sources[path] = top
        else:
            kinds = ", ".join(KINDS)
            message = "Texten ligger inte i någon av mapparna för innehåll."
            hint = f"Flytta filen till någon av mapparna {kinds}: mappen bestämmer vad texten är."
            tree.problems.append(Problem(path, 1, 1, "misplaced", "error", message, hint))
    elif path in FILES:
        tree.registers.append(path)
    else:
        tree.materials[unicodedata.normalize("NFC", path)] = path
