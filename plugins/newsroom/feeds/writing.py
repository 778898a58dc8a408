"""Write every channel in every format: the same entry is made once, an unchanged file not at all."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from newsroom.domain.identity import urn
from newsroom.feeds.addresses import absolute
from newsroom.feeds.archives import Archive, archived, archives_of, with_archive
from newsroom.feeds.changes import Slot, last_change
from newsroom.feeds.channels import Channel
from newsroom.feeds.digest import daily_entries
from newsroom.feeds.entries import Entry, Feed, Links
from newsroom.feeds.formats import ARCHIVED, FILES, Format, MadeEntry
from newsroom.feeds.stories import Origin, Story, entry_of, story_of
from newsroom.files import Outputs, digest
from newsroom.incremental.code import program_digest


@dataclass(frozen=True, slots=True)
class Told:
    """What a channel says in one place."""

    digest: str
    """Of all that it says."""
    what: Story | Entry
    """An entry of the digest is made already."""


class FeedWriter:
    """Writes one build's feeds."""

    def __init__(self, settings: Mapping[str, Any], outputs: Outputs, style: str, image: str) -> None:
        self.settings = settings
        self.outputs = outputs
        self.style = style
        self.image = image
        self.origin = origin_of(settings)
        self.common = f"{program_digest()} {self.origin}"
        self.told: dict[Slot, Told] = {}
        self.made: dict[str, MadeEntry] = {}

    def write(self, channel: Channel) -> None:
        """Write a channel, and its archive if it has one."""
        limit, moment = self.settings["NEWSROOM_FEED_ENTRIES"], self.settings["BUILD_DATE"]
        size = self.settings["NEWSROOM_FEED_ARCHIVE_ENTRIES"]
        archives = archives_of(channel.slots, size) if channel.row.archive else []
        if channel.row.digest:
            told = [daily(entry) for entry in daily_entries(channel, self.settings, limit)]
            changed = told[0].what.updated if told else None
        else:
            told = [self.tell(slot) for slot in channel.shown(moment, limit)]
            changed = last_change(channel.slots, limit, moment)
        feed = self.head(channel, changed)
        self.write_files(channel.address, with_archive(feed, archives), told, FILES)
        for archive in archives:
            self.write_archive(channel, archive)

    def write_archive(self, channel: Channel, archive: Archive) -> None:
        """Write one archived document."""
        told = [self.tell(slot) for slot in archive.slots]
        changed = max((one.what.updated for one in told), default=None)
        head = archived(self.head(channel, changed), archive)
        self.write_files(f"{channel.address}arkiv/{archive.number}/", head, told, ARCHIVED)

    def write_files(self, folder: str, feed: Feed, told: Sequence[Told], formats: Sequence[Format]) -> None:
        """Write one document in each format, unless it was made of the same before."""
        made_of = digest("\n".join([repr(feed), self.common, *(one.digest for one in told)]).encode())
        for form in formats:
            name = f"{folder}{form.file}"
            if not self.outputs.keep_made(name, made_of):
                self.outputs.write(name, form.write(feed, [self.make(one) for one in told]), made_of)

    def tell(self, slot: Slot) -> Told:
        """Return what is said in a place, gathered once however many channels have it."""
        if slot not in self.told:
            story = story_of(slot)
            self.told[slot] = Told(story.digest(), story)
        return self.told[slot]

    def make(self, told: Told) -> MadeEntry:
        """Return the entry of what is told, made once."""
        if told.digest not in self.made:
            what = told.what
            self.made[told.digest] = MadeEntry(what if isinstance(what, Entry) else entry_of(what, self.origin))
        return self.made[told.digest]

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


def origin_of(settings: Mapping[str, Any]) -> Origin:
    """Return what all entries of a site have in common."""
    site = settings["SITEURL"]
    board = settings["NEWSROOM_SECTIONS"].get("notices")
    return Origin(
        site=site,
        namespace=settings["NEWSROOM_FEED_NAMESPACE"],
        lang=settings["DEFAULT_LANG"],
        board=absolute(board.url if board else "/", f"{site}/"),
        lead_length=int(settings["NEWSROOM_LEAD_LENGTH"]),
    )


def daily(entry: Entry) -> Told:
    """Return an entry of the digest, which is made already."""
    return Told(digest(repr(entry).encode("utf-8", "surrogatepass")), entry)


@contextmanager
def paused_collector() -> Iterator[None]:
    """Spare the garbage collector from walking, again and again, all that the build holds.

    We make many objects and no circles of them; at 10,000 items the walks took
    more than half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
