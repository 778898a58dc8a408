"""The journal tells of exactly what somebody did to it, and of nothing that a kill did."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.journal import FAULTS, Posted, events
from newsroom.publishing.journal import HEAD, Disk, Journal

DAY = date(2026, 3, 13)
NOTICE = Posted(
    id="a",
    path="notices/a.md",
    address="https://www.prov.example/anslagstavla/2026-03-13/a/",
    title="Protokoll",
    type="minutes",
    body="Kommunstyrelsen",
    posted=DAY,
    appeal_by=date(2026, 4, 7),
    comes_down=date(2026, 4, 8),
    digest="1",
)


class Killed(Exception):
    """The machine stopped."""


class MortalDisk(Disk):
    """A disk that stops at one of its doings, before it, after it, or in the middle of a line."""

    def __init__(self, chance: random.Random, odds: float) -> None:
        self.chance, self.odds = chance, odds

    def die(self) -> bool:
        return self.chance.random() < self.odds

    def write(self, path: Path, text: str) -> None:
        if self.die():
            raise Killed
        path.write_text(text, "utf-8")
        if self.die():
            raise Killed

    def append(self, path: Path, text: str) -> None:
        size = self.chance.randrange(len(text.encode()) + 1) if self.die() else None
        with path.open("ab") as file:
            file.write(text.encode()[:size])
        if size is not None:
            raise Killed

    def remove(self, path: Path) -> None:
        if self.die():
            raise Killed
        path.unlink(missing_ok=True)


class Board:
    """A place that builds publish to: which site is shown, and which notices it shows."""

    def __init__(self, folder: Path, chance: random.Random, odds: float = 0.0) -> None:
        self.folder, self.chance, self.odds = folder, chance, odds
        self.shown = ""

    def publish(self, number: int, up: dict[str, Posted], today: date, left_out: tuple[str, ...] = ()) -> None:
        journal = Journal(self.folder, MortalDisk(self.chance, self.odds))
        journal.recover(lambda name: name == self.shown)
        entries = list(events(journal.known(), up, left_out, today))
        at = datetime.combine(today, datetime.min.time(), STOCKHOLM)
        journal.record(entries, at, f"site-{number}", lambda: self.swap(f"site-{number}"))

    def swap(self, name: str) -> None:
        if self.chance.random() < self.odds:
            raise Killed
        self.shown = name
        if self.chance.random() < self.odds:
            raise Killed

    def said(self) -> list[tuple[str, str]]:
        """Return event and identity of each line."""
        return [(entry["event"], entry["id"]) for entry in map(json.loads, Journal(self.folder).lines())]


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path, random.Random(1))


def breaks(board: Board) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in Journal(board.folder).breaks()]


def test_a_notice_is_written_when_it_is_posted_and_when_it_comes_down(board):
    board.publish(1, {"a": NOTICE}, DAY)
    board.publish(2, {"a": NOTICE}, DAY + timedelta(5))
    board.publish(3, {}, date(2026, 4, 8))
    board.publish(4, {}, date(2026, 4, 9))
    assert board.said() == [("posted", "a"), ("taken-down", "a")]


@pytest.mark.parametrize(
    ("up", "left_out", "event"),
    [
        pytest.param({"a": replace(NOTICE, digest="2")}, (), "changed", id="edited while up"),
        pytest.param({}, (), "early", id="taken away"),
        pytest.param({}, ("notices/a.md",), "missing", id="broken, and not in the build"),
    ],
)
def test_what_happens_to_a_notice_that_is_up_is_written(board, up, left_out, event):
    board.publish(1, {"a": NOTICE}, DAY)
    board.publish(2, up, DAY + timedelta(5), left_out)
    board.publish(3, up, DAY + timedelta(6), left_out)
    assert board.said() == [("posted", "a"), (event, "a")]


def test_a_notice_posted_late_is_written(board):
    board.publish(1, {"a": NOTICE}, DAY + timedelta(1))
    assert board.said() == [("posted", "a"), ("late", "a")]


def test_a_missing_notice_may_return_changed(board):
    board.publish(1, {"a": NOTICE}, DAY)
    board.publish(2, {}, DAY + timedelta(1), ("notices/a.md",))
    board.publish(3, {"a": replace(NOTICE, digest="2")}, DAY + timedelta(2))
    assert board.said()[2:] == [("returned", "a"), ("changed", "a")]


def test_an_untouched_journal_is_whole(board):
    board.publish(1, {"a": NOTICE, "b": replace(NOTICE, id="b")}, DAY)
    assert breaks(board) == []


def three_lines(board: Board) -> list[str]:
    for number in (1, 2, 3):
        up = {each: replace(NOTICE, id=each) for each in "abc"[:number]}
        board.publish(number, up, DAY)
    return Journal(board.folder).path.read_text("utf-8").splitlines()


def rewrite(board: Board, lines: list[str]) -> None:
    Journal(board.folder).path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


TAMPERINGS = [
    pytest.param(lambda a, b, c: [a, b.replace("Protokoll", "Annat"), c], [2], id="a line changed"),
    pytest.param(lambda a, b, c: [a, "skräp", c], [2], id="a line made unreadable"),
    pytest.param(lambda a, b, c: [b, c], [1], id="the first line removed"),
    pytest.param(lambda a, b, c: [a, c], [2], id="a middle line removed"),
    pytest.param(lambda a, b, c: [a, b], [2], id="the last line removed"),
    pytest.param(lambda a, b, c: [], [0], id="all lines removed"),
    pytest.param(lambda a, b, c: [a, b, c.replace("Protokoll", "Annat")], [3], id="the last line changed"),
]


@pytest.mark.parametrize(("change", "places"), TAMPERINGS)
def test_what_somebody_did_is_told_at_its_line(board, change, places):
    rewrite(board, change(*three_lines(board)))
    assert [line for line, _ in breaks(board)] == places


@pytest.mark.parametrize(("change", "places"), TAMPERINGS)
def test_a_break_is_never_healed_by_later_builds(board, change, places):
    rewrite(board, change(*three_lines(board)))
    before = Journal(board.folder).path.read_text("utf-8")
    up = {each: replace(NOTICE, id=each) for each in "abcd"}
    board.publish(4, up, DAY)
    assert Journal(board.folder).path.read_text("utf-8").startswith(before)
    assert len(breaks(board)) == 1


def test_a_line_made_to_fit_is_told_by_the_next(board):
    first, second, third = three_lines(board)
    from newsroom.domain.journal import canonical, digest_of

    forged = {**json.loads(second), "title": "Annat"}
    rewrite(board, [first, canonical({**forged, "hash": digest_of(forged)}), third])
    assert [line for line, _ in breaks(board)] == [3]


def test_a_last_line_made_to_fit_is_told_by_the_head(board):
    from newsroom.domain.journal import canonical, digest_of

    *lines, last = three_lines(board)
    forged = {**json.loads(last), "title": "Annat"}
    rewrite(board, [*lines, canonical({**forged, "hash": digest_of(forged)})])
    assert breaks(board) == [(3, "den sista raden är en annan än den som skrevs")]


def test_a_line_added_by_somebody_else_is_told(board):
    from newsroom.domain.journal import Head, seal

    lines = three_lines(board)
    last = json.loads(lines[-1])
    forged, _ = seal([NOTICE.entry("early")], Head(last["n"], last["hash"]), datetime(2026, 3, 14, tzinfo=STOCKHOLM))
    rewrite(board, [*lines, *forged])
    assert [message for _, message in breaks(board)] == ["rader har lagts till av någon annan"]


def test_a_lost_head_is_told(board):
    three_lines(board)
    (board.folder / HEAD).unlink()
    assert len(breaks(board)) == 1


def play(board: Board, chance: random.Random, builds: int) -> None:
    """Publish a board that changes from day to day, with builds that are stopped anywhere."""
    today, up = DAY, {}
    for number in range(1, builds + 1):
        today += timedelta(chance.randrange(2))
        up = {key: one for key, one in up.items() if today < one.comes_down}
        if chance.random() < 0.5:
            fresh = replace(NOTICE, id=str(number), posted=today, comes_down=today + timedelta(22))
            up[fresh.id] = fresh
        try:
            board.publish(number, up, today)
        except Killed:
            assert breaks(board) == [], "while nobody has finished what was stopped"


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_builds_with_kills_leave_a_whole_chain_without_faults(tmp_path, seed):
    chance = random.Random(seed)
    board = Board(tmp_path, chance, odds=0.08)
    play(board, chance, 250)
    board.odds = 0.0
    board.publish(251, {}, date(2030, 1, 1))
    assert breaks(board) == []
    said = board.said()
    assert len(said) == len(set(said)), "nothing is written twice"
    assert {event for event, _ in said} <= {"posted", "taken-down", "late"}
    posted = {name for event, name in said if event == "posted"}
    assert posted == {name for event, name in said if event == "taken-down"}


@pytest.fixture
def quick_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: SIGKILL does not ask how fast the disk is."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


def test_a_thousand_builds_killed_as_processes_are_tell_exactly_the_planted_faults(quick_disk):
    """Notices are edited, taken away, broken and posted late, and whoever publishes is killed again and again."""
    script = Path(__file__).with_name("killed_builds.py")
    done = subprocess.run([sys.executable, script, quick_disk, "1", "1000"], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["killed"] > 100
    journal = Journal(quick_disk)
    assert journal.path.read_bytes() == (quick_disk / "expected.jsonl").read_bytes()
    assert journal.breaks() == []
    entries = [json.loads(line) for line in journal.lines()]
    assert sorted([entry["event"], entry["id"]] for entry in entries if entry["event"] in FAULTS) == told["planted"]


@pytest.mark.parametrize("seed", range(40))
def test_exactly_the_planted_faults_are_found(tmp_path, seed):
    chance = random.Random(seed)
    board = Board(tmp_path, chance, odds=0.05)
    play(board, chance, 25)
    board.odds = 0.0
    board.publish(26, {"z": replace(NOTICE, id="z")}, DAY)
    lines = Journal(board.folder).path.read_text("utf-8").splitlines()
    planted = sorted(chance.sample(range(len(lines)), min(len(lines), chance.randrange(1, 4))))
    for place in planted:
        lines[place] = lines[place].replace("Kommunstyrelsen", "Socialnämnden")
    rewrite(board, lines)
    assert [line - 1 for line, _ in breaks(board)] == planted
    board.publish(27, {}, date(2030, 1, 1))
    assert [line - 1 for line, _ in breaks(board)] == planted
