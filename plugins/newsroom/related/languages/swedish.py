"""Swedish: endings say what English says with "the" and "of", and compounds are one word.

Snowball's stemmer leaves "förskola" and "förskolan" apart. A news text needs
less grammar and more reach: we take endings off until both are "förskol".
"""

PARTS = True
LEAST = 4
"""Letters that must be left: "badet" may lose no more than its t."""
ENDINGS = (
    *("ernas", "arnas", "ornas"),
    *("erna", "arna", "orna"),
    *("ans", "ens", "ets", "ers", "ars", "ors", "nas"),
    *("en", "et", "er", "ar", "or", "na", "ns", "an", "as", "es"),
    *("a", "e", "n", "t", "s"),
)


def fold(word: str) -> str:
    """Return the word without its ending; `word` in lower case.

    An s that is then left last goes too: "plats" and "platsen" end up alike.
    """
    for ending in ENDINGS:
        if len(word) >= LEAST + len(ending) and word.endswith(ending):
            left = word[: -len(ending)]
            return left.removesuffix("s") if len(left) > LEAST else left
    return word
