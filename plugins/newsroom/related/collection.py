"""The ranked texts of one language: what a build leaves for the next.

Texts keep their place (a slot) as long as they live, new ones come last, and a
place whose text is gone stays empty: so little moves when little changes. The
order of paths, by which equal scores are told apart, is kept beside.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from newsroom.domain.schema import Notice
from newsroom.domain.source import Source
from newsroom.incremental.memory import give_back
from newsroom.related.comparing import SCALE, Neighbours
from newsroom.related.counting import Numbers, Text
from newsroom.related.lexicon import Lexicon, count_holders, sample_of
from newsroom.related.ranking import SMALL, Pair, Wish
from newsroom.related.shelf import Shelf, stack
from newsroom.related.vectors import Vocabulary
from newsroom.related.words import day_of_item, language_of_texts, text_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A source file, and whether lists may name it."""

    source: Source
    listed: bool

    @property
    def path(self) -> str:
        """Relative to the content folder."""
        return self.source.path

    @property
    def day(self) -> int:
        """Its day, ordinal; 0 where it has none."""
        day = day_of_item(self.source.item)
        return day.toordinal() if day else 0

    @property
    def text(self) -> Text:
        """What ranking sees of it."""
        return text_of(self.source)

    @property
    def digest(self) -> bytes:
        """Sixteen bytes that are others as soon as ranking sees something else; cheaper than `text`."""
        item = self.source.item
        filed = (item.series or "", *item.topics, str(self.listed))
        noticed = (str(item.posting_day), item.body) if isinstance(item, Notice) else ()
        facts = (item.title, item.summary or "", str(item.date), *filed, *noticed, self.source.mark or self.source.text)
        return blake2b("\0".join(facts).encode(), digest_size=16).digest()


@dataclass(slots=True)
class Collection:
    """Texts by slot, as numbers, with their neighbours."""

    lexicon: Lexicon
    paths: list[str]
    """By slot; "" where the text is gone."""
    digests: list[bytes]
    marks: Numbers
    """Of each word by number, so that the next build knows it again."""
    shelf: Shelf
    found: Neighbours

    @property
    def known(self) -> dict[str, bytes]:
        """The digest of each text by path."""
        return {path: digest for path, digest in zip(self.paths, self.digests, strict=True) if path}

    @property
    def days(self) -> dict[str, int]:
        """The day of each text by path, ordinal, 0 where there is none."""
        return {path: day for path, day in zip(self.paths, self.shelf.days.tolist(), strict=True) if path}

    @property
    def state(self) -> str:
        """What tells which texts are ranked; a ranking follows from it, whatever was edited on the way."""
        known = self.known
        paths = sorted(known)
        said = "\0".join(paths).encode("utf-8", "surrogatepass") + b"\0" + b"".join(map(known.__getitem__, paths))
        return blake2b(said, digest_size=16).hexdigest()


class Ranking(Mapping[str, list[tuple[str, float]]]):
    """Source file to the files nearest to it with their scores, best first; made row by row, when asked for."""

    def __init__(self, by_language: Mapping[str, Collection]) -> None:
        self.by_language = by_language
        self.collections = list(by_language.values())
        self.slots = {path: (one, slot) for one in self.collections for slot, path in enumerate(one.paths) if path}

    def __getitem__(self, path: str) -> list[tuple[str, float]]:
        one, slot = self.slots[path]
        return [(one.paths[place], score / SCALE) for place, score in one.found.pairs(slot)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.slots)

    def __len__(self) -> int:
        return len(self.slots)

    def collection_of(self, path: str) -> Collection:
        """Return the texts among which a source file was ranked. Raises KeyError."""
        return self.slots[path][0]


def collect(entries: Sequence[Entry], words: Lexicon | str, wish: Wish, jobs: int) -> Collection:
    """Rank all texts, ordered by path.

    `words` says how rare words are, or names the language of the texts: then they are counted here.
    """
    paths, listed = [entry.path for entry in entries], [place for place, entry in enumerate(entries) if entry.listed]
    sampled = sample_of({entry.path: entry.day for entry in entries})
    sample = [place for place, path in enumerate(paths) if path in sampled]
    with Pair(jobs if len(entries) >= SMALL else 1) as pair:
        heard = (entries[place].text for place in sample)
        language = language_of_texts(words, heard) if isinstance(words, str) else words.language
        tallied = pair.tally((entry.text for entry in entries), language)
        lexicon = count_holders(tallied, language, sample) if isinstance(words, str) else words
        vocabulary = Vocabulary(tallied, lexicon)
        shelf = stack(np.array([entry.day for entry in entries], dtype=np.int64), tallied, vocabulary, listed)
        del tallied
        give_back()
        found = pair.compare(shelf, wish)
    return Collection(lexicon, paths, [entry.digest for entry in entries], vocabulary.marks, shelf, found)


def same_sample(kept: Collection, now: Sequence[Entry]) -> bool:
    """Tell whether the words would be counted in the same texts as before."""
    before, after = kept.known, {entry.path: entry.digest for entry in now}
    sampled = sample_of(kept.days) | sample_of({entry.path: entry.day for entry in now})
    return all(before.get(path) == after.get(path) for path in sampled)
