"""The channels of a site, derived from its table and its content."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Alternate, Link
from newsroom.domain.board import TYPE_LABELS, part_of_body, part_of_type
from newsroom.feeds.families import Index, Name, family, names_channel
from newsroom.feeds.formats import FILES
from newsroom.feeds.marks import Marking, bodies_by_case
from newsroom.feeds.slots import Slot, notices_of_record, slots_of
from newsroom.feeds.table import Row, read_table

SUBSCRIBE = "prenumerera/"
"""The page of all channels, which a channel without a page of its own leads to."""
BOARD = "anslagstavla"
"""Folder of the board's channels where there is no board."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed in all its formats."""

    row: Row
    address: str
    title: str
    description: str
    page: str
    """Address of the HTML page that shows the same, root-relative without the leading slash."""
    slots: Sequence[Slot]
    """All that it shows or has shown, newest first."""
    lang: str

    def shown(self, moment: datetime, limit: int) -> list[Slot]:
        """Return what it shows at `moment`, newest first."""
        return list(islice((slot for slot in self.slots if slot.publication and slot.is_out(moment)), limit))

    @property
    def kind(self) -> str:
        """The kind that it holds all of and nothing else; empty for any other channel."""
        row = self.row
        return row.kinds[0] if len(row.kinds) == 1 and not row.each and not row.digest else ""

    def publications(self) -> list[Publication]:
        """Return the items in it that have a page."""
        return [slot.publication for slot in self.slots if slot.publication and not slot.notes]

    def alternates(self, root: str) -> list[Alternate]:
        """Return what pages say of the channel; `root` is the path part of the site's address."""
        return [
            Alternate(f"{self.title} ({made.name})", f"{root}/{self.address}{made.file}", made.media_type)
            for made in FILES
        ]


def derive_channels(desk: Newsdesk) -> list[Channel]:
    """Return every channel of the table, empty ones too, in its order; of two at one address the first."""
    notices = notices_of_record(desk)
    marking = Marking(desk.examination.registers, str(desk.settings["DEFAULT_LANG"]), bodies_by_case(notices))
    index = Index(slots_of(desk, notices), marking)
    pages = known_pages(desk, index)
    found: dict[str, Channel] = {}
    for row in read_table(desk.settings["NEWSROOM_FEEDS"]):
        named = family(row, index, desk) if row.each else [(Name("", ""), index.of_kinds(row.kinds))]
        for name, slots in named:
            channel = channel_of(row, name, slots, desk, pages)
            found.setdefault(channel.address, channel)
    return list(found.values())


def channel_of(row: Row, name: Name, slots: Sequence[Slot], desk: Newsdesk, pages: Set[str]) -> Channel:
    """Return one channel with all that it shows or has shown."""
    said = {"site": desk.settings["SITENAME"], "name": name.title, "slug": name.slug, "board": board_of(desk)}
    address = row.address.format(**said)
    page = row.page.format(**said) or address
    if row.each == "page" and (own := desk.by_path.get(name.mark)):
        page, pages = own.address, {own.address}
    return Channel(
        row=row,
        address=address,
        title=row.title.format(**said),
        description=row.description.format(**said) or name.description,
        page=page if page in pages else SUBSCRIBE,
        slots=slots,
        lang=name.mark if row.each == "lang" else desk.settings["DEFAULT_LANG"],
    )


def board_of(desk: Newsdesk) -> str:
    """Return the folder of the notice board, without slashes around it."""
    section = desk.settings["NEWSROOM_SECTIONS"].get("notices")
    return section.url.removeprefix(desk.settings["NEWSROOM_ROOT"]).strip("/") if section else BOARD


def known_pages(desk: Newsdesk, index: Index) -> set[str]:
    """Return the addresses of lists that other plugins write, root-relative without the leading slash."""
    sections = desk.settings["NEWSROOM_SECTIONS"]
    urls = [link.url for link in sections.values() if isinstance(link, Link)]
    if board := sections.get("notices"):
        urls += [f"{board.url}{part_of_type(kind)}" for kind in TYPE_LABELS]
        bodies = {body.slug for body in desk.examination.registers.bodies.entries}
        urls += [f"{board.url}{part_of_body(slug)}" for slug in bodies | {row.body_key for row in desk.open_notices}]
    root = desk.settings["NEWSROOM_ROOT"]
    return {url.removeprefix(root).lstrip("/") for url in (*urls, *linked_lists(index)) if url}


def linked_lists(index: Index) -> list[str | None]:
    """Return the addresses of lists that items link to: as one item of a topic does, all do, so the newest is asked."""
    found: list[str | None] = []
    for (each, _), slots in index.by_mark.items():
        newest = next((slot for slot in slots if names_channel(slot, each)), None)
        if newest and (one := newest.publication):
            found += [place.url for place in (*one.topics, *one.matters, one.series, one.body, one.author) if place]
    return found
