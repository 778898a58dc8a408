"""Names that stand in addresses, each once."""

import re
from collections.abc import Iterable

from unidecode import unidecode

from newsroom.domain.slugs import slugify

LONGEST = 150
"""Characters of a slug; with date and number it still is a file name on every system."""
NAMELESS = "text"
"""Where not one letter or digit is left."""


def slug_from(names: Iterable[str]) -> str:
    """Return the slug of the first name that gives one; other scripts are spelt in Latin letters."""
    names = list(names)
    for spell in (slugify, lambda name: slugify(unidecode(name))):
        for name in names:
            if slug := spell(name):
                return shortened(slug)
    return NAMELESS


def shortened(slug: str) -> str:
    """Return a slug that is not too long for a file name, cut between words where it can be."""
    return slug if len(slug) <= LONGEST else re.sub(r"-[^-]*$", "", slug[: LONGEST + 1])[:LONGEST]


class Claims:
    """What is taken, so that the next to come gets a number."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, ...]] = set()
        self.next: dict[tuple[str, ...], int] = {}

    def claim(self, *key: str) -> bool:
        """Take `key` unless it is taken; tell whether it was free."""
        if key in self.taken:
            return False
        self.taken.add(key)
        return True

    def number(self, slug: str, *place: str) -> str:
        """Return `slug`, or `slug-2`, `slug-3` ..., whichever is first free in `place`, and take it."""
        if self.claim(*place, slug):
            return slug
        count = self.next.get((*place, slug), 2)
        while not self.claim(*place, f"{slug}-{count}"):
            count += 1
        self.next[(*place, slug)] = count + 1
        return f"{slug}-{count}"
