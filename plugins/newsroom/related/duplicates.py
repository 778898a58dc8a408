"""What says nearly the same as a title that somebody is about to write."""

from collections.abc import Iterable
from dataclasses import replace

from newsroom.domain.source import Source
from newsroom.related.comparing import ONE, Comparison
from newsroom.related.counting import Text, tally
from newsroom.related.lexicon import count_holders
from newsroom.related.shelf import days_of, stack
from newsroom.related.vectors import Vocabulary
from newsroom.related.words import language_of_texts

MOST = 3
SAME = 0.6
"""Cosine of two titles from which one may be the other."""


def like_title(title: str, sources: Iterable[Source], lang: str) -> list[Source]:
    """Return the sources whose titles say nearly the same, nearest first; `lang` as the title's language.

    Only titles are compared, without regard to time: the same event comes back each year.
    """
    known = sorted((one for one in sources if (one.item.lang or lang) == lang), key=lambda one: one.path)
    texts = [Text("", one.item.title) for one in known] + [Text("", title)]
    language = language_of_texts(lang, texts)
    found = tally(texts, language)
    # What sets two titles apart counts, although no third has it.
    lexicon = replace(count_holders(found, language, range(len(texts))), is_complete=False)
    vocabulary = Vocabulary(found, lexicon)
    compare = Comparison(stack(days_of(texts), found, vocabulary, range(len(known))))
    near, _, _ = compare.nearest(len(known), MOST)
    alike = compare.compare(len(known), near) >= SAME * ONE
    return [known[place] for place in near[alike].tolist()]
