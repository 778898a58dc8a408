"""Names that stand in addresses."""

import re
import unicodedata
from functools import lru_cache

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
APOSTROPHE = re.compile("['’´`]")
WORD = re.compile("[a-z0-9]+")
LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")
SPELT_OUT = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ŧ": "t", "ŋ": "n"})
"""Letters that Unicode does not take apart into a base letter and a mark."""
MANY_NAMES = 20_000
"""Names whose slugs are remembered: topics and people are asked for over and over."""


@lru_cache(MANY_NAMES)
def slugify(text: str) -> str:
    """Return `text` as a slug: å ä → a, ö → o, other marks dropped, words joined by `-`.

    Returns "" where nothing is left (a title in another script, say).
    """
    plain = text.lower()
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain.translate(SPELT_OUT))
        plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return "-".join(WORD.findall(APOSTROPHE.sub("", plain)))


def slug_of_file(name: str) -> str:
    """Return the slug of a source file without suffix: its leading date is left out."""
    return slugify(LEADING_DATE.sub("", name, count=1))
