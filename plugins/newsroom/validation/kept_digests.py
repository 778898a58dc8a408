"""The digests of files that nobody touched since they were found good: such a file need not be opened.

A file is untouched when its stamp is. Of a file that was touched while it was read,
or as late as that within one tick of the file system's clock, nothing is kept; nor
of one that is another by now, since a link on the way leads elsewhere.
"""

from collections.abc import Mapping, Set

from newsroom.incremental.bundles import Bundles
from newsroom.incremental.store import Store
from newsroom.incremental.tracks import Track, file_clock, newest
from newsroom.validation.tree import Tree


class KeptDigests:
    """The digests of the files of one content folder."""

    def __init__(self, store: Store, tree: Tree) -> None:
        self.bundles: Bundles[Track] = Bundles(store.beside("digests"), tuple, ())
        self.tree = tree
        self.began = file_clock()
        """The moment before the first file was read."""
        self.kept = self.bundles.load()
        """What an earlier check kept, by path."""
        self.untouched = {path: kept[0] for path, kept in self.kept.items() if tree.stamps.get(path) == kept[1:]}
        """The digests of files that are as they were, by path."""

    def keep(self, digests: Mapping[str, str], good: Set[str]) -> None:
        """Keep the digests of the files that are `good`, and forget all others."""
        tracks = {path: self.kept[path] for path in self.untouched.keys() & good}
        for path in good - tracks.keys():
            before = self.tree.stamps.get(path)
            if before and newest([before]) < self.began and self.tree.stamp_now(path) == before:
                tracks[path] = digests[path], *before
        self.bundles.keep(tracks)
