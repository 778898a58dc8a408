"""How long each type of notice stays on the board."""

from datetime import date

import pytest
from newsroom.domain.board import appeal_of, posting_of, stays_after
from newsroom.domain.schema import Notice


def notice(kind: str, **keys: object) -> Notice:
    return Notice.model_validate({"title": "Ett anslag", "type": kind, "body": "KS", "posted": "2026-03-13", **keys})


@pytest.mark.parametrize(
    ("kind", "keys", "appeal"),
    [
        pytest.param("minutes", {}, "legality", id="minutes"),
        pytest.param("delegated", {}, "legality", id="delegated"),
        pytest.param("meeting", {}, "none", id="meeting"),
        pytest.param("ordinance", {}, "none", id="ordinance without a day to appeal"),
        pytest.param("ordinance", {"appeal_by": "2026-04-01"}, "other", id="ordinance with a day to appeal"),
        pytest.param("other", {"appeal_by": "2026-04-01"}, "other", id="other with a day to appeal"),
        pytest.param("minutes", {"appeal": "none"}, "none", id="what is written counts"),
    ],
)
def test_how_a_notice_is_appealed(kind, keys, appeal):
    assert appeal_of(notice(kind, **keys)) == appeal


@pytest.mark.parametrize(
    ("kind", "keys", "appeal_by", "comes_down"),
    [
        pytest.param("minutes", {}, date(2026, 4, 7), date(2026, 4, 8), id="minutes are computed"),
        pytest.param("delegated", {}, date(2026, 4, 7), date(2026, 4, 8), id="delegated decisions by their own day"),
        pytest.param(
            "minutes", {"comes_down": "2026-05-01"}, date(2026, 4, 7), date(2026, 5, 1), id="a later day by hand counts"
        ),
        pytest.param(
            "minutes", {"comes_down": "2026-04-01"}, date(2026, 4, 7), date(2026, 4, 8), id="an earlier one does not"
        ),
        pytest.param(
            "minutes",
            {"posted_elsewhere": ["2026-03-16"]},
            date(2026, 4, 7),
            date(2026, 4, 8),
            id="a joint committee by its last board",
        ),
        pytest.param("meeting", {"meeting": "2026-03-30"}, None, date(2026, 3, 31), id="the day after the meeting"),
        pytest.param(
            "ordinance", {"appeal_by": "2026-04-01"}, date(2026, 4, 1), date(2026, 4, 2), id="the day after appeal_by"
        ),
        pytest.param("other", {"comes_down": "2026-04-10"}, None, date(2026, 4, 10), id="comes_down as written"),
        pytest.param(
            "other",
            {"appeal_by": "2026-04-20", "comes_down": "2026-04-10"},
            date(2026, 4, 20),
            date(2026, 4, 21),
            id="never before the appeal is over",
        ),
        pytest.param("minutes", {"appeal": "none"}, None, date(2026, 3, 14), id="nothing to wait for: one day"),
    ],
)
def test_how_long_a_notice_is_up(kind, keys, appeal_by, comes_down):
    posting = posting_of(notice(kind, **keys))
    assert (posting.appeal_by, posting.comes_down) == (appeal_by, comes_down)


def test_the_day_of_date_is_the_day_of_posting_when_nothing_else_is_said():
    written = Notice.model_validate({"title": "A", "type": "minutes", "body": "KS", "date": "2026-03-13 09:00"})
    assert posting_of(written).posted == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("keys", "by_type", "after"),
    [
        pytest.param({}, {}, "remove", id="removed by default"),
        pytest.param({}, {"minutes": "archive"}, "archive", id="as its type"),
        pytest.param({"after_expiry": "remove"}, {"minutes": "archive"}, "remove", id="its own word first"),
    ],
)
def test_what_becomes_of_a_notice_that_comes_down(keys, by_type, after):
    assert stays_after(notice("minutes", **keys), by_type) == after
