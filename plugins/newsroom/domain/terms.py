"""When every notice comes down, kept so that a day's board is found without looking at the past.

Twenty years of notices have come down where a hundred and fifty are up. Each is
dated once, when the content is read; after that a day is found by halving, and
what is over is not looked at again.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from newsroom.domain.board import posting_of
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source


@dataclass(frozen=True, slots=True)
class Run:
    """Notices that end alike, in the order in which they come down."""

    days: Sequence[date]
    """The first day on which each is no longer shown."""
    sources: Sequence[Source]

    def over(self, today: date) -> int:
        """Return how many of them have come down."""
        return bisect_right(self.days, today)


@dataclass(frozen=True, slots=True)
class Terms:
    """All items of a site, by what a day can still change of them."""

    others: Sequence[Source] = ()
    """What the appeal clock does not end: news, pages, drafts, and notices with dates of other sorts."""
    runs: Mapping[tuple[str, str | None], Run] = field(default_factory=dict)
    """By type and by what the notice itself says becomes of it, which end alike."""

    @classmethod
    def of(cls, sources: Iterable[Source], rules: RuleSet = SWEDEN) -> "Terms":
        """Return the terms of `sources` by a country's `rules`."""
        others: list[Source] = []
        found: dict[tuple[str, str | None], list[tuple[date, str, Source]]] = defaultdict(list)
        for source in sources:
            item = source.item
            if isinstance(item, Notice) and item.status == "published" and not (item.top or item.expires):
                posting = posting_of(item, rules)
                day = max(posting.comes_down, posting.posted)
                found[item.type, item.after_expiry].append((day, source.path, source))
            else:
                others.append(source)
        return cls(others, {key: run_of(dated) for key, dated in found.items()})

    def living(self, today: date) -> list[Source]:
        """Return what is not over on `today`: all but the notices that have come down."""
        return [*self.others, *(source for run in self.runs.values() for source in run.sources[run.over(today) :])]

    def over(self, today: date) -> Iterator[Sequence[Source]]:
        """Give the notices that have come down by `today`, those together that end alike."""
        for run in self.runs.values():
            if ended := run.sources[: run.over(today)]:
                yield ended


def run_of(dated: list[tuple[date, str, Source]]) -> Run:
    """Return the run of notices with the day on which each comes down; those of one day by path."""
    dated.sort(key=lambda one: one[:2])
    return Run([day for day, _, _ in dated], [source for _, _, source in dated])
