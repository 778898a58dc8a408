"""What a file says by itself is kept between checks, and asked for by its bytes."""

import pickle
from dataclasses import replace

import pytest
from newsroom.files import digest
from newsroom.incremental.crew import ALONE, Processes
from newsroom.incremental.store import FILE, Store
from newsroom.validation import kept_readings
from newsroom.validation.alone import read_alone
from newsroom.validation.kept_readings import KeptReadings, packed_reading, unpacked_reading
from newsroom.validation.tree import Tree

NEWS = b"---\ntitle: Ny skola\ndate: 2026-03-05T12:00\nsummary: En ingress.\n---\nTexten.\n"
BROKEN = b"---\ntitle: Ny skola\n---\nTexten.\n"
NUMBER = NEWS.replace(b"Texten", b"Personen 19121212-1212")


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path, "readings")
    yield store
    store.close()


@pytest.fixture
def read(tmp_path, store):
    """Return what reads files whose bytes are given, and returns their readings with their texts."""

    def read(raw_by_path, crew=ALONE):
        found = read_all(raw_by_path, tmp_path, store, crew)
        return {path: with_text(reading) for path, reading in found.items()}

    return read


@pytest.fixture
def count(read, monkeypatch):
    """Return what tells how many files are read when one of these bytes is asked for."""
    seen, real = [], kept_readings.read_alone
    monkeypatch.setattr(kept_readings, "read_alone", lambda *said: seen.append(said) or real(*said))

    def count(raw):
        seen.clear()
        assert read({"news/a.md": raw}) == {"news/a.md": real(raw, "news/a.md", "news", "")}
        return len(seen)

    return count


def read_all(raw_by_path, root, store, crew=ALONE):
    tree = tree_of(root, *raw_by_path)
    marks = {path: digest(raw) for path, raw in raw_by_path.items()}
    return KeptReadings(store, tree, "", marks).read_all(raw_by_path, dict(raw_by_path), crew)


def read_each(raw_by_path):
    return {path: read_alone(raw, path, "news", "") for path, raw in raw_by_path.items()}


def with_text(reading):
    """Return a reading whose text is at hand."""
    source = reading.source and replace(reading.source, body=reading.source.text)
    return replace(reading, matter=replace(reading.matter, body=reading.matter.text), source=source)


def test_a_file_is_read_once(count):
    assert [count(NEWS), count(NEWS)] == [1, 0]


def test_many_files_are_read_alike_by_two_processes(read):
    many = {f"news/{number}.md": NEWS + b"%d" % number for number in range(450)}
    many |= {"news/fel.md": BROKEN, "news/nummer.md": NUMBER}
    assert read(many, Processes(2)) == read_each(many)


def test_more_files_than_are_written_at_once_are_kept(read):
    many = {f"news/{number}.md": NEWS for number in range(kept_readings.AT_ONCE + 1)}
    assert read(many) == read(many) == read_each(many)


def test_the_text_of_a_kept_reading_is_not_held(tmp_path, store):
    for _ in range(2):
        found = read_all({"news/a.md": NEWS}, tmp_path, store)["news/a.md"]
        assert callable(found.matter.body)
        assert callable(found.source.body)
        assert found.source.text == found.matter.text == "Texten.\n"


@pytest.mark.parametrize("raw", [BROKEN, NUMBER], ids=["broken", "with a personal number"])
def test_the_text_of_what_is_not_kept_is_held(tmp_path, store, raw):
    found = read_all({"news/a.md": raw}, tmp_path, store)["news/a.md"]
    assert found.matter.body == raw.decode().partition("---\n")[2].partition("---\n")[2]


def test_a_text_is_read_again_where_the_cache_was_taken_away(tmp_path, store):
    (tmp_path / "a.md").write_bytes(NEWS)
    found = read_all({"a.md": NEWS}, tmp_path, store)["a.md"]
    (tmp_path / FILE).unlink()
    assert found.source.text == "Texten.\n"


def test_other_bytes_are_read(count):
    assert [count(NEWS), count(NEWS + b"Mer.")] == [1, 1]


@pytest.mark.parametrize("raw", [BROKEN, NUMBER], ids=["broken", "with a personal number"])
def test_what_must_not_be_published_is_not_kept(count, raw):
    assert count(raw) == count(raw) > 0


def test_what_is_no_longer_asked_for_is_overwritten(read, tmp_path):
    read({"news/a.md": NEWS.replace(b"Texten", b"Hemligheten")})
    assert b"Hemligheten" in (tmp_path / FILE).read_bytes()
    read({"news/a.md": NEWS})
    assert b"Hemligheten" not in (tmp_path / FILE).read_bytes()


def test_a_spoilt_file_is_begun_anew(count, tmp_path):
    (tmp_path / FILE).write_bytes(b"ingen databas" * 100)
    assert [count(NEWS), count(NEWS)] == [1, 0]


@pytest.mark.parametrize("made", [None, b"", b"x", pickle.dumps(print), pickle.dumps("text")])
def test_what_is_no_reading_is_none(made):
    assert unpacked_reading(made) is None
    assert unpacked_reading(made and len(made).to_bytes(kept_readings.SIZE) + made) is None


def test_a_kept_reading_says_all_but_its_text():
    reading = read_alone(NEWS, "news/a.md", "news", "")
    kept = unpacked_reading(packed_reading(reading))
    assert kept == replace(reading, matter=replace(reading.matter, body=""), source=replace(reading.source, body=""))


def test_a_file_that_was_not_opened_is_opened_where_nothing_is_kept_of_it(tmp_path, store):
    (tmp_path / "a.md").write_bytes(NEWS)
    shelf = KeptReadings(store, tree_of(tmp_path, "a.md"), "", {"a.md": digest(NEWS)})
    raw = {}
    assert shelf.read_all(["a.md"], raw, ALONE)["a.md"].source.text == "Texten.\n"
    assert raw == {}
    assert store.fetch(list(shelf.keys.values())).keys() == {*shelf.keys.values()}


def test_of_a_file_that_is_another_by_then_nothing_is_kept(tmp_path, store):
    (tmp_path / "a.md").write_bytes(NEWS.replace(b"Texten", b"En annan"))
    shelf = KeptReadings(store, tree_of(tmp_path, "a.md"), "", {"a.md": digest(NEWS)})
    assert shelf.read_all(["a.md"], {}, ALONE)["a.md"].source.text == "En annan.\n"
    assert store.fetch(list(shelf.keys.values())) == {}


def tree_of(root, *paths):
    return Tree(root, dict.fromkeys(paths, "news"), on_disk={path: path for path in paths})
