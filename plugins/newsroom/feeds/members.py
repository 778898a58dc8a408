"""Items as channels sort them, known from their sources alone.

A channel says when its list last changed, and what left it has no publication
any more: so the facts come from the source, whether or not it is out today.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication, first_date
from newsroom.domain.board import posting_of
from newsroom.domain.clock import end_of, start_of
from newsroom.domain.lifecycle import state
from newsroom.domain.registers import Registers
from newsroom.domain.schema import Notice, Update
from newsroom.domain.source import Source

ONE_SECOND = timedelta(seconds=1)
Marks = Mapping[str, Sequence[str]]
"""What of an item a family of channels goes by, such as `topic`: to the names it has there."""


@dataclass(frozen=True, slots=True)
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

    @property
    def kind(self) -> str:
        """The folder it stands in."""
        return self.source.kind

    def is_out(self, moment: datetime) -> bool:
        """Tell whether lists show it at `moment`."""
        return self.appears <= moment and (self.leaves is None or moment < self.leaves)


def members_of(desk: Newsdesk) -> list[Member]:
    """Return what is or was out at the build date, newest first; equal moments by path."""
    moment = desk.moment
    shown = [one for one in desk.examination.sources if state(one.item, moment) == "published"]
    bodies = bodies_by_case(shown)
    found = (member_of(source, desk, bodies) for source in shown if first_date(source.item))
    return sorted((one for one in found if one), key=lambda one: (one.appears, one.source.path), reverse=True)


def member_of(source: Source, desk: Newsdesk, bodies: Mapping[str, Sequence[str]]) -> Member | None:
    """Return an item; None for a notice that nobody minds the dates of."""
    item, moment = source.item, desk.moment
    publication = desk.by_path.get(source.path)
    appears = start_of(item.posting_day) if isinstance(item, Notice) else first_date(item)
    assert appears is not None, "asked before"
    ends = [end_of(item.expires) + ONE_SECOND] if item.expires else []
    if isinstance(item, Notice):
        ends.append(start_of(posting_of(item).comes_down))
    leaves = min(ends, default=None)
    if publication is None and (leaves is None or leaves > moment):
        return None
    told = sorted((one for one in item.updates if start_of(one.date) <= moment), key=lambda one: start_of(one.date))
    marks = marks_of(source, desk.examination.registers, str(desk.settings["DEFAULT_LANG"]), bodies)
    return Member(source, publication, marks, appears, leaves, tuple(told))


def marks_of(source: Source, registers: Registers, lang: str, bodies: Mapping[str, Sequence[str]]) -> Marks:
    """Return what families of channels go by."""
    item = source.item
    topics = [found.name for name in item.topics if (found := registers.topics.find(name))]
    author = registers.people.find(item.author) if item.author else None
    marks: dict[str, Sequence[str]] = {
        "topic": topics,
        "series": [item.series] if item.series else [],
        "author": [author.name if author else item.author] if item.author else [],
        "lang": [item.lang or lang],
        "case": sorted(cases_of(source)),
        "page": [source.path] if item.updates else [],
    }
    names = [item.body] if isinstance(item, Notice) else bodies.get(item.case or "", ())
    marks["body"] = [found.name for name in names if (found := registers.bodies.find(name))]
    marks["type"] = [item.type] if isinstance(item, Notice) else []
    return marks


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
