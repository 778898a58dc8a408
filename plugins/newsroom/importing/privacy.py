"""No personal number comes along, so that our own check finds none in what was written."""

from newsroom.domain.frontmatter import read
from newsroom.domain.personal_numbers import find
from newsroom.importing.items import Item
from newsroom.importing.materials import Materials
from newsroom.validation.file_texts import Unread, words_in
from newsroom.validation.privacy import in_source


def numbers_of(item: Item, materials: Materials, site: str) -> list[str]:
    """Return the personal numbers in an item's finished file and in what it carries, masked, each once.

    `site` is the old site's own address.
    """
    matter = read(item.written, item.to)
    found = [number.masked for number, _, _ in in_source(matter, item.written.decode("utf-8", "replace"), site)]
    found += [masked for place in sorted(item.files) for masked in numbers_in(place, materials)]
    return list(dict.fromkeys(found))


def numbers_in(place: str, materials: Materials) -> tuple[str, ...]:
    """Return the numbers in a file that comes along and in its new name, looked through once."""
    if place not in materials.numbers:
        materials.numbers[place] = tuple(
            number.masked for text in (place, *texts_of(place, materials)) for number in find(text)
        )
    return materials.numbers[place]


def texts_of(place: str, materials: Materials) -> list[str]:
    """Return the texts of a file; nothing of one that cannot be read: our check hints at that."""
    try:
        return list(words_in(materials.copies[place]))
    except (Unread, OSError):
        return []
