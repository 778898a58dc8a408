"""What a channel shows at a moment, and when that last changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
        """Tell whether the channel may show it at `moment`."""
        return self.appears <= moment and self.member.is_out(moment)


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
    later = [
        (when, slot) for slot in slots if not slot.notes for when in slot.member.changes if appeared < when <= moment
    ]
    for when, slot in sorted(later, key=lambda event: event[0], reverse=True):
        if was_shown(slot, slots, limit, when):
            return when
    return appeared


def was_shown(slot: Slot, slots: Sequence[Slot], limit: int, when: datetime) -> bool:
    """Tell whether the item of `slot` stood among the first `limit` until `when`."""
    own = [one for one in slots if one.member is slot.member and one.appears <= when]
    newest = own[0].order if own else slot.order
    before = (one for one in slots if one.order > newest and one.appears <= when)
    newer = sum(1 for one in before if one.member.leaves is None or one.member.leaves >= when)
    return newer < limit
