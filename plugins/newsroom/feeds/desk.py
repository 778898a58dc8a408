"""Derive the channels, announce them, and write their feeds.

The table in the settings is read on `initialized`, so that a wrong one ends the
build at once. Channels are derived and announced when every other plugin has
placed its items, and written after the pages.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pelican.plugins import signals

from newsroom.content.apart import ApartGenerator
from newsroom.content.checked_settings import complete
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.views import Link, Page, Subscription
from newsroom.feeds.amending import KeptFeeds
from newsroom.feeds.channels import SUBSCRIBE, Channel, derive_channels
from newsroom.feeds.formats import FILES
from newsroom.feeds.ledger import keep_digests
from newsroom.feeds.subscription import groups_of, opml
from newsroom.feeds.table import TABLE, digested
from newsroom.feeds.writing import FeedWriter, names_of
from newsroom.incremental.packing import packed

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "NEWSROOM_FEEDS": TABLE,
        "NEWSROOM_FEED_ENTRIES": 30,
        "NEWSROOM_FEED_ARCHIVE_ENTRIES": 100,
        "NEWSROOM_FEED_NAMESPACE": "",
        "NEWSROOM_FEED_RIGHTS": "",
        "NEWSROOM_FEED_TTL": 60,
        "NEWSROOM_FEED_HUB": "",
    }
)
"""Setting to default; each is explained in docs/feeds.md."""
OPML = f"{SUBSCRIBE}floden.opml"
STYLE, IMAGE = "feeds/feed.css", "feeds/feed.png"
"""Files of the theme that feeds use, where it has them."""
FRONT_KINDS = ("news", "notices")
"""Kinds whose channels the front page points at."""
ABOUT_ITEMS = ("case", "page")
"""Families that the pages of their items point at."""

logger = logging.getLogger(__name__)


def connect() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.get_generators.connect(add_feed_desk)
    signals.all_generators_finalized.connect(announce_channels)
    signals.finalized.connect(remember_feeds)


def read_settings(pelican: Any) -> None:
    """Complete the settings, and promise the page of channels. Raises WrongSetting."""
    settings = pelican.settings
    complete(settings, DEFAULTS, positive=("NEWSROOM_FEED_ARCHIVE_ENTRIES",))
    settings["NEWSROOM_DIGESTED"] = digested(settings["NEWSROOM_FEEDS"])
    if not settings["SITEURL"]:
        logger.warning("Inga flöden skrivs: de behöver webbplatsens hela adress. Ange SITEURL i inställningarna.")
        settings["NEWSROOM_FEEDS"], settings["NEWSROOM_DIGESTED"] = {}, ()
    if settings["NEWSROOM_FEEDS"]:
        settings["NEWSROOM_SECTIONS"]["feeds"] = Link("Prenumerera", f"{settings['NEWSROOM_ROOT']}/{SUBSCRIBE}")


def announce_channels(generators: Iterable[Any]) -> None:
    """Derive the channels, and let pages point at them."""
    desk: Newsdesk = next(iter(generators)).settings["NEWSROOM_DESK"]
    channels = desk.settings["NEWSROOM_FEED_CHANNELS"] = derive_channels(desk)
    point_at_channels(desk, [channel for channel in channels if channel.row.public])


def point_at_channels(desk: Newsdesk, public: Sequence[Channel]) -> None:
    """Let the pages of lists and of items point at the channels of their own."""
    root = desk.settings["NEWSROOM_ROOT"]
    alternates = desk.settings["NEWSROOM_ALTERNATES"]
    for channel in public:
        if channel.page == channel.address:
            alternates.setdefault(f"{root}/{channel.page}", []).extend(channel.alternates(root))
    by_kind = {channel.kind: channel.alternates(root) for channel in reversed(public) if channel.kind}
    for kind in FRONT_KINDS:
        alternates.setdefault(f"{root}/", []).extend(by_kind.get(kind, ()))
    for publication in desk.publications:
        publication.alternates = by_kind.get(publication.kind, ())
    for channel in public:
        if channel.row.each in ABOUT_ITEMS:
            for publication in channel.publications():
                publication.alternates = [*publication.alternates, *channel.alternates(root)]


def remember_feeds(pelican: Any) -> None:
    """Remember the digests of all feeds, when whoever made them is done."""
    settings, site = pelican.settings, pelican.settings["SITEURL"]
    channels: Sequence[Channel] = settings["NEWSROOM_FEED_CHANNELS"]
    if channels:
        names = [name for channel in channels for name in names_of(channel.address, FILES)]
        digests = {f"{site}/{name}": settings["NEWSROOM_OUTPUTS"].made[name][0] for name in names}
        keep_digests(Path(settings["NEWSROOM_STATE_FOLDER"]), digests)


def add_feed_desk(pelican: Any) -> type["FeedDesk"]:
    """Give Pelican the generator of feeds."""
    return FeedDesk


class FeedDesk(ApartGenerator):
    """Writes every channel in every format, the page that lists them, and their OPML."""

    def write_files(self, writer: Any) -> None:
        """Write what the channels hold at the build date."""
        desk: Newsdesk = self.settings["NEWSROOM_DESK"]
        channels: list[Channel] = self.settings["NEWSROOM_FEED_CHANNELS"]
        if not channels:
            return
        self.write_feeds(writer, channels, desk)
        self.write_page(writer, channels, desk)

    def write_feeds(self, writer: Any, channels: Sequence[Channel], desk: Newsdesk) -> None:
        """Write each channel in each format, and what all of them need; meanwhile others render the pages."""
        site = self.settings["SITEURL"]
        style, image = (self.write_file_of_theme(desk, name) for name in (STYLE, IMAGE))
        feeds = FeedWriter(self.settings, desk.outputs, style, image, channels)
        for channel in channels:
            feeds.write(channel, writer)
            writer.take_made()
        for channel in channels:
            for archive in feeds.archives_to_write(channel):
                feeds.write_document(archive, writer)
        self.settings["NEWSROOM_AMENDABLE"]["feeds"] = packed(KeptFeeds(feeds.origin, feeds.places, feeds.days))
        desk.outputs.write(OPML, opml(channels, site, f"Flöden från {self.settings['SITENAME']}"))

    def write_file_of_theme(self, desk: Newsdesk, name: str) -> str:
        """Write a file of the theme at an address that outlives the theme's version; return it, or ""."""
        source = Path(self.theme) / "static" / name
        if not source.is_file():
            return ""
        desk.outputs.write(f"{SUBSCRIBE}{source.name}", source.read_bytes())
        return f"{self.settings['SITEURL']}/{SUBSCRIBE}{source.name}"

    def write_page(self, writer: Any, channels: list[Channel], desk: Newsdesk) -> None:
        """Write the page of all channels."""
        root, site = self.settings["NEWSROOM_ROOT"], self.settings["SITEURL"]
        page = Page(
            title="Prenumerera",
            url=f"{root}/{SUBSCRIBE}",
            canonical=f"{site}/{SUBSCRIBE}",
            description=f"Följ {self.settings['SITENAME']} med RSS, Atom eller JSON Feed: ämnen, organ, anslagstavlan.",
            lang=self.settings["DEFAULT_LANG"],
            breadcrumbs=[Link("Start", f"{root}/")],
            alternates=self.settings["NEWSROOM_ALTERNATES"].get(f"{root}/", []),
        )
        subscription = Subscription(
            groups=groups_of(channels, root, desk.moment),
            opml=Link("Alla flöden i en fil (OPML)", f"{root}/{OPML}"),
            calendars=self.settings["NEWSROOM_CALENDARS"],
        )
        template = desk.get_template("subscribe")
        writer.write_file(f"{SUBSCRIBE}index.html", template, self.context, page=page, subscription=subscription)
