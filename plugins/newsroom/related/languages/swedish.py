"""Swedish: endings say what English says with "the" and "of", and compounds are one word.

Snowball's stemmer leaves "förskola" and "förskolan" apart. A news text needs
less grammar and more reach: we take off the longest ending that leaves four
letters, so both become "förskol".
"""

PARTS = True
LEAST = 4
"""Letters that must be left: "båten" may lose its ending, "även" may not."""
ENDINGS = (
    *("ernas", "arnas", "ornas"),
    *("erna", "arna", "orna"),
    *("ens", "ets", "ers", "ars", "ors", "nas"),
    *("en", "et", "er", "ar", "or", "na", "ns", "an", "as", "es"),
    *("a", "e", "n", "t", "s"),
)


def fold(word: str) -> str:
    """Return the word without its ending; `word` in lower case."""
    for ending in ENDINGS:
        if len(word) >= LEAST + len(ending) and word.endswith(ending):
            return word[: -len(ending)]
    return word
