"""A feed document made of bare facts: by this process or another one, which knows nothing of Pelican."""

from collections.abc import Iterable, Sequence

from newsroom.feeds.entries import Feed
from newsroom.feeds.formats import Format, MadeEntry, make_entries
from newsroom.feeds.stories import Origin, Story, entry_of
from newsroom.incremental.memory import give_back

AT_ONCE = 20
"""Entries that are made together."""
MANY = 100
"""Entries in one document; of fewer it takes longer to give their memory back than it is worth."""


def files_of_stories(feed: Feed, stories: Sequence[Story], origin: Origin, formats: Iterable[Format]) -> list[bytes]:
    """Return a feed of these stories in each format, made in this process or in another one.

    A few are made at a time, since feedgen's objects take much memory.
    """
    entries: list[MadeEntry] = []
    for start in range(0, len(stories), AT_ONCE):
        entries += make_entries([entry_of(story, origin) for story in stories[start : start + AT_ONCE]])
    made = [form.write(feed, entries) for form in formats]
    if len(stories) >= MANY:
        give_back()
    return made
