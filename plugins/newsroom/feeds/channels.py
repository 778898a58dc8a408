"""The channels of a site, derived from its table and its content."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from babel import Locale

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Alternate, Link
from newsroom.domain.board import TYPE_LABELS
from newsroom.domain.slugs import slugify
from newsroom.feeds.changes import Slot, slots_of
from newsroom.feeds.formats import FILES
from newsroom.feeds.members import Member, members_of
from newsroom.feeds.table import Row, read_table

SUBSCRIBE = "prenumerera/"
"""The page of all channels, which a channel without a page of its own leads to."""


@dataclass(frozen=True, slots=True)
class Name:
    """What one channel of a family is about."""

    mark: str
    """As items have it."""
    slug: str
    title: str = ""
    description: str = ""


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
        found: list[Slot] = []
        for slot in self.slots:
            if len(found) == limit:
                break
            if slot.is_out(moment) and slot.member.publication:
                found.append(slot)
        return found

    @property
    def kind(self) -> str:
        """The kind that it holds all of and nothing else; empty for any other channel."""
        row = self.row
        return row.kinds[0] if len(row.kinds) == 1 and not row.each and not row.digest else ""

    def publications(self) -> list[Publication]:
        """Return the items in it that have a page."""
        return [slot.member.publication for slot in self.slots if slot.member.publication and not slot.notes]

    def alternates(self, root: str) -> list[Alternate]:
        """Return what pages say of the channel; `root` is the path part of the site's address."""
        return [
            Alternate(f"{self.title} ({made.name})", f"{root}/{self.address}{made.file}", made.media_type)
            for made in FILES
        ]


def derive_channels(desk: Newsdesk) -> list[Channel]:
    """Return every channel of the table, empty ones too, in its order; of two at one address the first."""
    slots, pages = slots_of(members_of(desk)), known_pages(desk)
    found: dict[str, Channel] = {}
    for row in read_table(desk.settings["NEWSROOM_FEEDS"]):
        for channel in family(row, slots, desk, pages):
            found.setdefault(channel.address, channel)
    return list(found.values())


def family(row: Row, slots: Sequence[Slot], desk: Newsdesk, pages: Set[str]) -> list[Channel]:
    """Return the channels of one row, by name."""
    pool = [slot for slot in slots if slot.member.source.kind in row.kinds]
    if not row.each:
        return [channel_of(row, Name("", ""), pool, desk, pages)]
    names = {name.slug: name for name in registered(row, desk)}
    by_mark: dict[str, Name] = {}
    groups: dict[str, list[Slot]] = defaultdict(list)
    for slot in pool:
        for mark in slot.member.marks.get(row.each, ()):
            if mark not in by_mark:
                by_mark[mark] = name_of(row.each, mark, desk)
            slug = by_mark[mark].slug
            if names_channel(slot.member, row.each):
                names.setdefault(slug, by_mark[mark])
            if not groups[slug] or groups[slug][-1] is not slot:
                groups[slug].append(slot)
    chosen = [name for name in names.values() if row.only is None or name.mark in row.only]
    ordered = sorted(chosen, key=lambda name: (slugify(name.title), name.slug))
    return [channel_of(row, name, groups[name.slug], desk, pages) for name in ordered]


def names_channel(member: Member, each: str) -> bool:
    """Tell whether a channel may be called by what is said of `member`: nothing may tell of what came down.

    A news item is in the channel of a body only through a notice of its case: the
    notice has to be out, not the news.
    """
    return member.publication is not None and (each != "body" or member.source.kind == "notices")


def registered(row: Row, desk: Newsdesk) -> list[Name]:
    """Return what a family has channels for although nothing is in them."""
    registers = desk.examination.registers
    if row.each == "topic":
        return [Name(topic.name, topic.slug, topic.name, topic.description or "") for topic in registers.topics.entries]
    if row.each == "body":
        return [Name(body.name, body.slug, body.name, body.description or "") for body in registers.bodies.entries]
    marks = TYPE_LABELS if row.each == "type" else (row.only or ())
    return [name_of(row.each, mark, desk) for mark in marks]


def name_of(each: str, mark: str, desk: Newsdesk) -> Name:
    """Return how a mark is said and written in addresses."""
    if each == "type":
        return Name(mark, slugify(TYPE_LABELS[mark]), TYPE_LABELS[mark])
    if each == "lang":
        language = Locale.parse(mark, sep="-").get_language_name(mark.partition("-")[0]) or mark
        return Name(mark, mark, language)
    if each == "page":
        page = desk.by_path.get(mark)
        return Name(mark, slugify(mark.removesuffix(".md")), page.title if page else mark)
    return Name(mark, slugify(mark) or "ovrigt", mark)


def channel_of(row: Row, name: Name, slots: Sequence[Slot], desk: Newsdesk, pages: Set[str]) -> Channel:
    """Return one channel with all that it shows or has shown."""
    said = {"site": desk.settings["SITENAME"], "name": name.title, "slug": name.slug}
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


def known_pages(desk: Newsdesk) -> set[str]:
    """Return the addresses of lists that other plugins write, root-relative without the leading slash."""
    urls = {link.url for link in desk.settings["NEWSROOM_SECTIONS"].values() if isinstance(link, Link)}
    for one in desk.publications:
        urls.update(link.url for link in one.topics)
        urls.update(place.url for place in (one.series, one.body, one.author) if place and place.url)
    root = desk.settings["NEWSROOM_ROOT"]
    return {url.removeprefix(root).lstrip("/") for url in urls}
