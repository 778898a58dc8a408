"""`newsroom build` where words were edited and nothing else: pages, lists and feeds come out as of a whole build."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from newsroom.amending import edition
from newsroom.amending.words import Unfit
from newsroom.incremental import record
from newsroom.incremental.copies import Copy, Lost
from pelican.plugins import signals
from PIL import Image

from tests.processes import watch_copies

WORDS = ("badplats", "förskola", "simhall", "budget", "cykelväg", "bibliotek")
WEIGHTS = "language\tsv\ntexts\t12\n" + "".join(f"{word}\t{number}\n" for number, word in enumerate(sorted(WORDS), 2))
ITEM = """---
title: {title}
date: 2026-03-{day:02}
{more}---
Kommunen om {word} och {other}. Läs [mer om det](/news/a.md) eller [på en annan plats](https://example.org/).
"""
NOTICE = """---
title: Protokoll
posted: 2026-03-24
type: minutes
body: Kommunstyrelsen
meeting: {date: 2026-03-20}
approved: 2026-03-23
minutes_at: Kommunhuset
---
Protokollet är justerat.
"""
SUMMARY = "summary: En ingress.\n"
EDITED = "content/news/b.md"
apart = pytest.mark.linux
"""There are copies of a process on Linux alone."""


def item(title: str, day: int, word: str, other: str = "annat", more: str = SUMMARY) -> str:
    """Return a source file."""
    return ITEM.format(title=title, day=day, word=word, other=other, more=more)


def build(site, *words):
    return site.build("--profile", "tid.json", *words)


def is_amended(site) -> bool:
    """Build, and tell whether that was done without a whole build."""
    run = build(site)
    assert run.code == 0, run.err
    return list(json.loads((site.folder / "tid.json").read_text())["stages"]) == ["amend"]


def edit(site, before: str, after: str, path: str = EDITED) -> None:
    text = (site.folder / path).read_text("utf-8")
    assert before in text
    site.write(path, text.replace(before, after))


def say(site, key: str, words: str, path: str = EDITED) -> None:
    """Write other words after a key of the front matter."""
    text = (site.folder / path).read_text("utf-8")
    site.write(path, re.sub(f"^{key}: .*$", f"{key}: {words}", text, count=1, flags=re.M))


@pytest.fixture(autouse=True)
def steady(monkeypatch):
    """Keep what pytest says of its progress out of the environment's sight."""
    monkeypatch.setattr("newsroom.cli.unchanged.OF_A_TERMINAL", ("PYTEST_CURRENT_TEST",))


@pytest.fixture
def built(site):
    """Return a newsroom that was built, of which nothing changed since."""
    shutil.rmtree(site.content)
    site.write("word-weights/sv.tsv", WEIGHTS)
    site.write("content/topics.yml", "bad:\n  name: Bad\n")
    site.write("content/bodies.yml", "ks:\n  name: Kommunstyrelsen\n")
    site.write("content/people.yml", "anna:\n  name: Anna Ek\n")
    for number, (slug, word) in enumerate(zip("abcdef", WORDS, strict=True), 1):
        site.write(f"content/news/{slug}.md", item(f"Nyhet {slug}", number, word, more=SUMMARY + "topics: [bad]\n"))
    site.write("content/blog/d.md", item("Inlägg", 11, "budget", more=SUMMARY + "author: Anna Ek\n"))
    site.write("content/notices/e.md", NOTICE)
    site.write("content/pages/kontakt.md", "---\ntitle: Kontakt\n---\nRing oss.\n\nMer.\n")
    assert build(site).code == 0
    return site


def test_an_edited_text_needs_no_whole_build(built):
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    assert built.differing() == []


def test_its_page_and_its_feeds_tell_of_it(built):
    edit(built, "annat", "glasskiosken")
    assert is_amended(built)
    for name in ("nyheter/2026/03/b/index.html", "nyheter/rss.xml", "amnen/bad/atom.xml", "nyheter/feed.json"):
        assert "glasskiosken" in (built.folder / "output" / name).read_text("utf-8"), name


def test_other_pages_lead_on_to_it_when_it_speaks_of_the_same(built):
    edit(built, "annat", "biblioteket, ett bibliotek vid biblioteket")
    edit(built, "annat", "biblioteket, ett bibliotek vid biblioteket", "content/news/a.md")
    assert is_amended(built)
    assert built.differing() == []


@pytest.fixture
def copies(monkeypatch):
    """Let copies of this process help however few texts there are, and return those that do."""
    monkeypatch.setattr(record, "MANY", 1)
    monkeypatch.setattr(record, "can_copy", lambda: True)
    return watch_copies(monkeypatch)


def bring_biblioteket_out(site, jobs: str = "2") -> bool:
    """Edit two texts so that other pages lead on to them, and tell whether that was done without a whole build."""
    for path in (EDITED, "content/news/a.md"):
        edit(site, "annat", "biblioteket, ett bibliotek vid biblioteket", path)
    assert build(site, "--jobs", jobs).code == 0
    return list(json.loads((site.folder / "tid.json").read_text())["stages"]) == ["amend"]


@apart
def test_related_items_are_chosen_by_a_copy_of_the_process(built, copies):
    assert bring_biblioteket_out(built)
    assert built.differing() == []
    assert [copy.process for copy in copies] == [0, 0]


@apart
def test_one_job_has_no_copy(built, copies):
    assert bring_biblioteket_out(built, jobs="1")
    assert copies == []


@apart
def test_what_lost_copies_had_in_hand_is_done_without_them(built, copies, monkeypatch):
    def lose(copy):
        copy.close()
        raise Lost

    monkeypatch.setattr(Copy, "fetch", lose)
    bring_biblioteket_out(built)  # Had it kept the new ranking by then, that takes a whole build.
    assert built.differing() == []
    assert len(copies) >= 2


@apart
def test_what_a_copy_finds_to_be_more_takes_a_whole_build(built, copies, monkeypatch):
    def refuse(edition, edits):
        raise Unfit

    monkeypatch.setattr(edition.Edition, "choose", refuse)
    assert not bring_biblioteket_out(built)
    assert built.differing() == []
    assert [copy.process for copy in copies] == [0, 0]


@apart
def test_no_copy_is_left_where_something_else_turns_out_unfit(built, copies, monkeypatch):
    def refuse(edition):
        raise Unfit

    monkeypatch.setattr(edition.Edition, "suggestions", refuse)
    assert not bring_biblioteket_out(built)
    assert [copy.process for copy in copies] == [0, 0]


@pytest.mark.parametrize("slug", ["news/b", "blog/d"])
def test_edits_that_follow_each_other_end_as_one_would(built, slug):
    for word in (*WORDS, "annat"):
        text = (built.content / f"{slug}.md").read_text("utf-8")
        built.write(f"content/{slug}.md", text.replace("Läs", f"Och om {word}. Läs"))
        assert is_amended(built)
    assert built.differing() == []


def test_what_was_brought_out_is_not_built_again(built):
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    build(built)
    assert list(json.loads((built.folder / "tid.json").read_text())["stages"]) == ["unchanged"]


def test_a_whole_build_afterwards_finds_everything_in_order(built):
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    built.write("content/news/ny.md", item("Ny", 12, "budget"))
    assert not is_amended(built)
    assert built.differing() == []


def test_an_edit_taken_back_gives_the_site_that_was(built):
    before = built.files("output")
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    edit(built, "något helt annat", "annat")
    assert is_amended(built)
    assert built.files("output") == before


def test_a_broken_file_falls_back_on_the_text_that_was_brought_out(built):
    edit(built, "annat", "glasskiosken")
    assert is_amended(built)
    edit(built, "title:", "titel:")
    assert build(built, "--keep-going").code == 1
    assert "glasskiosken" in built.page("nyheter/2026/03/b")


def test_build_json_tells_what_was_done(built):
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    told = json.loads(next(built.folder.glob(".newsroom/*/build.json")).read_text())
    files = len(built.files("output"))
    assert told["rendered"] >= 1
    assert told["written"] + told["kept"] == files
    assert (told["items"], told["pruned"]) == (9, 0)


def test_a_hub_is_told_of_the_feeds_that_changed(built):
    kept = next(built.folder.glob(".newsroom/*/feeds.json"))
    before = json.loads(kept.read_text())
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    after = json.loads(kept.read_text())
    changed = {
        address.removeprefix("https://www.provkoping.example/")
        for address in after
        if after[address] != before[address]
    }
    assert "nyheter/rss.xml" in changed
    assert not any(address.startswith("blogg/") for address in changed)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("title", "Glasskiosken vid badet"),
        ("summary", "Glasskiosken öppnar."),
        ("title", "Glasskiosken <öppnar> & ”håller” öppet"),
    ],
    ids=["title", "summary", "signs"],
)
@pytest.mark.parametrize("path", [EDITED, "content/news/f.md", "content/blog/d.md"])
def test_a_title_and_a_lead_change_wherever_they_stand(built, path, key, words):
    say(built, key, words, path)
    assert is_amended(built)
    told = [name for name, data in built.files("output").items() if b"Glasskiosken" in data]
    assert {"index.html", "sv/rss.xml"} < set(told)
    assert len([name for name in told if name.endswith(".html")]) > 4, told
    assert built.differing() == []


