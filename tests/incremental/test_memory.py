"""Memory is given back where the C library knows how, and nothing happens where it does not."""

import ctypes
from types import SimpleNamespace

import pytest
from newsroom.incremental.memory import give_back


def test_the_library_is_asked_to_give_back_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=asked.append))
    give_back()
    assert asked == [0]


def test_a_library_that_knows_nothing_of_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: seen.append(name) or SimpleNamespace())
    give_back()
    assert seen == [None]
