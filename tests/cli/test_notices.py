"""`newsroom notices` and `newsroom next`: the board as of any day, and when it changes."""

import json
from datetime import datetime, timedelta

import pytest

NOTICE = """---
title: {title}
type: {type}
body: Kommunstyrelsen
posted: {posted}
{more}
---
"""
BROKEN = "---\ntitle: [\n---\n"


@pytest.fixture
def board(site):
    """Return a newsroom with one news item and three notices."""

    def write(name: str, posted: str, kind: str = "delegated", more: str = "") -> None:
        site.write(f"content/notices/{name}.md", NOTICE.format(title=name, type=kind, posted=posted, more=more))

    write("nere", "2026-03-02")
    write("uppe", "2026-03-13")
    write("sedan", "2026-03-30", "meeting", "meeting: 2026-04-09")
    return site


def listed(site, *words: str):
    """Return the notices as machines read them."""
    return json.loads(site.run("notices", "--format", "json", *words).out)


def coming(site, day: str):
    """Return the next change after `day`."""
    return json.loads(site.run("next", "--format", "json", "--date", day).out)


def test_every_notice_is_listed_with_its_state(board):
    states = {notice["path"]: notice["state"] for notice in listed(board, "--date", "2026-03-26")}
    assert states == {"notices/nere.md": "down", "notices/uppe.md": "up", "notices/sedan.md": "planned"}


def test_a_notice_has_what_machines_are_promised(board):
    assert listed(board, "--date", "2026-03-26")[1] == {
        "path": "notices/uppe.md",
        "title": "uppe",
        "type": "delegated",
        "body": "Kommunstyrelsen",
        "posted": "2026-03-13",
        "appeal_by": "2026-04-07",
        "comes_down": "2026-04-08",
        "state": "up",
        "reason": "tre veckor från anslagsdagen, flyttad från långfredagen",
    }


def test_a_notice_without_appeal_has_no_last_day(board):
    assert listed(board, "--date", "2026-03-26")[2]["appeal_by"] is None


def test_drafts_are_no_notices_yet(board):
    board.write(
        "content/notices/utkast.md",
        NOTICE.format(title="U", type="delegated", posted="2026-03-13", more="status: draft"),
    )
    assert len(listed(board, "--date", "2026-03-26")) == 3


def test_what_is_withdrawn_is_down(board):
    more = "status: withdrawn"
    board.write("content/notices/uppe.md", NOTICE.format(title="U", type="delegated", posted="2026-03-13", more=more))
    assert listed(board, "--date", "2026-03-26")[1]["state"] == "down"


def test_the_board_is_told_although_other_files_are_broken(board):
    board.write("content/news/trasig.md", BROKEN)
    ran = board.run("notices", "--format", "json", "--date", "2026-03-26")
    assert len(json.loads(ran.out)) == 3
    assert "news/trasig.md" in ran.err
    assert ran.code == 1


def test_people_read_what_is_up_first(board):
    told = board.run("notices", "--date", "2026-03-26").out
    assert told.index("Uppe: 1") < told.index("Planerade: 1") < told.index("Nedtagna: 1")
    assert "Sista dag att överklaga: tisdag 7 april 2026" in told


@pytest.mark.parametrize(
    ("day", "at", "reason"),
    [
        pytest.param("2026-03-22", "2026-03-24", "tas ned", id="a notice comes down"),
        pytest.param("2026-03-26", "2026-03-30", "sätts upp", id="a notice goes up"),
        pytest.param("2026-04-08", "2026-04-10", "tas ned", id="the day after a meeting"),
        pytest.param("2026-04-10", "2026-05-04", "lämnar nyhetslistan efter 60 dagar", id="the list of 60 days"),
    ],
)
def test_the_next_change_and_its_reason(board, day, at, reason):
    found = coming(board, day)
    assert (found["date"], found["at"][:10]) == (at, at)
    assert reason in found["reasons"][0]


def test_an_item_that_is_held_is_due(board):
    board.news("sedan", "Senare", "2026-03-27T06:30")
    assert coming(board, "2026-03-26") == {
        "at": "2026-03-27T06:30:00+01:00",
        "date": "2026-03-27",
        "reasons": ["”Senare” (news/sedan.md) publiceras"],
    }


@pytest.mark.parametrize("key", ["expires", "top"])
def test_what_ends_with_a_day_changes_at_midnight(board, key):
    text = f"---\ntitle: Nu\ndate: 2026-03-20\nsummary: S.\n{key}: 2026-03-27\n---\n"
    board.write("content/news/nu.md", text)
    assert coming(board, "2026-03-26")["at"] == "2026-03-28T00:00:00+01:00"


