"""A file that nobody touched since it was found good is not opened again."""

import os

import pytest
from newsroom.domain.addresses import AddressRules
from newsroom.domain.clock import build_moment
from newsroom.files import digest
from newsroom.incremental.packing import packed
from newsroom.incremental.store import Store
from newsroom.incremental.tracks import look
from newsroom.validation import examine
from newsroom.validation.kept_digests import KeptDigests
from newsroom.validation.tree import Tree, scan

from tests.clock import settle

NEWS = "---\ntitle: Ny skola\ndate: 2026-03-05T12:00\nsummary: En ingress.\n---\n{}\n"
RULES = AddressRules({"news": "nyheter/{slug}/"}, "sv")


@pytest.fixture
def opened(monkeypatch):
    """Return the paths that were asked for, in turn."""
    asked, real = [], Tree.read

    def read(tree, paths):
        paths = list(paths)
        asked.extend(paths)
        return real(tree, paths)

    monkeypatch.setattr(Tree, "read", read)
    return asked


@pytest.fixture
def folder(tmp_path):
    """Return a content folder with three texts that were written a while ago."""
    for name in "abc":
        write(tmp_path / "content/news" / f"{name}.md", NEWS.format("Texten."))
    settle()
    return tmp_path / "content"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def check(folder, **seen):
    store = Store(folder.parent / "cache", "readings")
    return examine(folder, RULES, build_moment("2026-03-26T12:00", {}), store=store, **seen)


def texts(found):
    return {source.path: source.text for source in found.sources}


def test_only_what_was_touched_is_opened(folder, opened):
    before = check(folder)
    assert opened == ["news/a.md", "news/b.md", "news/c.md"]
    opened.clear()
    write(folder / "news/b.md", NEWS.format("Ändrad."))
    after = check(folder)
    assert opened == ["news/b.md"]
    assert texts(after) == {**texts(before), "news/b.md": "Ändrad.\n"}
    assert after.digests["news/b.md"] == digest(NEWS.format("Ändrad.").encode())
    assert after.digests["news/a.md"] == before.digests["news/a.md"]


def test_another_text_of_the_same_length_and_time_is_seen(folder, opened):
    check(folder)
    path = folder / "news/b.md"
    before = path.stat()
    write(path, NEWS.format("Satsen."))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert texts(check(folder))["news/b.md"] == "Satsen.\n"


def test_what_was_touched_within_the_tick_in_which_it_was_read_is_opened_again(folder, opened, monkeypatch):
    moment = (folder / "news/a.md").stat().st_ctime_ns
    monkeypatch.setattr("newsroom.validation.kept_digests.file_clock", lambda: moment)
    check(folder)
    opened.clear()
    check(folder)
    assert "news/a.md" in opened


def test_a_broken_file_is_opened_each_time(folder, opened):
    write(folder / "news/b.md", "---\ntitle: Ny skola\n---\nTexten.\n")
    settle()
    assert check(folder).broken == check(folder).broken == {"news/b.md"}
    assert opened[3:] == ["news/b.md"]


def test_a_broken_file_that_was_mended_is_good(folder):
    write(folder / "news/b.md", "---\ntitle: Ny skola\n---\nTexten.\n")
    check(folder)
    write(folder / "news/b.md", NEWS.format("Lagad."))
    assert texts(check(folder))["news/b.md"] == "Lagad.\n"


def test_a_file_that_comes_or_goes_is_seen(folder, opened):
    check(folder)
    opened.clear()
    (folder / "news/a.md").rename(folder / "news/d.md")
    assert list(texts(check(folder))) == ["news/b.md", "news/c.md", "news/d.md"]
    assert opened == ["news/d.md"]


def test_what_is_saved_after_somebody_looked_counts_the_next_time(folder):
    before, seen = texts(check(folder)), look(str(folder))
    write(folder / "news/b.md", NEWS.format("Sparad sedan."))
    assert texts(check(folder, seen=seen)) == before
    assert texts(check(folder))["news/b.md"] == "Sparad sedan.\n"


def test_what_nobody_knew_is_read_as_it_is_and_again_when_it_was_saved_meanwhile(folder, opened):
    write(folder / "news/d.md", NEWS.format("Ny."))
    seen = look(str(folder))
    settle()
    write(folder / "news/d.md", NEWS.format("Nyare."))
    assert texts(check(folder, seen=seen))["news/d.md"] == "Nyare.\n"
    opened.clear()
    assert texts(check(folder))["news/d.md"] == "Nyare.\n"
    assert opened == ["news/d.md"]


def test_a_link_that_leads_elsewhere_while_texts_are_read_leaves_no_wrong_digest(folder, monkeypatch):
    """All texts there are older than the check."""
    one, other, real = folder.with_name("one"), folder.with_name("other"), Tree.read
    folder.rename(one)
    for name in "abc":
        write(other / f"news/{name}.md", NEWS.format("En annan text."))
    folder.symlink_to(one)
    settle()

    def read(tree, paths):
        lead(folder, other)
        return real(tree, paths)

    with monkeypatch.context() as patch:
        patch.setattr(Tree, "read", read)
        assert set(texts(check(folder)).values()) == {"En annan text.\n"}
    lead(folder, one)
    assert set(texts(check(folder)).values()) == {"Texten.\n"}


def lead(link, folder):
    link.unlink()
    link.symlink_to(folder)


@pytest.mark.parametrize("row", [b"", b"spoilt", packed({"news/a.md": 5}), packed([1])])
def test_a_spoilt_row_counts_as_none(folder, row):
    store = Store(folder.parent / "cache", "readings")
    store.beside("digests").add({"bundle": row})
    assert KeptDigests(store, scan(folder)).untouched == {}
    assert len(texts(check(folder))) == 3


def test_where_all_that_was_read_is_lost_the_files_are_read_again(folder):
    before = texts(check(folder))
    store = Store(folder.parent / "cache", "readings")
    for shelf in ("readings", "settled"):
        store.beside(shelf).forget_others(())
    assert texts(check(folder)) == before
