"""What ranking must know of a language: one small module each.

A language module gives `fold`, which brings the forms of a word together,
`PARTS`, which says whether its words are written together (and may be taken
apart), and `COMMON`, small words by which the language is recognised. A
language without a module is ranked by its words as they stand.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsroom.related.languages import english, swedish

CLEARLY = 4
"""Times as many small words of another language that outweigh what the texts are said to be in."""


@dataclass(frozen=True, slots=True)
class Language:
    """How the words of one language are brought together."""

    fold: Callable[[str], str] = str
    has_compounds: bool = False
    common: frozenset[str] = frozenset()
    code: str = ""
    openers: frozenset[str] = frozenset()
    """Words with a capital that need the next word to be a name."""


LANGUAGES = {
    "sv": Language(swedish.fold, swedish.PARTS, swedish.COMMON, "sv", swedish.OPENERS),
    "en": Language(english.fold, english.PARTS, english.COMMON, "en"),
}


def language_of(code: str) -> Language:
    """Return what is known of a language: `sv`, `sv-FI`."""
    return named(code.partition("-")[0].lower())


def named(code: str) -> Language:
    """Return the language with this code, or one of which nothing is known."""
    return LANGUAGES.get(code, Language())


def recognise(code: str, words: Iterable[str]) -> Language:
    """Return the language that texts are said to be in, unless their small words clearly say another that we know.

    An archive that was brought in seldom names its language, and the endings of
    one do harm in another.
    """
    said, counts = language_of(code), Counter(words)
    if not said.common:
        return said
    heard = max(LANGUAGES.values(), key=lambda language: occurrences(language, counts))
    return heard if occurrences(heard, counts) > CLEARLY * occurrences(said, counts) else said


def occurrences(language: Language, counts: Counter[str]) -> int:
    """Return how often the small words of a language were counted."""
    return sum(counts[word] for word in language.common)
