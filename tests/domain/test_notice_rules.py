"""Where a notice's own dates contradict the law's, or come late."""

import pytest
from newsroom.domain.notice_rules import judge
from newsroom.domain.schema import Notice
from newsroom.domain.spoken_dates import spoken


def findings(kind: str, *, is_council: bool = False, **keys: object) -> list[tuple[str, str, str]]:
    written = {"title": "Ett anslag", "type": kind, "body": "KS", "posted": "2026-03-13", **keys}
    found = judge(Notice.model_validate(written), is_council)
    return [(finding.key, finding.code, finding.severity) for finding in found]


MEETING = {"meeting": "2026-03-19", "agenda": [{"title": "Val"}, {"title": "Budget", "paragraph": "7"}]}
LATE = [("posted", "late-announcement", "error")]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param({"appeal_by": "2026-04-07"}, [], id="the computed day may be written"),
        pytest.param({"appeal_by": "2026-04-03"}, [("appeal_by", "appeal-by", "error")], id="an earlier day to appeal"),
        pytest.param({"appeal_by": "2026-04-09"}, [("appeal_by", "appeal-by", "error")], id="a later day to appeal"),
        pytest.param({"comes_down": "2026-04-08"}, [], id="down the day after"),
        pytest.param({"comes_down": "2026-05-01"}, [], id="down later"),
        pytest.param({"comes_down": "2026-04-07"}, [("comes_down", "comes-down", "error")], id="down on the last day"),
        pytest.param({"approved": "2026-03-13"}, [], id="approved the same day"),
        pytest.param({"approved": "2026-03-11"}, [], id="posted the second day after approval"),
        pytest.param({"approved": "2026-03-10"}, [("posted", "late-posting", "hint")], id="posted the third day"),
        pytest.param(
            {"approved": "2026-03-14"}, [("approved", "approved-after-posted", "error")], id="approved after posting"
        ),
        pytest.param({"approved": "2026-03-12", "meeting": "2026-02-26"}, [], id="approved within fourteen days"),
        pytest.param(
            {"approved": "2026-03-12", "meeting": "2026-02-25"},
            [("approved", "late-approval", "hint")],
            id="approved on the fifteenth day",
        ),
    ],
)
def test_what_is_told_of_minutes(keys, told):
    assert findings("minutes", **keys) == told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param({"comes_down": "2026-03-14"}, [], id="down the day after"),
        pytest.param({"comes_down": "2026-03-13"}, [("comes_down", "comes-down", "error")], id="down the same day"),
        pytest.param({"appeal_by": "2026-03-20"}, [], id="any day of its own to appeal"),
        pytest.param({"appeal_by": "2026-03-12"}, [("appeal_by", "comes-down", "error")], id="over before it is up"),
    ],
)
def test_what_is_told_of_a_notice_with_another_appeal(keys, told):
    assert findings("other", **keys) == told


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        pytest.param("2026-03-13", [], id="on the day it is posted"),
        pytest.param("2025-03-20", [("meeting", "comes-down", "error")], id="in the year before"),
    ],
)
def test_a_call_that_nobody_would_ever_see_is_told(meeting, told):
    assert findings("meeting", meeting=meeting) == told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param({"meeting": "2026-03-20"}, [], id="a week before"),
        pytest.param(MEETING, LATE, id="six days before"),
        pytest.param({"meeting": "2026-03-19"}, LATE, id="no agenda is not an urgent one"),
        pytest.param({**MEETING, "urgent": ["1", "7"]}, [], id="all of it urgent"),
        pytest.param({**MEETING, "urgent": "1–7"}, [], id="all of it urgent, as a range"),
        pytest.param({**MEETING, "urgent": ["7"]}, LATE, id="some of it urgent"),
        pytest.param(
            {**MEETING, "agenda": [{"title": "Val", "paragraph": "A"}]}, LATE, id="a paragraph without number"
        ),
        pytest.param({}, [], id="no meeting to compare with"),
    ],
)
def test_when_a_council_announces_its_meeting(keys, told):
    assert findings("meeting", is_council=True, **keys) == told


def test_another_body_may_announce_its_meeting_later():
    assert findings("meeting", **MEETING) == []


def test_a_message_names_both_days():
    written = {"title": "A", "type": "minutes", "body": "KS", "posted": "2026-03-13", "appeal_by": "2026-04-03"}
    (finding,) = judge(Notice.model_validate(written), is_council=False)
    assert "7 april 2026" in finding.message
    assert "3 april 2026" in finding.message


def test_a_day_is_spoken_in_swedish():
    from datetime import date

    assert spoken(date(2026, 4, 7)) == "den 7 april 2026"
