"""The page that lists all channels, and the same list for feed readers (OPML)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from newsroom.content.dates import weekday
from newsroom.content.views import Link, SubscribeChannel, SubscribeGroup
from newsroom.domain.clock import start_of
from newsroom.domain.slugs import slugify
from newsroom.feeds.channels import SUBSCRIBE, Channel
from newsroom.feeds.digest import ONE_DAY, days_over
from newsroom.feeds.formats import FILES, RSS
from newsroom.feeds.markup import xml_text

HEADINGS = {
    "": "Allt nytt",
    "topic": "Ämnen",
    "body": "Nämnder och andra organ",
    "type": "Anslagstavlan, för sig",
    "series": "Serier",
    "author": "Personer som skriver",
    "lang": "Språk",
    "case": "Ärenden",
    "page": "Ändringar på en sida",
}
"""Family to heading, in the order of the page."""


def groups_of(channels: Sequence[Channel], root: str, moment: datetime) -> list[SubscribeGroup]:
    """Return the public channels under their headings."""
    public = [channel for channel in channels if channel.row.public]
    return [
        SubscribeGroup(heading, [listed(channel, root, moment) for channel in found], slugify(heading))
        for each, heading in HEADINGS.items()
        if (found := [channel for channel in public if channel.row.each == each])
    ]


def listed(channel: Channel, root: str, moment: datetime) -> SubscribeChannel:
    """Return what the page says of a channel."""
    latest, when = latest_of(channel, root, moment)
    return SubscribeChannel(
        title=channel.title,
        description=channel.description,
        page=f"{root}/{channel.page}" if channel.page != SUBSCRIBE else "",
        formats=[Link(made.name, f"{root}/{channel.address}{made.file}", made.media_type) for made in FILES],
        latest=latest,
        latest_date=when,
    )


def latest_of(channel: Channel, root: str, moment: datetime) -> tuple[Link | None, datetime | None]:
    """Return the newest entry and its date: of the digest, the last day that is over."""
    if channel.row.digest:
        over = next(iter(days_over(channel, moment, 1)), None)
        return (Link(weekday(over), f"{root}/{channel.page}"), start_of(over + ONE_DAY)) if over else (None, None)
    for slot in channel.shown(moment, 1):
        publication = slot.publication
        assert publication is not None, "what is gone is shown no more"
        return Link(publication.title, publication.link or publication.url), slot.appears
    return None, None


def opml(channels: Sequence[Channel], site: str, title: str) -> bytes:
    """Return the public channels as OPML 2.0, for programs that take many at once."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = xml_text(title)
    body = ElementTree.SubElement(root, "body")
    for each, heading in HEADINGS.items():
        found = [channel for channel in channels if channel.row.public and channel.row.each == each]
        group = ElementTree.SubElement(body, "outline", text=heading) if found else body
        for channel in found:
            ElementTree.SubElement(group, "outline", **outline(channel, site))
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def outline(channel: Channel, site: str) -> dict[str, Any]:
    """Return a channel in the words of OPML."""
    return {
        "type": "rss",
        "text": xml_text(channel.title),
        "title": xml_text(channel.title),
        "xmlUrl": f"{site}/{channel.address}{RSS.file}",
        "htmlUrl": f"{site}/{channel.page}",
        "language": channel.lang,
    }
