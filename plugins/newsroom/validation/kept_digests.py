"""The digests of files that nobody touched since they were found good: such a file need not be opened.

A file is untouched when its stamp is. Of a file that was touched while it was read,
or as late as that within one tick of the file system's clock, nothing is kept.
"""

import json
from collections.abc import Mapping, Set
from typing import Any

from newsroom.files import Stamp
from newsroom.incremental.store import Store
from newsroom.incremental.tracks import Track, file_clock, newest

KEY = "digests"
"""What all of them are kept under together."""


class KeptDigests:
    """The digests of the files of one content folder."""

    def __init__(self, store: Store, stamps: Mapping[str, Stamp]) -> None:
        self.store = store.beside(KEY)
        self.stamps = stamps
        """As they are now, by path."""
        self.began = file_clock()
        """The moment before the first file was read."""
        self.kept = self.load()
        self.untouched = {path: kept[0] for path, kept in self.kept.items() if stamps.get(path) == kept[1:]}
        """The digests of files that are as they were, by path."""

    def load(self) -> dict[str, Track]:
        """Return what an earlier check kept, by path; nothing when in doubt."""
        try:
            found: dict[str, Any] = json.loads(self.store.fetch([KEY]).get(KEY, b"{}"))
            return {path: (str(digest), *stamp) for path, (digest, *stamp) in found.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    def keep(self, digests: Mapping[str, str], good: Set[str]) -> None:
        """Keep the digests of the files that are `good`, and forget all others."""
        tracks = {path: self.kept[path] for path in self.untouched.keys() & good}
        for path in good - tracks.keys():
            now = self.stamps.get(path)
            if now and newest([now]) < self.began:
                tracks[path] = digests[path], *now
        if tracks != self.kept:
            self.store.add({KEY: json.dumps(dict(sorted(tracks.items()))).encode()})
