"""The theme's own files: style sheets, fonts, script."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsroom.content.settings import root_of
from newsroom.files import digest
from newsroom.incremental.outputs import Outputs

FOLDER = "theme"
"""Where the theme's files stand in the output."""


def write_theme(theme: Path, outputs: Outputs, settings: Mapping[str, Any]) -> dict[str, str]:
    """Write the files below the theme's `static`, and return name to address.

    They stand in a folder named by the digest of them all, so that a browser may
    keep them for ever and never mixes two versions of the theme.
    """
    static = theme / "static"
    found = {
        path.relative_to(static).as_posix(): path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    version = digest("".join(name + digest(raw) for name, raw in sorted(found.items())).encode())[:10]
    for name, raw in sorted(found.items()):
        outputs.write(f"{FOLDER}/{version}/{name}", raw)
    root = root_of(settings["SITEURL"])
    return {name: f"{root}/{FOLDER}/{version}/{name}" for name in found}
