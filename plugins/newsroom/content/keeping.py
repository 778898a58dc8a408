"""Go on although files are broken: with the last good source of each.

A typing error in a news item must neither keep an expired notice up nor a due
one down. The result equals a clean build of the tree with the last good sources
put back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from newsroom.content.state import State
from newsroom.domain.addresses import AddressRules
from newsroom.domain.problems import Problem
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.files import Stamp, digest
from newsroom.incremental.crew import ALONE, Crew
from newsroom.incremental.store import Store
from newsroom.validation import Begin, Examination, examine, leave_be

PRIVATE = "personal-number"
"""A file refused for this is not kept: the last good one may hold the same."""
LACKS = {"unknown-topic": "topics.yml", "unknown-person": "people.yml", "unknown-body": "bodies.yml"}
"""What is told of a name to the register that lacks it."""


@dataclass(slots=True)
class Kept:
    """An examination that a build can go on with, or not."""

    examination: Examination
    problems: list[Problem]
    """As found in the tree as it stands."""
    refused: bool = False
    replaced: list[str] = field(default_factory=list)
    """Broken files, and registers that lack what texts name, whose last good source is used."""
    left_out: list[str] = field(default_factory=list)
    """Broken files that never were good, must not be kept, or are wrong beside the others as they were too."""
    forget: set[str] = field(default_factory=set)
    """Files whose last good source must not be kept any longer."""


def examine_kept(
    root: Path,
    rules: AddressRules,
    moment: datetime,
    state: State,
    keep_going: bool,
    clock: RuleSet = SWEDEN,
    crew: Crew = ALONE,
    seen: Mapping[str, Stamp] = MappingProxyType({}),
    begin: Begin = leave_be,
) -> Kept:
    """Judge the tree; with `keep_going` put last good sources in the place of broken ones.

    A last good source may be wrong beside today's tree (its address was taken by
    another): then it is left out and the newcomer stays, until nothing is wrong.
    An edited register may be good and still lack what texts name: if fewer of those
    that were good are left out beside the register as it was, that stands in too.
    `seen` are stamps of files that were looked at just now; `begin` is given what was
    read as `examine` does.
    """
    pictures, store = state.good_pictures(), Store(state.cache, "readings")
    found = examine(
        root, rules, moment, good_pictures=pictures, clock=clock, store=store, crew=crew, seen=seen, begin=begin
    )
    state.keep_good_pictures(found.tree.known_from_now_on)
    told = found.problems
    if not found.broken or not keep_going:
        return Kept(found, told, refused=bool(found.broken))
    private = {problem.path for problem in told if problem.code == PRIVATE}
    forget = private | (found.broken & found.withdrawn)

    def go_on(registers: Mapping[str, bytes]) -> Kept:
        now = examine(root, rules, moment, registers, (), pictures, clock) if registers else found
        instead = {**registers, **state.last_good(now.broken - forget)}
        without = now.broken - set(instead)
        while now.broken:
            now = examine(root, rules, moment, instead, without, pictures, clock)
            worse = (now.broken & set(instead)) or now.broken
            without |= worse
            instead = {path: raw for path, raw in instead.items() if path not in worse}
        return Kept(now, told, replaced=sorted(instead), left_out=sorted(without), forget=forget)

    kept, earlier = go_on({}), earlier_registers(found, state)
    if not kept.left_out or not earlier:
        return kept
    known = state.known_sources()
    return min(kept, go_on(earlier), key=lambda one: len(known.intersection(one.left_out)))


def earlier_registers(found: Examination, state: State) -> dict[str, bytes]:
    """Return the last good bytes of registers that were edited since, lack a name, and are not broken themselves."""
    lacking = {LACKS[problem.code] for problem in found.problems if problem.code in LACKS}
    there = [path for path in found.tree.registers if path in lacking and path not in found.broken]
    return {path: raw for path, raw in state.last_good(there).items() if digest(raw) != found.digests.get(path)}
