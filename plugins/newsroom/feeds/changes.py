"""What a channel shows at a moment, and when that last changed."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from operator import itemgetter

from newsroom.domain.source import Source
from newsroom.feeds.slots import Slot


def last_change(slots: Sequence[Slot], limit: int, moment: datetime) -> datetime | None:
    """Return the latest moment, up to `moment`, at which the first `limit` of `slots` changed; None if never.

    An appearance always changes the list, since what appears is the newest. A
    departure or a note changes it only if the item stood in it then.
    """
    if not slots:
        return None
    appeared = slots[0].appears
    found = changed_slots(slots, limit)
    later = [(when, slot) for slot in found for when in slot.changes if appeared < when <= moment]
    for when, slot in sorted(later, key=itemgetter(0), reverse=True):
        if was_shown(slot.source, slots, limit, when):
            return when
    return appeared


def changed_slots(slots: Sequence[Slot], limit: int) -> list[Slot]:
    """Return the places whose item changed, as far down as any can have stood among the first `limit`.

    Below so many that never leave, none can: this spares us most of an archive.
    """
    found: list[Slot] = []
    staying = 0
    for slot in slots:
        if staying == limit:
            break
        if slot.changes:
            found.append(slot)
        staying += slot.leaves is None
    return found


def was_shown(source: Source, slots: Sequence[Slot], limit: int, when: datetime) -> bool:
    """Tell whether an item stood among the first `limit` of `slots` until `when`, which is after all appeared."""
    newer = takewhile(lambda slot: slot.source is not source, slots)
    return sum(1 for slot in newer if slot.leaves is None or slot.leaves >= when) < limit
