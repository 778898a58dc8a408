"""What stands in a folder, to hold one build against another."""

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path there, in order."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
