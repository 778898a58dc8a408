"""The one moment a build is made for."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from newsroom.domain.clock import STOCKHOLM, WrongMoment, build_moment, day_of, end_of, read_moment, start_of


def stockholm(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("2026-03-05", date(2026, 3, 5), id="a day"),
        pytest.param(" 2026-03-05 ", date(2026, 3, 5), id="spaces around"),
        pytest.param("2026-03-05 13:30", stockholm(2026, 3, 5, 13, 30), id="a time after a space"),
        pytest.param("2026-03-05T13:30:05", stockholm(2026, 3, 5, 13, 30, 5), id="a time after T"),
        pytest.param("2026-03-05T13:30Z", datetime(2026, 3, 5, 13, 30, tzinfo=UTC), id="Greenwich"),
        pytest.param(
            "2026-03-05T13:30+05:00", datetime(2026, 3, 5, 13, 30, tzinfo=timezone(timedelta(hours=5))), id="a zone"
        ),
    ],
)
def test_what_a_date_means(written, meant):
    assert read_moment(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "i dag", "2026-02-30", "2026-3-5", "2026-03-05 25:00", "2026-03-05 13.30", "0206-03-05", "9999-12-31"],
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(WrongMoment):
        read_moment(written)


def test_a_bare_day_means_its_last_second():
    assert build_moment("2026-03-26", {}) == stockholm(2026, 3, 26, 23, 59, 59)


def test_what_was_said_goes_before_the_environment():
    assert build_moment("2026-03-26T12:00", {"SOURCE_DATE_EPOCH": "0"}) == stockholm(2026, 3, 26, 12)


def test_source_date_epoch_is_in_seconds():
    assert build_moment(None, {"SOURCE_DATE_EPOCH": "1767225600"}) == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["i dag", "9" * 30])
def test_an_epoch_that_is_no_moment_is_refused(epoch):
    with pytest.raises(WrongMoment):
        build_moment(None, {"SOURCE_DATE_EPOCH": epoch})


def test_without_a_word_it_is_now_in_whole_seconds():
    before = datetime.fromtimestamp(0, UTC)
    now = build_moment(None, {})
    assert now > before
    assert now.microsecond == 0
    assert now.tzinfo is STOCKHOLM


def test_a_day_begins_at_midnight_in_stockholm():
    assert start_of(date(2026, 3, 5)) == stockholm(2026, 3, 5)


def test_a_moment_begins_and_ends_at_itself():
    moment = datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert start_of(moment) == end_of(moment) == moment


def test_a_day_ends_at_its_last_second():
    assert end_of(date(2026, 3, 5)) == stockholm(2026, 3, 5, 23, 59, 59)


def test_the_day_of_a_moment_is_stockholms():
    assert day_of(datetime(2026, 3, 5, 23, 30, tzinfo=UTC)) == date(2026, 3, 6)


def test_the_day_of_a_day_is_itself():
    assert day_of(date(2026, 3, 5)) == date(2026, 3, 5)
