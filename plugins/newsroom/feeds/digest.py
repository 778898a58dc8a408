"""The daily digest: one entry a day, made for mail.

The entry of a day appears when the day is over and says what was published on
it. Neither notes of change nor the day on which an item leaves the lists touch
it: it is the text that went out. Only an item that is taken back leaves it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from html import escape
from typing import Any

from newsroom.content.dates import weekday
from newsroom.domain.clock import day_of, start_of
from newsroom.domain.identity import urn
from newsroom.feeds.addresses import absolute
from newsroom.feeds.channels import Channel
from newsroom.feeds.entries import Entry
from newsroom.feeds.markup import feed_html
from newsroom.feeds.slots import Slot

ONE_DAY = timedelta(days=1)


def daily_entries(channel: Channel, settings: Mapping[str, Any], limit: int) -> list[Entry]:
    """Return an entry for each of the last `limit` days on which something was published."""
    over = days_over(channel, settings["BUILD_DATE"], limit)
    return [daily_entry(channel, day, slots, settings) for day, slots in over.items()]


def days_over(channel: Channel, moment: datetime, limit: int) -> dict[date, list[Slot]]:
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


def daily_entry(channel: Channel, day: date, slots: Sequence[Slot], settings: Mapping[str, Any]) -> Entry:
    """Return what was published on `day`."""
    page = f"{settings['SITEURL']}/{channel.page}"
    moment = start_of(day + ONE_DAY)
    items = "".join(told(slot, page) for slot in slots)
    return Entry(
        id=urn(settings["NEWSROOM_FEED_NAMESPACE"], "digest", f"{channel.address} {day.isoformat()}"),
        title=f"{channel.title}, {weekday(day)}",
        link=page,
        published=moment,
        updated=moment,
        summary=" · ".join(slot.source.item.title for slot in slots),
        html=feed_html(f"<ul>{items}</ul>", page),
    )


def told(slot: Slot, page: str) -> str:
    """Return one item of the day."""
    publication = slot.publication
    assert publication is not None, "asked before"
    link = absolute(publication.link or publication.url, page)
    lead = f"<br>{escape(publication.lead)}" if publication.lead else ""
    return f'<li><a href="{escape(link)}">{escape(publication.title)}</a>{lead}</li>'
