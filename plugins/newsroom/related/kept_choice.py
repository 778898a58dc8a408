"""What a build leaves of how it chose, so that a later one can choose again where words were edited."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from newsroom.incremental.packing import CANNOT_TRAVEL, packed
from newsroom.related.rules import Rules, Surroundings
from newsroom.related.selection import Candidate


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """What a build leaves, so that a later one can choose again for a few pages."""

    candidates: Sequence[Candidate]
    rules: Rules
    lang: str
    """The language of items that name none."""
    weights: str
    """The folder of word weights."""
    cache: str
    """The folder where rankings are kept."""


def kept_choice(candidates: Sequence[Candidate], rules: Rules, around: Surroundings) -> bytes | None:
    """Return what a build leaves, packed by whoever chose; None where it cannot travel."""
    with suppress(*CANNOT_TRAVEL):
        return packed(KeptChoice(candidates, rules, around.lang, str(around.weights), str(around.cache)))
    return None
