"""Judge the whole content folder before anything is built.

No plugin: it cannot be left out. Everything wrong in all files is told at once,
each file by itself, and an item is either good and built or named and not.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from newsroom.domain.addresses import AddressRules
from newsroom.domain.clock import day_of
from newsroom.domain.problems import Problem, errors, in_order
from newsroom.domain.registers import Registers
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.domain.schema import Page
from newsroom.domain.source import CommentSource, Source
from newsroom.domain.terms import Terms
from newsroom.files import Stamp, digest
from newsroom.incremental.crew import ALONE, Crew
from newsroom.incremental.store import Store
from newsroom.validation.alone import read_alone
from newsroom.validation.contacts import check_contacts, declared_contacts
from newsroom.validation.kept_digests import KeptDigests
from newsroom.validation.kept_readings import is_clean
from newsroom.validation.notices import check_notice
from newsroom.validation.privacy import Allowed, check_privacy, register_problems
from newsroom.validation.reading import Reading
from newsroom.validation.references import check_references, check_translations
from newsroom.validation.registers import read_registers
from newsroom.validation.settled import Archive, SettledReading
from newsroom.validation.site import site_hints
from newsroom.validation.texts import check_text
from newsroom.validation.tree import NO_STAMPS, Judged, Tree, scan
from newsroom.validation.uniqueness import check_addresses, check_comments, check_identities

ID = re.compile(rb"^id:[ \t]*[\"']?(.*?)[\"']?[ \t\r]*$", re.M)
WITHDRAWN = re.compile(rb"^\s*status:\s*[\"']?withdrawn\b", re.M | re.I)
Begin = Callable[[Sequence[Source], int], None]
"""Is given items as they were read, before they are judged beside each other, and how many of them are fresh."""


@dataclass(slots=True)
class Examination:
    """A content folder as it was found."""

    tree: Tree
    clock: RuleSet = SWEDEN
    """The country's rules of appeal, as the content was judged by."""
    sources: list[Source] = field(default_factory=list)
    """The good items, by path."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Where each of them stands on the site, by path."""
    terms: Terms = field(default_factory=Terms)
    """The same, by the day on which they are over."""
    comments: list[CommentSource] = field(default_factory=list)
    registers: Registers = field(default_factory=Registers)
    problems: list[Problem] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    """Of the bytes of every source file and register, as judged."""
    raw: dict[str, bytes] = field(default_factory=dict)
    """These bytes, but for files of which the reading is kept: see `bytes_of`."""
    withdrawn: set[str] = field(default_factory=set)
    """Files that say `status: withdrawn`, broken ones too."""
    fresh: int = 0
    """How many texts nothing was known of beforehand."""
    allowed: list[Allowed] = field(default_factory=list)
    """Numbers that look like personal numbers and are let through."""

    def bytes_of(self, path: str) -> bytes | None:
        """Return the bytes of a file as judged; None where it was not held on to and is another by now."""
        if path in self.raw:
            return self.raw[path]
        again = self.tree.read([path]).get(path)
        return again if again is not None and digest(again) == self.digests[path] else None

    def take(self, sources: list[Source]) -> None:
        """Hold these items, by path and by day."""
        self.sources, self.terms = sources, Terms.of(sources, self.clock)

    @property
    def broken(self) -> set[str]:
        """The source files and registers that have an error."""
        return {problem.path for problem in errors(self.problems)}


def leave_be(sources: Sequence[Source], fresh: int) -> None:
    """Begin nothing yet."""


def examine(
    root: Path,
    rules: AddressRules,
    moment: datetime,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    without: Collection[str] = (),
    good_pictures: Judged = NO_STAMPS,
    clock: RuleSet = SWEDEN,
    store: Store | None = None,
    crew: Crew = ALONE,
    seen: Mapping[str, Stamp] = NO_STAMPS,
    begin: Begin = leave_be,
) -> Examination:
    """Return what stands in the content folder `root`, and all that is wrong in it.

    `instead` holds bytes to read in place of some files (their last good ones).
    Files `without` are there, so that others may name them, but are not judged.
    `good_pictures` are those of the tree of an earlier examination; `clock` is
    the country's rules of appeal, and `store` keeps what was read before; `crew`
    reads what was not. `seen` are stamps of files that were looked at just now.
    `begin` may begin with texts while they are judged; some may turn out to be wrong.
    """
    tree = scan(root, good_pictures, seen)
    found = Examination(tree, clock)
    kept = KeptDigests(store, tree) if store and not instead else None
    open_files(found, instead, without, kept.untouched if kept else {})
    registers = {path: found.raw[path] for path in tree.registers if path in found.raw}
    found.registers, wrong_registers = read_registers(registers, tree)
    archive = Archive(store, rules, tree, found.digests, clock) if store else None
    readings = read_kept(found, archive, crew) if archive else read_each(found, rules.site)
    begin([one.source for one in readings.values() if one.source and not isinstance(one, SettledReading)], found.fresh)
    if kept:
        kept.keep(
            found.digests, {path for path, one in readings.items() if isinstance(one, SettledReading) or is_clean(one)}
        )
    check_together(readings, found, rules, moment)
    if archive:
        readings |= archive.keep(readings.values(), found.addresses)
    found.take([reading.source for reading in readings.values() if reading.source])
    found.comments = [reading.comment for reading in readings.values() if reading.comment]
    found.withdrawn = {path for path in readings if says_withdrawn(readings[path], found.raw.get(path, b""))}
    told = [problem for reading in readings.values() for problem in reading.problems]
    private = register_problems(tree.registers, found.raw)
    everything = [*tree.problems, *wrong_registers, *private, *told, *site_hints(found.sources)]
    found.problems = in_order(problem for problem in everything if problem.path not in without)
    return found


