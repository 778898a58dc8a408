"""What changes on the site by date alone, so that somebody builds it then.

A static site shows nothing new until it is built. Everything that a build decides
by its moment stands here once, with the first moment at which it is decided
otherwise.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsroom.domain.board import posting_of
from newsroom.domain.clock import day_of, end_of, start_of
from newsroom.domain.posting import ONE_DAY
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source
from newsroom.domain.spoken_dates import spoken
from newsroom.domain.terms import Terms

MOMENT = timedelta(seconds=1)
"""What lasts through a moment is over at the next second."""
LAST = timedelta(days=2)
"""By then a digest has told of an item, whatever its hour and time zone."""


@dataclass(frozen=True, slots=True)
class Lists:
    """How long a site's lists show what, as its settings say."""

    days: int
    """How long news stays in the news list."""
    digested: Collection[str] = ()
    """Kinds of which a daily digest tells, the day after."""
    rules: RuleSet = SWEDEN


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Something that the site shows otherwise from a moment on."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class NextChange:
    """When the site has to be built again, and why; no moment where nothing is to come."""

    at: datetime | None
    reasons: tuple[str, ...] = ()

    def as_json(self) -> dict[str, str | list[str] | None]:
        """Return it as `newsroom next --format json` and `next-build.json` have it."""
        return {
            "at": self.at.isoformat() if self.at else None,
            "date": self.at.date().isoformat() if self.at else None,
            "reasons": list(self.reasons),
        }


def next_change(terms: Terms, moment: datetime, lists: Lists) -> NextChange:
    """Return the first change after `moment`.

    Of a notice that has come down nothing more can come: it costs nothing.
    """
    living = (source for source in terms.living(day_of(moment)) if may_change(source, moment, lists))
    coming = [change for source in living for change in changes_of(source, lists) if change.at > moment]
    if not coming:
        return NextChange(None)
    first = min(change.at for change in coming)
    return NextChange(first, tuple(sorted({change.reason for change in coming if change.at == first})))


def may_change(source: Source, moment: datetime, lists: Lists) -> bool:
    """Tell whether an item may bring a change after `moment`: an old one that says nothing of days brings none."""
    item = source.item
    if isinstance(item, Notice) or item.updates or item.top or item.expires:
        return True
    return item.date is not None and start_of(item.date) + max(LAST, timedelta(lists.days)) + MOMENT >= moment


def changes_of(source: Source, lists: Lists) -> Iterator[Change]:
    """Give every change that one item brings, past ones too."""
    item = source.item
    if item.status != "published":
        return
    named = named_in_changes(source)
    if isinstance(item, Notice):
        yield from changes_of_notice(item, named, lists.rules)
    elif item.date:
        yield Change(start_of(item.date), f"{named} publiceras")
    if item.top:
        yield Change(end_of(item.top) + MOMENT, f"{named} är inte längre toppnyhet")
    if item.expires:
        yield Change(end_of(item.expires) + MOMENT, f"{named} lämnar listorna")
    if source.kind == "news" and item.date:
        leaves = start_of(item.date) + timedelta(lists.days) + MOMENT
        yield Change(leaves, f"{named} lämnar nyhetslistan efter {lists.days} dagar")
    if source.kind in lists.digested and item.date:
        day = day_of(item.date)
        yield on(day + ONE_DAY, f"Sammanställningen av det som publicerades {spoken(day)} läggs ut")
    for update in item.updates:
        yield Change(start_of(update.date), f"{named} har en ändring, och flödena berättar det")


def named_in_changes(source: Source) -> str:
    """Return how the reasons of changes name an item."""
    return f"”{source.item.title}” ({source.path})"


def changes_of_notice(notice: Notice, named: str, rules: RuleSet) -> Iterator[Change]:
    """Give the days on which a notice, or what is said of it, changes."""
    posting = posting_of(notice, rules)
    yield on(posting.posted, f"Anslaget {named} sätts upp")
    yield on(posting.comes_down, f"Anslaget {named} tas ned")
    if posting.appeal_by and posting.appeal_by + ONE_DAY != posting.comes_down:
        yield on(posting.appeal_by + ONE_DAY, f"Tiden för att överklaga har gått ut: {named}")
    if notice.meeting and notice.meeting.date + ONE_DAY < posting.comes_down:
        yield on(notice.meeting.date + ONE_DAY, f"Sammanträdet har hållits: {named}")


def on(day: date, reason: str) -> Change:
    """Return a change that comes with a day."""
    return Change(start_of(day), reason)
