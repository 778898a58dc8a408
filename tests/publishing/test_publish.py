"""Visitors get a whole site or the one before, and the journal knows of what was up."""

import errno
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from newsroom import feeds, images, listings, matters, noticeboard, redirects, related
from newsroom.cli import main
from newsroom.cli.disk import refusal_of
from newsroom.publishing import Published, publish
from newsroom.publishing.journal import Journal
from newsroom.publishing.sites import Occupied, swap, sweep
from pelican.settings import read_settings

from tests.clock import day_that_lasts

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("newsroom")
NOTICE = "---\ntitle: {title}\ntype: delegated\nbody: Kommunstyrelsen\nposted: {posted}\n{more}---\n{text}\n"
NEWS = "---\ntitle: En nyhet\ndate: 2026-03-05\nsummary: En ingress.\n---\nText.\n"
BROKEN = "---\ntitle: [\n---\n"
CONF = f"""
from newsroom import feeds, images, listings, matters, noticeboard, redirects, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
THEME = {str(ROOT / "theme")!r}
PLUGINS = [noticeboard, matters, images, related, listings, feeds, redirects]
SITENAME = "Provkommun"
SITEURL = "https://www.prov.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
"""


@pytest.fixture(autouse=True)
def clock_of_the_machine(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "www"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write_one(name: str, text: str) -> Path:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    write_one("news/2026-03-05-nyhet.md", NEWS)
    return write_one


@pytest.fixture
def publish_at(tmp_path: Path, www: Path) -> Callable[..., Published]:
    """Return what publishes as of a day."""

    def publish_one(day: str, **said: Any) -> Published:
        settings = read_settings(
            override={
                "PATH": str(tmp_path / "content"),
                "THEME": str(ROOT / "theme"),
                "PLUGINS": [noticeboard, matters, images, related, listings, feeds, redirects],
                "SITENAME": "Provkommun",
                "SITEURL": "https://www.prov.example",
                "DEFAULT_LANG": "sv",
                "TIMEZONE": "Europe/Stockholm",
                "BUILD_DATE": day,
                "NEWSROOM_STATE": str(tmp_path / "state"),
                "NEWSROOM_JOBS": 1,
                **said,
            }
        )
        return publish(settings, www)

    return publish_one


def notice(posted: str | date = "2026-03-13", title: str = "Ett anslag", more: str = "", text: str = "") -> str:
    return NOTICE.format(posted=posted, title=title, more=more, text=text)


def said(done: Published) -> list[str]:
    return [entry["event"] for entry in done.entries]


def test_the_site_stands_behind_a_link(write, publish_at, www):
    publish_at("2026-03-26")
    assert www.is_symlink()
    assert (www / "nyheter" / "2026" / "03" / "nyhet" / "index.html").is_file()


def test_a_file_that_does_not_change_keeps_its_time(write, publish_at, www):
    publish_at("2026-03-26")
    times = {path.relative_to(www): path.stat().st_mtime_ns for path in (www / "theme").rglob("*.*")}
    front = (www / "index.html").stat().st_mtime_ns
    write("notices/a.md", notice())
    publish_at("2026-03-26")
    assert {path.relative_to(www): path.stat().st_mtime_ns for path in (www / "theme").rglob("*.*")} == times
    assert (www / "index.html").stat().st_mtime_ns != front


def test_the_old_site_is_gone_at_once(write, publish_at, www):
    for _ in range(3):
        publish_at("2026-03-26")
    assert [path.name for path in www.parent.glob(".www-*")] == [".www-3"]


def test_what_no_build_wrote_is_not_carried_on(write, publish_at, www):
    publish_at("2026-03-26")
    (www / "kvar.html").write_text("kvar")
    publish_at("2026-03-26")
    assert not (www / "kvar.html").exists()


def test_a_notice_goes_up_and_comes_down_and_the_journal_knows(write, publish_at, www):
    write("notices/a.md", notice(text="Zebran."))
    assert said(publish_at("2026-03-12")) == []
    assert said(publish_at("2026-03-13")) == ["posted"]
    assert said(publish_at("2026-04-07")) == []
    assert said(publish_at("2026-04-08")) == ["taken-down"]
    assert not [path for path in www.rglob("*") if path.is_file() and b"Zebran" in path.read_bytes()]


def test_a_broken_news_item_keeps_nothing_up_and_nothing_down(write, publish_at, www):
    write("notices/a.md", notice("2026-03-13", "Gammalt"))
    write("notices/b.md", notice("2026-04-08", "Nytt"))
    publish_at("2026-04-07")
    write("news/2026-03-05-nyhet.md", BROKEN)
    done = publish_at("2026-04-08")
    assert said(done) == ["posted", "taken-down"]
    assert done.site.kept.replaced == ["news/2026-03-05-nyhet.md"]
    board = (www / "anslagstavla" / "index.html").read_text("utf-8")
    assert "Nytt" in board
    assert "Gammalt" not in board


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(notice(text="Rättat."), "changed", id="its text"),
        pytest.param(notice(more="status: withdrawn\n"), "early", id="withdrawn"),
        pytest.param(notice("2026-03-20"), "early", id="moved ahead"),
    ],
)
def test_a_change_while_it_is_up_is_known(write, publish_at, text, event):
    write("notices/a.md", notice())
    publish_at("2026-03-13")
    write("notices/a.md", text)
    assert said(publish_at("2026-03-14")) == [event]


