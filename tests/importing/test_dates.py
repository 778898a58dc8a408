"""Dates in every form that cannot be misread."""

from zoneinfo import ZoneInfo

import pytest
from newsroom.importing.dates import date_in_path, read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-12-08", "2021-12-08"),
        ("2021-12-08 12:59:00 -0500", "2021-12-08T12:59:00-05:00"),
        ("2021-12-08T12:59:00Z", "2021-12-08T12:59:00+00:00"),
        ("2021-12-08T12:59:00.123456789+01:00", "2021-12-08T12:59:00+01:00"),
        ("2021-12-08 9:05", "2021-12-08T09:05:00"),
        ("2021/12/08", "2021-12-08"),
        ("2021-1-8", "2021-01-08"),
        ("20211208", "2021-12-08"),
        ("8.12.2021", "2021-12-08"),
        ("13/12/2021", "2021-12-13"),
        ("12/13/2021", "2021-12-13"),
        ("8 december 2021", "2021-12-08"),
        ("den 8 december 2021 kl. 12.59", "2021-12-08T12:59:00"),
        ("8 maj 2021", "2021-05-08"),
        ("December 8, 2021", "2021-12-08"),
        ("Wed, 08 Dec 2021 12:59:00 GMT", "2021-12-08T12:59:00+00:00"),
        ("2021-12", "2021-12-01"),
    ],
)
def test_a_date_is_understood(written, iso):
    found = read_date(written)
    assert found
    assert found.iso == iso


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2021",
        "3-4-2021",
        "2021-02-30",
        "igår",
        "0001-01-01",
        "2021",
        "",
        "Last Modified",
        "99999-01-01",
        "8 foo 2021",
    ],
)
def test_what_may_mean_several_days_or_none_is_no_date(written):
    assert read_date(written) is None


def test_a_time_without_offset_is_in_the_zone_of_the_mapping():
    found = read_date("2021-12-08 12:59", ZoneInfo("America/New_York"))
    assert found
    assert found.iso == "2021-12-08T12:59:00-05:00"


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("_posts/2021-12-08-hej.md", "2021-12-08"),
        ("_posts/2021-12-08 hej.md", "2021-12-08"),
        ("2021/12/08/hej.md", "2021-12-08"),
        ("nyheter/2021/12/hej.md", "2021-12-01"),
    ],
)
def test_a_date_is_found_in_a_path(path, iso):
    found = date_in_path(path)
    assert found
    assert found.iso == iso


@pytest.mark.parametrize("path", ["2021-13-08-hej.md", "hej.md", "12/hej.md", "2021-hej.md"])
def test_a_path_may_hold_no_date(path):
    assert date_in_path(path) is None


TEXT = "---\ntitle: Hej\n{}---\n\nEn text med några ord i.\n"


def test_an_impossible_date_gives_way_to_that_of_the_file_name(bring):
    brought = bring({"2021-12-08-hej.md": TEXT.format("date: 2021-02-31\n")})
    assert brought.row("2021-12-08-hej.md")["to"] == "news/2021/12/2021-12-08-hej.md"


def test_without_any_date_a_text_is_left(bring):
    assert bring({"hej.md": TEXT.format("")}).reason("hej.md") == "saknar datum som går att läsa"


def test_a_page_needs_no_date(bring):
    brought = bring({"om/kontakt.md": TEXT.format("")}, kind="pages")
    assert brought.row("om/kontakt.md")["to"] == "pages/om/kontakt.md"
    assert "date" not in brought.keys("om/kontakt.md")


def test_a_date_known_to_the_month_is_told_but_no_change(bring):
    brought = bring({"hej.md": TEXT.format("date: 2021-12-15\nsummary: Hej.\ndate_precision: month\n")})
    assert brought.row("hej.md")["outcome"] == "taken"
    assert brought.reason("hej.md") == "datumet är bara ungefär känt (month)"


def test_the_folder_is_that_of_the_day_in_sweden(bring):
    brought = bring({"hej.md": TEXT.format("date: 2020-12-31 23:30:00 -0500\n")})
    assert brought.row("hej.md")["to"] == "news/2021/01/2021-01-01-hej.md"
    assert brought.keys("hej.md")["date"] == "2020-12-31T23:30:00-05:00"
