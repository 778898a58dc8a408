"""Write every channel in every format: the same entry is made once, an unchanged file not at all."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from newsroom.domain.identity import urn
from newsroom.feeds.archives import Archive, archived, archives_of, with_archive
from newsroom.feeds.changes import Slot, last_change
from newsroom.feeds.channels import Channel
from newsroom.feeds.digest import daily_stories
from newsroom.feeds.entries import Feed, Links
from newsroom.feeds.formats import ARCHIVED, FILES, Format, MadeEntry
from newsroom.feeds.ledger import Ledger
from newsroom.feeds.stories import Story, entry_of, story_of
from newsroom.files import digest

Told = tuple[Story, str]
"""A story, and the digest of all that it says."""


class FeedWriter:
    """Writes one build's feeds."""

    def __init__(self, settings: Mapping[str, Any], ledger: Ledger, style: str, image: str) -> None:
        self.settings = settings
        self.ledger = ledger
        self.style = style
        self.image = image
        self.stories: dict[tuple[str, str], Told] = {}
        self.made: dict[str, MadeEntry] = {}

    def write(self, channel: Channel) -> None:
        """Write a channel, and its archive if it has one."""
        limit = self.settings["NEWSROOM_FEED_ENTRIES"]
        size = self.settings["NEWSROOM_FEED_ARCHIVE_ENTRIES"]
        archives = archives_of(channel.slots, size) if channel.row.archive else []
        if channel.row.digest:
            told = [with_digest(story) for story in daily_stories(channel, self.settings, limit)]
            changed = told[0][0].entry.updated if told else None
        else:
            moment = self.settings["BUILD_DATE"]
            told = [self.tell(slot) for slot in channel.shown(moment, limit)]
            changed = last_change(channel.slots, limit, moment)
        feed = self.head(channel, changed)
        self.write_files(channel.address, with_archive(feed, archives), told, FILES)
        for archive in archives:
            self.write_archive(channel, feed, archive)

    def write_archive(self, channel: Channel, feed: Feed, archive: Archive) -> None:
        """Write one archived document."""
        told = [self.tell(slot) for slot in archive.slots]
        changed = max((story.entry.updated for story, _ in told), default=None)
        head = archived(self.head(channel, changed), archive)
        self.write_files(f"{channel.address}arkiv/{archive.number}/", head, told, ARCHIVED)

    def write_files(self, folder: str, feed: Feed, told: Sequence[Told], formats: Sequence[Format]) -> None:
        """Write one document in each format, unless it was made of the same before."""
        made_of = digest("\n".join([repr(feed), *(own for _, own in told)]).encode("utf-8", "surrogatepass"))
        for form in formats:
            name = f"{folder}{form.file}"
            if not self.ledger.is_known(name, made_of):
                entries = [self.make(story, own) for story, own in told]
                self.ledger.write(name, made_of, form.write(feed, entries))

    def tell(self, slot: Slot) -> Told:
        """Return the story in a place, told once however many channels have it."""
        key = (slot.member.source.path, slot.said)
        if key not in self.stories:
            self.stories[key] = with_digest(story_of(slot, self.settings))
        return self.stories[key]

    def make(self, story: Story, own: str) -> MadeEntry:
        """Return the entry of a story, made once."""
        if own not in self.made:
            self.made[own] = MadeEntry(entry_of(story))
        return self.made[own]

    def head(self, channel: Channel, changed: Any) -> Feed:
        """Return what the head of a channel says."""
        settings, site = self.settings, self.settings["SITEURL"]
        publisher = settings["SITENAME"]
        return Feed(
            id=urn(settings["NEWSROOM_FEED_NAMESPACE"], "channel", channel.address),
            title=channel.title,
            description=channel.description or channel.title,
            lang=channel.lang,
            publisher=publisher,
            page=f"{site}/{channel.page}",
            folder=f"{site}/{channel.address}",
            updated=changed,
            editor=settings["NEWSROOM_PUBLISHER"].get("email", ""),
            rights=settings["NEWSROOM_FEED_RIGHTS"] or f"© {publisher}",
            ttl=settings["NEWSROOM_FEED_TTL"],
            image=self.image,
            style=self.style,
            links=Links(hub=settings["NEWSROOM_FEED_HUB"]),
        )


def with_digest(story: Story) -> Told:
    """Return a story with the digest of all that it says."""
    return story, digest(repr(story).encode("utf-8", "surrogatepass"))


@contextmanager
def frozen_heap() -> Iterator[None]:
    """Spare the garbage collector from walking, again and again, all that the build holds already.

    We make many objects and no circles of them; at 10,000 items the walks took
    more than half of the time.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
