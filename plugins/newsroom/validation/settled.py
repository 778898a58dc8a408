"""What was found good before and leans on nothing that changed is neither opened nor judged again.

Most texts of a site are good, and stay so. Of such a one a small row is kept: the
item, and the names of what it was good beside. All else that was read of it
(places, links, words) is opened only when somebody asks, for instance since a new
file claims its address.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from newsroom.domain.addresses import AddressRules
from newsroom.domain.links import Mention
from newsroom.domain.problems import Problem
from newsroom.domain.rule_sets import RULE_SETS, RuleSet
from newsroom.domain.schema import Item
from newsroom.domain.source import Source, content_path
from newsroom.files import digest
from newsroom.incremental.bundles import Bundles
from newsroom.incremental.store import Store
from newsroom.validation.kept_readings import OWN, KeptBody, KeptReadings
from newsroom.validation.privacy import carried
from newsroom.validation.reading import Reading
from newsroom.validation.references import named_items
from newsroom.validation.texts import published_day
from newsroom.validation.tree import Tree


class Settled(NamedTuple):
    """A good item, and what it was good beside."""

    item: Item
    items: tuple[str | None, ...]
    """Other source files that it names."""
    files: tuple[str, ...]
    """Files that it shows or carries, by name on disk; each was looked through."""
    slug: str
    address: str
    """Where it stands on the site."""


class SettledReading(Reading):
    """A reading of which only the item is at hand; the rest is opened when it is asked for."""

    def __init__(self, source: Source, address: str, whole: Callable[[], Reading]) -> None:
        self.path, self.kind, self.item, self.source, self.comment = source.path, source.kind, source.item, source, None
        self.address = address
        self.whole = whole

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        for field, value in vars(self.whole()).items():
            vars(self).setdefault(field, value)
        return vars(self)[name]

    @property
    def problems(self) -> list[Problem]:
        """What was told of it meanwhile: by itself it had none."""
        return self.matter.problems if "matter" in vars(self) else []


class Archive:
    """The readings of one content folder, from one check to the next: those settled, and what is asked of the rest."""

    def __init__(
        self, store: Store, rules: AddressRules, tree: Tree, digests: Mapping[str, str], clock: RuleSet
    ) -> None:
        self.settled = Bundles(store.beside("settled"), Settled, OWN)
        self.tree = tree
        self.marks = {path: digests[path] for path in tree.sources if path in digests}
        self.around = surroundings((digests.get(path, "") for path in tree.registers), clock, rules)
        self.on_disk = set(tree.materials.values())
        self.readings = KeptReadings(store, tree, rules.site, self.marks)
        self.stays: dict[str, Settled] = {}
        """What stays settled, by key."""
        self.good: dict[str, bool] = {}
        """Files that were asked for, by name on disk, and whether each is as it was found good."""

    def find(self) -> dict[str, Reading]:
        """Return the readings that stay as they were settled, by path."""
        paths = {self.settled_key(path): path for path in self.marks} if self.around else {}
        found: dict[str, Reading] = {}
        for key, one in self.settled.load().items():
            if key in paths and self.holds(one):
                path, self.stays[key] = paths[key], one
                body = KeptBody(self.readings, path)
                source = Source(path, self.tree.sources[path], one.item, body, self.marks[path], one.slug)
                found[path] = self.settled_reading(source, one.address)
        return found

    def settled_reading(self, source: Source, address: str) -> Reading:
        """Return the reading of an item that is settled."""
        return SettledReading(source, address, partial(self.readings.open, source.path))

    def keep(self, readings: Collection[Reading], addresses: Mapping[str, str]) -> dict[str, Reading]:
        """Keep what is settled by now for the next check, and forget what nobody asks for; `addresses` are by path.

        Return what is settled only now, by path, without what was needed to judge it.
        """
        fresh = {one.path: settle(one, self.tree, addresses) for one in readings if not isinstance(one, SettledReading)}
        settled = {self.settled_key(path): one for path, one in fresh.items() if one} if self.around else {}
        self.settled.keep(self.stays | settled)
        return {
            one.path: self.settled_reading(one.source, addresses[one.path])
            for one in readings
            if one.source and fresh.get(one.path)
        }

    def settled_key(self, path: str) -> str:
        """Return what a reading is settled under: its own key, and what all readings are judged beside."""
        return f"{self.around} {self.readings.keys[path]}"

    def holds(self, one: Settled) -> bool:
        """Tell whether all that it leans on is there still."""
        return all(path in self.tree.sources for path in one.items) and all(map(self.is_good, one.files))

    def is_good(self, name: str) -> bool:
        """Tell whether a file is as it was when it was found good."""
        if name not in self.good:
            found = self.tree.still_good(self.tree.known_pictures, name) if name in self.on_disk else {}
            self.tree.good_pictures.update(found)
            self.good[name] = bool(found)
        return self.good[name]


def surroundings(registers: Iterable[str], clock: RuleSet, rules: AddressRules) -> str:
    """Return the digest of what all items are judged beside; "" for rules of a site's own, which are code.

    `registers` are the digests of their files.
    """
    country = next((name for name, known in RULE_SETS.items() if known == clock), "")
    said = [country, *registers, rules.lang, *(f"{kind}={pattern}" for kind, pattern in sorted(rules.patterns.items()))]
    return digest("\n".join(said).encode("utf-8", "surrogatepass")) if country else ""


def settle(reading: Reading, tree: Tree, addresses: Mapping[str, str]) -> Settled | None:
    """Return what to keep of a reading with which nothing is wrong; None for one that has to be judged every time.

    That is one with a hint, with something that its editor lets through, or that
    depends on more than itself, the registers and files: on the day, on addresses.
    """
    source, matter = reading.source, reading.matter
    if source is None or matter.problems or reading.numbers or reading.contacts or published_day(source.item) is None:
        return None
    if str(matter.values.get("id") or source.id) != source.id or (source.item.link or "").startswith("/"):
        return None
    named = [content_path(written, reading.path) for _, written in named_items(source.item)]
    local = [content_path(one.path, reading.path) for one in reading.mentions if leads_to_a_file(one)]
    files = tuple(carried(reading, tree))
    if not all(tree.still_good(tree.good_pictures, name) for name in files):
        return None
    items = [path for path in (*named, *local) if path not in tree.materials]
    if not all(path in tree.sources for path in items):
        return None
    return Settled(source.item, tuple(items), files, source.slug, addresses[reading.path])


def leads_to_a_file(mention: Mention) -> bool:
    """Tell whether a link or a picture means something in the content folder, or a page of the site."""
    return not mention.is_external and not mention.target.startswith("#")
