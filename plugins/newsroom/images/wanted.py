"""Which pictures a publication shows, and where their files lie."""

import unicodedata
from collections.abc import Iterator
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
    return _wanted(newsdesk, publication.item.image, publication.path)


def of_topics(newsdesk: Newsdesk, publication: Publication) -> Wanted | None:
    """Return what stands in for it in lists: the default picture of the first topic that has one."""
    image = next((topic.image for topic in publication.topic_entries if topic.image), None)
    return _wanted(newsdesk, image, TOPICS)


def of_person(newsdesk: Newsdesk, person: Person) -> Wanted | None:
    """Return somebody's portrait."""
    entry = newsdesk.examination.registers.people.find(person.name)
    return _wanted(newsdesk, entry.portrait if entry else None, PEOPLE)


def on_disk(newsdesk: Newsdesk, path: str) -> str | None:
    """Return the file that a text means by a path in the content folder, or None."""
    return newsdesk.examination.tree.materials.get(unicodedata.normalize("NFC", path))


def paths(newsdesk: Newsdesk, publication: Publication) -> Iterator[str]:
    """Give the file of every picture that a publication shows anywhere."""
    people = [*([publication.author] if publication.author else []), *publication.contacts]
    own = of_item(newsdesk, publication)
    for wanted in (own or of_topics(newsdesk, publication), *(of_person(newsdesk, person) for person in people)):
        if wanted:
            yield wanted.path
    for path in pictures_in(publication.html) if publication.full_text.has_pictures else ():
        if found := on_disk(newsdesk, path):
            yield found


def _wanted(newsdesk: Newsdesk, image: Image | None, source: str) -> Wanted | None:
    path = find_material(newsdesk.examination.tree, source, image.src) if image else None
    if image is None or path is None:
        return None
    alt = "" if image.decorative else (image.alt or "").strip()
    return Wanted(path, alt, image.caption or "", image.credit or "")
