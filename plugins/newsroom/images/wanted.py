"""Which pictures a publication shows, and where their files lie."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Person
from newsroom.domain.schema import Image
from newsroom.images.figures import pictures_in
from newsroom.validation.references import find_material

TOPICS, PEOPLE = "topics.yml", "people.yml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that an editor chose, with the words that belong to it."""

    path: str
    """On disk, relative to the content folder."""
    alt: str = ""
    caption: str = ""
    credit: str = ""


def of_item(newsdesk: Newsdesk, publication: Publication) -> Wanted | None:
    """Return the picture of the item itself."""
    image = publication.item.image
    return _wanted(newsdesk, image, publication.path) if image else None


def of_topics(newsdesk: Newsdesk, publication: Publication) -> Wanted | None:
    """Return what stands in for it in lists: the default picture of the first topic that has one."""
    image = next((topic.image for topic in publication.topic_entries if topic.image), None)
    return _wanted(newsdesk, image, TOPICS) if image else None


def of_person(newsdesk: Newsdesk, person: Person) -> Wanted | None:
    """Return somebody's portrait."""
    entry = newsdesk.examination.registers.people.find(person.name)
    return _wanted(newsdesk, entry.portrait, PEOPLE) if entry and entry.portrait else None


def on_disk(newsdesk: Newsdesk, path: str) -> str | None:
    """Return the file that a text means by a path in the content folder, or None."""
    return newsdesk.examination.tree.materials.get(unicodedata.normalize("NFC", path))


def people_in(publications: Iterable[Publication]) -> set[Person]:
    """Return all whom publications name."""
    authors = {one.author for one in publications if one.author}
    return authors | {person for one in publications if one.contacts for person in one.contacts}


def paths(newsdesk: Newsdesk, publication: Publication) -> Iterator[str]:
    """Give the file of every picture that a publication shows anywhere, but for portraits."""
    if wanted := of_item(newsdesk, publication) or of_topics(newsdesk, publication):
        yield wanted.path
    for path in pictures_in(publication.html) if publication.full_text.has_pictures else ():
        if found := on_disk(newsdesk, path):
            yield found


def _wanted(newsdesk: Newsdesk, image: Image, source: str) -> Wanted | None:
    path = find_material(newsdesk.examination.tree, source, image.src)
    if path is None:
        return None
    alt = "" if image.decorative else (image.alt or "").strip()
    return Wanted(path, alt, image.caption or "", image.credit or "")
