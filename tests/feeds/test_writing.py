"""What is held while feeds are written."""

from collections.abc import Sequence
from typing import Any

import pytest
from newsroom.content.writer import Press
from newsroom.feeds import writing
from newsroom.feeds.formats import FILES
from newsroom.feeds.ledger import digests_in
from newsroom.feeds.slots import Slot
from newsroom.feeds.writing import FeedWriter
from newsroom.incremental import sharing

from .conftest import SITE

Site = Any


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> list[FeedWriter]:
    """Those who wrote the feeds of each build."""
    found: list[FeedWriter] = []
    begin = FeedWriter.__init__

    def note(self: FeedWriter, *said: Any) -> None:
        begin(self, *said)
        found.append(self)

    monkeypatch.setattr(FeedWriter, "__init__", note)
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The items of which an entry was made, one after another."""
    found: list[str] = []
    real = writing.story_of

    def note(slot: Slot) -> Any:
        found.append(slot.source.path)
        return real(slot)

    monkeypatch.setattr(writing, "story_of", note)
    return found


def write_items(site: Site) -> list[str]:
    paths = [f"news/n{number}" for number in range(5)]
    for number, path in enumerate(paths):
        site.item(path, f"Nyhet {number}", more="topics: [Vatten]\nauthor: Eva", date=f"2026-03-0{number + 1}")
    return [f"{path}.md" for path in paths]


def feeds_of(site: Site) -> dict[str, bytes]:
    """Return the feeds of a build, by name in the output."""
    found = (path for form in FILES for path in site.output.rglob(form.file))
    return {path.relative_to(site.output).as_posix(): path.read_bytes() for path in found}


def test_an_entry_is_made_once_however_many_channels_show_it(site: Site, made: list[str]):
    paths = write_items(site)
    site.build()
    assert sorted(made) == paths


def test_an_entry_is_held_no_longer_than_a_channel_is_to_show_it(site: Site, writers: list[FeedWriter]):
    write_items(site)
    site.build()
    (writer,) = writers
    assert writer.made == {}


def test_entries_that_are_not_held_are_made_again(site: Site, made: list[str], monkeypatch: pytest.MonkeyPatch):
    paths = write_items(site)
    site.build()
    before = {path: path.read_bytes() for path in site.output.rglob("rss.xml")}
    made.clear()
    monkeypatch.setattr(writing, "AT_HAND", 2)
    site.build(NEWSROOM_STATE=str(site.folder / "other"))
    assert len(made) > len(paths)
    assert {path: path.read_bytes() for path in site.output.rglob("rss.xml")} == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_who_makes_the_feeds_changes_no_byte_of_them(site: Site, monkeypatch: pytest.MonkeyPatch, jobs: int):
    write_items(site)
    site.item("news/viktig", "Viktig", more="updates:\n  - {date: 2026-03-07, note: Ny tid, major: true}")
    site.build()
    before = feeds_of(site)
    handed: list[Sequence[str]] = []
    hand_over = Press.write_made

    def note(press: Press, names: Sequence[str], *said: Any) -> None:
        handed.append(names)
        hand_over(press, names, *said)

    monkeypatch.setattr(sharing, "WORTH_SHARING", 1)
    monkeypatch.setattr(sharing, "CHUNK", 1)
    monkeypatch.setattr(Press, "write_made", note)
    site.build(NEWSROOM_STATE=str(site.folder / "other"), NEWSROOM_JOBS=jobs)
    assert feeds_of(site) == before
    assert ("nyheter/rss.xml" in {name for names in handed for name in names}) == (jobs > 1)
    assert digests_in(site.folder / "other" / "feeds.json").keys() == {f"{SITE}/{name}" for name in before}
