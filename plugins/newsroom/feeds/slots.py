"""Items as channels sort them, known from their sources alone.

A channel says when its list last changed, and what left it has no publication
any more: so the facts come from the source, whether or not it is out today.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newsroom.domain.board import posting_of
from newsroom.domain.clock import end_of, start_of
from newsroom.domain.lifecycle import state
from newsroom.domain.rule_sets import SWEDEN, rules_for
from newsroom.domain.schema import Item, Notice, Update
from newsroom.domain.source import Source

if TYPE_CHECKING:
    from newsroom.content.newsdesk import Newsdesk
    from newsroom.content.publication import Publication

ONE_SECOND = timedelta(seconds=1)


@dataclass(slots=True, eq=False)
class Slot:
    """A place in a channel: an item that is or was out, or a major update of one."""

    source: Source
    publication: "Publication | None"
    """None once its page is gone."""
    appears: datetime
    leaves: datetime | None = None
    """The first moment at which no list shows it; None when that is not known."""
    updates: tuple[Update, ...] = ()
    """Change notes up to the build date, oldest first."""
    changes: tuple[datetime, ...] = ()
    """When the item changed after it appeared: its notes, and its leaving."""
    notes: tuple[str, ...] = ()
    """What a major update says; empty for the item itself."""
    said: str = ""
    """The date of the update as it was written, which the entry's id is made with."""

    @property
    def order(self) -> tuple[datetime, str, bool]:
        """The order of a channel, backwards."""
        return self.appears, self.source.path, self.notes != ()

    def is_out(self, moment: datetime) -> bool:
        """Tell whether the channel may show it at `moment`."""
        return self.appears <= moment and (self.leaves is None or moment < self.leaves)


def slots_of(desk: "Newsdesk", notices: Iterable[Source]) -> list[Slot]:
    """Return all that is or was out at the build date, newest first.

    `notices` are those of record; they count when they have come down, too.
    """
    found = [slot_of(one.source, one, one.date, desk) for one in desk.publications if one.date]
    found += [slot_of(source, None, desk.moment, desk) for source in notices if source.path not in desk.by_path]
    return with_updates(found)


def with_updates(items: list[Slot]) -> list[Slot]:
    """Return `items` and the major updates of each, newest first; equal moments by path."""
    told_again = [update for slot in items if slot.updates for update in major_updates(slot)]
    return sorted([*items, *told_again], key=lambda slot: slot.order, reverse=True)


def major_updates(slot: Slot) -> list[Slot]:
    """Return the major updates of an item; what is dated alike is one."""
    notes: dict[str, list[str]] = {}
    moments: dict[str, datetime] = {}
    for update in slot.updates:
        if update.major:
            said = update.date.isoformat()
            notes.setdefault(said, []).append(update.note)
            moments[said] = max(start_of(update.date), slot.appears)
    return [replace(slot, appears=moments[said], notes=tuple(told), said=said) for said, told in notes.items()]


def notices_of_record(desk: "Newsdesk") -> list[Source]:
    """Return the notices that are out, or were and came down; not those that nobody minds the dates of."""
    notices = [source for source in desk.examination.sources if source.kind == "notices"]
    return [source for source in notices if source.path in desk.by_path or came_down(source.item, desk)]


def came_down(item: Item, desk: "Newsdesk") -> bool:
    """Tell whether a notice was up and is not any more."""
    assert isinstance(item, Notice)
    return comes_down(item, desk) <= desk.moment and state(item, desk.moment) == "published"


def comes_down(notice: Notice, desk: "Newsdesk") -> datetime:
    """Return the first moment at which the board does not show a notice."""
    return start_of(posting_of(notice, rules_for(desk.settings.get("NEWSROOM_NOTICEBOARD_RULES", SWEDEN))).comes_down)


def slot_of(source: Source, publication: "Publication | None", dated: datetime, desk: "Newsdesk") -> Slot:
    """Return an item as channels sort it; of a notice the day of posting counts, not `dated`."""
    item, appears = source.item, dated
    ends = [end_of(item.expires) + ONE_SECOND] if item.expires else []
    if source.kind == "notices":
        assert isinstance(item, Notice)
        appears = start_of(item.posting_day)
        ends.append(comes_down(item, desk))
    leaves = min(ends) if ends else None
    told = notes_of(item, desk.moment) if item.updates else ()
    return Slot(source, publication, appears, leaves, told, changes_of(told, leaves) if told or leaves else ())


def notes_of(item: Item, moment: datetime) -> tuple[Update, ...]:
    """Return the change notes up to `moment`, oldest first."""
    told = [one for one in item.updates if start_of(one.date) <= moment]
    return tuple(sorted(told, key=lambda one: start_of(one.date)))


def changes_of(updates: Iterable[Update], leaves: datetime | None) -> tuple[datetime, ...]:
    """Return when an item changed while it was out, and when it left."""
    noted = (start_of(update.date) for update in updates)
    return (*(when for when in noted if leaves is None or when < leaves), *([leaves] if leaves else ()))
