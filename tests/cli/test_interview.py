"""At a terminal `newsroom new` asks for what it must know, and takes only what the check would take."""

import os
import pty
import select

import pytest

PATIENCE = 30.0
"""Seconds to wait for the next prompt."""


def converse(site, words: list[str], answers: list[str]) -> str:
    """Run a command at a terminal, answer each prompt, and return all that was shown.

    When the answers are used up, the next prompt gets Ctrl-D.
    """
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover
        os.chdir(site.folder)
        os.execv(site.command, [str(site.command), *words])
    shown = b""
    left = iter(answers)
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            new = os.read(terminal, 4096)
        except OSError:
            break
        if not new:
            break
        shown += new
        if shown.endswith(b": "):
            answer = next(left, None)
            os.write(terminal, b"\x04" if answer is None else answer.encode() + b"\n")
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, shown.decode()
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture
def desk(site):
    """Return the site with registers."""
    site.write("content/topics.yml", "- Förskola och skola\n- Bygga och bo\n")
    site.write("content/bodies.yml", "ks:\n  name: Kommunstyrelsen\n  short: KS\nkf:\n  name: Kommunfullmäktige\n")
    return site


def text(desk, path: str) -> str:
    """Return a source file."""
    return (desk.content / path).read_text(encoding="utf-8")


def test_the_lead_of_a_news_item_is_asked_for(desk):
    converse(desk, ["new", "nyhet", "Rubrik", "--date", desk.date], ["Nu händer det.", ""])
    assert "summary: Nu händer det.\n" in text(desk, "news/2026/03/2026-03-26-rubrik.md")


def test_choices_are_numbered_and_can_be_chosen_by_number(desk):
    shown = converse(desk, ["new", "nyhet", "Rubrik", "--date", desk.date], ["En ingress.", "1, 2"])
    assert "   2. Förskola och skola\n" in shown
    assert "topics:\n  - Bygga och bo\n  - Förskola och skola\n" in text(desk, "news/2026/03/2026-03-26-rubrik.md")


def test_an_answer_that_the_check_would_refuse_is_asked_for_again(desk):
    shown = converse(desk, ["new", "nyhet", "Rubrik", "--date", desk.date], ["En ingress.", "Bygga", "Bygga och bo"])
    assert "Ämnet ”Bygga” finns inte i topics.yml." in shown
    assert "  - Bygga och bo\n" in text(desk, "news/2026/03/2026-03-26-rubrik.md")


def test_the_type_of_a_notice_decides_the_questions_that_follow(desk):
    answers = ["justerat protokoll", "KS", "", "Kommunhuset", "", ""]
    shown = converse(desk, ["new", "anslag", "Rubrik", "--date", desk.date], answers)
    assert "approved [2026-03-26]: " in shown
    assert "Sista dag att överklaga: torsdag 16 april 2026." in shown


def test_what_was_given_on_the_command_line_is_not_asked_for(desk):
    shown = converse(desk, ["new", "nyhet", "Rubrik", "--date", desk.date, "--set", "summary=I."], [""])
    assert "Vad ska ingressen säga?" not in shown


def test_an_empty_answer_leaves_the_line_open(desk):
    shown = converse(desk, ["new", "nyhet", "Rubrik", "--date", desk.date], ["", ""])
    assert "  rad 5: summary – " in shown


def test_the_end_of_all_answers_writes_what_is_known(desk):
    shown = converse(desk, ["new", "anslag", "Rubrik", "--date", desk.date], ["delegated"])
    assert "type: delegated\n" in text(desk, "notices/2026/2026-03-26-rubrik.md")
    assert "rad 5: body" in shown


def test_minutes_are_kept_where_those_of_the_same_body_were_kept_last(desk):
    desk.write(
        "content/notices/forra.md",
        "---\ntitle: F\ntype: minutes\nbody: Kommunstyrelsen\nposted: 2026-02-01\napproved: 2026-02-01\n"
        "minutes_at: Kansliet, plan 2\n---\nText.\n",
    )
    words = ["new", "anslag", "Rubrik", "--date", desk.date, "--set", "type=minutes", "--set", "body=Kommunstyrelsen"]
    assert "minutes_at [Kansliet, plan 2]: " in converse(desk, words, ["", "", "", ""])
