"""Let people subscribe: a feed of news as RSS and Atom, and room for more.

The feeds are announced on `initialized`, for pages to point at; a site without
this plugin points at none. They are written after the pages, when every other
plugin has done its part of the text.
"""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.views import Alternate
from newsroom.feeds.channels import feed_of, read_channels
from newsroom.feeds.formats import atom, rss

DEFAULTS: Mapping[str, Any] = MappingProxyType({"NEWSROOM_FEED_ENTRIES": 30, "NEWSROOM_FEED_NAMESPACE": ""})
"""Setting to default; each is explained in docs/feeds.md."""

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(announce_feeds)
    signals.get_generators.connect(add_feed_desk)
    signals.article_generator_finalized.connect(point_at_feeds)


def announce_feeds(pelican: Any) -> None:
    """Complete the settings, and tell pages which feeds there are. Raises WrongSetting."""
    settings = pelican.settings
    for name, default in DEFAULTS.items():
        settings.setdefault(name, default)
    settings.setdefault(
        "NEWSROOM_FEEDS", {"nyheter": {"title": f"Nyheter från {settings['SITENAME']}", "kinds": ["news"]}}
    )
    if not settings["SITEURL"]:
        logger.warning("Inga flöden skrivs: de behöver webbplatsens hela adress. Ange SITEURL i inställningarna.")
        settings["NEWSROOM_FEEDS"] = {}
    alternates: dict[str, list[Alternate]] = {}
    settings["NEWSROOM_ALTERNATES"] = alternates
    for channel in read_channels(settings):
        said = channel.alternates(settings["NEWSROOM_ROOT"])
        settings["NEWSROOM_SECTIONS"].setdefault("feed", said[0])
        if len(channel.kinds) == 1:
            alternates.setdefault(channel.kinds[0], []).extend(said)


def point_at_feeds(desk: Newsdesk) -> None:
    """Let every item's page point at the feeds of its kind."""
    for publication in desk.publications:
        publication.alternates = [*desk.settings["NEWSROOM_ALTERNATES"].get(publication.kind, [])]


def add_feed_desk(pelican: Any) -> type["FeedDesk"]:
    """Give Pelican the generator of feeds."""
    return FeedDesk


class FeedDesk(Generator):  # type: ignore[misc]
    """Writes every channel in every format."""

    def generate_output(self, writer: Any) -> None:
        """Write what the channels hold at the build date."""
        desk: Newsdesk = self.settings["NEWSROOM_DESK"]
        for channel in read_channels(self.settings):
            feed = feed_of(channel, desk.publications, self.settings)
            desk.outputs.write(f"{channel.address}rss.xml", rss(feed))
            desk.outputs.write(f"{channel.address}atom.xml", atom(feed))
