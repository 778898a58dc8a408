"""The daily digest: one entry a day, made for mail.

The entry of a day appears when the day is over and says what was published on
it. Neither notes of change nor the day on which an item leaves the lists touch
it: it is the text that went out. Only an item that is taken back leaves it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from newsroom.content.dates import weekday
from newsroom.content.views import Card
from newsroom.domain.clock import day_of, start_of
from newsroom.domain.identity import urn
from newsroom.feeds.addresses import absolute
from newsroom.feeds.entries import Entry
from newsroom.feeds.markup import feed_html
from newsroom.feeds.slots import Slot
from newsroom.feeds.stories import Origin

if TYPE_CHECKING:
    from newsroom.feeds.channels import Channel

ONE_DAY = timedelta(days=1)


class Published(NamedTuple):
    """An item of a day."""

    path: str
    """Its source file."""
    title: str
    link: str
    lead: str


class Day(NamedTuple):
    """What a channel says of a day that is over."""

    channel: str
    """The channel's address."""
    title: str
    """The channel's title."""
    page: str
    """Absolute address of the page that shows the same."""
    day: date
    items: Sequence[Published]


def days_of(channel: "Channel", origin: Origin, moment: datetime, limit: int) -> list[Day]:
    """Return the last `limit` days on which something was published, the last one first."""
    page = f"{origin.site}/{channel.page}"
    return [
        Day(channel.address, channel.title, page, day, [published(slot) for slot in slots])
        for day, slots in days_over(channel, moment, limit).items()
    ]


def days_over(channel: "Channel", moment: datetime, limit: int) -> dict[date, list[Slot]]:
    """Return the last `limit` days that are over with what was published on each, the last one first."""
    days: dict[date, list[Slot]] = {}
    for slot in channel.slots:
        day = day_of(slot.appears)
        if slot.notes or not slot.publication or start_of(day + ONE_DAY) > moment:
            continue
        if day not in days and len(days) == limit:
            break
        days.setdefault(day, []).append(slot)
    return days


def published(slot: Slot) -> Published:
    """Return the item of a place."""
    assert slot.publication is not None, "asked before"
    return published_as(slot.source.path, slot.publication.card)


def published_as(path: str, card: Card) -> Published:
    """Return an item by its source file and its card."""
    return Published(path, card.title, card.url, card.lead)


def entry_of_day(said: Day, origin: Origin) -> Entry:
    """Return the entry of a day."""
    moment = start_of(said.day + ONE_DAY)
    items = "".join(told(item, said.page) for item in said.items)
    return Entry(
        id=urn(origin.namespace, "digest", f"{said.channel} {said.day.isoformat()}"),
        title=f"{said.title}, {weekday(said.day)}",
        link=said.page,
        published=moment,
        updated=moment,
        summary=" · ".join(item.title for item in said.items),
        html=feed_html(f"<ul>{items}</ul>", said.page),
    )


def told(item: Published, page: str) -> str:
    """Return one item of the day."""
    lead = f"<br>{escape(item.lead)}" if item.lead else ""
    return f'<li><a href="{escape(absolute(item.link, page))}">{escape(item.title)}</a>{lead}</li>'
