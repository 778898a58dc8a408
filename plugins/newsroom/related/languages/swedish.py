"""Swedish: endings say what English says with "the" and "of", and compounds are one word.

Snowball's stemmer leaves "förskola" and "förskolan" apart. A news text needs
less grammar and more reach: we take endings off until both are "förskol".
"""

PARTS = True
LEAST = 3
"""Letters that must be left: "båten" may become "båt", "sen" must stay."""
ENDINGS = ("erna", "arna", "orna", "en", "et", "er", "ar", "or", "na", "an", "a", "e", "n")


def fold(word: str) -> str:
    """Return the word without genitive, article and plural; `word` in lower case.

    The last s goes in any case: "plats" and "platsen" must end up alike.
    """
    word = without(word, "s")
    ending = next((ending for ending in ENDINGS if without(word, ending) != word), "")
    return without(without(word, ending), "s")


def without(word: str, ending: str) -> str:
    """Take an ending off, where enough of the word is left."""
    return word.removesuffix(ending) if len(word) >= LEAST + len(ending) else word
