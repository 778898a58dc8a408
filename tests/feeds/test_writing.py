"""What is held while feeds are written."""

from typing import Any

import pytest
from newsroom.feeds import writing
from newsroom.feeds.slots import Slot
from newsroom.feeds.writing import FeedWriter

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
