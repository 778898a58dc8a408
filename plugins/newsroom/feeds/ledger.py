"""Which feeds the last build left, with the digest of each, so that a hub can be told of those that changed.

`feeds.json` in the state folder: address to digest. Archived documents are left
out: nobody subscribes to one.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from newsroom.files import write_if_changed

FILE = "feeds.json"


def keep_digests(state: Path, digests: Mapping[str, str]) -> None:
    """Remember absolute address and digest of each feed."""
    write_if_changed(state / FILE, json.dumps(digests, sort_keys=True).encode())


def digests_in(path: Path) -> dict[str, str]:
    """Return address to digest of every feed that the last build left."""
    try:
        return {str(address): str(digest) for address, digest in json.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        return {}
