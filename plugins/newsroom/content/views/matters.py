"""A matter and its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.content.views.facts import Fact


@dataclass(frozen=True, slots=True, repr=False)
class Step(Fact):
    """One step of a matter."""

    day: date
    label: str
    """”Kallelse”, ”Beslut”, ”Nyhet”, ”Sista dag att överklaga” ..."""
    title: str = ""
    """Empty where the label says it all."""
    url: str = ""
    """Empty for a notice that has come down."""
    text: str = ""
    is_coming: bool = False
    until: date | None = None
    """The last day that a notice was up, which has come down."""


@dataclass(frozen=True, slots=True, repr=False)
class Matter(Fact):
    """All that shares a case number, in order of time."""

    case: str
    about: str
    steps: Sequence[Step]
