"""”Menade du …?”: the likeliest of what an editor could have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKENESS = 0.7
"""Below this ratio (0-1) a suggestion confuses more than it helps."""
COMPARABLE = 2000
"""More paths than this are not compared letter by letter: it would take seconds for each slip."""


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """Return the candidate most like `wrong`, or None when nothing is near.

    Case does not count. Equally near candidates are settled by the alphabet, so
    that the same mistake always gets the same answer.
    """
    by_folded = {candidate.casefold(): candidate for candidate in sorted(right, reverse=True)}
    found = get_close_matches(wrong.casefold(), sorted(by_folded), n=1, cutoff=LIKENESS)
    return by_folded[found[0]] if found else None


def nearest_path(wrong: str, right: Iterable[str]) -> str | None:
    """Return the path that was most likely meant by `wrong`, or None.

    A file that was moved keeps its name; one that was misspelt is in the right
    folder; only then is the whole path compared.
    """
    folder, _, name = wrong.casefold().rpartition("/")
    paths = [(path, *path.casefold().rpartition("/")[::2]) for path in sorted(right)]
    moved = [path for path, _, named in paths if named == name]
    if moved:
        return moved[0] if len(moved) == 1 else nearest(wrong, moved[:COMPARABLE])
    beside = {named: path for path, place, named in paths if place == folder}
    if misspelt := nearest(name, beside):
        return beside[misspelt]
    return nearest(wrong, [path for path, _, _ in paths]) if len(paths) <= COMPARABLE else None


def did_you_mean(wrong: str, right: Iterable[str], otherwise: str) -> str:
    """Return ”Menade du ”…”?”, or `otherwise` when nothing is near."""
    found = nearest(wrong, right)
    return f"Menade du ”{found}”?" if found else otherwise
