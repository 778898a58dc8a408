"""What a copy of this process writes is what this process would have written."""

import os

import pytest
from newsroom.content import apart
from newsroom.feeds.desk import FeedDesk
from newsroom.incremental.copies import CLOSED, Copy, Lost
from newsroom.listings.pages import ListPages
from pelican.plugins import signals

from tests.processes import watch_copies

pytestmark = [pytest.mark.linux, pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")]
"""Other tests may have left threads, of which Python 3.12 warns; none of them has to do with ours."""

NEWS = "---\ntitle: Nyhet {0}\ndate: 2026-03-{0:02}\nsummary: Om {1}.\ntopics: [Bad]\n---\nText om {1}.\n"
FILES = {f"news/{number}.md": NEWS.format(number, word) for number, word in enumerate(("bad", "skola", "bad", "is"), 1)}
TWO = {"NEWSROOM_JOBS": 2}


@pytest.fixture
def copies(monkeypatch):
    """Let copies be made however small the site, and return those that are."""
    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(apart, "can_copy", lambda: True)
    return watch_copies(monkeypatch)


def told(site):
    """Return what a build says of itself, but for the time it took."""
    said = site.build.summary()
    return {name: value for name, value in said.items() if name not in ("stages", "seconds")}


def tree(site):
    return {path.relative_to(site.output): path.read_bytes() for path in site.output.rglob("*") if path.is_file()}


def ledger(site):
    return {name: row[:2] for name, row in site.build.state.earlier_outputs().items()}


def test_the_same_is_written_apart(make_site, copies, monkeypatch):
    site = make_site(FILES, **TWO)
    assert len(copies) == 2
    apart_said, apart_tree, apart_ledger = told(site), tree(site), ledger(site)
    monkeypatch.setattr(apart, "MANY", 100)
    for path in (site.output.parent / "state").rglob("*"):
        if path.is_file():
            path.unlink()
    for path in apart_tree:
        (site.output / path).unlink()
    here = make_site({}, **TWO)
    assert len(copies) == 2
    assert (told(here), tree(here), ledger(here)) == (apart_said, apart_tree, apart_ledger)


def test_an_edit_is_brought_out_apart(make_site, copies):
    make_site(FILES, **TWO)
    done = make_site({"news/5.md": NEWS.format(5, "skola")}, **TWO)
    assert len(copies) == 4
    assert "Nyhet 5" in (done.output / "nyheter/index.html").read_text("utf-8")
    assert "Nyhet 5" in (done.output / "nyheter/rss.xml").read_text("utf-8")
    assert "Nyhet 5" in (done.output / "nyheter/2026/03/2/index.html").read_text("utf-8")
    assert make_site({}, **TWO).build.outputs.written == []


def test_what_a_lost_copy_had_is_done_here(make_site, copies, monkeypatch):
    whole = tree(make_site(FILES, **TWO))
    for path in (make_site({}, **TWO).output).rglob("*.html"):
        path.unlink()

    def lose(copy):
        copy.close()
        raise Lost

    monkeypatch.setattr(Copy, "fetch", lose)
    assert tree(make_site({}, **TWO)) == whole


def test_where_the_system_has_no_room_for_a_copy_all_is_done_here(make_site, copies, monkeypatch):
    whole = tree(make_site(FILES, **TWO))

    def refuse():
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    for path in make_site({}, **TWO).output.rglob("*.*"):
        path.unlink()
    assert tree(make_site({}, **TWO)) == whole
    assert len(copies) == 2


def test_what_the_copy_has_not_come_to_is_written_here(make_site, copies, monkeypatch):
    real, here = apart.ApartGenerator.generate_output, os.getpid()
    whole = tree(make_site(FILES, **TWO))

    def come_late(generator, writer):
        if os.getpid() == here or isinstance(generator, ListPages):
            real(generator, writer)

    monkeypatch.setattr(apart.ApartGenerator, "generate_output", come_late)
    for path in make_site({}, **TWO).output.rglob("*.*"):
        path.unlink()
    site = make_site({}, **TWO)
    assert tree(site) == whole
    assert site.build.settings["NEWSROOM_AMENDABLE"].keys() >= {"feeds", "related"}
    done = {type(one).__name__: one.done for one in site.build.settings["NEWSROOM_APART"]}
    assert done["FeedDesk"] == [0]
    assert all(one.turns.end == CLOSED for one in site.build.settings["NEWSROOM_APART"])


@pytest.mark.parametrize("name", ["FeedDesk", "ListPages"])
def test_what_goes_wrong_apart_ends_the_build(make_site, copies, monkeypatch, name):
    def fail(self, writer):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr({"FeedDesk": FeedDesk, "ListPages": ListPages}[name], "write_files", fail)
    with pytest.raises(OSError, match="No space left"):
        make_site(FILES, **TWO)
    assert not any(copy.process for copy in copies)


def test_a_file_that_both_write_ends_the_build(make_site, copies, monkeypatch):
    real = ListPages.write_files

    def write(self, writer):
        real(self, writer)
        writer.outputs.write("nyheter/2026/03/1/index.html", "Något annat.")

    monkeypatch.setattr(ListPages, "write_files", write)
    with pytest.raises(FileExistsError, match=r"nyheter/2026/03/1/index\.html"):
        make_site(FILES, **TWO)


def test_no_copy_is_left_where_the_build_fails_meanwhile(make_site, copies, monkeypatch):
    from newsroom.content.newsdesk import Newsdesk

    def fail(self, context):
        raise RuntimeError("meanwhile")

    monkeypatch.setattr(Newsdesk, "make_site", fail)
    with pytest.raises(RuntimeError, match="meanwhile"):
        make_site(FILES, **TWO)
    assert len(copies) == 1
    assert not copies[0].process


def test_one_job_has_no_copy(make_site, copies):
    make_site(FILES)
    assert copies == []


def test_many_fresh_texts_are_better_shared(make_site, copies, monkeypatch):
    monkeypatch.setattr(apart, "FEW", 3)
    make_site(FILES, **TWO)
    assert copies == []
    make_site({"news/1.md": NEWS.format(1, "is")}, **TWO)
    assert len(copies) == 2


def test_somebody_elses_plugin_sees_everything_that_is_written(make_site, copies):
    seen = []

    def listen(path, context):
        seen.append(path)

    signals.content_written.connect(listen)
    try:
        site = make_site(FILES, **TWO)
    finally:
        signals.content_written.disconnect(listen)
    assert copies == []
    assert str(site.output / "nyheter/index.html") in seen


def test_reasons_are_told_without_a_copy_that_ranks(make_site, copies):
    site = make_site(FILES, NEWSROOM_RELATED_REASONS=True, **TWO)
    assert len(copies) == 1
    assert (site.output / "nyheter/2026/03/1/index.html").is_file()


def test_weights_that_cannot_be_read_end_the_build_as_ever(make_site, copies, tmp_path, capsys):
    (tmp_path / "word-weights").mkdir()
    (tmp_path / "word-weights/sv.tsv").write_text("?", "utf-8")
    with pytest.raises(SystemExit, match="2"):
        make_site(FILES, **TWO)
    assert "sv.tsv går inte att läsa" in capsys.readouterr().err
    assert not any(copy.process for copy in copies)
