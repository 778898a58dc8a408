"""Write anew, in files that stand, the entries of items that were edited.

A feed is its head and its entries; of an item that says something else only its
own entry is another one, and that of its day. So these are found in the file as
they were, and replaced.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.content.views import Card
from newsroom.feeds.digest import Day, Published, entry_of_day, published_as
from newsroom.feeds.entries import Entry
from newsroom.feeds.formats import FILES, make_entries
from newsroom.feeds.stories import Origin, Story, entry_of

Changes = defaultdict[str, list[tuple[bytes, bytes]]]
"""By file, an entry as it stands there and as it is to be."""


@dataclass(frozen=True, slots=True)
class KeptFeeds:
    """What a build leaves, so that a later one can write a few entries anew."""

    origin: Origin
    places: Mapping[str, Sequence[str]]
    """Source file to the files in which its entry stands."""
    days: Sequence[Day] = ()
    """What the digests say."""

    def telling(self, cards: Mapping[str, Card]) -> "KeptFeeds":
        """Return the same where some items, by source file, are shown by other cards."""
        return replace(self, days=[with_cards(day, cards) for day in self.days])


@dataclass(frozen=True, slots=True)
class Retold:
    """What feeds say of an item."""

    before: Story
    """In the files that stand."""
    after: Story


def write_again(kept: KeptFeeds, now: KeptFeeds, output: Path, items: Mapping[str, Retold]) -> dict[str, bytes] | None:
    """Return the files below `output` that tell of some items, by source file, as they are to be, by name.

    They are left as `kept`, and are to be as `now`. Returns None where an entry is not found as it ought to stand.
    """
    changes: Changes = defaultdict(list)
    for path, item in items.items():
        if path in kept.places:
            stories = item.before, item.after
            note(changes, kept.places[path], *(entry_of(story, kept.origin) for story in stories))
    for before, after in zip(kept.days, now.days, strict=True):
        if before != after:
            names = [f"{before.channel}{form.file}" for form in FILES]
            note(changes, names, *(entry_of_day(day, kept.origin) for day in (before, after)))
    made = {name: replaced((output / name).read_bytes(), some) for name, some in changes.items()}
    whole = {name: data for name, data in made.items() if data is not None}
    return whole if len(whole) == len(made) else None


def note(changes: Changes, names: Sequence[str], before: Entry, after: Entry) -> None:
    """Note that some files are to have another entry."""
    made = make_entries([before, after])
    for form in FILES:
        change = form.part(made[0]), form.part(made[1])
        for name in names:
            if name.endswith(f"/{form.file}"):
                changes[name].append(change)


def with_cards(day: Day, cards: Mapping[str, Card]) -> Day:
    """Return a day of which some items are shown by other cards."""

    def now(item: Published) -> Published:
        return published_as(item.path, cards[item.path]) if item.path in cards else item

    return day._replace(items=[now(item) for item in day.items])


def replaced(data: bytes, changes: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """Return `data` with other entries; None where one does not stand there once."""
    for before, after in changes:
        if data.count(before) != 1:
            return None
        data = data.replace(before, after)
    return data
