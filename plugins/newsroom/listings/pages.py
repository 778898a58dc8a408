"""Writes the lists: front page, kinds, archives, groups, site map, the error page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from pelican.generators import Generator

from newsroom.content.dates import day, month, period
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import (
    Alternate,
    Event,
    Front,
    Link,
    Listing,
    Meeting,
    Page,
    Pagination,
    Period,
)
from newsroom.domain.clock import STOCKHOLM, day_of
from newsroom.domain.lifecycle import is_top
from newsroom.listings.catalogue import Catalogue, Group, by_period
from newsroom.listings.pagination import Sheet, paginate

GROUPS = {"amnen": "Ämnen", "serier": "Serier", "personer": "Personer", "organ": "Organ"}


class ListPages(Generator):  # type: ignore[misc]
    """Every page that leads to others."""

    @cached_property
    def desk(self) -> Newsdesk:
        """Who holds the publications."""
        found: Newsdesk = self.context["newsdesk"]
        return found

    @cached_property
    def catalogue(self) -> Catalogue:
        """The publications as lists need them."""
        return Catalogue.of(self.desk.publications, self.desk.moment)

    @property
    def root(self) -> str:
        """Path part of the site's address."""
        return str(self.settings["NEWSROOM_ROOT"])

    @property
    def sections(self) -> dict[str, Any]:
        """What plugins announced."""
        found: dict[str, Any] = self.settings["NEWSROOM_SECTIONS"]
        return found

    def generate_output(self, writer: Any) -> None:
        """Write them all."""
        self.writer = writer
        self.write_front()
        self.write_news()
        for kind in ("blog", "documents"):
            if kind in self.sections:
                self.write_kind(kind)
        for folder, groups in (
            ("amnen", self.catalogue.topics()),
            ("serier", self.catalogue.series()),
            ("personer", self.catalogue.authors()),
            ("organ", self.catalogue.bodies()),
        ):
            self.write_groups(folder, groups)
        self.write_sitemap()
        self.write_missing()

    def page(self, title: str, address: str, parents: Sequence[Link] = (), **more: Any) -> Page:
        """Return the frame of the list at `address`."""
        return Page(
            title=title,
            url=f"{self.root}/{address}",
            canonical=f"{self.settings['SITEURL']}/{address}",
            lang=self.settings["DEFAULT_LANG"],
            breadcrumbs=[Link("Start", f"{self.root}/"), *parents],
            **more,
        )

    def alternates(self, *names: str) -> list[Alternate]:
        """Return the feeds that the feeds plugin announced for a list."""
        return [feed for name in names for feed in self.settings.get("NEWSROOM_ALTERNATES", {}).get(name, [])]

    def write(self, template: str, page: Page, name: str = "", **facts: Any) -> None:
        """Write one page."""
        name = name or page.url.removeprefix(self.root).lstrip("/") + "index.html"
        self.writer.write_file(name, self.get_template(template), self.context, page=page, **facts)

    def write_front(self) -> None:
        """Write the front page."""
        news = [one for one in self.catalogue.of_kind("news") if one.lang == self.settings["DEFAULT_LANG"]]
        top = next((one for one in news if is_top(one.item, self.desk.moment)), next(iter(news), None))
        latest = [one for one in news if one is not top][: self.settings["NEWSROOM_LISTINGS_FRONT_NEWS"]]
        posts = self.catalogue.of_kind("blog")[: self.settings["NEWSROOM_LISTINGS_FRONT_POSTS"]]
        front = Front(
            top=top.card if top else None,
            latest=[one.card for one in latest],
            posts=[one.card for one in posts],
            notices=self.desk.open_notices[: self.settings["NEWSROOM_LISTINGS_FRONT_NOTICES"]],
            notices_total=len(self.desk.open_notices),
            meetings=self.meetings(),
            topics=self.links("amnen", self.catalogue.topics()),
            more_news=Link("Alla nyheter", f"{self.root}/nyheter/"),
            more_posts=Link("Alla inlägg", self.sections["blog"].url) if "blog" in self.sections else None,
            board=self.sections.get("notices"),
        )
        publisher = self.settings["NEWSROOM_PUBLISHER"].get("description", "")
        page = self.page(self.settings["SITENAME"], "", description=publisher, is_front=True)
        self.write("front", replace(page, breadcrumbs=[], alternates=self.alternates("news")), front=front)

    def meetings(self) -> list[Meeting]:
        """Return the meetings that the board announces and that have not been held."""
        today = day_of(self.desk.moment)
        announced = [one.notice.meeting for one in self.catalogue.of_kind("notices") if one.notice]
        coming = [meeting for meeting in announced if meeting and meeting.date >= today]
        ordered = sorted(set(coming), key=lambda meeting: (meeting.date, meeting.time, meeting.title, meeting.url or ""))
        return [one for one in ordered if self.is_call(one)][: self.settings["NEWSROOM_LISTINGS_FRONT_MEETINGS"]]

    def is_call(self, meeting: Meeting) -> bool:
        """Tell whether the meeting's notice is still on the board."""
        return any(row.url == meeting.url for row in self.desk.open_notices)

    def write_news(self) -> None:
        """Write the list of recent news, and the archive by year and month."""
        section = Link("Nyheter", f"{self.root}/nyheter/")
        recent = self.catalogue.recent_news(self.settings["NEWSROOM_LISTINGS_DAYS"], self.settings["NEWSROOM_LISTINGS_PAGE_SIZE"])
        archive = self.catalogue.archive("news")
        periods = self.periods(archive)
        listing = Listing(
            intro=f"De senaste {self.settings['NEWSROOM_LISTINGS_DAYS']} dagarna. Äldre nyheter finns i arkivet." if archive else "",
            empty="Det finns inga nyheter än.",
            more=[Link("Nyhetsarkiv", f"{self.root}/nyheter/arkiv/")] if archive else [],
        )
        page = self.page("Nyheter", "nyheter/", section=section.url, alternates=self.alternates("news"))
        self.write_list("list", page, listing, recent)
        if archive:
            page = self.page("Nyhetsarkiv", "nyheter/arkiv/", [section], section=section.url)
            self.write("index", page, listing=Listing(periods=periods))
            self.write_archive(archive, periods, section)

    def periods(self, archive: Sequence[Publication]) -> list[Period]:
        """Return the years of the archive with their months, newest first."""
        found = []
        for year, items in by_period(archive, lambda when: when.astimezone(STOCKHOLM).year):
            months = [
                Link(month(first_day), f"{self.root}/nyheter/{first_day:%Y/%m}/", count=len(below))
                for first_day, below in self.months(items)
            ]
            found.append(Period(Link(str(year), f"{self.root}/nyheter/{year}/", count=len(items)), months))
        return found

    def months(self, items: Sequence[Publication]) -> list[tuple[date, list[Publication]]]:
        """Return items by the first day of their month."""
        return by_period(items, lambda when: day_of(when).replace(day=1))

    def write_archive(self, archive: Sequence[Publication], periods: Sequence[Period], section: Link) -> None:
        """Write a list for each year and each month."""
        above = [section, Link("Nyhetsarkiv", f"{self.root}/nyheter/arkiv/")]
        years = by_period(archive, lambda when: when.astimezone(STOCKHOLM).year)
        for (year, items), shown in zip(years, periods, strict=True):
            page = self.page(f"Nyheter {year}", f"nyheter/{year}/", above, section=section.url)
            self.write_list("list", page, Listing(periods=[shown]), items)
            for first_day, below in self.months(items):
                parents = [*above, Link(f"Nyheter {year}", f"{self.root}/nyheter/{year}/")]
                title = f"Nyheter i {month(first_day)}"
                page = self.page(title, f"nyheter/{first_day:%Y/%m}/", parents, section=section.url)
                self.write_list("list", page, Listing(), below)

    def write_kind(self, kind: str) -> None:
        """Write the list of all of a kind."""
        section = self.sections[kind]
        address = section.url.removeprefix(self.root).lstrip("/")
        page = self.page(section.title, address, section=section.url, alternates=self.alternates(kind))
        more = [Link("Alla som skriver", f"{self.root}/personer/")] if kind == "blog" else []
        self.write_list("list", page, Listing(more=more), self.catalogue.archive(kind))

    def write_list(self, template: str, page: Page, listing: Listing, items: Sequence[Publication]) -> None:
        """Write a list on as many pages as it takes."""
        for sheet in paginate(items, self.settings["NEWSROOM_LISTINGS_PAGE_SIZE"]):
            own = replace(
                listing, cards=[one.card for one in sheet.items], pagination=self.pagination(page, sheet)
            )
            frame = page
            if sheet.number:
                own = replace(own, intro="", person=None, notices=())
                frame = replace(
                    page,
                    title=f"{page.title}: {span(sheet.items)}",
                    url=f"{page.url}sida/{sheet.number}/",
                    canonical=f"{page.canonical}sida/{sheet.number}/",
                    breadcrumbs=[*page.breadcrumbs, Link(page.title, page.url)],
                )
            self.write(template, frame, listing=own)

    def pagination(self, page: Page, sheet: Sheet[Publication]) -> Pagination:
        """Return the way to the sheets beside `sheet`."""
        newer = older = None
        if sheet.number:
            newer = Link("Nyare", f"{page.url}sida/{sheet.newer}/" if sheet.newer else page.url)
        if sheet.older:
            older = Link("Äldre", f"{page.url}sida/{sheet.older}/")
        return Pagination(newer, older, span(sheet.items) if newer or older else "")

    def links(self, folder: str, groups: Sequence[Group]) -> list[Link]:
        """Return links to groups, with how much each holds."""
        return [
            Link(group.name, f"{self.root}/{folder}/{group.slug}/", group.description, len(group.publications) or None)
            for group in groups
        ]

    def write_groups(self, folder: str, groups: Sequence[Group]) -> None:
        """Write the index of a sort of group, and a list for each."""
        if not groups:
            return
        title = GROUPS[folder]
        page = self.page(title, f"{folder}/", section=f"{self.root}/{folder}/")
        self.write("index", page, listing=Listing(entries=self.links(folder, groups)))
        for group in groups:
            self.write_group(folder, group, Link(title, f"{self.root}/{folder}/"))

    def write_group(self, folder: str, group: Group, parent: Link) -> None:
        """Write the list of one group."""
        listing = Listing(intro=group.description, empty="Här finns inget just nu.")
        template = "list"
        if folder == "personer":
            author = group.publications[0].author
            template, listing = "person", replace(listing, person=author, intro="")
        if folder == "organ":
            template = "body"
            listing = replace(listing, notices=[row for row in self.desk.open_notices if row.body == group.name])
        address = f"{folder}/{group.slug}/"
        page = self.page(group.name, address, [parent], section=parent.url, description=group.description)
        self.write_list(template, page, listing, group.publications)

    def write_sitemap(self) -> None:
        """Write the map of the site: lists and standing pages, so that none is out of reach."""
        pages = [one for one in self.desk.publications if one.kind == "pages"]
        entries = [link for name, link in self.sections.items() if isinstance(link, Link) and name != "sitemap"]
        for folder, groups in (("serier", self.catalogue.series()), ("personer", self.catalogue.authors()),
                               ("organ", self.catalogue.bodies())):  # fmt: skip
            entries += [Link(GROUPS[folder], f"{self.root}/{folder}/")] if groups else []
        entries += [Link(one.title, one.url, one.lead) for one in sorted(pages, key=lambda one: one.path)]
        self.write("index", self.page("Webbplatskarta", "webbplatskarta/"), listing=Listing(entries=entries))

    def write_missing(self) -> None:
        """Write the page that a server shows for an address that leads nowhere."""
        latest = [one.card for one in self.catalogue.of_kind("news")[: self.settings["NEWSROOM_LISTINGS_FRONT_NEWS"]]]
        page = replace(self.page("Sidan finns inte", "404.html"), noindex=True)
        self.write("404", page, "404.html", listing=Listing(cards=latest))


def span(items: Sequence[Publication]) -> str:
    """Return the time that a sheet spans: `3 januari – 5 mars 2026`."""
    dates: list[datetime] = [one.date for one in items if one.date]
    if not dates:
        return ""
    first, last = day_of(min(dates)), day_of(max(dates))
    return day(first) if first == last else period(Event(first, last))
