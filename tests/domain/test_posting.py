"""The appeal clock: the law as a table, as properties, and beside another calendar."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.calendar import is_free
from newsroom.domain.posting import Posting, post, working_day_from

with (Path(__file__).parent / "deadlines.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))

DAYS = st.dates(date(1990, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['posted']} {case['source']}") for case in CASES])
def test_the_days_that_law_and_courts_give(case):
    posting = post(date.fromisoformat(case["posted"]), is_free)
    assert posting.appeal_by == date.fromisoformat(case["appeal_by"])
    assert posting.comes_down == date.fromisoformat(case["comes_down"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["posted"]) for case in CASES])
def test_the_table_counts_three_weeks_to_the_same_weekday(case):
    assert date.fromisoformat(case["posted"]) + timedelta(21) == date.fromisoformat(case["three_weeks_later"])


def test_the_table_holds_the_cases_that_courts_decided():
    assert sum(case["source"].startswith("REAL") for case in CASES) == 5


@given(DAYS)
def test_no_time_limit_ends_on_a_free_day(posted):
    assert not is_free(post(posted, is_free).appeal_by)


@given(DAYS)
def test_nobody_gets_less_than_three_weeks(posted):
    assert post(posted, is_free).appeal_by >= posted + timedelta(21)


@given(DAYS)
def test_the_limit_never_moves_by_more_than_the_longest_row_of_free_days(posted):
    assert post(posted, is_free).appeal_by <= posted + timedelta(21 + 5)


@given(DAYS, DAYS)
def test_who_posts_later_may_not_take_down_earlier(one, other):
    first, second = sorted([one, other])
    assert post(first, is_free).comes_down <= post(second, is_free).comes_down


@given(DAYS)
def test_a_notice_comes_down_the_day_after_the_last_day_to_appeal(posted):
    posting = post(posted, is_free)
    assert posting.comes_down == posting.appeal_by + timedelta(1)


def test_the_last_board_of_a_joint_committee_starts_the_clock():
    posting = post(date(2026, 3, 2), is_free, [date(2026, 3, 9), date(2026, 3, 4)])
    assert posting.appeal_by == date(2026, 3, 30)


def test_an_earlier_board_of_a_joint_committee_changes_nothing():
    assert post(date(2026, 3, 9), is_free, [date(2026, 3, 2)]) == post(date(2026, 3, 9), is_free)


def test_a_working_day_is_its_own_next_working_day():
    assert working_day_from(date(2026, 3, 2), is_free) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        pytest.param(date(2026, 3, 12), "planned", id="the day before it is posted"),
        pytest.param(date(2026, 3, 13), "up", id="the day it is posted"),
        pytest.param(date(2026, 4, 7), "up", id="the last day to appeal"),
        pytest.param(date(2026, 4, 8), "down", id="the day it comes down"),
    ],
)
def test_the_state_of_a_notice_on_a_day(today, state):
    assert Posting(date(2026, 3, 13), date(2026, 4, 7), date(2026, 4, 8)).state(today) == state
