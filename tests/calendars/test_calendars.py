"""Calendars, read line by line: not by the library that wrote them."""

from typing import Any

import pytest
from newsroom.calendars.files import CalendarFile

MakeSite = Any
MEETING = (
    "---\ntitle: Kallelse\nid: kallelse\ntype: meeting\nbody: Kommunstyrelsen\nposted: 2026-03-16\n"
    "meeting: {{date: 2026-04-14, time: '{time}', place: 'Rådssalen, Storgatan 1'}}\n{more}\n---\nText.\n"
)
MINUTES = (
    "---\ntitle: Protokoll\ntype: minutes\nbody: Byggnämnden\nposted: 2026-03-17\napproved: 2026-03-16\n"
    "minutes_at: Kommunhuset\n---\nText.\n"
)
EVENT = "---\ntitle: Fest\ndate: 2026-03-05\nsummary: Kom!\nevent: {{start: {start}, end: {end}}}\n---\nText.\n"


def entries(site: Any, name: str) -> list[dict[str, str]]:
    """Return the events of a calendar: property to value, parameters left on the name."""
    text = (site.output / name).read_bytes().decode("utf-8")
    assert text.replace("\r\n", "").count("\n") == 0, "lines end with CRLF"
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = text.replace("\r\n ", "").split("\r\n")
    blocks = "\n".join(lines).split("BEGIN:VEVENT\n")[1:]
    return [dict(line.split(":", 1) for line in block.split("\nEND:VEVENT")[0].split("\n")) for block in blocks]


def meeting(time: str = "kl. 13.30", more: str = "") -> dict[str, str]:
    return {"notices/ks.md": MEETING.format(time=time, more=more)}


def test_a_meeting_says_when_and_where(make_site: MakeSite):
    (entry,) = entries(make_site(meeting()), "anslagstavla/calendar.ics")
    assert (entry["SUMMARY"], entry["LOCATION"], entry["DTSTART"]) == (
        "Kommunstyrelsen sammanträder", "Rådssalen\\, Storgatan 1", "20260414T113000Z",
    )  # fmt: skip
    assert entry["URL"] == "https://www.prov.example/anslagstavla/2026-03-16/ks/"


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        pytest.param("18:00", "20260414T160000Z", None, id="a time in summer, in UTC"),
        pytest.param("9.00–12.15", "20260414T070000Z", "20260414T101500Z", id="from and to"),
    ],
)
def test_times_are_moments_in_utc(make_site: MakeSite, time: str, start: str, end: str | None):
    (entry,) = entries(make_site(meeting(time)), "anslagstavla/calendar.ics")
    assert (entry["DTSTART"], entry.get("DTEND")) == (start, end)


def test_a_meeting_without_a_time_takes_the_day(make_site: MakeSite):
    (entry,) = entries(make_site(meeting("efter lunch")), "anslagstavla/calendar.ics")
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20260414", "20260415")


def test_the_last_day_to_appeal_is_a_day(make_site: MakeSite):
    (entry,) = entries(make_site({"notices/bn.md": MINUTES}), "anslagstavla/calendar.ics")
    assert (entry["SUMMARY"], entry["DTSTART;VALUE=DATE"]) == ("Sista dag att överklaga: Protokoll", "20260407")


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        pytest.param("2026-05-01", "2026-05-02", "20260501", "20260503", id="days"),
        pytest.param("2026-05-01", "2026-05-01", "20260501", "20260502", id="one day"),
    ],
)
def test_an_event_of_whole_days_ends_the_day_after(make_site: MakeSite, start: str, end: str, first: str, last: str):
    (entry,) = entries(make_site({"news/fest.md": EVENT.format(start=start, end=end)}), "nyheter/calendar.ics")
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == (first, last)


