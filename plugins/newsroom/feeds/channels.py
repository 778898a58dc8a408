"""Which feeds there are, by one table in the settings, and what each holds today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.content.newsdesk import newest_first
from newsroom.content.publication import CLASSES, Publication
from newsroom.content.settings import WrongSetting
from newsroom.content.views import Alternate
from newsroom.domain.clock import start_of
from newsroom.domain.lifecycle import is_listed
from newsroom.feeds.addresses import absolute
from newsroom.feeds.entries import Entry, Feed
from newsroom.feeds.formats import ATOM, RSS
from newsroom.feeds.identity import urn
from newsroom.feeds.markup import content_html

FORMATS = (("rss.xml", "RSS", RSS), ("atom.xml", "Atom", ATOM))
"""Each format's file name, what people call it, and its media type."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A row of `NEWSROOM_FEEDS`."""

    address: str
    """Folder of the feed and address of its HTML page, root-relative, such as `nyheter/`."""
    title: str
    kinds: tuple[str, ...]
    description: str = ""

    def holds(self, publication: Publication, moment: datetime) -> bool:
        """Tell whether `publication` belongs here at `moment`: what has expired leaves, as it leaves lists."""
        return publication.kind in self.kinds and is_listed(publication.item, moment)

    def alternates(self, root: str) -> list[Alternate]:
        """Return what pages say of the channel; `root` is the path part of the site's address."""
        return [
            Alternate(f"{self.title} ({name})", f"{root}/{self.address}{file}", kind) for file, name, kind in FORMATS
        ]


def read_channels(settings: Mapping[str, Any]) -> list[Channel]:
    """Return the channels of `NEWSROOM_FEEDS`. Raises WrongSetting."""
    return [read_channel(address, row) for address, row in settings["NEWSROOM_FEEDS"].items()]


def read_channel(address: str, row: Mapping[str, Any]) -> Channel:
    """Return one row of the table. Raises WrongSetting."""
    folder = address.strip("/")
    try:
        channel = Channel(f"{folder}/" if folder else "", **{**row, "kinds": tuple(row["kinds"])})
    except (KeyError, TypeError) as wrong:
        example = '{"nyheter": {"title": "Nyheter", "kinds": ["news"]}}'
        raise WrongSetting(f"NEWSROOM_FEEDS: ”{address}” går inte att läsa. Skriv som {example}.") from wrong
    if not channel.kinds or not set(channel.kinds) <= set(CLASSES):
        raise WrongSetting(f"NEWSROOM_FEEDS: ”{address}” har ett okänt slag i kinds. Välj bland {', '.join(CLASSES)}.")
    return channel


def feed_of(channel: Channel, publications: Iterable[Publication], settings: Mapping[str, Any]) -> Feed:
    """Return `channel` as it is at the build date."""
    site, moment = settings["SITEURL"], settings["BUILD_DATE"]
    held = newest_first(one for one in publications if channel.holds(one, moment))
    entries = [entry_of(one, settings) for one in held[: settings["NEWSROOM_FEED_ENTRIES"]]]
    rss, atom = (f"{site}/{channel.address}{file}" for file, _, _ in FORMATS)
    return Feed(
        id=urn(settings["NEWSROOM_FEED_NAMESPACE"], "channel", channel.address),
        title=channel.title,
        description=channel.description or channel.title,
        lang=settings["DEFAULT_LANG"],
        publisher=settings["SITENAME"],
        page=f"{site}/{channel.address}",
        rss=rss,
        atom=atom,
        entries=entries,
        updated=max((entry.updated for entry in entries), default=None),
    )


def entry_of(publication: Publication, settings: Mapping[str, Any]) -> Entry:
    """Return what feeds say of `publication`."""
    page = f"{settings['SITEURL']}/{publication.address}"
    published = publication.date
    assert published is not None, "feeds hold dated items only"
    return Entry(
        id=urn(settings["NEWSROOM_FEED_NAMESPACE"], "item", publication.id),
        title=publication.title,
        link=absolute(publication.link or page, page),
        published=published,
        updated=updated(publication, published, settings["BUILD_DATE"]),
        summary=publication.summary or publication.lead,
        html=content_html(publication.summary, publication.image, publication.html, page),
        author=publication.author.name if publication.author else "",
        categories=[topic.name for topic in publication.topic_entries],
        lang=publication.lang if publication.lang != settings["DEFAULT_LANG"] else "",
    )


def updated(publication: Publication, published: datetime, moment: datetime) -> datetime:
    """Return when the item last changed, as far as its notes tell, and never later than the build date."""
    notes = (start_of(update.date) for update in publication.item.updates)
    return max([published, *(note for note in notes if note <= moment)])
