"""`newsroom check` tells all problems of all files, to people and to machines."""

import json

import pytest

KEYS = ["path", "line", "column", "code", "severity", "message", "hint"]


@pytest.fixture
def broken(site):
    """Return the site with an error, and with a hint in another file."""
    site.write("content/news/trasig.md", "---\ntitle: Rubrik\ndatum: 2026-03-05\nsummary: En ingress.\n---\nText.\n")
    site.write("content/blog/hej.md", "---\ntitle: Hej\ndate: 2026-03-01\nauthor: Eva\n---\nText.\n")
    return site


def test_problems_have_place_message_and_way_out(broken):
    assert "news/trasig.md:3: Nyckeln ”datum” finns inte.\n    Menade du ”date”?" in broken.run("check").out


def test_errors_and_hints_stand_apart(broken):
    text = broken.run("check").out
    errors, hints = text.split("Tips: ")
    assert errors.startswith("Fel som måste rättas: 2\n")
    assert "Inlägget saknar ingress." in hints
    assert "Inlägget saknar ingress." not in errors


def test_json_is_a_list_of_problems_with_the_promised_keys(broken):
    problems = json.loads(broken.run("check", "--format", "json").out)
    assert [list(problem) for problem in problems] == [KEYS] * len(problems)
    assert len(problems) >= 3


def test_json_says_the_severity(broken):
    problems = json.loads(broken.run("check", "--format", "json").out)
    assert {problem["severity"] for problem in problems} == {"error", "hint"}


def test_json_points_at_the_value(broken):
    problems = json.loads(broken.run("check", "--format", "json").out)
    [unknown] = [problem for problem in problems if problem["code"] == "unknown-key"]
    assert (unknown["path"], unknown["line"], unknown["column"]) == ("news/trasig.md", 3, 1)


def test_json_keeps_swedish_letters(broken):
    assert "Inlägget" in broken.run("check", "--format", "json").out


def test_json_of_an_empty_site_is_a_list(site):
    problems = json.loads(site.run("check", "--format", "json").out)
    assert isinstance(problems, list)
    assert all(problem["severity"] == "hint" for problem in problems)


def test_a_good_site_is_told_so(site):
    assert "Inga fel i 1 text." in site.run("check").out


def test_another_content_folder_can_be_checked(site):
    site.write("annat/news/hej.md", "")
    assert "news/hej.md:1: Filen är tom." in site.run("check", "--content", "annat").out


def test_the_check_writes_only_what_it_remembers(site):
    before = sorted(site.content.rglob("*"))
    site.run("check", "--state", "minne")
    assert sorted(site.content.rglob("*")) == before
    assert not (site.folder / "output").exists()
    assert not (site.folder / ".newsroom").exists()


def test_a_second_check_reads_only_what_was_edited(broken, monkeypatch):
    from newsroom.validation import kept_readings

    read, real = [], kept_readings.read_alone
    monkeypatch.setattr(
        kept_readings, "read_alone", lambda raw, path, *more: read.append(path) or real(raw, path, *more)
    )
    broken.write("content/blog/bra.md", "---\ntitle: Bra\ndate: 2026-03-01\nauthor: Eva\nsummary: S.\n---\nText.\n")
    first = broken.run("check").out
    assert {"blog/bra.md", "blog/hej.md", "news/trasig.md"} <= set(read)
    read.clear()
    assert broken.run("check").out == first
    assert "blog/bra.md" not in read
    broken.write("content/blog/bra.md", "---\ntitel: Bra\n---\n")
    assert "Nyckeln ”titel” finns inte." in broken.run("check").out
    assert "blog/bra.md" in read