def test_titles_of_several_items_change_at_once(built):
    for path in ("news/a", "news/b", "news/e", "blog/d"):
        edit(built, "title: ", "title: Nytt om ", f"content/{path}.md")
        edit(built, "ingress", "glasskiosk", f"content/{path}.md")
    assert is_amended(built)
    assert built.differing() == []


def test_titles_change_again_and_again(built):
    for title in ("Glasskiosken", "Badet", "Nyhet c", "Nyhet b"):
        say(built, "title", title)
        assert is_amended(built)
        assert built.differing() == []


def test_a_whole_build_after_another_title_finds_everything_in_order(built):
    edit(built, "title: Nyhet b", "title: Glasskiosken")
    assert is_amended(built)
    built.write("content/news/g.md", item("Nyhet g", 20, "budget"))
    assert not is_amended(built)
    edit(built, "title: Glasskiosken", "title: Badet")
    assert is_amended(built)
    assert built.differing() == []


def test_another_kicker_stands_on_cards(built):
    edit(built, "topics:", "kicker: Bygge\ntopics:")
    assert is_amended(built)
    assert built.differing() == []
    edit(built, "kicker: Bygge", "kicker: Bad")
    assert is_amended(built)
    assert "Bad</" in built.page("nyheter")
    assert built.differing() == []


