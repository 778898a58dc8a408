"""Which texts are nearly the same: an article and its press release."""

from zlib import crc32

from newsroom.domain.source import Source
from newsroom.related.counting import WORD
from newsroom.related.words import text_of

SKETCH = 64
SAME = 0.7
DAYS = 3
"""Days between two texts beyond which they are two pieces of news, however alike."""


def sketch(source: Source) -> frozenset[int]:
    """Return a small stand-in for a text: the least digests of its words.

    Two texts share about as large a part of their sketches as of their words.
    """
    text = text_of(source)
    words = set(WORD.findall(f"{text.title} {text.lead} {text.body}".lower()))
    return frozenset(sorted(crc32(word.encode()) for word in words)[:SKETCH])


def are_alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether two texts have nearly the same words."""
    least = sorted(one | other)[:SKETCH]
    return bool(least) and sum(digest in one and digest in other for digest in least) >= SAME * len(least)