def open_files(
    found: Examination, instead: Mapping[str, bytes], without: Collection[str], untouched: Mapping[str, str]
) -> None:
    """Take the digests of all files but those `without`, and the bytes of those that are not `untouched`."""
    tree = found.tree
    wanted = [path for path in (*tree.registers, *tree.sources) if path not in without]
    found.raw = tree.read(path for path in wanted if path not in instead and path not in untouched)
    found.raw |= {path: instead[path] for path in wanted if path in instead}
    read = {path: digest(raw) for path, raw in found.raw.items()}
    found.digests = {path: known for path in wanted if (known := read.get(path) or untouched.get(path))}


def read_kept(found: Examination, archive: Archive, crew: Crew) -> dict[str, Reading]:
    """Return the readings of all files by path: as they were settled, else as they are kept, else read now."""
    settled = archive.find()
    for path in settled:
        found.raw.pop(path, None)
    others = [path for path in found.tree.sources if path in found.digests and path not in settled]
    read = archive.readings.read_all(others, found.raw, crew)
    found.fresh = archive.readings.fresh
    return {path: settled.get(path) or read[path] for path in found.tree.sources if path in settled or path in read}


def read_each(found: Examination, site: str) -> dict[str, Reading]:
    """Return the readings of all files by path, where nothing is kept of any."""
    raw = found.raw
    read = {path: read_alone(raw[path], path, kind, site) for path, kind in found.tree.sources.items() if path in raw}
    found.fresh = len(read)
    return read


def says_withdrawn(reading: Reading, raw: bytes) -> bool:
    """Tell whether a file means to be withdrawn, also when its front matter cannot be read."""
    if reading.source:
        return reading.source.item.status == "withdrawn"
    values = reading.matter.values
    return values.get("status") == "withdrawn" if values else bool(WITHDRAWN.search(raw))


def check_together(readings: dict[str, Reading], found: Examination, rules: AddressRules, moment: datetime) -> None:
    """Add to each reading what only shows beside the others."""
    found.addresses = {path: address_of(one, one.source, rules) for path, one in readings.items() if one.source}
    is_address = addresses_of(readings, found, rules)
    today, declared = day_of(moment), declared_contacts(found.registers)
    for reading in readings.values():
        if isinstance(reading, SettledReading):
            continue
        check_notice(reading, found.registers, found.clock)
        check_references(reading, found.tree, found.registers)
        check_text(reading, found.tree, is_address, today)
        found.allowed.extend(check_privacy(reading, found.tree))
        check_contacts(reading, declared)
    check_translations(readings)
    check_addresses(readings.values(), found.addresses, rules)
    check_identities(readings)
    if set(found.tree.sources) == set(readings) and any(reading.comment for reading in readings.values()):
        check_comments(readings.values(), {identity(readings[path], found.raw.get(path, b"")) for path in readings})


def address_of(reading: Reading, source: Source, rules: AddressRules) -> str:
    """Return where an item stands on the site: of one that is settled this is known."""
    return reading.address if isinstance(reading, SettledReading) else rules.address(source)


def identity(reading: Reading, raw: bytes) -> str:
    """Return the `id` that a file says, or its path, also when its front matter cannot be read."""
    if isinstance(reading, SettledReading) and reading.source:
        return reading.source.id
    values = reading.matter.values
    said = None if values else ID.search(raw)
    written = said[1].decode("utf-8", "replace") if said else values.get("id")
    return str(written or reading.path.removesuffix(".md"))


def addresses_of(readings: Mapping[str, Reading], found: Examination, rules: AddressRules) -> Callable[[str], bool]:
    """Return what tells whether a root-relative address, without the leading slash, stands on the site.

    Where a file is broken the addresses of others must not seem to lead nowhere:
    below the site's own lists every address counts, and a page has its usual one.
    """
    roots = {address.split("/")[0] for address in rules.reserved}

    @cache
    def addresses() -> set[str]:
        known = {"/", *rules.reserved}
        for path, kind in found.tree.sources.items():
            reading = readings.get(path)
            if reading and reading.source:
                known.add(found.addresses[path])
                known.update(f"{alias.strip('/')}/" for alias in reading.source.item.aliases)
            elif kind == "pages":
                item = reading.item if reading and reading.item else Page(title=path)
                known.add(rules.address(Source(path, kind, item, "")))
        return known

    return lambda address: address.split("/")[0] in roots or address in addresses()
