"""The digest of all code that a build runs: whatever it made may be another when that is."""

import os
import sys
from functools import cache
from pathlib import Path

import newsroom
from newsroom.files import digest, digest_of
from newsroom.incremental.tracks import is_ours, modules, packages


@cache
def program_digest() -> str:
    """Return the digest of this program, Python and the installed packages, as this process imported them."""
    files = sorted(file for root in newsroom.__path__ for file in Path(root).rglob("*.py"))
    own = [f"{file.name} {digest_of(file)}" for file in files]
    return digest("\n".join([sys.version, *packages(), *own]).encode())


def code_digest() -> str:
    """Return the digest of the program, the settings and everything that these imported from outside."""
    roots = tuple(f"{os.path.abspath(root)}{os.sep}" for root in newsroom.__path__)
    theirs = modules(lambda path: is_ours(path) or os.path.abspath(path).startswith(roots))
    return digest("\n".join([program_digest(), *(f"{file} {digest_of(file)}" for file in sorted(theirs))]).encode())