def test_an_item_without_a_summary_is_shown_by_how_its_text_begins(built):
    built.write("content/documents/f.txt", "Text.")
    built.write("content/documents/f.md", item("Plan", 12, "budget", more="file: /documents/f.txt\n"))
    assert not is_amended(built)
    edit(built, "Kommunen om", "Glasskiosken och", "content/documents/f.md")
    assert is_amended(built)
    assert "Glasskiosken" in built.page("dokument")
    assert built.differing() == []


@pytest.mark.parametrize(
    "more",
    [
        "case: KS 2026/1\n",
        "aliases: [/gammal/]\n",
        "event: {start: 2026-04-01}\n",
        "updates: [{date: 2026-03-05, note: Rättat.}]\n",
        "easy_read_of: /news/a.md\n",
    ],
)
def test_a_title_of_which_more_is_made_takes_a_whole_build(built, more):
    edit(built, "topics:", f"{more}topics:")
    assert not is_amended(built)
    edit(built, "title: Nyhet b", "title: Glasskiosken")
    assert not is_amended(built)
    assert built.differing() == []
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    assert built.differing() == []


def test_a_title_that_begins_or_ceases_to_name_a_meeting_takes_a_whole_build(built):
    edit(built, "title: Nyhet b", "title: Beslut i kommunstyrelsen den 20 mars")
    assert not is_amended(built)
    edit(built, "title: Beslut", "title: Besluten")
    assert is_amended(built)
    told = [name for name, data in built.files("output/anslagstavla").items() if b"Besluten" in data]
    assert told, "the notice of the meeting leads to it"
    assert built.differing() == []
    edit(built, "den 20 mars", "den 21 mars")
    assert not is_amended(built)


def test_a_page_of_which_it_is_not_known_what_it_was_made_of_is_made_by_a_whole_build(built):
    with sqlite3.connect(next(built.folder.glob(".newsroom/*/cache/made.sqlite"))) as rows:
        rows.execute("DELETE FROM addresses WHERE instr(made, '/nyheter/2026/03/c/')")
    edit(built, "topics: [bad]", "topics: []")
    assert not is_amended(built)
    edit(built, "title: Nyhet b", "title: Glasskiosken")
    assert not is_amended(built)
    assert "Glasskiosken" in built.page("nyheter")
    edit(built, "title: Glasskiosken", "title: Badet")
    assert is_amended(built)
    assert built.differing() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("topics: [bad]", "topics: []"),
        ("annat", "[annat](/anslagstavla/)"),
        ("annat", "[annat](/documents/f.txt)"),
        ("annat", "[annat]()"),
        ("annat", "annat. Mötet är fredag den 24 mars 2026"),
        ("annat", "annat. Ring 070-628 04 12"),
        ("annat", 'annat <img src="/images/x.jpg" alt="Något">'),
    ],
    ids=["topics", "address", "file", "empty link", "a hint", "a telephone", "a picture"],
)
def test_any_other_edit_takes_a_whole_build(built, before, after):
    built.write("content/documents/f.txt", "Text.")
    assert not is_amended(built)
    edit(built, before, after)
    assert not is_amended(built)
    assert built.differing() == []


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/notices/e.md", "justerat", "just justerat"),
        ("content/pages/kontakt.md", "Ring", "Ring till"),
        ("content/pages/kontakt.md", "title: Kontakt", "title: Kontakta oss"),
        ("content/pages/kontakt.md", "Mer.", "Mer. Möt oss fredag den 24 mars 2026."),
    ],
    ids=["notice", "how a page begins", "title of a page", "weekday on a page"],
)
def test_notices_and_what_menus_show_of_pages_take_a_whole_build(built, path, before, after):
    edit(built, before, after, path)
    assert not is_amended(built)
    assert built.differing() == []


