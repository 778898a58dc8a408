"""What was found good is judged again as soon as anything is another that it was good beside."""

from dataclasses import replace
from datetime import datetime

import newsroom.validation as validation
import pytest
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.rule_sets import SWEDEN
from newsroom.incremental.packing import unpacked
from newsroom.incremental.store import Store
from newsroom.validation import examine
from newsroom.validation.kept_readings import OWN
from PIL import Image

from tests.validation.conftest import MOMENT, RULES

LATER = datetime(2026, 3, 30, 12, tzinfo=STOCKHOLM)
NOTICE = "---\ntitle: Anslag\ntype: delegated\nbody: Nämnden\nposted: 2026-03-20\n---\nText.\n"


@pytest.fixture
def judged(content, tmp_path, monkeypatch):
    """Return what checks the folder, holds that against a check from the beginning, and gives the files it judged."""
    store, good, seen = Store(tmp_path / "cache", "readings"), {}, []
    real = validation.check_references
    monkeypatch.setattr(
        validation, "check_references", lambda reading, *rest: seen.append(reading.path) or real(reading, *rest)
    )

    def check(moment=MOMENT):
        fresh = examine(content.root, RULES, moment)
        seen.clear()
        found = examine(content.root, RULES, moment, good_pictures=good, store=store)
        assert told(found) == told(fresh)
        good.clear()
        good.update(found.tree.good_pictures)
        return sorted(seen)

    yield check
    store.close()


def told(found):
    sources = [(one.path, one.kind, one.item, one.text, one.mark) for one in found.sources]
    return (
        found.problems, found.allowed, found.addresses, found.withdrawn, sources, found.comments,
        found.tree.good_pictures,
    )  # fmt: skip


def test_a_good_text_is_judged_once(content, judged):
    path = content.news()
    assert [judged(), judged()] == [[path], []]


def test_an_edited_text_is_judged_and_its_neighbour_is_not(content, judged):
    content.news("news/a.md")
    content.news("news/b.md")
    judged()
    content.news("news/b.md", text="En annan text.\n")
    assert judged() == ["news/b.md"]


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        pytest.param("", "Se [b](/news/b.md).\n", id="a link in the text"),
        pytest.param("", "Se [b](b.md#del).\n".replace("b.md", "./b.md"), id="a link beside the file"),
        pytest.param("related: /news/b.md\n", "Text.\n", id="a key"),
    ],
)
def test_a_text_is_judged_when_another_that_it_names_is_gone(content, judged, extra, text):
    content.news("news/a.md", extra, text)
    content.news("news/b.md")
    judged()
    assert judged() == []
    (content.root / "news/b.md").unlink()
    assert judged() == ["news/a.md"]


def test_a_text_is_judged_when_a_register_is_another(content, judged):
    content.write("topics.yml", "- name: Skola\n")
    path = content.news(extra="topics: Skola\n")
    judged()
    content.write("topics.yml", "- name: Vatten\n")
    assert judged() == [path]


def test_a_notice_is_judged_when_its_body_is_another(content, judged):
    content.write("bodies.yml", "- name: Nämnden\n")
    content.write("notices/a.md", NOTICE)
    judged()
    assert judged() == []
    content.write("bodies.yml", "- name: Styrelsen\n")
    assert judged() == ["notices/a.md"]


def test_a_text_is_judged_when_its_picture_is_another(content, judged):
    path = content.news(text="![En bro](/images/bro.png)\n")
    (content.root / "images").mkdir()
    Image.new("RGB", (40, 40)).save(content.root / "images/bro.png")
    judged()
    assert judged() == []
    content.write("images/bro.png", b"no picture")
    assert judged() == [path]


def test_a_text_is_judged_when_its_picture_is_gone(content, judged):
    path = content.news(extra="image: {src: /images/bro.png, alt: En bro}\n")
    (content.root / "images").mkdir()
    Image.new("RGB", (40, 40)).save(content.root / "images/bro.png")
    judged()
    (content.root / "images/bro.png").unlink()
    assert judged() == [path]