def test_an_event_at_a_time_is_in_utc(make_site: MakeSite):
    site = make_site({"news/fest.md": EVENT.format(start="2026-05-01T18:00", end="2026-05-01T20:00")})
    (entry,) = entries(site, "nyheter/calendar.ics")
    assert (entry["DTSTART"], entry["DTEND"]) == ("20260501T160000Z", "20260501T180000Z")


def test_each_body_has_a_calendar_of_its_own(make_site: MakeSite):
    site = make_site({**meeting(), "notices/bn.md": MINUTES})
    assert [one["SUMMARY"] for one in entries(site, "organ/kommunstyrelsen/calendar.ics")] == [
        "Kommunstyrelsen sammanträder"
    ]
    assert [one["SUMMARY"] for one in entries(site, "organ/byggnamnden/calendar.ics")] == [
        "Sista dag att överklaga: Protokoll"
    ]


def test_all_of_it_is_in_one(make_site: MakeSite):
    event = {"news/fest.md": EVENT.format(start="2026-05-01", end="2026-05-02")}
    assert len(entries(make_site({**meeting(), "notices/bn.md": MINUTES, **event}), "calendar.ics")) == 3


def test_a_body_that_has_announced_nothing_has_an_empty_one(make_site: MakeSite):
    site = make_site(
        {"bodies.yml": "- Kommunstyrelsen\n", "news/fest.md": EVENT.format(start="2026-05-01", end="2026-05-02")}
    )
    assert entries(site, "organ/kommunstyrelsen/calendar.ics") == []


def test_an_entry_keeps_its_id_when_all_else_changes(make_site: MakeSite):
    (before,) = entries(make_site(meeting()), "anslagstavla/calendar.ics")
    moved = {
        "notices/ks.md": None,
        "notices/annat.md": meeting("15.00")["notices/ks.md"].replace("Kallelse", "Ny titel"),
    }
    (after,) = entries(make_site(moved, SITEURL="https://nytt.example"), "anslagstavla/calendar.ics")
    assert before["UID"] == after["UID"]
    assert before["DTSTART"] != after["DTSTART"]


def test_the_sequence_counts_the_notes_of_change(make_site: MakeSite):
    days = ("2026-03-20", "2026-03-25", "2026-04-01")
    notes = "updates:\n" + "".join(f"- {{date: {day}, note: Ny tid.}}\n" for day in days)
    (entry,) = entries(make_site(meeting(more=notes)), "anslagstavla/calendar.ics")
    assert (entry["SEQUENCE"], entry["DTSTAMP"]) == ("2", "20260324T230000Z")


def test_a_notice_that_comes_down_leaves_the_calendar(make_site: MakeSite):
    make_site({"notices/bn.md": MINUTES})
    assert entries(make_site({}, date="2026-04-08"), "anslagstavla/calendar.ics") == []


def test_a_rebuild_without_a_change_keeps_every_calendar(make_site: MakeSite):
    site = make_site(meeting())
    before = {path: path.stat().st_mtime_ns for path in site.output.rglob("*.ics")}
    make_site({}, date="2026-03-27")
    assert {path: path.stat().st_mtime_ns for path in site.output.rglob("*.ics")} == before
    assert before


def test_only_a_calendar_that_says_something_else_is_made_again(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch):
    event = EVENT.format(start="2026-05-01T10:00", end="2026-05-01T12:00")
    make_site({**meeting(), "news/fest.md": event})
    made, real = [], CalendarFile.to_bytes
    monkeypatch.setattr(CalendarFile, "to_bytes", lambda file: made.append(file.name) or real(file))
    site = make_site({"news/fest.md": event.replace("10:00", "11:00")})
    assert sorted(made) == ["calendar.ics", "nyheter/calendar.ics"]
    assert [entry["DTSTART"] for entry in entries(site, "nyheter/calendar.ics")] == ["20260501T090000Z"]


def test_the_page_of_a_body_points_at_its_calendar(make_site: MakeSite):
    page = make_site(meeting()).read("organ/kommunstyrelsen/")
    assert 'type="text/calendar"' in page.partition("</head>")[0]