def test_the_text_of_a_page_may_change(built):
    edit(built, "Mer.", "Mer, och [öppettiderna](/news/b.md).", "content/pages/kontakt.md")
    assert is_amended(built)
    assert "/nyheter/2026/03/b/" in built.page("kontakt")
    assert built.differing() == []


def test_a_headline_with_which_the_next_change_is_told_takes_a_whole_build(built):
    say(built, "summary", "En ingress.\nexpires: 2026-03-26")
    assert not is_amended(built)
    edit(built, "annat", "något annat")
    assert is_amended(built)
    say(built, "title", "Helt ny rubrik")
    assert not is_amended(built)
    told = next(built.folder.glob(".newsroom/*output/next-build.json")).read_text("utf-8")
    assert "”Helt ny rubrik” (news/b.md) lämnar listorna" in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[mer om det](/news/a.md)", "[mer om det](/news/c.md#mer)"),
        ("[mer om det](/news/a.md)", "mer om det"),
        ("annat", "[annat](../news/f.md) och [annat](/pages/kontakt.md)"),
        ("annat", "[annat](https://example.com/ett?tva=3)"),
        ("annat", "[protokollet](/notices/e.md)"),
        ("annat", "[annat][här]\n\n[här]: /news/d.md\n"),
    ],
    ids=["other", "none", "more", "off the site", "notice", "by reference"],
)
def test_links_may_change(built, before, after):
    edit(built, before, after)
    assert is_amended(built)
    assert built.differing() == []
    edit(built, after, before)
    assert is_amended(built)
    assert built.differing() == []


@pytest.fixture
def pictured(built):
    """Return a newsroom of which a text shows two pictures."""
    for name, colour in (("bad", "red"), ("skola", "blue")):
        (built.content / "images").mkdir(exist_ok=True)
        Image.new("RGB", (60, 40), colour).save(built.content / f"images/{name}.png")
    edit(built, "annat.", "annat.\n\n![Ett bad](/images/bad.png)\n\nMed ![en skola](/images/skola.png) bredvid.\n\n")
    assert not is_amended(built)
    return built


def test_a_text_with_pictures_may_change(pictured):
    edit(pictured, "annat.", "något helt annat.")
    edit(pictured, "![Ett bad]", "![Ett ”stort” bad]")
    edit(pictured, "(/images/bad.png)", '(/images/bad.png "Vid sjön")')
    edit(pictured, "[mer om det](/news/a.md)", "[mer om det](/news/c.md)")
    assert is_amended(pictured)
    assert "Vid sjön</" in pictured.page("nyheter/2026/03/b")
    assert pictured.differing() == []
    edit(pictured, "title: Nyhet b", "title: Glasskiosken")
    assert is_amended(pictured)
    assert pictured.differing() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![en skola](/images/skola.png)", "en skola"),
        ("![en skola](/images/skola.png)", "![en skola](/images/bad.png)"),
        ("bredvid", "bredvid ![en skola](/images/ny.png)"),
    ],
    ids=["fewer", "one twice", "a new one"],
)
def test_other_pictures_take_a_whole_build(pictured, before, after):
    Image.new("RGB", (60, 40), "green").save(pictured.content / "images/ny.png")
    assert not is_amended(pictured)
    edit(pictured, before, after)
    assert not is_amended(pictured)
    assert pictured.differing() == []


def test_below_a_lead_of_its_own_the_text_of_a_document_may_change(built):
    built.write("content/documents/f.txt", "Text.")
    built.write("content/documents/f.md", item("Plan", 12, "budget", more="file: /documents/f.txt\n") + "\nOch mer.\n")
    assert not is_amended(built)
    edit(built, "Och mer", "Och mycket mer", "content/documents/f.md")
    assert is_amended(built)
    assert built.differing() == []


