"""Why a card stands in a list, in a few words for readers."""

from collections.abc import Callable, Container, Iterator
from itertools import pairwise

from newsroom.content.publication import Publication
from newsroom.related.collection import Ranking
from newsroom.related.counting import NAME, WORD
from newsroom.related.prose import prose
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
        name = shared_name(ranked, one, other)
        return f"Handlar också om {name}" if name else ""

    return reason


def shared_name(ranked: Ranking, one: Publication, other: Publication) -> str:
    """Return the rarest name of the other's title that the text has too: a place, a person, a house.

    Other rare words bring texts together as well, but say little by themselves.
    """
    lexicon = ranked.collection_of(one.path).lexicon
    text = text_of(one.source)
    body = prose(text.body)
    fold = lexicon.language.fold
    spoken = {fold(word) for word in WORD.findall(f"{text.title} {text.lead} {body}".lower())}
    names = names_in(body, text.lead, other.source.text, other.summary)
    found = [
        (-lexicon.rarity(fold(word.lower())), place, name)
        for place, (word, name) in enumerate(named_in(other.title, lexicon.language.openers))
        if len(word) >= LEAST and word in names and all(fold(part.lower()) in spoken for part in name.split())
    ]
    rarest = min(found, default=(0, 0, ""))
    return rarest[2] if -rarest[0] >= RARE * lexicon.greatest else ""


def named_in(title: str, openers: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield each word of a title and the name that it begins: itself, or with the next word after one of `openers`."""
    for word, after in pairwise([*WORD.findall(title), ""]):
        if word.lower() not in openers:
            yield word, word
        elif after:
            yield word, f"{word} {after}"


def names_in(*texts: str) -> set[str]:
    """Return the words that have a capital within a sentence."""
    return {word for text in texts for name in NAME.findall(text) for word in WORD.findall(name)}
