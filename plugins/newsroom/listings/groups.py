"""Lists by topic, series, author and body, and the map of the whole site."""

from dataclasses import replace

from newsroom.content.views import Link, Listing
from newsroom.listings.catalogue import Group
from newsroom.listings.writing import ListWriter

TOPICS, SERIES, PEOPLE, BODIES = "amnen", "serier", "personer", "organ"
TITLES = {TOPICS: "Ämnen", SERIES: "Serier", PEOPLE: "Personer", BODIES: "Nämnder och styrelser"}
"""Folder in the output to heading."""


def write_groups(lists: ListWriter) -> None:
    """Write an index of each sort of group, and a list for each group."""
    for folder, groups in lists.catalogue.groups(TITLES).items():
        if groups:
            index = Link(TITLES[folder], f"{lists.root}/{folder}/")
            page = lists.page(index.title, f"{folder}/", section=index.url)
            lists.write_index(page, lists.links(folder, groups))
        for group in groups:
            write_group(lists, folder, group, index)


def write_group(lists: ListWriter, folder: str, group: Group, index: Link) -> None:
    """Write the list of one group."""
    listing, template = Listing(intro=group.description, empty="Här finns inget just nu."), "list"
    if folder == PEOPLE:
        template, listing = "person", replace(listing, person=group.publications[0].author, intro="")
    if folder == BODIES:
        template = "body"
        listing = replace(listing, notices=[row for row in lists.desk.open_notices if row.body == group.name])
    address = f"{folder}/{group.slug}/"
    page = lists.page(group.name, address, [index], section=index.url, description=group.description)
    lists.write_list(template, page, listing, group.publications)


def write_sitemap(lists: ListWriter) -> None:
    """Write the map of the site: lists and standing pages, so that none is out of reach."""
    entries = [link for name, link in lists.sections.items() if isinstance(link, Link) and name != "sitemap"]
    entries += [
        Link(TITLES[folder], f"{lists.root}/{folder}/")
        for folder, groups in lists.catalogue.groups(TITLES).items()
        if groups and folder != TOPICS
    ]
    pages = sorted((one for one in lists.desk.publications if one.kind == "pages"), key=lambda one: one.path)
    entries += [Link(one.title, one.url, one.lead) for one in pages]
    lists.write_index(lists.page("Webbplatskarta", "webbplatskarta/"), entries)


def write_missing(lists: ListWriter) -> None:
    """Write the page that a server shows for an address that leads nowhere."""
    latest = [one.card for one in lists.catalogue.of_kind("news")[: lists.settings["NEWSROOM_LISTINGS_FRONT_NEWS"]]]
    page = replace(lists.page("Sidan finns inte", "404.html"), noindex=True)
    lists.write("404", page, "404.html", listing=Listing(cards=latest))
