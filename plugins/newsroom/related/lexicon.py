"""How rare each word is, and which words a compound is made of.

Were both counted in all texts, one edit would move every score a little, and
every list of the site would have to be made anew. So they are counted in a
sample of a large collection, which few edits touch, or stand in a file that
changes only when somebody refreshes it (see docs/decisions/0005).
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zlib import crc32

import numpy as np

from newsroom.related.counting import Numbers, Tally
from newsroom.related.languages import Language

STEP = 256
"""Steps of weight for each factor e of rarity."""
SAMPLE = 1024
"""Texts in which words are counted; a smaller collection is counted whole."""
UNSEEN = 0.5
"""Added to the number of texts that have a word, so that a word of none weighs something too."""
KNOWN = 4
"""Texts that must have a word before it counts as a part of others."""
LEAST_PART = 4

DIGITS = re.compile(r"\d")


@dataclass
class Lexicon:
    """The words of one language: in how many of so many texts each stands."""

    language: Language
    texts: int
    holders: Mapping[str, int]
    is_complete: bool = False
    """All texts of the collection are counted, not a sample."""

    @cached_property
    def known(self) -> frozenset[str]:
        """Words that may be a part of others."""
        common = (word for word, texts in self.holders.items() if texts >= KNOWN and len(word) >= LEAST_PART)
        return frozenset(word for word in common if ":" not in word and not DIGITS.search(word))

    def rarity(self, word: str) -> int:
        """Return the weight of a word; 0 where all texts are counted and it cannot join two of them."""
        if self.is_complete and self.holders.get(word, 0) < 2:
            return 0
        return max(1, round(STEP * math.log((self.texts + 1) / (self.holders.get(word, 0) + UNSEEN))))

    @property
    def greatest(self) -> int:
        """Return the weight of a word that hardly any text has."""
        return round(STEP * math.log((self.texts + 1) / (2 + UNSEEN)))

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


def sample_of(days: Mapping[str, int]) -> set[str]:
    """Return the paths of the texts in which words are counted: those whose paths have the least digests.

    `days` are the texts' days by path, ordinal, 0 for a text without one. Where there
    are enough others, none is of the newest year: editors mostly edit what is new.
    """
    new_year = date.fromordinal(max(days.values(), default=0) or 1).replace(month=1, day=1).toordinal()
    settled = [path for path, day in days.items() if day < new_year]
    pool = settled if len(settled) >= SAMPLE else days
    return set(sorted(pool, key=lambda path: (crc32(path.encode()), path))[:SAMPLE]) if len(days) > SAMPLE else {*days}


def count_holders(found: Tally, language: Language, places: Sequence[int]) -> Lexicon:
    """Return in how many of the texts at `places` each word stands."""
    counted = np.zeros(found.texts, dtype=bool)
    counted[np.array(places, dtype=np.int64)] = True

    def count(places: Numbers, words: Numbers) -> Numbers:
        return np.bincount(words[counted[places]], minlength=len(found.words))

    total = count(found.whole.places, found.whole.words) + count(found.labels.places, found.labels.words)
    rows = zip(found.words, total.tolist(), strict=True)
    holders = {word: texts for word, texts in rows if texts}
    return Lexicon(language, len(places), holders, is_complete=len(places) == found.texts)
