"""Show pictures: upright, narrowed, in the web's colours, and without the notes that cameras leave.

We act on `all_generators_finalized`: by then it is settled what is published today,
and the picture of an item that is held must not be found in the output.
"""

import functools
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from newsroom.content.checked_settings import complete
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Person, Picture
from newsroom.images.figures import hang
from newsroom.images.gallery import Gallery, develop
from newsroom.images.variants import WIDTHS, prune
from newsroom.images.wanted import of_item, of_person, of_topics, on_disk, paths, people_in

DEFAULTS = MappingProxyType(
    {
        "NEWSROOM_PICTURE_WIDTHS": WIDTHS,
        "NEWSROOM_PICTURE_SIZES": "(min-width: 64rem) 48rem, 100vw",
        "NEWSROOM_PICTURE_FOLDER": "bilder",
    }
)
"""Widths in pixels; how wide a picture in a text is shown (`sizes`); the folder in the output."""


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(set_defaults)
    signals.all_generators_finalized.connect(show_pictures)


def set_defaults(pelican: Any) -> None:
    """Complete the settings. Raises WrongSetting."""
    complete(pelican.settings, DEFAULTS)


def show_pictures(generators: Iterable[Any]) -> None:
    """Make, write and show the pictures of everything that is published."""
    for newsdesk in generators:
        if isinstance(newsdesk, Newsdesk):
            newsdesk.settings["NEWSROOM_AMENDABLE"]["images"] = newsdesk.settings["NEWSROOM_PICTURE_SIZES"]
            gallery = open_gallery(newsdesk)
            with_portrait = portraits(newsdesk, gallery)
            for publication in newsdesk.publications:
                show(newsdesk, publication, gallery, with_portrait)


def open_gallery(newsdesk: Newsdesk) -> Gallery:
    """Make and write the pictures that publications show; forget those that none shows any longer."""
    settings = newsdesk.settings
    cache, folder = Path(settings["NEWSROOM_CACHE"]), str(settings["NEWSROOM_PICTURE_FOLDER"])
    shown = {path for publication in newsdesk.publications for path in paths(newsdesk, publication)}
    faces = (of_person(newsdesk, person) for person in people_in(newsdesk.publications))
    shown |= {portrait.path for portrait in faces if portrait}
    sources = {path: newsdesk.examination.tree.root / path for path in sorted(shown)}
    made = develop(sources, cache, settings["NEWSROOM_PICTURE_WIDTHS"], int(settings["NEWSROOM_JOBS"]))
    gallery = Gallery(made, f"{settings['NEWSROOM_ROOT']}/{folder}")
    gallery.write(newsdesk.outputs, folder)
    prune(cache, made.values())
    return gallery


def portraits(newsdesk: Newsdesk, gallery: Gallery) -> Callable[[Person], Person]:
    """Return what gives somebody a portrait; once, however many items name them."""

    @functools.cache
    def with_portrait(person: Person) -> Person:
        return replace(person, portrait=gallery.picture(of_person(newsdesk, person)))

    return with_portrait


def show(
    newsdesk: Newsdesk, publication: Publication, gallery: Gallery, with_portrait: Callable[[Person], Person]
) -> None:
    """Give a publication its picture, its people's portraits and the pictures in its text."""
    if (own := of_item(newsdesk, publication)) and (picture := gallery.picture(own)):
        publication.image = picture
    elif (of_topic := of_topics(newsdesk, publication)) and (picture := gallery.picture(of_topic)):
        publication.card_image = picture
    if publication.author:
        publication.author = with_portrait(publication.author)
    if publication.contacts:
        publication.contacts = [with_portrait(person) for person in publication.contacts]
    if publication.full_text.has_pictures:
        sizes = newsdesk.settings["NEWSROOM_PICTURE_SIZES"]
        found: dict[str, Picture | None] = {}

        def find(path: str) -> Picture | None:
            found[path] = gallery.bare(on_disk(newsdesk, path))
            return found[path]

        publication.html = Markup(hang(publication.html, find, sizes))
        publication.text_pictures = found
