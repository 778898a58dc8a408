"""”Menade du …?”: the likeliest of what an editor could have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from newsroom.domain.slugs import LEADING_DATE

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
    folder; only then is every name compared. Suffix and leading date do not
    count: all names share them.
    """
    folder = wrong.casefold().rpartition("/")[0]
    paths = [(path, name_of(path)) for path in sorted(right)]
    moved = [path for path, name in paths if name == name_of(wrong)]
    if moved:
        return nearest(wrong, moved[:COMPARABLE]) or moved[0]
    beside = {name: path for path, name in paths if path.casefold().rpartition("/")[0] == folder}
    anywhere = {name: path for path, name in paths} if len(paths) <= COMPARABLE else {}
    for known in (beside, anywhere):
        if meant := nearest(name_of(wrong), known):
            return known[meant]
    return None


def name_of(path: str) -> str:
    """Return the part of a path that tells it from others: no folder, leading date or suffix."""
    name = path.casefold().rpartition("/")[2]
    return LEADING_DATE.sub("", name.rpartition(".")[0] or name, count=1)


def did_you_mean(wrong: str, right: Iterable[str], otherwise: str) -> str:
    """Return ”Menade du ”…”?”, or `otherwise` when nothing is near."""
    found = nearest(wrong, right)
    return f"Menade du ”{found}”?" if found else otherwise
