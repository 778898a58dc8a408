"""Which files among those that were saved are texts that the last build knows."""

from pathlib import Path

import pytest
from newsroom.incremental.record import Facts, Record
from newsroom.incremental.tracks import look, track

from tests.clock import settle

TEXT = "news/skola.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a folder with two texts, one of them a link to a third."""
    folder = tmp_path / "content"
    (folder / "news").mkdir(parents=True)
    (folder / TEXT).write_text("En text.")
    (tmp_path / "bro.md").write_text("En annan text.")
    (folder / "news/bro.md").symlink_to(tmp_path / "bro.md")
    settle()
    return folder


@pytest.fixture
def record(content: Path) -> Record:
    """Return the record of a build that read them."""
    facts = Facts({}, str(content), "state", "output", "", "2026-03-26T12:00:00+01:00", None, None, {})
    return Record(facts, {str(content): track(str(content), look(str(content)), {})})


def test_a_text_with_other_bytes_was_edited(content, record):
    (content / TEXT).write_text("En ny text.")
    found = record.edited_among([content / TEXT])
    assert found is not None
    assert found.keys() == {TEXT}
    assert found[TEXT].size == len("En ny text.")


def test_a_text_with_the_same_bytes_was_not(content, record):
    (content / TEXT).write_text("En text.")
    assert record.edited_among([content / TEXT]) == {}


@pytest.mark.parametrize("name", [".git/index", "news/.skola.md.swp", "news/skola.md~", "__pycache__/x.pyc", "4913"])
def test_what_editors_leave_for_themselves_is_passed_over(content, record, name):
    if name != "4913":  # That one is gone again.
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text("x")
    assert record.edited_among([content / name]) == {}


@pytest.mark.parametrize("name", ["news/ny.md", "news", ".", "news/bro.md"])
def test_anything_else_takes_a_look_at_everything(content, record, name):
    if name == "news/ny.md":
        (content / name).write_text("En ny.")
    assert record.edited_among([content / TEXT, content / name]) is None


def test_so_does_the_whole_folder_though_it_is_away_for_a_moment(content, record):
    content.rename(content.with_name("away"))
    assert record.edited_among([content]) is None


def test_so_does_what_stands_elsewhere(content, record):
    assert record.edited_among([content / TEXT, content.parent / "bro.md"]) is None


def test_so_does_a_text_that_is_gone(content, record):
    (content / TEXT).unlink()
    assert record.edited_among([content / TEXT]) is None
