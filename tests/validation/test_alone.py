"""What a file says by itself is kept between checks, and asked for by its bytes."""

import pickle

import pytest
from newsroom.incremental.crew import Processes
from newsroom.incremental.store import FILE, Store
from newsroom.validation import alone
from newsroom.validation.alone import read_all, unpacked_reading

NEWS = b"---\ntitle: Ny skola\ndate: 2026-03-05T12:00\nsummary: En ingress.\n---\nTexten.\n"
BROKEN = b"---\ntitle: Ny skola\n---\nTexten.\n"
NUMBER = NEWS.replace(b"Texten", b"Personen 19121212-1212")
KINDS = {"news/a.md": "news"}


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path, "readings")


def count(store, raw, monkeypatch):
    """Return how many files are read when one of these bytes is asked for."""
    read, real = [], alone.read_alone

    def noted(*said):
        read.append(said)
        return real(*said)

    monkeypatch.setattr(alone, "read_alone", noted)
    found = read_all({"news/a.md": raw}, KINDS, "", store)
    assert found == read_all({"news/a.md": raw}, KINDS, "", None)
    return len(read) - 1


def test_a_file_is_read_once(store, monkeypatch):
    assert [count(store, NEWS, monkeypatch), count(store, NEWS, monkeypatch)] == [1, 0]


def test_many_files_are_read_alike_by_two_processes(store):
    many = {f"news/{number}.md": NEWS + b"%d" % number for number in range(450)}
    many |= {"news/fel.md": BROKEN, "news/nummer.md": NUMBER}
    kinds = dict.fromkeys(many, "news")
    assert read_all(many, kinds, "", store, Processes(2)) == read_all(many, kinds, "", None)


def test_other_bytes_are_read(store, monkeypatch):
    read_all({"news/a.md": NEWS}, KINDS, "", store)
    assert count(store, NEWS + b"Mer.", monkeypatch) == 1


@pytest.mark.parametrize("raw", [BROKEN, NUMBER], ids=["broken", "with a personal number"])
def test_what_must_not_be_published_is_not_kept(store, raw, monkeypatch):
    read_all({"news/a.md": raw}, KINDS, "", store)
    assert count(store, raw, monkeypatch) == 1


def test_what_is_no_longer_asked_for_is_overwritten(store, tmp_path):
    read_all({"news/a.md": NEWS.replace(b"Texten", b"Hemligheten")}, KINDS, "", store)
    assert b"Hemligheten" in (tmp_path / FILE).read_bytes()
    read_all({"news/a.md": NEWS}, KINDS, "", store)
    assert b"Hemligheten" not in (tmp_path / FILE).read_bytes()


def test_a_spoilt_file_is_begun_anew(store, tmp_path, monkeypatch):
    (tmp_path / FILE).write_bytes(b"ingen databas" * 100)
    assert [count(store, NEWS, monkeypatch), count(store, NEWS, monkeypatch)] == [1, 0]


@pytest.mark.parametrize("made", [None, b"", b"x", pickle.dumps(print), pickle.dumps("text")])
def test_what_is_no_reading_is_none(made):
    assert unpacked_reading(made) is None
