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
from newsroom.files import Stamp
from newsroom.incremental.crew import ALONE, Crew
from newsroom.incremental.store import Store
from newsroom.validation import Examination, examine

PRIVATE = "personal-number"
"""A file refused for this is not kept: the last good one may hold the same."""


@dataclass(slots=True)
class Kept:
    """An examination that a build can go on with, or not."""

    examination: Examination
    problems: list[Problem]
    """As found in the tree as it stands."""
    refused: bool = False
    replaced: list[str] = field(default_factory=list)
    """Broken files whose last good source is used."""
    left_out: list[str] = field(default_factory=list)
    """Broken files that never were good, or must not be kept."""
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
) -> Kept:
    """Judge the tree; with `keep_going` put last good sources in the place of broken ones.

    A last good source may be wrong beside today's tree (its address was taken by
    another): then it is left out and the newcomer stays, until nothing is wrong.
    `seen` are stamps of files that were looked at just now.
    """
    pictures, store = state.good_pictures(), Store(state.cache, "readings")
    found = examine(root, rules, moment, good_pictures=pictures, clock=clock, store=store, crew=crew, seen=seen)
    state.keep_good_pictures(found.tree.known_from_now_on)
    told = found.problems
    if not found.broken or not keep_going:
        return Kept(found, told, refused=bool(found.broken))
    private = {problem.path for problem in told if problem.code == PRIVATE}
    withdrawn = found.broken & found.withdrawn
    instead = state.last_good(found.broken - private - withdrawn)
    without = found.broken - set(instead)
    while found.broken:
        found = examine(root, rules, moment, instead, without, pictures, clock)
        worse = (found.broken & set(instead)) or found.broken
        without |= worse
        instead = {path: raw for path, raw in instead.items() if path not in worse}
    return Kept(found, told, replaced=sorted(instead), left_out=sorted(without), forget=private | withdrawn)
