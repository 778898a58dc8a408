"""Write every channel in every format: the same entry is made once, an unchanged file not at all."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any

from newsroom.content.writer import Press
from newsroom.domain.identity import urn
from newsroom.feeds.addresses import absolute
from newsroom.feeds.archives import Archive, archived, archives_of, with_archive
from newsroom.feeds.changes import last_change
from newsroom.feeds.channels import Channel
from newsroom.feeds.digest import Day, days_of, entry_of_day
from newsroom.feeds.documents import files_of_stories
from newsroom.feeds.entries import Entry, Feed, Links
from newsroom.feeds.formats import ARCHIVED, FILES, Format, MadeEntry, make_entries
from newsroom.feeds.slots import Slot
from newsroom.feeds.stories import Digests, Origin, entry_of, last_said, story_of
from newsroom.files import digest
from newsroom.incremental.code import program_digest
from newsroom.incremental.outputs import Outputs

AT_HAND = 200
"""Entries that are kept for channels to come: those asked for last. Each takes some 15 kB."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says."""

    digests: Sequence[str]
    """Of each of its entries."""
    entries: Callable[[], list[MadeEntry]]
    """Makes the entries, for a document that has to be written."""


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed, or an archived part of one, that does not stand as it is to be."""

    feed: Feed
    slots: Sequence[Slot]
    formats: Sequence[Format]
    names: Sequence[str]
    """Of its file in each of these."""
    made_of: str


class FeedWriter:
    """Writes one build's feeds."""

    def __init__(
        self, settings: Mapping[str, Any], outputs: Outputs, style: str, image: str, channels: Iterable[Channel]
    ) -> None:
        self.settings = settings
        self.outputs = outputs
        self.style = style
        self.image = image
        self.origin = origin_of(settings)
        self.common = f"{program_digest()} {self.origin}"
        self.digests = Digests()
        limit, moment = settings["NEWSROOM_FEED_ENTRIES"], settings["BUILD_DATE"]
        self.shown = {one.address: one.shown(moment, limit) for one in channels if not one.row.digest}
        """What each channel shows now, item by item, by address; not those that show days."""
        self.awaited = Counter(chain.from_iterable(self.shown.values()))
        """How many channels are still to show an entry."""
        self.made: dict[Slot, MadeEntry] = {}
        self.places: dict[str, list[str]] = {}
        """Source file to the files in which its entry stands."""
        self.days: list[Day] = []
        """What the digests say."""

    def write(self, channel: Channel, press: Press) -> None:
        """Write what a channel shows now: whoever is free makes it; alone, this process makes each entry once."""
        limit, moment = self.settings["NEWSROOM_FEED_ENTRIES"], self.settings["BUILD_DATE"]
        slots: Sequence[Slot] = ()
        if channel.row.digest:
            days = days_of(channel, self.origin, moment, limit)
            self.days += days
            entries = [entry_of_day(day, self.origin) for day in days]
            told, changed = tell_days(entries), entries[0].updated if entries else None
        else:
            slots = self.shown[channel.address]
            told = Told(self.tell(channel.address, FILES, slots), partial(self.entries, slots))
            changed = last_change(channel.slots, limit, moment)
        feed = with_archive(self.head(channel, changed), self.archives(channel))
        made_of = self.made_of(feed, told.digests)
        if missing := self.missing(channel.address, FILES, made_of):
            document = FeedDocument(feed, slots, missing, names_of(channel.address, missing), made_of)
            if slots and press.is_shared:
                self.write_document(document, press)
            else:
                made = told.entries()
                press.write_each(document.names, [form.write(feed, made) for form in missing], made_of)

    def archives(self, channel: Channel) -> list[Archive]:
        """Return a channel's archived documents."""
        return archives_of(channel.slots, self.settings["NEWSROOM_FEED_ARCHIVE_ENTRIES"]) if channel.row.archive else []

    def archives_to_write(self, channel: Channel) -> list[FeedDocument]:
        """Return the documents of what a channel showed before, but those that were made of the same before."""
        return [found for archive in self.archives(channel) if (found := self.to_write(channel, archive)).formats]

    def to_write(self, channel: Channel, archive: Archive) -> FeedDocument:
        """Return one of them, in the formats in which it is to be written."""
        changed = max((last_said(slot.appears, slot.updates) for slot in archive.slots), default=None)
        head = archived(self.head(channel, changed), archive)
        folder = f"{channel.address}arkiv/{archive.number}/"
        made_of = self.made_of(head, self.tell(folder, ARCHIVED, archive.slots))
        missing = self.missing(folder, ARCHIVED, made_of)
        return FeedDocument(head, archive.slots, missing, names_of(folder, missing), made_of)

    def write_document(self, document: FeedDocument, press: Press) -> None:
        """Write a document: whoever is free makes it."""
        stories = [story_of(slot).for_travel() for slot in document.slots]
        job = partial(files_of_stories, document.feed, stories, self.origin, document.formats)
        press.write_made(document.names, job, document.made_of, len(stories))

    def made_of(self, feed: Feed, digests: Iterable[str]) -> str:
        """Return the digest of all that a document is made of, by those of its entries."""
        return digest("\n".join([repr(feed), self.common, *digests]).encode())

    def missing(self, folder: str, formats: Sequence[Format], made_of: str) -> list[Format]:
        """Return the formats in which a document does not stand already, made of the same."""
        return [form for form in formats if not self.outputs.keep_made(f"{folder}{form.file}", made_of)]

    def tell(self, folder: str, formats: Sequence[Format], slots: Sequence[Slot]) -> list[str]:
        """Return the digests of what is said in some places, and note in which files of `folder`."""
        names = names_of(folder, formats)
        for slot in slots:
            if not slot.notes:
                self.places.setdefault(slot.source.path, []).extend(names)
        return [self.digests[slot] for slot in slots]

    def entries(self, slots: Sequence[Slot]) -> list[MadeEntry]:
        """Return the entries of some places, made once for all channels that show them now."""
        missing = [slot for slot in slots if slot not in self.made]
        fresh = make_entries([entry_of(story_of(slot), self.origin) for slot in missing])
        known = {slot: self.made.pop(slot) for slot in slots if slot in self.made}
        known.update(zip(missing, fresh, strict=True))
        found = [known[slot] for slot in slots]
        self.awaited.subtract(slots)
        self.made.update((slot, made) for slot, made in zip(slots, found, strict=True) if self.awaited[slot])
        for slot in list(islice(self.made, max(0, len(self.made) - AT_HAND))):
            del self.made[slot]
        return found

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


def names_of(folder: str, formats: Iterable[Format]) -> list[str]:
    """Return the name of a feed's file in each format."""
    return [f"{folder}{form.file}" for form in formats]


def tell_days(entries: Sequence[Entry]) -> Told:
    """Return what the digest says."""
    digests = [digest(repr(entry).encode("utf-8", "surrogatepass")) for entry in entries]
    return Told(digests, lambda: make_entries(entries))
