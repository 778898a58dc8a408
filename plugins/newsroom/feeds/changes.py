"""What a channel shows at a moment, and when that last changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from operator import itemgetter

from newsroom.domain.clock import start_of
from newsroom.feeds.members import Member


@dataclass(slots=True, eq=False)
class Slot:
    """A place in a channel: an item, or a major update of one."""

    member: Member
    appears: datetime
    notes: tuple[str, ...] = ()
    """What a major update says; empty for the item itself."""
    said: str = ""
    """The date of the update as it was written, which the entry's id is made with."""

    @property
    def order(self) -> tuple[datetime, str, bool]:
        """The order of a channel, backwards."""
        return self.appears, self.member.source.path, bool(self.notes)

    def is_out(self, moment: datetime) -> bool:
        """Tell whether the channel may show it at `moment`; an update never appears before its item."""
        leaves = self.member.leaves
        return self.appears <= moment and (leaves is None or moment < leaves)


def slots_of(members: Sequence[Member]) -> list[Slot]:
    """Return the places that members, which come newest first, take; newest first."""
    found = [Slot(member, member.appears) for member in members]
    told_again = [slot for member in members if member.updates for slot in major_updates(member)]
    return sorted([*found, *told_again], key=lambda slot: slot.order, reverse=True) if told_again else found


def major_updates(member: Member) -> list[Slot]:
    """Return the major updates of an item; what is dated alike is one."""
    notes: dict[str, list[str]] = {}
    moments: dict[str, datetime] = {}
    for update in member.updates:
        if update.major:
            said = update.date.isoformat()
            notes.setdefault(said, []).append(update.note)
            moments[said] = max(start_of(update.date), member.appears)
    return [Slot(member, moments[said], tuple(told), said) for said, told in notes.items()]


def last_change(slots: Sequence[Slot], limit: int, moment: datetime) -> datetime | None:
    """Return the latest moment, up to `moment`, at which the first `limit` of `slots` changed; None if never.

    An appearance always changes the list, since what appears is the newest. A
    departure or a note changes it only if the item stood in it then.
    """
    if not slots:
        return None
    appeared = slots[0].appears
    found = changed_members(slots, limit)
    later = [(when, member) for member in found for when in member.changes if appeared < when <= moment]
    for when, member in sorted(later, key=itemgetter(0), reverse=True):
        if was_shown(member, slots, limit, when):
            return when
    return appeared


def changed_members(slots: Sequence[Slot], limit: int) -> list[Member]:
    """Return the members that changed, as far down as any can have stood among the first `limit`.

    Below so many that never leave, none can: this spares us most of an archive.
    """
    found: dict[Member, None] = {}
    staying = 0
    for slot in slots:
        if staying == limit:
            break
        if slot.member.changes:
            found[slot.member] = None
        staying += slot.member.leaves is None
    return list(found)


def was_shown(member: Member, slots: Sequence[Slot], limit: int, when: datetime) -> bool:
    """Tell whether `member` stood among the first `limit` until `when`, which is after all of them appeared."""
    newer = takewhile(lambda slot: slot.member is not member, slots)
    return sum(1 for slot in newer if slot.member.leaves is None or slot.member.leaves >= when) < limit
