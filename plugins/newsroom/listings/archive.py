"""Lists by kind: recent news, the archive by year and month, posts, documents."""

from collections.abc import Sequence
from datetime import date

from newsroom.content.dates import month
from newsroom.content.publication import Publication
from newsroom.content.views import Link, Listing, Period
from newsroom.domain.clock import STOCKHOLM, day_of
from newsroom.listings.catalogue import by_period
from newsroom.listings.writing import ListWriter


def write_news(lists: ListWriter) -> None:
    """Write the list of recent news, and the archive by year and month."""
    section = Link("Nyheter", f"{lists.root}/nyheter/")
    days, size = lists.settings["NEWSROOM_LISTINGS_DAYS"], lists.settings["NEWSROOM_LISTINGS_PAGE_SIZE"]
    archive = lists.catalogue.archive("news")
    listing = Listing(
        intro=f"De senaste {days} dagarna. Äldre nyheter finns i arkivet." if archive else "",
        empty="Det finns inga nyheter än.",
        more=[Link("Nyhetsarkiv", f"{lists.root}/nyheter/arkiv/")] if archive else [],
    )
    page = lists.page("Nyheter", "nyheter/", section=section.url)
    lists.write_list("list", page, listing, lists.catalogue.recent_news(days, size))
    if archive:
        write_archive(lists, archive, section)


def write_archive(lists: ListWriter, archive: Sequence[Publication], section: Link) -> None:
    """Write the archive's index, and a list for each year and each month."""
    index = Link("Nyhetsarkiv", f"{lists.root}/nyheter/arkiv/")
    periods = []
    for year, items in by_year(archive):
        period = period_of(lists, year, items)
        periods.append(period)
        page = lists.page(f"Nyheter {year}", f"nyheter/{year}/", [section, index], section=section.url)
        lists.write_list("list", page, Listing(periods=[period]), items)
        for first_day, below in by_month(items):
            above = [section, index, Link(page.title, page.url)]
            title = f"Nyheter i {month(first_day)}"
            frame = lists.page(title, f"nyheter/{first_day:%Y/%m}/", above, section=section.url)
            lists.write_list("list", frame, Listing(), below)
    page = lists.page(index.title, "nyheter/arkiv/", [section], section=section.url)
    lists.write("index", page, listing=Listing(periods=periods))


def period_of(lists: ListWriter, year: int, items: Sequence[Publication]) -> Period:
    """Return a year of the archive with its months, newest first."""
    months = [
        Link(month(first_day), f"{lists.root}/nyheter/{first_day:%Y/%m}/", count=len(below))
        for first_day, below in by_month(items)
    ]
    return Period(Link(str(year), f"{lists.root}/nyheter/{year}/", count=len(items)), months)


def by_year(items: Sequence[Publication]) -> list[tuple[int, list[Publication]]]:
    """Return items by year."""
    return by_period(items, lambda when: when.astimezone(STOCKHOLM).year)


def by_month(items: Sequence[Publication]) -> list[tuple[date, list[Publication]]]:
    """Return items by the first day of their month."""
    return by_period(items, lambda when: day_of(when).replace(day=1))


def write_kind(lists: ListWriter, kind: str) -> None:
    """Write the list of all of a kind, when there is any."""
    if kind not in lists.sections:
        return
    section = lists.sections[kind]
    address = section.url.removeprefix(lists.root).lstrip("/")
    page = lists.page(section.title, address, section=section.url)
    more = [Link("Alla som skriver", f"{lists.root}/personer/")] if kind == "blog" else []
    lists.write_list("list", page, Listing(more=more), lists.catalogue.archive(kind))