def test_a_changed_attachment_is_known(write, publish_at):
    write("notices/a.md", notice(more="attachments: [/p.txt]\n"))
    write("p.txt", "Ett")
    publish_at("2026-03-13")
    write("p.txt", "Två")
    assert said(publish_at("2026-03-14")) == ["changed"]


def test_a_broken_notice_goes_on_as_it_last_was(write, publish_at, www):
    write("notices/a.md", notice())
    publish_at("2026-03-13")
    write("notices/a.md", BROKEN)
    assert said(publish_at("2026-03-14")) == []
    assert (www / "anslagstavla" / "2026-03-13" / "a" / "index.html").is_file()


def test_a_notice_posted_late_is_known(write, publish_at):
    write("notices/a.md", notice())
    assert said(publish_at("2026-03-16")) == ["posted", "late"]


def test_a_build_stopped_after_the_swap_is_finished_by_the_next(write, publish_at, tmp_path, monkeypatch):
    write("notices/a.md", notice())

    def stop(self: Journal, lines: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(Journal, "add", stop)
        with pytest.raises(KeyboardInterrupt):
            publish_at("2026-03-13")
    assert said(publish_at("2026-03-16")) == []
    (entry,) = [json.loads(line) for line in Journal(tmp_path / "state").lines()]
    assert (entry["event"], entry["at"][:10]) == ("posted", "2026-03-13")


def test_a_build_stopped_before_the_swap_leaves_no_trace(write, publish_at, tmp_path, www, monkeypatch):
    write("notices/a.md", notice())
    publish_at("2026-03-12")

    def stop(fresh: Path, to: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr("newsroom.publishing.swap", stop)
        with pytest.raises(KeyboardInterrupt):
            publish_at("2026-03-13")
    assert not (www / "anslagstavla" / "2026-03-13" / "a").exists()
    assert said(publish_at("2026-03-14")) == ["posted", "late"]
    assert Journal(tmp_path / "state").breaks() == []


def test_nor_links_and_empty_folders(write, publish_at, www):
    publish_at("2026-03-26")
    (www / "lost").symlink_to("ingenstans")
    (www / "runt").symlink_to(".")
    (www / "tom/mapp").mkdir(parents=True)
    publish_at("2026-03-26")
    assert not [path for path in www.rglob("*") if path.is_symlink() or (path.is_dir() and not any(path.iterdir()))]


@pytest.mark.parametrize("output", ["www", ".www-1"])
def test_a_build_never_writes_into_what_visitors_get(newsroom, write, publish_at, www, tmp_path, capsys, output):
    publish_at("2026-03-26")
    before = (www / "index.html").stat().st_mtime_ns
    write("news/2026-03-06-annan.md", NEWS)
    day = ("--date", "2026-03-26")
    assert newsroom("build", *day, "--output", str(tmp_path / output)) == 2
    told = capsys.readouterr().err
    assert f"Mappen {www} är den som newsroom publish visar för besökarna. Kör newsroom publish --to {www}" in told
    assert (www / "index.html").stat().st_mtime_ns == before
    assert newsroom("build", *day, "--output", str(tmp_path / ".www-7")) == 0


def test_another_place_of_a_like_name_is_left_alone(write, publish_at, www, tmp_path):
    publish_at("2026-03-26")
    others = [tmp_path / ".www-2-1", tmp_path / ".www-2026-kopia", tmp_path / ".www-2.lock"]
    others[0].mkdir()
    for file in (others[0] / "index.html", *others[1:]):
        file.write_text("annat", "utf-8")
    (tmp_path / ".www-7").write_text("skräp", "utf-8")
    publish_at("2026-03-27")
    assert all(one.exists() for one in others)
    assert not (tmp_path / ".www-7").exists()


def test_letters_that_mean_more_to_a_pattern_are_taken_as_they_are(tmp_path):
    (tmp_path / ".w1-1").mkdir()
    sweep(tmp_path / "w[1]")
    assert (tmp_path / ".w1-1").is_dir()


def test_a_place_that_is_filled_meanwhile_is_somebody_elses(tmp_path):
    fresh, to = tmp_path / ".www-1", tmp_path / "www"
    for folder in (fresh, to):
        folder.mkdir()
    (to / "annat.txt").write_text("annat", "utf-8")
    with pytest.raises(Occupied, match="har annat innehåll"):
        swap(fresh, to)
    assert (to / "annat.txt").is_file()


def test_a_content_that_is_a_link_keeps_its_journal_and_last_good_texts(newsroom, write, www, tmp_path, capsys):
    path = write("notices/a.md", notice(day_that_lasts(minutes=1)))
    (tmp_path / "content").rename(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    (tmp_path / "two" / path.relative_to(tmp_path / "content")).write_text(BROKEN, "utf-8")
    (tmp_path / "content").symlink_to("one")
    assert newsroom("publish", "--to", str(www)) == 0
    (tmp_path / "content").unlink()
    (tmp_path / "content").symlink_to("two")
    assert newsroom("publish", "--to", str(www)) == 1
    assert "den senaste felfria versionen används i stället" in capsys.readouterr().err
    assert list(www.glob("anslagstavla/*/a/index.html"))
    assert len(list(tmp_path.glob(".newsroom/*/journal.jsonl"))) == 1


def test_other_peoples_files_are_never_replaced(write, publish_at, www):
    www.mkdir()
    (www / "deras.txt").write_text("deras")
    with pytest.raises(Occupied):
        publish_at("2026-03-26")
    assert (www / "deras.txt").read_text() == "deras"


@pytest.mark.parametrize("leads_to", ["", ".www-gammal", ".www-", ".www-1-kopia"])
def test_other_peoples_links_are_never_moved(write, publish_at, www, tmp_path, leads_to):
    www.symlink_to(tmp_path / leads_to)
    with pytest.raises(Occupied):
        publish_at("2026-03-26")


def test_an_empty_folder_may_become_the_link(write, publish_at, www):
    www.mkdir()
    publish_at("2026-03-26")
    assert www.is_symlink()


# ---- the commands, by the machine's own clock


@pytest.fixture
def today() -> date:
    """The day of the machine's clock, which refuses to be pinned here, and which no midnight may end in a test."""
    return day_that_lasts(minutes=2)


@pytest.fixture
def newsroom(tmp_path: Path, write: object, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    (tmp_path / "pelicanconf.py").write_text(CONF, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *words: main(list(words))


@pytest.mark.parametrize("pin", ["option", "setting", "environment"])
def test_a_pinned_date_is_refused(newsroom, www, pin, monkeypatch, capsys):
    words = ["--date", "2026-03-26"] if pin == "option" else []
    if pin == "setting":
        Path("pelicanconf.py").write_text(f'{CONF}\nBUILD_DATE = "2026-03-26"\n')
    if pin == "environment":
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")
    assert newsroom("publish", "--to", "www", *words) == 2
    assert "låst datum" in capsys.readouterr().err
    assert not www.exists()


def test_a_broken_file_makes_the_exit_code_1_and_is_named(newsroom, write, www, capsys, today):
    write("notices/ny.md", notice(today, "Nytt"))
    write("notices/gammal.md", notice(today - timedelta(60), "Gammalt"))
    write("news/trasig.md", BROKEN)
    assert newsroom("publish", "--to", "www") == 1
    assert "news/trasig.md" in capsys.readouterr().err
    board = (www / "anslagstavla" / "index.html").read_text("utf-8")
    assert "Nytt" in board
    assert "Gammalt" not in board


def test_the_journal_is_verified(newsroom, write, capsys, today):
    write("notices/ny.md", notice(today))
    newsroom("publish", "--to", "www")
    write("notices/ny.md", notice(today, text="Rättat."))
    newsroom("publish", "--to", "www")
    capsys.readouterr()
    assert newsroom("journal", "verify") == 0
    told = capsys.readouterr().out
    assert "notices/ny.md ändrades medan det satt uppe." in told
    assert "Kedjan är hel. 2 rader om 1 anslag." in told


def test_a_broken_journal_is_told_and_never_rewritten(newsroom, write, tmp_path, capsys, today):
    write("notices/ny.md", notice(today))
    newsroom("publish", "--to", "www")
    (journal,) = (tmp_path / ".newsroom").glob("*/journal.jsonl")
    journal.write_text(journal.read_text("utf-8").replace("Ett anslag", "Ett annat"), "utf-8")
    forged = journal.read_bytes()
    assert newsroom("journal", "verify") == 1
    assert newsroom("publish", "--to", "www") == 1
    assert journal.read_bytes() == forged
    assert "bruten på rad 1: raden är ändrad" in capsys.readouterr().err


def test_the_certificate_says_what_was_posted_and_until_when(newsroom, write, tmp_path, capsys, today):
    write("notices/ny.md", notice(today, "Torgplatser <2026>"))
    newsroom("publish", "--to", "www")
    capsys.readouterr()
    assert newsroom("journal", "certificate", "notices/ny.md") == 0
    told = capsys.readouterr().out
    for words in ("ANSLAGSBEVIS", "Torgplatser <2026>", "Organ: Kommunstyrelsen", "Tas ned:", "Anslaget sattes upp"):
        assert words in told
    assert newsroom("journal", "certificate", "notices/ny.md", "--out", "bevis.html") == 0
    assert "Torgplatser &lt;2026&gt;" in Path("bevis.html").read_text("utf-8")


@pytest.mark.parametrize("out", ["www/bevis.html", "output/bevis.txt"])
def test_the_certificate_is_never_in_the_output(newsroom, write, out, today):
    write("notices/ny.md", notice(today))
    newsroom("publish", "--to", "www")
    assert newsroom("journal", "certificate", "notices/ny.md", "--to", "www", "--out", out) == 2


def test_a_notice_that_was_never_posted_has_no_certificate(newsroom, write, today):
    write("notices/ny.md", notice(today))
    newsroom("publish", "--to", "www")
    assert newsroom("journal", "certificate", "notices/annan.md") == 2


def test_without_a_journal_the_command_says_so(newsroom, capsys):
    assert newsroom("journal", "verify") == 2
    assert "Hittar ingen anslagsjournal" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--to", "upptagen"], "finns redan och har annat innehåll", id="somebody's folder"),
        pytest.param(["--to", "fil"], "finns redan och har annat innehåll", id="a file"),
        pytest.param(["--to", "fil/www"], "en fil och ingen mapp", id="below a file"),
        pytest.param(["--to", "content"], "får inte ligga i varandra", id="the content itself"),
        pytest.param(["--to", "content/news/www"], "får inte ligga i varandra", id="in the content"),
        pytest.param(["--to", "genvag/www"], "får inte ligga i varandra", id="in the content, by another way"),
        pytest.param(["--to", "."], "får inte ligga i varandra", id="around the content"),
        pytest.param(["--to", "www", "--state", "www/minne"], "inte till för besökarna", id="around the state folder"),
        pytest.param(["--to", "a" * 300], "namnet är för långt", id="too long a name"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_one_sentence(newsroom, write, tmp_path, words, said, capsys):
    (tmp_path / "upptagen").mkdir()
    (tmp_path / "upptagen" / "deras.txt").write_text("deras")
    (tmp_path / "fil").write_text("deras")
    (tmp_path / "genvag").symlink_to(tmp_path / "content")
    assert newsroom("publish", *words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert told.count("\n") == 1
    assert (tmp_path / "fil").read_text() == "deras"


def test_a_place_may_be_named_from_where_one_stands(newsroom, write, tmp_path, monkeypatch):
    (tmp_path / "under").mkdir()
    monkeypatch.chdir(tmp_path / "under")
    assert newsroom("publish", "--settings", "../pelicanconf.py", "--content", "../content", "--to", "../www/") == 0
    assert (tmp_path / "www" / "index.html").is_file()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        pytest.param(PermissionError(errno.EACCES, "", "/srv/www"), "/srv/www: du saknar rätt", id="no permission"),
        pytest.param(OSError(errno.EROFS, "", "/srv/www"), "går bara att läsa från", id="a disk to read"),
        pytest.param(OSError(errno.ENOSPC, ""), "använda disken: disken är full. Frigör plats", id="a full disk"),
        pytest.param(sqlite3.OperationalError("database or disk is full"), "disken är full", id="a full database"),
    ],
)
def test_what_a_disk_refuses_is_said_in_swedish(wrong, why):
    assert why in refusal_of(wrong)


@pytest.mark.parametrize(
    "wrong", [FileNotFoundError(2, "", "x"), sqlite3.OperationalError("no such table"), KeyError()]
)
def test_what_is_our_own_fault_is_not_the_disks(wrong):
    assert refusal_of(wrong) is None


def test_a_disk_without_hard_links_gets_copies(write, publish_at, www, monkeypatch):
    def refuse(source: str, target: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    publish_at("2026-03-26")
    monkeypatch.setattr("os.link", refuse)
    before = (www / "icon.svg").stat().st_mtime_ns if (www / "icon.svg").exists() else None
    publish_at("2026-03-27")
    assert (www / "index.html").is_file()
    assert before is None or (www / "icon.svg").stat().st_mtime_ns == before


def test_a_full_disk_leaves_the_site_that_was_shown(newsroom, write, tmp_path, www, today):
    def fill_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    write("notices/a.md", notice(today, "Första"))
    assert newsroom("publish", "--to", "www") == 0
    write("notices/b.md", notice(today, "Andra"))
    done = subprocess.run(
        [COMMAND, "publish", "--to", "www"], cwd=tmp_path, capture_output=True, text=True, preexec_fn=fill_disk
    )
    assert done.returncode == 2
    assert "disken är full" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Andra" not in (www / "anslagstavla" / "index.html").read_text("utf-8")
    assert newsroom("publish", "--to", "www") == 0
    assert "Andra" in (www / "anslagstavla" / "index.html").read_text("utf-8")
    (folder,) = [path.parent for path in (tmp_path / ".newsroom").glob("*/journal.jsonl")]
    assert Journal(folder).breaks() == []
    assert len(Journal(folder).known()) == 2


def start(tmp_path: Path, *words: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen([COMMAND, "publish", "--to", "www", *words], cwd=tmp_path, stdout=quiet, stderr=quiet)


def test_two_at_once_cannot_fork_the_journal(newsroom, write, tmp_path, www, today):
    for number in range(5):
        write(f"notices/n{number}.md", notice(today, str(number)))
    assert [process.wait(60) for process in [start(tmp_path), start(tmp_path)]] == [0, 0]
    (folder,) = [path.parent for path in (tmp_path / ".newsroom").glob("*/journal.jsonl")]
    assert len(Journal(folder).lines()) == 5
    assert Journal(folder).breaks() == []
    assert len(list(tmp_path.glob(".www-*"))) == 1


def test_two_with_states_of_their_own_take_turns_at_a_place(newsroom, write, tmp_path, www, today):
    write("notices/a.md", notice(today))
    for _ in range(3):
        several = [start(tmp_path, "--state", state) for state in ("ett", "tva", "tre")]
        assert [process.wait(60) for process in several] == [0, 0, 0]
    assert os.readlink(www) == ".www-9"
    assert [path.name for path in tmp_path.glob(".www-*")] == [".www-9"]
    assert (www / "index.html").is_file()


def test_a_killed_publish_never_leaves_half_a_site(newsroom, write, tmp_path, www, today):
    chance = random.Random(7)
    for number in range(8):
        write(f"notices/n{number}.md", notice(today, f"Anslag {number}"))
        process = start(tmp_path)
        time.sleep(0.5 + chance.random() * 1.5)
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        if www.exists():
            board = (www / "anslagstavla" / "index.html").read_text("utf-8")
            pages = list((www / "anslagstavla" / str(today)).glob("*/index.html"))
            assert len(pages) == sum(f"Anslag {each}" in board for each in range(8))
    assert start(tmp_path).wait(60) == 0
    (folder,) = [path.parent for path in (tmp_path / ".newsroom").glob("*/journal.jsonl")]
    assert Journal(folder).breaks() == []
    assert sorted(entry["id"] for entry in Journal(folder).known().values()) == [f"notices/n{n}" for n in range(8)]
    assert len(list(tmp_path.glob(".www-*"))) == 1
