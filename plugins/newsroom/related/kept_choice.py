"""What a build leaves of how it chose, so that a later one can choose again where words were edited."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsroom.incremental.packing import CANNOT_TRAVEL, packed
from newsroom.related.rules import Rules, Surroundings
from newsroom.related.selection import Candidate, Chosen

if TYPE_CHECKING:
    from newsroom.related.collection import Ranking


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


class Answer(NamedTuple):
    """What all pages lead on to."""

    chosen: Sequence[Chosen]
    """In the order in which was asked."""
    kept: bytes | None
    """`KeptChoice`, packed."""
    states: Mapping[str, str]
    """The state of the ranking of each language."""
    ranking: "Ranking | None"
    """Where readers are to be told why."""
