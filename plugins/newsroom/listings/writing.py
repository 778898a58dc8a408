"""What all lists share: the frame of a page, and a list cut into pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pelican.generators import Generator

from newsroom.content.dates import day, period
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Event, Link, Listing, Page, Pagination
from newsroom.domain.clock import day_of
from newsroom.listings.catalogue import CATALOGUE, Catalogue, Group
from newsroom.listings.pagination import Sheet, paginate


class ListWriter:
    """Writes one build's lists with the templates of `generator`."""

    def __init__(self, generator: Generator, writer: Any) -> None:
        self.generator = generator
        self.writer = writer
        self.settings: dict[str, Any] = generator.settings
        self.desk: Newsdesk = generator.context["newsdesk"]
        self.catalogue = catalogue_of(self.desk)
        self.root = str(self.settings["NEWSROOM_ROOT"])
        self.sections: dict[str, Any] = self.settings["NEWSROOM_SECTIONS"]

    def page(self, title: str, address: str, parents: Sequence[Link] = (), **more: Any) -> Page:
        """Return the frame of the list at `address`, with the feeds that other plugins announced for it."""
        url = f"{self.root}/{address}"
        return Page(
            title=title,
            url=url,
            canonical=f"{self.settings['SITEURL']}/{address}",
            lang=self.settings["DEFAULT_LANG"],
            breadcrumbs=[Link("Start", f"{self.root}/"), *parents],
            alternates=self.settings["NEWSROOM_ALTERNATES"].get(url, []),
            **more,
        )

    def write(self, template: str, page: Page, name: str = "", **facts: Any) -> None:
        """Write one page."""
        name = name or page.url.removeprefix(self.root).lstrip("/") + "index.html"
        self.writer.write_file(name, self.desk.get_template(template), self.generator.context, page=page, **facts)

    def write_list(self, template: str, page: Page, listing: Listing, items: Sequence[Publication]) -> None:
        """Write a list on as many pages as it takes."""
        for sheet in paginate(items, self.settings["NEWSROOM_LISTINGS_PAGE_SIZE"]):
            time = span(sheet.items) if sheet.number or sheet.older else ""
            cards, ways = [one.card for one in sheet.items], self.pagination(page, sheet, time)
            own = replace(listing, cards=cards, pagination=ways)
            frame = page
            if sheet.number:
                own = replace(own, intro="", person=None, notices=())
                frame = self.numbered(page, sheet.number, time)
            self.write(template, frame, listing=own)

    def write_index(self, page: Page, entries: Sequence[Link]) -> None:
        """Write a list of places, in their own order, on as many pages as it takes."""
        size = self.settings["NEWSROOM_LISTINGS_INDEX_SIZE"]
        starts = range(0, max(len(entries), 1), size)
        urls = [page.url, *(f"{page.url}sida/{number}/" for number in range(2, len(starts) + 1))]
        for number, start in enumerate(starts):
            shown = entries[start : start + size]
            before = Link("Föregående", urls[number - 1]) if number else None
            after = Link("Nästa", urls[number + 1]) if number + 1 < len(urls) else None
            text = f"{shown[0].title} – {shown[-1].title}" if before or after else ""
            listing = Listing(entries=shown, pagination=Pagination(before, after, text))
            self.write("index", self.numbered(page, number + 1, text) if number else page, listing=listing)

    def numbered(self, page: Page, number: int, span: str) -> Page:
        """Return the frame of a later page of a list: `span` says what of it is there."""
        return replace(
            page,
            title=f"{page.title}: {span}",
            url=f"{page.url}sida/{number}/",
            canonical=f"{page.canonical}sida/{number}/",
            breadcrumbs=[*page.breadcrumbs, Link(page.title, page.url)],
        )

    def pagination(self, page: Page, sheet: Sheet[Publication], time: str) -> Pagination:
        """Return the way to the sheets beside `sheet`, which spans `time`."""
        newer = older = None
        if sheet.number:
            newer = Link("Nyare", f"{page.url}sida/{sheet.newer}/" if sheet.newer else page.url)
        if sheet.older:
            older = Link("Äldre", f"{page.url}sida/{sheet.older}/")
        return Pagination(newer, older, time)

    def links(self, folder: str, groups: Sequence[Group]) -> list[Link]:
        """Return links to groups, with how much each holds."""
        return [
            Link(group.name, f"{self.root}/{folder}/{group.slug}/", group.description, len(group.publications) or None)
            for group in groups
        ]


def catalogue_of(desk: Newsdesk) -> Catalogue:
    """Return what publications were placed by, or that of today's, should somebody have changed these since."""
    placed: Catalogue = desk.settings[CATALOGUE]
    return placed if placed.source == desk.publications else Catalogue.of(desk.publications, desk.moment)


def span(items: Sequence[Publication]) -> str:
    """Return the time that a sheet spans: `3 januari – 5 mars 2026`."""
    dates: list[datetime] = [one.date for one in items if one.date]
    if not dates:
        return ""
    first, last = day_of(min(dates)), day_of(max(dates))
    return day(first) if first == last else period(Event(first, last))
