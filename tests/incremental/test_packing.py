"""What is kept as a pickle is opened only where it holds nothing but plain facts."""

import pickle
from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest
from newsroom.content.views import Link
from newsroom.content.views.facts import words_of
from newsroom.incremental.packing import packed, unpacked

VIEWS = ("newsroom.content.views.",)


@pytest.mark.parametrize(
    "value", [{"a": [1, ("b",)]}, {1, 2}, datetime(2026, 3, 26, tzinfo=ZoneInfo("Europe/Stockholm")), Link("A", "/a/")]
)
def test_facts_come_back_as_they_were(value):
    assert unpacked(packed(value), VIEWS) == value


def test_a_time_zone_is_the_very_one():
    zone = ZoneInfo("Europe/Stockholm")
    assert unpacked(packed(zone), ()) is zone


@pytest.mark.parametrize(
    "made",
    [None, b"", b"x", packed(Link("A", "/a/"))[:20], pickle.dumps(print), pickle.dumps(PurePosixPath("a"))],
    ids=["nothing", "empty", "spoilt", "cut off", "a function", "a class of others"],
)
def test_anything_else_is_none(made):
    assert unpacked(made, VIEWS) is None


def test_our_own_classes_are_opened_only_where_they_are_expected():
    assert unpacked(packed(Link("A", "/a/")), ("newsroom.domain.",)) is None


def test_a_function_of_ours_is_none():
    assert unpacked(pickle.dumps(words_of), VIEWS) is None
