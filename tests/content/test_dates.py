"""Dates as Swedes write them."""

from datetime import date, datetime

import pytest
from newsroom.content.dates import day, iso, moment, period, weekday
from newsroom.content.views import Event
from newsroom.domain.clock import STOCKHOLM


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=STOCKHOLM)


def test_a_day():
    assert day(date(2020, 1, 31)) == "31 januari 2020"


def test_a_day_with_its_weekday():
    assert weekday(date(2026, 4, 7)) == "tisdag 7 april 2026"


def test_a_moment_has_a_full_stop_in_its_time():
    assert moment(at(2026, 3, 5, 13, 30)) == "5 mars 2026 kl. 13.30"


def test_midnight_is_a_day():
    assert moment(at(2026, 3, 5)) == "5 mars 2026"


def test_machines_get_a_zone():
    assert iso(at(2026, 7, 5, 13, 30)) == "2026-07-05T13:30:00+02:00"


def test_the_hour_that_comes_twice_keeps_its_zones_apart():
    first = at(2026, 10, 25, 2, 30)
    assert [iso(first), iso(first.replace(fold=1))] == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param(date(2020, 1, 23), date(2020, 1, 24), "23–24 januari 2020", id="days of a month"),
        pytest.param(date(2020, 1, 30), date(2020, 2, 2), "30 januari – 2 februari 2020", id="two months"),
        pytest.param(date(2020, 12, 30), date(2021, 1, 2), "30 december 2020 – 2 januari 2021", id="two years"),
        pytest.param(at(2026, 3, 5, 18), at(2026, 3, 5, 20), "5 mars 2026 kl. 18.00–20.00", id="an evening"),
        pytest.param(at(2026, 3, 5, 18), None, "5 mars 2026 kl. 18.00", id="no end"),
        pytest.param(date(2026, 3, 5), date(2026, 3, 5), "5 mars 2026", id="one day twice"),
        pytest.param(
            at(2026, 3, 5, 18), at(2026, 3, 6, 2), "5 mars 2026 kl. 18.00 – 6 mars 2026 kl. 02.00", id="past midnight"
        ),
    ],
)
def test_an_event_says_nothing_twice(start, end, words):
    assert period(Event(start, end)) == words
