"""Small things are kept together, and an edit ties few of them anew."""

from typing import NamedTuple

import pytest
from newsroom.incremental.bundles import Bundles
from newsroom.incremental.packing import packed
from newsroom.incremental.store import Store


class Thing(NamedTuple):
    """What is kept here."""

    name: str
    weight: int


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Return what opens the shelf anew, as the next build does; four things are a bundle."""
    monkeypatch.setattr("newsroom.incremental.bundles.SIZE", 4)

    def opened():
        bundles = Bundles(Store(tmp_path, "things"), Thing, (__name__,))
        bundles.load()
        return bundles

    return opened


def things(letters, weight=1):
    return {letter: Thing(letter, weight) for letter in letters}


def rows(bundles):
    return bundles.store.everything()


def test_what_is_kept_is_there_the_next_time(shelf):
    shelf().keep(things("abcdefghij"))
    assert shelf().load() == things("abcdefghij")
    assert sorted(len(bundle) for bundle in shelf().held.values()) == [2, 4, 4]


def test_nothing_is_written_where_nothing_changed(shelf, monkeypatch):
    shelf().keep(things("abcd"))
    monkeypatch.setattr(Store, "keep", lambda *_: pytest.fail("written"))
    assert not shelf().keep(things("abcd"))


def test_what_comes_leaves_whole_bundles_as_they_are(shelf):
    shelf().keep(things("abcdefgh"))
    before = rows(shelf())
    assert not shelf().keep(things("abcdefghi"))
    after = rows(shelf())
    assert before.items() <= after.items()
    assert len(after) == 3


def test_what_goes_or_changes_ties_its_own_bundle_anew(shelf):
    shelf().keep(things("abcdefgh"))
    before = rows(shelf())
    changed = things("abcdefgh") | things("b", weight=2)
    del changed["a"]
    assert shelf().keep(changed)
    assert shelf().load() == changed
    assert len(before.items() & rows(shelf()).items()) == 1


def test_small_bundles_are_tied_together(shelf):
    for number in range(1, 13):
        shelf().add(things("abcdefghijkl"[:number]))
    assert shelf().load() == things("abcdefghijkl")
    assert len(rows(shelf())) <= 6


def test_all_may_go(shelf):
    shelf().keep(things("abc"))
    assert shelf().keep({})
    assert rows(shelf()) == {}


@pytest.mark.parametrize("row", [b"", b"spoilt", packed([1]), packed({"a": 5}), packed({"a": Store})])
def test_a_bundle_that_cannot_be_read_holds_nothing_and_is_thrown_away(shelf, row):
    shelf().keep(things("a"))
    shelf().store.add({"bad": row})
    bundles = shelf()
    assert bundles.load() == things("a")
    bundles.keep(things("a"))
    assert "bad" not in rows(bundles)