def test_a_meeting_that_was_held_is_due_while_its_notice_stays(board):
    more = "approved: 2026-03-26\nminutes_at: Kansliet\nmeeting: 2026-03-27\n"
    board.write("content/notices/m.md", NOTICE.format(title="M", type="minutes", posted="2026-03-26", more=more))
    assert "Sammanträdet har hållits" in coming(board, "2026-03-26")["reasons"][0]


def test_an_appeal_that_ends_before_its_notice_comes_down_is_due(board):
    more = "comes_down: 2026-05-20"
    board.write("content/notices/u.md", NOTICE.format(title="U", type="delegated", posted="2026-04-07", more=more))
    assert "Tiden för att överklaga har gått ut" in coming(board, "2026-04-10")["reasons"][0]


def test_nothing_is_due_where_nothing_is_dated_ahead(board):
    assert coming(board, "2028-01-01") == {"at": None, "date": None, "reasons": []}


def test_a_build_leaves_the_next_change_in_the_state_folder(board):
    board.run("build", "--date", "2026-03-26", "--state", "state")
    left = json.loads((board.folder / "state" / "next-build.json").read_text("utf-8"))
    assert left == coming(board, "2026-03-26")


def test_nothing_changes_before_the_next_change(board):
    """Every page is the same at the last second before it, and some page is another at its second."""

    def built(day: str) -> dict[str, bytes]:
        board.run("build", "--date", day)
        output = board.folder / "output"
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    today = built("2026-03-26")
    assert built("2026-03-29T23:59:59") == today
    assert built(coming(board, "2026-03-26")["at"]) != today


EVERYTHING = {
    "content/news/top.md": "title: Topp\ndate: 2026-03-20\nsummary: S.\ntop: 2026-03-29\nexpires: 2026-04-02",
    "content/news/sedan.md": "title: Sedan\ndate: 2026-03-28T06:30\nsummary: S.\ncase: KS 2026/1",
    "content/news/andrad.md": "title: Ändrad\ndate: 2026-03-21\nsummary: S.\n"
    "updates: [{date: 2026-04-05T09:00, note: Nytt., major: true}]",
    "content/blog/b.md": "title: Blogg\ndate: 2026-04-01\nsummary: S.\nauthor: Eva Ek",
    "content/notices/a.md": "title: A\ntype: delegated\nbody: Nämnden\nposted: 2026-03-27\ncomes_down: 2026-04-22\n"
    "case: KS 2026/1\nafter_expiry: archive",
    "content/notices/b.md": "title: B\ntype: minutes\nbody: Nämnden\nposted: 2026-03-26\napproved: 2026-03-26\n"
    "minutes_at: Kansliet\nmeeting: 2026-03-25\nposted_elsewhere: [2026-03-30]\ncase: KS 2026/1",
    "content/notices/c.md": "title: C\ntype: meeting\nbody: Nämnden\nposted: 2026-03-30\n"
    "meeting: {date: 2026-04-09, time: '18.00'}\ncomes_down: 2026-04-15",
    "content/notices/d.md": "title: D\ntype: other\nbody: Nämnden\nposted: 2026-03-31\ncomes_down: 2026-04-03",
}
"""One of everything that changes by its date alone, all of it within a month."""


def test_every_change_is_told_and_nothing_else_changes(site):
    for path, head in EVERYTHING.items():
        site.write(path, f"---\n{head}\n---\nText.\n")

    def built(moment: str) -> dict[str, bytes]:
        site.run("build", "--date", moment)
        output = site.folder / "output"
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    moment, reasons = "2026-03-25T12:00:00", []
    before = built(moment)
    while (found := coming(site, moment))["at"] and found["date"] < "2026-05-01":
        at = datetime.fromisoformat(found["at"])
        assert built((at - timedelta(seconds=1)).isoformat()) == before, f"nothing is told of before {at}"
        moment, now = at.isoformat(), built(at.isoformat())
        assert now != before, found["reasons"]
        before = now
        reasons += found["reasons"]
    for words in ("sätts upp", "tas ned", "publiceras", "lämnar listorna", "inte längre toppnyhet", "har en ändring",
                  "Sammanställningen", "Tiden för att överklaga", "Sammanträdet har hållits"):  # fmt: skip
        assert any(words in reason for reason in reasons), words


def test_people_are_told_the_next_change_in_words(board):
    assert "Nästa ändring: måndag 30 mars 2026" in board.run("next", "--date", "2026-03-26").out
    assert board.run("next", "--date", "2028-01-01").out == "Inget ändras av sig självt.\n"
