"""Why a card stands in a list, in a few words for readers."""

from collections.abc import Callable

from newsroom.content.publication import Publication
from newsroom.related.collection import Ranking
from newsroom.related.counting import NAME, WORD
from newsroom.related.selection import matter_of
from newsroom.related.words import text_of

LEAST = 4
"""Letters of a word that may be named as what two texts speak of."""
RARE = 0.5
"""Part of the greatest rarity that such a word must have."""

Reason = Callable[[Publication, Publication], str]


def reasons_in(ranked: Ranking) -> Reason:
    """Return what tells why the page of one publication leads on to another; "" where there is nothing to tell."""

    def reason(one: Publication, other: Publication) -> str:
        if one.case and matter_of(one) == matter_of(other):
            return "Samma ärende"
        if topic := next((topic for topic in other.topic_entries if topic in one.topic_entries), None):
            return f"Ämne: {topic.name}"
        word = shared_word(ranked, one, other)
        return f"Handlar också om {word}" if word else ""

    return reason


def shared_word(ranked: Ranking, one: Publication, other: Publication) -> str:
    """Return the rarest word of the other's title that the text has too, as that title writes it."""
    lexicon = ranked.collection_of(one.path).lexicon
    text = text_of(one.source)
    fold = lexicon.language.fold
    spoken = {fold(word) for word in WORD.findall(f"{text.title} {text.lead} {text.body}".lower())}
    least = RARE * lexicon.greatest
    found: list[tuple[int, int, str]] = [
        (-lexicon.rarity(fold(word.lower())), place, word)
        for place, word in enumerate(WORD.findall(other.title))
        if len(word) >= LEAST and not word.isdigit() and fold(word.lower()) in spoken
    ]
    if not found or -min(found)[0] < least:
        return ""
    _, place, word = min(found)
    return word if place or is_name(word, text.body, other.source.text) else word.lower()


def is_name(word: str, *texts: str) -> bool:
    """Tell whether a word that begins a title has its capital within a sentence too."""
    return any(word in WORD.findall(name) for text in texts for name in NAME.findall(text))
