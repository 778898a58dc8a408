"""What kind of notice has what kind of time on the board (content-model.md, Notices)."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from newsroom.domain.posting import ONE_DAY, Posting, post
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.domain.schema import Notice
from newsroom.domain.slugs import slugify

APPEAL_BY_TYPE: Mapping[str, str] = MappingProxyType(
    {"minutes": "legality", "delegated": "legality", "meeting": "none", "ordinance": "none", "other": "none"}
)
TYPE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "minutes": "Justerade protokoll",
        "delegated": "Delegationsbeslut",
        "meeting": "Sammanträden",
        "ordinance": "Föreskrifter",
        "other": "Övriga kungörelser",
    }
)
"""Headings of the board, in its order."""
ONE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "minutes": "Justerat protokoll",
        "delegated": "Delegationsbeslut",
        "meeting": "Kallelse till sammanträde",
        "ordinance": "Föreskrift",
        "other": "Kungörelse",
    }
)
"""What one notice of the type is called."""


def part_of_type(kind: str) -> str:
    """Return the folder, below the board's address, of what is of one type."""
    return f"typ/{slugify(TYPE_LABELS[kind])}/"


def part_of_body(slug: str) -> str:
    """Return the folder, below the board's address, of what one body has posted."""
    return f"organ/{slug}/"


def appeal_of(notice: Notice) -> str:
    """Return how the decision is appealed: `legality`, `other` or `none`."""
    if notice.appeal:
        return notice.appeal
    by_default = APPEAL_BY_TYPE[notice.type]
    return "other" if by_default == "none" and notice.appeal_by else by_default


def posting_of(notice: Notice, rules: RuleSet = SWEDEN) -> Posting:
    """Return the time that `notice` spends on the board.

    Only the appeal of legality is computed (KL 13 kap. 5 §): other appeals run
    from when a party got the decision, or have a law of their own, and take the
    day that is written. `comes_down` by hand counts when it is later.
    """
    posted = notice.posting_day
    if appeal_of(notice) == "legality":
        computed = post(posted, rules.is_free, notice.posted_elsewhere, rules.appeal_time)
        return replace(computed, comes_down=max(computed.comes_down, notice.comes_down or computed.comes_down))
    ends = [notice.appeal_by + ONE_DAY] if notice.appeal_by else []
    if notice.type == "meeting" and notice.meeting:
        ends.append(notice.meeting.date + ONE_DAY)
    if notice.comes_down:
        ends.append(notice.comes_down)
    return Posting(posted, notice.appeal_by, max(ends, default=posted + ONE_DAY))


def moved_in_words(posting: Posting, rules: RuleSet = SWEDEN) -> str:
    """Return why the last day is not the day that the time ends on: `flyttad från julafton`, or ""."""
    return f"flyttad från {rules.name_of(posting.moved_from)}" if posting.moved_from else ""


def reason_of(notice: Notice, posting: Posting, rules: RuleSet = SWEDEN) -> str:
    """Return in words what decides when `notice` comes down."""
    if appeal_of(notice) == "legality":
        last_board = max([posting.posted, *notice.posted_elsewhere])
        start = "det sista anslaget i den gemensamma nämnden" if last_board > posting.posted else "anslagsdagen"
        parts = [f"{rules.time_in_words} från {start}", moved_in_words(posting, rules)]
        if posting.appeal_by and posting.comes_down > posting.appeal_by + ONE_DAY:
            parts.append("tas ned senare enligt comes_down")
        return ", ".join(part for part in parts if part)
    if posting.comes_down == notice.comes_down:
        return "den dag som är angiven"
    if posting.appeal_by and posting.comes_down == posting.appeal_by + ONE_DAY:
        return "dagen efter den sista dag att överklaga som är angiven"
    return "dagen efter sammanträdet" if notice.meeting else "dagen efter anslagsdagen"


def stays_after(notice: Notice, by_type: Mapping[str, str]) -> str:
    """Return what becomes of a notice that comes down: its own word, its type's, else `remove`."""
    return notice.after_expiry or by_type.get(notice.type, "remove")
