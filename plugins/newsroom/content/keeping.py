"""Go on although files are broken: with the last good source of each.

A typing error in a news item must neither keep an expired notice up nor a due
one down. The result equals a clean build of the tree with the last good sources
put back.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newsroom.content.state import State
from newsroom.domain.addresses import AddressRules
from newsroom.domain.problems import Problem
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.files import Stamp, digest
from newsroom.incremental.crew import ALONE, Crew
from newsroom.incremental.store import Store
from newsroom.validation import Begin, Examination, examine, leave_be
from newsroom.validation.references import lacking_registers

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
    judge = partial(examine, root, rules, moment, good_pictures=state.good_pictures(), clock=clock)
    found = judge(store=Store(state.cache, "readings"), crew=crew, seen=seen, begin=begin)
    state.keep_good_pictures(found.tree.known_from_now_on)
    if not found.broken or not keep_going:
        return Kept(found, found.problems, refused=bool(found.broken))
    private = {problem.path for problem in found.problems if problem.code == PRIVATE}
    forget = private | (found.broken & found.withdrawn)
    chosen = put_back(found, {}, forget, state, judge)
    if chosen.left_out and (registers := earlier_registers(found, state)):
        other = put_back(judge(instead=registers), registers, forget, state, judge)
        known = state.known_sources()
        chosen = min(chosen, other, key=lambda one: len(known & one.left_out))
    return Kept(
        chosen.examination,
        found.problems,
        replaced=sorted(chosen.replaced),
        left_out=sorted(chosen.left_out),
        forget=forget,
    )


class Chosen(NamedTuple):
    """A tree in which nothing is wrong any more, and what that took."""

    examination: Examination
    replaced: Set[str]
    left_out: Set[str]


def put_back(
    found: Examination,
    registers: Mapping[str, bytes],
    forget: Set[str],
    state: State,
    judge: Callable[..., Examination],
) -> Chosen:
    """Put last good sources in the place of broken ones, but for those to `forget`, until nothing is wrong.

    `found` is the tree as judged with `registers` in the place of its own.
    """
    instead = {**registers, **state.last_good(found.broken - forget)}
    without = found.broken - set(instead)
    while found.broken:
        found = judge(instead=instead, without=without)
        worse = (found.broken & set(instead)) or found.broken
        without |= worse
        instead = {path: raw for path, raw in instead.items() if path not in worse}
    return Chosen(found, instead.keys(), without)


def earlier_registers(found: Examination, state: State) -> dict[str, bytes]:
    """Return the last good bytes of registers that were edited since, lack a name, and are not broken themselves."""
    edited = lacking_registers(found.problems).intersection(found.tree.registers) - found.broken
    return {path: raw for path, raw in state.last_good(edited).items() if digest(raw) != found.digests.get(path)}