def test_a_text_is_judged_when_a_file_that_it_carries_holds_a_personal_number(content, judged):
    path = content.news(text="Se [listan](/files/lista.txt).\n")
    content.write("files/lista.txt", "En lista.")
    judged()
    assert judged() == []
    content.write("files/lista.txt", "Personen 19121212-1212")
    assert judged() == [path]


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        pytest.param("", "Se [listan](/nyheter/).\n", id="an address of the site"),
        pytest.param("", "Ring [07](tel:+46701234567) 070-123 45 67.\n", id="a hint"),
        pytest.param("allow: 19121212-1212\n", "Numret 19121212-1212.\n", id="a number let through"),
    ],
)
def test_what_depends_on_more_is_judged_every_time(content, judged, extra, text):
    path = content.news(extra=extra, text=text)
    judged()
    assert judged() == [path]


def test_a_text_without_a_date_is_held_against_the_day_every_time(content, judged):
    path = content.page("pages/a.md", text="Torsdag 26 mars.\n")
    assert [judged(), judged(LATER)] == [[path], [path]]


def test_a_text_whose_address_somebody_takes_is_told_so(content, judged):
    content.news("news/a.md", "slug: ny-skola\n")
    judged()
    content.news("news/b.md", "slug: ny-skola\n")
    assert judged() == ["news/b.md"]


def test_a_text_whose_id_is_copied_is_told_so(content, judged):
    content.news("news/a.md", "id: skolan\n")
    judged()
    content.news("news/b.md", "id: skolan\n")
    assert judged() == ["news/b.md"]


def test_a_comment_finds_a_post_that_was_judged_before(content, judged):
    content.news("news/a.md", "id: skolan\n")
    judged()
    content.write("comments/skolan/1.md", "---\nname: N. N.\ndate: 2026-03-06\n---\nBra.\n")
    assert judged() == ["comments/skolan/1.md"]


def test_what_is_no_longer_there_is_forgotten(content, judged, tmp_path):
    content.news("news/a.md", "kicker: Hemligheten\n")
    content.news("news/b.md")
    judged()
    (content.root / "news/a.md").unlink()
    judged()
    assert b"Hemligheten" not in (tmp_path / "cache/made.sqlite").read_bytes()


@pytest.fixture
def bundles(tmp_path):
    """Return what gives the names of the bundles that are kept, with how many good items each holds."""

    def bundles():
        rows = Store(tmp_path / "cache", "settled").everything()
        return {name: len(unpacked(row, OWN)) for name, row in rows.items()}

    return bundles


def test_good_texts_are_kept_in_bundles_of_which_an_edit_ties_few_anew(content, judged, bundles, monkeypatch):
    monkeypatch.setattr("newsroom.incremental.bundles.SIZE", 4)
    for letter in "abcdefgh":
        content.news(f"news/{letter}.md")
    judged()
    before = bundles()
    assert list(before.values()) == [4, 4]
    content.news("news/c.md", text="En annan text.\n")
    assert judged() == ["news/c.md"]
    assert len(before.keys() & bundles().keys()) == 1
    assert sorted(bundles().values()) == [4, 4]
    assert judged() == []


def test_small_bundles_are_tied_together(content, judged, bundles, monkeypatch):
    monkeypatch.setattr("newsroom.incremental.bundles.SIZE", 4)
    for number, letter in enumerate("abcdefghi", 1):
        content.news(f"news/{letter}.md")
        assert judged() == [f"news/{letter}.md"]
        assert sum(bundles().values()) == number
    assert len(bundles()) <= 5


def test_under_rules_of_a_sites_own_nothing_is_kept(content, judged, bundles, tmp_path):
    content.news("news/a.md")
    judged()
    own = replace(SWEDEN, time_in_words="fem veckor")
    examine(content.root, RULES, MOMENT, clock=own, store=Store(tmp_path / "cache", "readings"))
    assert bundles() == {}


def test_a_bundle_that_is_spoilt_is_made_again(content, judged, bundles, tmp_path):
    content.news("news/a.md")
    judged()
    (name,) = bundles()
    Store(tmp_path / "cache", "settled").add({name: b"spoilt"})
    assert judged() == ["news/a.md"]
    assert judged() == []
    assert bundles() == {name: 1}
