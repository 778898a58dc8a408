"""The days on which no time limit ends, beside a calendar that others keep."""

from datetime import date, timedelta

import holidays
import pytest
from newsroom.domain.calendar import days_off, is_free, saturday_from

FIRST, LAST = 2018, 2060


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_every_day_of_a_year_is_free_as_in_another_calendar(year):
    theirs = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"))
    day = date(year, 1, 1)
    while day.year == year:
        assert is_free(day) == (day.weekday() >= 5 or day in theirs), day
        day += timedelta(1)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "nyårsdagen"),
        (date(2026, 1, 6), "trettondedag jul"),
        (date(2026, 4, 3), "långfredagen"),
        (date(2026, 4, 5), "påskdagen"),
        (date(2026, 4, 6), "annandag påsk"),
        (date(2026, 5, 1), "första maj"),
        (date(2026, 5, 14), "Kristi himmelsfärdsdag"),
        (date(2026, 5, 24), "pingstdagen"),
        (date(2026, 6, 6), "nationaldagen"),
        (date(2026, 6, 19), "midsommarafton"),
        (date(2026, 6, 20), "midsommardagen"),
        (date(2026, 10, 31), "alla helgons dag"),
        (date(2026, 12, 24), "julafton"),
        (date(2026, 12, 25), "juldagen"),
        (date(2026, 12, 26), "annandag jul"),
        (date(2026, 12, 31), "nyårsafton"),
        (date(2004, 5, 31), "annandag pingst"),
    ],
)
def test_a_day_off_has_its_name(day, name):
    assert days_off(day.year)[day] == name


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 1, 5), id="trettondagsafton"),
        pytest.param(date(2026, 4, 2), id="skärtorsdagen"),
        pytest.param(date(2026, 4, 30), id="valborgsmässoafton"),
        pytest.param(date(2026, 5, 15), id="the Friday after Kristi himmelsfärdsdag"),
        pytest.param(date(2026, 5, 25), id="annandag pingst since 2005"),
        pytest.param(date(2026, 10, 30), id="allhelgonaafton"),
        pytest.param(date(2001, 6, 6), id="6 June before 2005"),
    ],
)
def test_a_day_that_many_have_off_is_not_free(day):
    assert not is_free(day)


def test_a_saturday_is_its_own_first_saturday():
    assert saturday_from(date(2026, 6, 20)) == date(2026, 6, 20)


def test_pentecost_on_the_national_day_keeps_its_name():
    assert days_off(2049)[date(2049, 6, 6)] == "pingstdagen"
