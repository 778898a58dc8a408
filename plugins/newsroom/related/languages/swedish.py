"""Swedish: endings say what English says with "the" and "of", and compounds are one word.

Snowball's stemmer leaves "förskola" and "förskolan" apart. A news text needs
less grammar and more reach: we take endings off until both are one.
"""

PARTS = True
COMMON = frozenset(("och", "att", "är", "som", "på", "av", "för", "inte", "ett", "till"))
OPENERS = frozenset(("gamla", "nya", "stora", "lilla", "norra", "södra", "östra", "västra", "övre", "nedre"))
"""Words that begin names and are none alone: "Gamla mejeriet", "Norra hamnen"."""
LEAST = 4
"""Letters that must be left: "badet" may lose no more than its t."""
ENDINGS = (
    *("ernas", "arnas", "ornas"),
    *("erna", "arna", "orna"),
    *("ans", "ens", "ets", "ers", "ars", "ors", "nas"),
    *("en", "et", "er", "ar", "or", "na", "ns", "an", "as", "es"),
    *("a", "e", "n", "t", "s"),
)
BY_LAST = {last: tuple(one for one in ENDINGS if one[-1] == last) for last in {one[-1] for one in ENDINGS}}


def fold(word: str) -> str:
    """Return the word without its endings; `word` in lower case.

    Until none is left: "kommun" seems to end in an article too, and loses as
    much as "kommunen" does. What matters is that they end up alike.
    """
    for ending in BY_LAST.get(word[-1:], ()):
        if len(word) >= LEAST + len(ending) and word.endswith(ending):
            return fold(word[: -len(ending)])
    return word
