"""The appeal clock of each country, so that another law is another row and no other code.

Sweden counts three weeks; Finland and Åland fourteen days. A country of one's own
is a `RuleSet` in the settings (docs/settings.md, `NEWSROOM_NOTICEBOARD_RULES`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from newsroom.domain.calendar import free_name, is_free
from newsroom.domain.posting import APPEAL_TIME


@dataclass(frozen=True, slots=True)
class RuleSet:
    """How long a decision can be appealed, and on which days no time limit ends."""

    appeal_time: timedelta
    is_free: Callable[[date], bool]
    name_of: Callable[[date], str]
    """What people call a free day, in the definite form: ”julafton”, ”lördagen den 24 januari”."""
    time_in_words: str
    """”tre veckor”."""


SWEDEN = RuleSet(APPEAL_TIME, is_free, free_name, "tre veckor")
"""Kommunallagen (2017:725) 13 kap. 5 § and lag (1930:173) 2 §."""
RULE_SETS: Mapping[str, RuleSet] = MappingProxyType({"SE": SWEDEN})
"""Country, as in ISO 3166, to its rules."""


def rules_for(said: "str | RuleSet") -> RuleSet:
    """Return the rules that a setting names, or brings along. Raises KeyError for a country without any."""
    return said if isinstance(said, RuleSet) else RULE_SETS[said]
