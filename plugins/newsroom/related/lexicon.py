"""How rare each word is, and which words a compound is made of: both by the texts at hand."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.related.languages import Language

STEP = 256
"""Steps of weight for each factor e of rarity."""
KNOWN = 4
"""Texts that must have a word before it counts as a part of others."""
LEAST_PART = 4

DIGITS = re.compile(r"\d")


@dataclass(slots=True)
class Lexicon:
    """The words of one language: in how many texts each stands."""

    language: Language
    texts: int
    holders: Mapping[str, int]
    known: frozenset[str] = field(init=False)
    """Words that may be a part of others."""

    def __post_init__(self) -> None:
        common = (word for word, texts in self.holders.items() if texts >= KNOWN and len(word) >= LEAST_PART)
        self.known = frozenset(word for word in common if not DIGITS.search(word))

    def rarity(self, word: str) -> int:
        """Return the weight of a word; 0 for one that cannot join two texts."""
        holders = self.holders.get(word, 0)
        return max(1, round(STEP * math.log((self.texts + 1) / holders))) if holders > 1 else 0

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the two words that a folded compound is made of, or nothing.

        Of several cuts we take that at which the rarer part is most common.
        """
        if not self.language.has_compounds:
            return ()
        found = []
        for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
            if word[cut:] in self.known and (head := self.known_head(word[:cut])):
                found.append((-min(self.holders[head], self.holders[word[cut:]]), cut, head))
        return (min(found)[2], word[min(found)[1] :]) if found else ()

    def known_head(self, head: str) -> str:
        """Return the word that a compound begins with, without the s that joins; "" if none."""
        forms = (head, head.removesuffix("s"), self.language.fold(head))
        return next((form for form in forms if form in self.known), "")