def test_a_text_with_a_hint_may_change_where_the_hint_stays(built):
    edit(built, "title: Nyhet b", f"title: {'Lång rubrik ' * 10}")
    assert not is_amended(built)
    edit(built, "annat", "något helt annat")
    assert is_amended(built)
    assert "Rubriken är" in build(built).err
    assert built.differing() == []


def test_a_hint_that_is_told_at_another_line_takes_a_whole_build(built):
    edit(built, "annat", "annat. Mötet är fredag den 24 mars 2026")
    assert not is_amended(built)
    edit(built, "Kommunen om", "Först.\n\nKommunen om")
    assert not is_amended(built)
    assert "b.md:9" in build(built).err


def test_a_personal_number_stops_the_build(built):
    edit(built, "annat", "19121212-1212")
    assert build(built).code == 1
    assert "1212" not in built.page("nyheter/2026/03/b")


@pytest.mark.parametrize("path", ["pelicanconf.py", "content/topics.yml", "word-weights/sv.tsv", "templates/x.html"])
def test_together_with_anything_else_it_takes_a_whole_build(built, path):
    edit(built, "annat", "något helt annat")
    file = built.folder / path
    built.write(path, (file.read_text("utf-8") if file.exists() else "") + "# Mer\n")
    assert not is_amended(built)
    assert built.differing() == []


def test_where_words_are_counted_in_the_texts_it_takes_a_whole_build(built):
    (built.folder / "word-weights/sv.tsv").unlink()
    assert not is_amended(built)
    edit(built, "annat", "något helt annat")
    assert not is_amended(built)
    assert built.differing() == []


def test_where_somebody_else_listens_it_takes_a_whole_build(built):
    listening = "from pelican.plugins import signals\nsignals.finalized.connect(print_nothing)"
    built.add_setting(f"def print_nothing(pelican):\n    pass\n\n{listening}")
    try:
        assert not is_amended(built)
        edit(built, "annat", "något helt annat")
        assert not is_amended(built)
    finally:
        signals.finalized.receivers.clear()


@pytest.mark.parametrize("part", ["cache", "amendable.pickle", "sources.sqlite", "feeds.json", "cache/related"])
def test_where_memory_is_lost_it_takes_a_whole_build(built, part):
    lost = next(built.folder.glob(f".newsroom/*/{part}"))
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    edit(built, "annat", "något helt annat")
    assert not is_amended(built)
    assert built.differing() == []


@pytest.mark.parametrize("damage", ["cut", "scrambled", "another file"])
def test_damaged_last_good_sources_are_begun_anew_and_said(built, damage):
    file = next(built.folder.glob(".newsroom/*/sources.sqlite"))
    raw = file.read_bytes()
    file.write_bytes({"cut": raw[: len(raw) // 2], "scrambled": raw[:100] + raw[100:][::-1]}.get(damage, b"annat"))
    edit(built, "annat", "något helt annat")
    done = build(built)
    assert done.code == 0
    assert "De senast felfria versionerna av texterna var skadade" in done.err
    assert built.differing() == []
    edit(built, "något helt annat", "det tredje")
    assert "skadade" not in build(built).err


def test_a_last_good_source_that_the_disk_gives_back_otherwise_is_not_shown(built):
    file = next(built.folder.glob(".newsroom/*/sources.sqlite"))
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("UPDATE good SET raw = replace(raw, 'annat', 'anmat')")
    path = next((built.folder / "content/news").glob("*.md"))
    path.write_text("---\ntitle: [\n---\n", "utf-8")
    assert build(built, "--keep-going").code == 1
    assert not any("anmat" in page.read_text("utf-8") for page in (built.folder / "output").rglob("*.html"))


def test_a_feed_that_somebody_altered_takes_a_whole_build(built):
    file = built.folder / "output/nyheter/rss.xml"
    file.write_bytes(file.read_bytes()[::-1])
    edit(built, "annat", "något helt annat")
    assert not is_amended(built)
    assert built.differing() == []


def test_many_texts_at_once_take_a_whole_build(built):
    for number in range(21):
        built.write(f"content/news/fler-{number}.md", item(f"Fler {number}", 13, "simhall"))
    assert not is_amended(built)
    for number in range(21):
        edit(built, "annat", "något", f"content/news/fler-{number}.md")
    assert not is_amended(built)


def test_an_edited_text_is_brought_out_without_importing_pelican():
    look = "import sys, newsroom.cli.amended; sys.exit('pelican' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
