"""Archived documents of a channel (RFC 5005), so that a new subscriber can get everything.

They are numbered from the oldest, and each full one stays as it is for ever:
only the last one grows. What has left the lists is still in them, as its page
is still on the site.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.feeds.entries import Feed
from newsroom.feeds.slots import Slot


@dataclass(frozen=True, slots=True)
class Archive:
    """One archived document."""

    number: int
    """From 1, the oldest."""
    slots: Sequence[Slot]
    """Newest first."""
    is_last: bool


def archives_of(slots: Sequence[Slot], size: int) -> list[Archive]:
    """Return the archived documents of `slots` (newest first), the oldest first; none while one would hold all.

    The last one may be empty: each full one names the next before there is any
    other reason for it, so that it need not change when there is.
    """
    oldest_first = [slot for slot in reversed(slots) if slot.publication]
    full = len(oldest_first) // size
    if not full:
        return []
    return [
        Archive(number + 1, oldest_first[number * size : (number + 1) * size][::-1], number == full)
        for number in range(full + 1)
    ]


def folder_of(feed: Feed, number: int) -> str:
    """Return where the archived document of a number stands."""
    return f"{feed.folder}arkiv/{number}/"


def archived(feed: Feed, archive: Archive) -> Feed:
    """Return the head of an archived document of `feed`."""
    links = replace(
        feed.links,
        hub="",
        current=feed.folder,
        previous=folder_of(feed, archive.number - 1) if archive.number > 1 else "",
        next="" if archive.is_last else folder_of(feed, archive.number + 1),
    )
    return replace(feed, folder=folder_of(feed, archive.number), links=links)


def with_archive(feed: Feed, archives: Sequence[Archive]) -> Feed:
    """Return the head of `feed`, which names its newest archived document."""
    if not archives:
        return feed
    return replace(feed, links=replace(feed.links, previous=folder_of(feed, archives[-1].number)))
