"""”Menade du …?”: the likeliest of what an editor could have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKENESS = 0.7
"""Below this ratio (0-1) a suggestion confuses more than it helps."""


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """Return the candidate most like `wrong`, or None when nothing is near.

    Case does not count. Equally near candidates are settled by the alphabet, so
    that the same mistake always gets the same answer.
    """
    by_folded = {candidate.casefold(): candidate for candidate in sorted(right, reverse=True)}
    found = get_close_matches(wrong.casefold(), sorted(by_folded), n=1, cutoff=LIKENESS)
    return by_folded[found[0]] if found else None


def did_you_mean(wrong: str, right: Iterable[str], otherwise: str) -> str:
    """Return ”Menade du ”…”?”, or `otherwise` when nothing is near."""
    found = nearest(wrong, right)
    return f"Menade du ”{found}”?" if found else otherwise
