"""Small things that are kept by key, two hundred together: read one by one they take twice as long.

An edit ties a bundle or two anew.
"""

from collections.abc import Collection, Mapping
from typing import Any, Generic, TypeVar

from newsroom.files import digest
from newsroom.incremental.packing import packed, unpacked
from newsroom.incremental.store import Store

SIZE = 200
"""Things in a bundle."""

Kept = TypeVar("Kept")


class Bundles(Generic[Kept]):
    """One shelf of such things, all of one kind."""

    def __init__(self, store: Store, kind: type[Kept], own: Collection[str]) -> None:
        self.store = store
        self.kind = kind
        self.own = own
        """Modules whose classes may be in them."""
        self.held: dict[str, dict[str, Kept]] = {}
        """What is kept, by the names of bundles and by key."""

    def load(self) -> dict[str, Kept]:
        """Return all that is kept, by key; of a bundle that cannot be read nothing."""
        self.held = {name: self.opened(row) for name, row in self.store.everything().items()}
        return self.everything()

    def let_go(self) -> None:
        """Hold nothing more, once all is kept."""
        self.held = {}

    def opened(self, row: bytes) -> dict[str, Kept]:
        """Return what is in a bundle."""
        found: Any = unpacked(row, self.own)
        is_bundle = isinstance(found, dict) and all(isinstance(one, self.kind) for one in found.values())
        return found if is_bundle else {}

    def everything(self) -> dict[str, Kept]:
        """Return all that is held, by key."""
        return {key: one for bundle in self.held.values() for key, one in bundle.items()}

    def add(self, fresh: Mapping[str, Kept]) -> None:
        """Keep what is `fresh` beside what is held."""
        self.keep({**self.everything(), **fresh})

    def keep(self, used: Mapping[str, Kept]) -> bool:
        """Keep what is `used` and nothing else; tell whether something was forgotten.

        Of what is held whole bundles stay; what is left of the others, and small ones,
        are tied together with what is fresh.
        """
        stays = {name: bundle for name, bundle in self.held.items() if bundle and is_among(bundle, used)}
        fresh = used.keys() - {key for bundle in stays.values() for key in bundle}
        spoilt = self.held.keys() - stays.keys()
        if not (fresh or spoilt):
            return False
        small = {name for name, bundle in stays.items() if len(bundle) < SIZE // 2}
        fresh |= {key for name in small for key in stays[name]}
        keys = sorted(fresh)
        tied = [{key: used[key] for key in keys[start : start + SIZE]} for start in range(0, len(keys), SIZE)]
        named = {digest("\n".join(bundle).encode("utf-8", "surrogatepass")): bundle for bundle in tied}
        self.held = {name: bundle for name, bundle in stays.items() if name not in small} | named
        self.store.keep({name: packed(bundle) for name, bundle in named.items()}, self.held.keys())
        return bool(spoilt)


def is_among(bundle: Mapping[str, Kept], used: Mapping[str, Kept]) -> bool:
    """Tell whether all of a bundle is still `used` as it is."""
    return all(used.get(key) == one for key, one in bundle.items())
