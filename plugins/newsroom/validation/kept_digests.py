"""The digests of files that nobody touched since they were found good: such a file need not be opened.

A file is untouched when its stamp is. Of a file that was touched while it was read,
or as late as that within one tick of the file system's clock, nothing is kept.
"""

from collections.abc import Mapping, Set

from newsroom.files import Stamp
from newsroom.incremental.bundles import Bundles
from newsroom.incremental.store import Store
from newsroom.incremental.tracks import Track, file_clock, newest


class KeptDigests:
    """The digests of the files of one content folder."""

    def __init__(self, store: Store, stamps: Mapping[str, Stamp]) -> None:
        self.bundles: Bundles[Track] = Bundles(store.beside("digests"), tuple, ())
        self.stamps = stamps
        """As they are now, by path."""
        self.began = file_clock()
        """The moment before the first file was read."""
        self.kept = self.bundles.load()
        """What an earlier check kept, by path."""
        self.untouched = {path: kept[0] for path, kept in self.kept.items() if stamps.get(path) == kept[1:]}
        """The digests of files that are as they were, by path."""

    def keep(self, digests: Mapping[str, str], good: Set[str]) -> None:
        """Keep the digests of the files that are `good`, and forget all others."""
        tracks = {path: self.kept[path] for path in self.untouched.keys() & good}
        for path in good - tracks.keys():
            now = self.stamps.get(path)
            if now and newest([now]) < self.began:
                tracks[path] = digests[path], *now
        self.bundles.keep(tracks)
