"""Make a whole archived document: in this process, or in another one, which knows nothing of Pelican."""

from collections.abc import Iterable, Sequence

from newsroom.feeds.entries import Feed
from newsroom.feeds.formats import Format, MadeEntry, make_entries
from newsroom.feeds.stories import Origin, Story, entry_of
from newsroom.incremental.memory import give_back

AT_ONCE = 20
"""Entries that are made together."""


def archive_files(feed: Feed, stories: Sequence[Story], origin: Origin, formats: Iterable[Format]) -> list[bytes]:
    """Return a feed of these stories in each format; a few at a time, since feedgen's objects take much memory."""
    entries: list[MadeEntry] = []
    for start in range(0, len(stories), AT_ONCE):
        entries += make_entries([entry_of(story, origin) for story in stories[start : start + AT_ONCE]])
    made = [form.write(feed, entries) for form in formats]
    give_back()
    return made
