"""Items as channels sort them, known from their sources alone.

A channel says when its list last changed, and what left it has no publication
any more: so the facts come from the source, whether or not it is out today.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.domain.board import posting_of
from newsroom.domain.clock import end_of, start_of
from newsroom.domain.lifecycle import state
from newsroom.domain.registers import Register, Registers
from newsroom.domain.rule_sets import RuleSet
from newsroom.domain.schema import Item, Notice, Update
from newsroom.domain.source import Source

ONE_SECOND = timedelta(seconds=1)
Marks = Mapping[str, Sequence[str]]
"""What of an item a family of channels goes by, such as `topic`: to the names it has there."""


@dataclass(slots=True, eq=False)
class Member:
    """An item that is out or has been."""

    source: Source
    publication: Publication | None
    """None once its page is gone."""
    marks: Marks
    appears: datetime
    leaves: datetime | None
    """The first moment at which no list shows it; None when that is not known."""
    updates: tuple[Update, ...]
    """Change notes up to the build date, oldest first."""
    changes: tuple[datetime, ...] = ()
    """When it changed after it appeared: its notes, and its leaving."""

    def is_out(self, moment: datetime) -> bool:
        """Tell whether lists show it at `moment`."""
        return self.appears <= moment and (self.leaves is None or moment < self.leaves)


def members_of(desk: Newsdesk) -> list[Member]:
    """Return what is or was out at the build date, newest first; equal moments by path."""
    clock = desk.examination.clock
    notices = [source for source in desk.examination.sources if is_notice_of_record(source, desk)]
    marks = Marking(desk.examination.registers, str(desk.settings["DEFAULT_LANG"]), bodies_by_case(notices))
    found = [member_of(one.source, one, one.date, marks, desk.moment, clock) for one in desk.publications if one.date]
    gone = [source for source in notices if source.path not in desk.by_path]
    found += [member_of(source, None, desk.moment, marks, desk.moment, clock) for source in gone]
    return sorted(found, key=lambda one: (one.appears, one.source.path), reverse=True)


def is_notice_of_record(source: Source, desk: Newsdesk) -> bool:
    """Tell whether it is a notice that is out, or was and came down; not one that nobody minds the dates of."""
    if not isinstance(source.item, Notice):
        return False
    if source.path in desk.by_path:
        return True
    came_down = start_of(posting_of(source.item, desk.examination.clock).comes_down) <= desk.moment
    return came_down and state(source.item, desk.moment) == "published"


def member_of(
    source: Source, publication: Publication | None, dated: datetime, marks: "Marking", moment: datetime, clock: RuleSet
) -> Member:
    """Return an item as channels sort it; of a notice the day of posting counts, not `dated`.

    `clock` is the country's rules of appeal.
    """
    item, appears = source.item, dated
    ends = [end_of(item.expires) + ONE_SECOND] if item.expires else []
    if isinstance(item, Notice):
        appears = start_of(item.posting_day)
        ends.append(start_of(posting_of(item, clock).comes_down))
    leaves = min(ends, default=None)
    told = notes_of(item, moment) if item.updates else ()
    changes = changes_of(told, leaves) if told or leaves else ()
    return Member(source, publication, marks.of(source), appears, leaves, told, changes)


def notes_of(item: Item, moment: datetime) -> tuple[Update, ...]:
    """Return the change notes up to `moment`, oldest first."""
    told = [one for one in item.updates if start_of(one.date) <= moment]
    return tuple(sorted(told, key=lambda one: start_of(one.date)))


def changes_of(updates: Iterable[Update], leaves: datetime | None) -> tuple[datetime, ...]:
    """Return when an item changed while it was out, and when it left."""
    noted = (start_of(update.date) for update in updates)
    return (*(when for when in noted if leaves is None or when < leaves), *([leaves] if leaves else ()))


class Marking:
    """Finds the marks of items; a name is looked up once, however many items have it."""

    def __init__(self, registers: Registers, lang: str, bodies: Mapping[str, Sequence[str]]) -> None:
        self.registers: Mapping[str, Register[Any]] = {
            "topic": registers.topics,
            "body": registers.bodies,
            "author": registers.people,
        }
        self.lang = lang
        self.bodies = bodies
        self.found: dict[tuple[str, str], Sequence[str]] = {}

    def of(self, source: Source) -> Marks:
        """Return what families of channels go by; a family that the item is in none of is left out."""
        item = source.item
        bodies = [item.body] if isinstance(item, Notice) else self.bodies.get(item.case, ()) if item.case else ()
        marks: dict[str, Sequence[str]] = {"lang": [item.lang or self.lang]}
        if item.topics:
            marks["topic"] = [name for topic in item.topics for name in self.known("topic", topic)]
        if bodies:
            marks["body"] = [name for body in bodies for name in self.known("body", body)]
        if item.author:
            marks["author"] = self.known("author", item.author) or [item.author]
        if item.series:
            marks["series"] = [item.series]
        if item.case or isinstance(item, Notice):
            marks["case"] = sorted(cases_of(source))
        if item.updates:
            marks["page"] = [source.path]
        if isinstance(item, Notice):
            marks["type"] = [item.type]
        return marks

    def known(self, register: str, written: str) -> Sequence[str]:
        """Return the name of what an item means by `written`; nothing where the register has none."""
        key = (register, written)
        if key not in self.found:
            entry = self.registers[register].find(written)
            self.found[key] = [entry.name] if entry else []
        return self.found[key]


def bodies_by_case(sources: Sequence[Source]) -> Mapping[str, Sequence[str]]:
    """Return case number to the bodies whose notices speak of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        if isinstance(source.item, Notice):
            for case in cases_of(source):
                found[case].add(source.item.body)
    return {case: sorted(bodies) for case, bodies in found.items()}


def cases_of(source: Source) -> set[str]:
    """Return every case number that an item speaks of."""
    return {case for case in said_cases(source) if case}


def said_cases(source: Source) -> Iterator[str | None]:
    """Yield the item's case number, and a notice's of each paragraph."""
    item = source.item
    yield item.case
    if isinstance(item, Notice):
        yield from (part.case for part in (*item.agenda, *item.decisions))
