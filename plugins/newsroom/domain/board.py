"""What kind of notice has what kind of time on the board (content-model.md, Notices)."""

from collections.abc import Mapping
from types import MappingProxyType

from newsroom.domain.calendar import is_free
from newsroom.domain.posting import ONE_DAY, Posting, post
from newsroom.domain.schema import Notice

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


def appeal_of(notice: Notice) -> str:
    """Return how the decision is appealed: `legality`, `other` or `none`."""
    if notice.appeal:
        return notice.appeal
    by_default = APPEAL_BY_TYPE[notice.type]
    return "other" if by_default == "none" and notice.appeal_by else by_default


def posting_of(notice: Notice) -> Posting:
    """Return the time that `notice` spends on the board.

    Only the appeal of legality is computed (KL 13 kap. 5 §): other appeals run
    from when a party got the decision, or have a law of their own, and take the
    day that is written. `comes_down` by hand counts when it is later.
    """
    posted = notice.posting_day
    if appeal_of(notice) == "legality":
        computed = post(posted, is_free, notice.posted_elsewhere)
        return Posting(posted, computed.appeal_by, max(computed.comes_down, notice.comes_down or computed.comes_down))
    ends = [notice.appeal_by + ONE_DAY] if notice.appeal_by else []
    if notice.type == "meeting" and notice.meeting:
        ends.append(notice.meeting.date + ONE_DAY)
    if notice.comes_down:
        ends.append(notice.comes_down)
    return Posting(posted, notice.appeal_by, max(ends, default=posted + ONE_DAY))


def stays_after(notice: Notice, by_type: Mapping[str, str]) -> str:
    """Return what becomes of a notice that comes down: its own word, its type's, else `remove`."""
    return notice.after_expiry or by_type.get(notice.type, "remove")
