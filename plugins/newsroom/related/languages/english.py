"""English: the plural is all that keeps two mentions of a thing apart."""

PARTS = False
COMMON = frozenset(("and", "the", "is", "that", "on", "of", "for", "not", "a", "to"))


def fold(word: str) -> str:
    """Return the singular, as far as spelling tells; `word` in lower case."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
