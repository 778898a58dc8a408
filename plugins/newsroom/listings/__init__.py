"""Front page, lists, archives: every item is reached from somewhere.

What a publication shows of its lists (its topics, its neighbours, the way up)
is set here too, so that without this plugin no page links to a list.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from pelican.plugins import signals

from newsroom.content.checked_settings import complete
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.settings import LISTED_DAYS
from newsroom.content.views import Link
from newsroom.domain.slugs import slugify
from newsroom.listings.catalogue import CATALOGUE, Catalogue
from newsroom.listings.groups import BODIES, PEOPLE, SERIES, TITLES, TOPICS
from newsroom.listings.pages import ListPages

DEFAULTS = {
    "NEWSROOM_LISTINGS_DAYS": LISTED_DAYS,
    "NEWSROOM_LISTINGS_PAGE_SIZE": 20,
    "NEWSROOM_LISTINGS_INDEX_SIZE": 200,
    "NEWSROOM_LISTINGS_FRONT_NEWS": 6,
    "NEWSROOM_LISTINGS_FRONT_POSTS": 3,
    "NEWSROOM_LISTINGS_FRONT_NOTICES": 5,
    "NEWSROOM_LISTINGS_FRONT_MEETINGS": 4,
}
"""Setting to default; each is explained in docs/settings.md."""
KIND_LISTS = {"news": ("Nyheter", "nyheter/"), "blog": ("Blogg", "blogg/"), "documents": ("Dokument", "dokument/")}


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(set_defaults)
    signals.article_generator_finalized.connect(place_publications)
    signals.get_generators.connect(add_list_pages)


def set_defaults(pelican: Any) -> None:
    """Complete the settings. Raises WrongSetting."""
    complete(pelican.settings, DEFAULTS, positive=("NEWSROOM_LISTINGS_PAGE_SIZE", "NEWSROOM_LISTINGS_INDEX_SIZE"))


def add_list_pages(pelican: Any) -> type[ListPages]:
    """Give Pelican the generator of lists."""
    return ListPages


def place_publications(desk: Newsdesk) -> None:
    """Tell every publication which lists it stands in, and who stands beside it."""
    catalogue = desk.settings[CATALOGUE] = Catalogue.of(desk.publications, desk.moment)
    root = desk.settings["NEWSROOM_ROOT"]
    sections = desk.settings["NEWSROOM_SECTIONS"]
    for kind, (title, address) in KIND_LISTS.items():
        found = catalogue.archive(kind)
        if found:
            sections[kind] = Link(title, f"{root}/{address}")
            join_neighbours(found)
    if catalogue.topics:
        sections["topics"] = Link("Ämnen", f"{root}/amnen/")
    sections["sitemap"] = Link("Webbplatskarta", f"{root}/webbplatskarta/")
    start = Link("Start", f"{root}/")
    more = Link("Fler nyheter", sections["news"].url) if "news" in sections else None
    way_up = cache(lambda kind: [start, sections[kind]] if kind in sections else [start])
    for publication in desk.publications:
        section = sections.get(publication.kind)
        publication.breadcrumbs = way_up(publication.kind)
        publication.section = section.url if section else publication.url
        if publication.kind == "news":
            publication.more = more
    place_in_groups(catalogue, root)


def place_in_groups(catalogue: Catalogue, root: str) -> None:
    """Link every publication to the lists of its topics, series, author and body."""
    links = {
        folder: {group.slug: Link(group.name, f"{root}/{folder}/{group.slug}/") for group in groups}
        for folder, groups in catalogue.groups(TITLES).items()
    }
    with_page = cache(lambda author, url: replace(author, url=url))
    for publication in catalogue.publications:
        if entries := publication.topic_entries:
            publication.topics = [links[TOPICS][entry.slug] for entry in entries if entry.slug in links[TOPICS]]
        if series := publication.item.series:
            publication.series = links[SERIES].get(slugify(series))
        if publication.author and (own := links[PEOPLE].get(slugify(publication.author.name))):
            publication.author = with_page(publication.author, own.url)
        if publication.body_entry:
            publication.body = links[BODIES].get(publication.body_entry.slug)
        if publication.body and publication.notice:
            publication.notice = replace(publication.notice, body=publication.body)


def join_neighbours(publications: Sequence[Publication]) -> None:
    """Link each publication (newest first) to the next newer and older one in its language."""
    by_language: dict[str, list[Publication]] = {}
    for publication in publications:
        if not publication.link:
            by_language.setdefault(publication.lang, []).append(publication)
    for alike in by_language.values():
        links = [Link(publication.title, publication.url) for publication in alike]
        for (newer, to_newer), (older, to_older) in pairwise(zip(alike, links, strict=True)):
            newer.older, older.newer = to_older, to_newer
