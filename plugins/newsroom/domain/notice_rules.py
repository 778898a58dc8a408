"""Where a notice's own dates contradict the law's, or come late.

Errors keep a decision from becoming final, or a meeting from being lawful; what
is only late is told as a hint, since the notice must go up all the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.domain.board import appeal_of, posting_of
from newsroom.domain.calendar import SATURDAY
from newsroom.domain.paragraphs import numbers_in
from newsroom.domain.posting import ONE_DAY, Posting, post
from newsroom.domain.problems import Severity
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.domain.schema import Notice
from newsroom.domain.spoken_dates import spoken

COUNCIL_WARNING = timedelta(days=7)
"""Kommunallagen (2017:725) 5 kap. 13 §: a council meeting is announced at least a week before."""
POSTING_TIME = timedelta(days=2)
"""KL 8 kap. 12 §: the notice is posted by the second day after approval."""
APPROVAL_TIME = timedelta(days=14)
"""KL 5 kap. 69 § and 6 kap. 35 §: minutes are approved within 14 days."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one date of a notice."""

    key: str
    code: str
    severity: Severity
    message: str
    hint: str


def judge(notice: Notice, is_council: bool, rules: RuleSet = SWEDEN) -> Iterator[Finding]:
    """Return what the law says against the dates of `notice`.

    `is_council` tells whether its body is a council (fullmäktige).
    """
    yield from judge_appeal(notice, rules)
    yield from judge_approval(notice)
    if notice.type == "meeting" and is_council:
        yield from judge_announcement(notice, rules)


def judge_appeal(notice: Notice, rules: RuleSet) -> Iterator[Finding]:
    """Hold the typed end of the posting against the computed one (KL 13 kap. 5 §)."""
    posted = notice.posting_day
    if appeal_of(notice) != "legality":
        yield from judge_stay(notice, posting_of(notice, rules))
        return
    computed = post(posted, rules.is_free, notice.posted_elsewhere, rules.appeal_time)
    assert computed.appeal_by is not None
    if notice.appeal_by and notice.appeal_by != computed.appeal_by:
        message = f"Sista dag att överklaga är {spoken(computed.appeal_by)}, inte {spoken(notice.appeal_by)}."
        hint = f"Ta bort raden, så räknas dagen ut åt dig, eller skriv {computed.appeal_by.isoformat()}."
        yield Finding("appeal_by", "appeal-by", "error", message, hint)
    if notice.comes_down and notice.comes_down < computed.comes_down:
        message = f"Anslaget får tas ned tidigast {spoken(computed.comes_down)}, inte {spoken(notice.comes_down)}."
        hint = (
            f"Ta bort raden, så räknas dagen ut åt dig, eller skriv {computed.comes_down.isoformat()} eller senare. "
            "Tas anslaget ned för tidigt vinner beslutet inte laga kraft."
        )
        yield Finding("comes_down", "comes-down", "error", message, hint)


def judge_stay(notice: Notice, posting: Posting) -> Iterator[Finding]:
    """Tell of a notice that would come down before it is up, so that nobody ever saw it."""
    if notice.comes_down and notice.comes_down <= posting.posted:
        message = f"Anslaget tas ned {spoken(notice.comes_down)} men sätts upp {spoken(posting.posted)}."
        yield Finding("comes_down", "comes-down", "error", message, "Rätta något av datumen.")
    elif posting.comes_down <= posting.posted:
        key = "appeal_by" if notice.appeal_by else "meeting"
        message = (
            f"Anslaget sätts upp {spoken(posting.posted)} men skulle tas ned {spoken(posting.comes_down)}: "
            "ingen skulle få se det."
        )
        yield Finding(key, "comes-down", "error", message, "Rätta något av datumen.")


def judge_approval(notice: Notice) -> Iterator[Finding]:
    """Hold approval against meeting and posting."""
    if not notice.approved:
        return
    posted = notice.posting_day
    if notice.approved > posted:
        message = f"Protokollet är justerat {spoken(notice.approved)}, efter att anslaget sattes upp {spoken(posted)}."
        yield Finding("approved", "approved-after-posted", "error", message, "Rätta något av datumen.")
    elif posted > notice.approved + POSTING_TIME:
        message = f"Anslaget sätts upp {spoken(posted)}, mer än två dagar efter justeringen {spoken(notice.approved)}."
        hint = (
            "Justeringen ska anslås senast den andra dagen efter (8 kap. 12 § kommunallagen). Sätt upp anslaget genast."
        )
        yield Finding("posted", "late-posting", "hint", message, hint)
    if notice.meeting and notice.approved > notice.meeting.date + APPROVAL_TIME:
        message = f"Protokollet justerades mer än 14 dagar efter mötet {spoken(notice.meeting.date)}."
        yield Finding(
            "approved", "late-approval", "hint", message, "Kontrollera datumen. Protokoll ska justeras inom 14 dagar."
        )


def judge_announcement(notice: Notice, rules: RuleSet) -> Iterator[Finding]:
    """Hold the announcement of a council's meeting against its day."""
    if notice.meeting is None:
        return
    latest = notice.meeting.date - COUNCIL_WARNING
    if is_all_urgent(notice):
        latest = weekday_before(notice.meeting.date, rules)
    if notice.posting_day > latest:
        message = (
            f"Fullmäktiges möte {spoken(notice.meeting.date)} ska tillkännages senast {spoken(latest)}, "
            f"men anslaget sätts upp {spoken(notice.posting_day)}."
        )
        hint = "Sätt upp anslaget tidigare. Gäller mötet bara brådskande ärenden: skriv deras nummer under urgent."
        yield Finding("posted", "late-announcement", "error", message, hint)


def weekday_before(day: date, rules: RuleSet) -> date:
    """Return the last weekday before `day`: what is urgent is announced by then (KL 5 kap. 14 §).

    A Saturday is a weekday here, though no time limit ends on it.
    """
    day -= ONE_DAY
    while day.weekday() != SATURDAY and rules.is_free(day):
        day -= ONE_DAY
    return day


def is_all_urgent(notice: Notice) -> bool:
    """Tell whether every item of the agenda is declared urgent; an empty agenda is not.

    An item without a paragraph goes by its place in the agenda.
    """
    urgent = {number for written in notice.urgent for number in numbers_in(written)}
    agenda = [numbers_in(item.paragraph or str(number)) for number, item in enumerate(notice.agenda, 1)]
    return bool(agenda) and all(numbers and numbers <= urgent for numbers in agenda)
