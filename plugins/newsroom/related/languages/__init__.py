"""What ranking must know of a language: one small module each.

A language module gives `fold`, which brings the forms of a word together, and
`PARTS`, which says whether its words are written together (and may be taken
apart). A language without a module is ranked by its words as they stand.
"""

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.related.languages import english, swedish


@dataclass(frozen=True, slots=True)
class Language:
    """How the words of one language are brought together."""

    fold: Callable[[str], str] = str
    has_compounds: bool = False


LANGUAGES = {
    "sv": Language(swedish.fold, swedish.PARTS),
    "en": Language(english.fold, english.PARTS),
}


def language_of(code: str) -> Language:
    """Return what is known of a language: `sv`, `sv-FI`."""
    return LANGUAGES.get(code.partition("-")[0].lower(), Language())
