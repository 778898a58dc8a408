"""Texts that others convert already while all are judged beside each other: the site is the same, broken texts too."""

import multiprocessing

import pytest
from newsroom.content import fulltext
from newsroom.content import site as site_module
from newsroom.content.fulltext import TextShelf
from newsroom.content.site import ContentRefused

from tests.trees import tree

NEWS = (
    "---\ntitle: Nyhet {0}\ndate: 2026-03-0{0}\nsummary: En ingress.\n{1}---\nEtt stycke med [en länk](/news/2.md).\n"
)
FILES = {
    **{f"news/{number}.md": NEWS.format(number, "") for number in range(1, 10)},
    "pages/overklaga.md": "---\ntitle: Överklaga\n---\nText.\n",
    "pages/tillganglighet.md": "---\ntitle: Tillgänglighet\n---\nText.\n",
}
DRAFT = {"news/9.md": NEWS.format(9, "status: draft\n"), "news/8.md": NEWS.format(8, "").replace("2026-", "2027-")}
TWO = {"NEWSROOM_JOBS": 2}
BROKEN = {"news/3.md": NEWS.format(3, "related: /news/99.md\n")}


@pytest.fixture
def begun(monkeypatch) -> list[list[str]]:
    """Begin with half of the texts however few they are; what was begun by each build."""
    found: list[list[str]] = []
    begin = TextShelf.begin

    def note(shelf, texts):
        begin(shelf, texts)
        found.append([one.source.path for one in shelf.begun.values()])

    monkeypatch.setattr(site_module, "WORTH_SHARING", 1)
    monkeypatch.setattr(fulltext, "WORTH_SHARING", 1)
    monkeypatch.setattr("newsroom.incremental.sharing.WORTH_SHARING", 1)
    monkeypatch.setattr("newsroom.incremental.sharing.CHUNK", 2)
    monkeypatch.setattr(site_module, "PART", 1)
    monkeypatch.setattr(TextShelf, "begin", note)
    return found


@pytest.mark.parametrize("edit", [{}, DRAFT], ids=["all are out", "some are not"])
def test_the_site_is_the_same(make_site, begun, tmp_path, edit):
    make_site({**FILES, **edit}, **TWO)
    assert begun == [[f"news/{number}.md" for number in range(1, 6)]]
    alone = {"OUTPUT_PATH": str(tmp_path / "alone"), "NEWSROOM_STATE": str(tmp_path / "other")}
    make_site({}, **alone)
    assert begun[1:] == [[]], "alone nothing is begun"
    assert tree(tmp_path / "output") == tree(tmp_path / "alone")


def test_what_is_known_is_not_begun_again(make_site, begun):
    make_site(FILES, **TWO)
    make_site({"news/1.md": NEWS.format(1, "kicker: Ny\n")}, **TWO)
    assert begun[1:] == [[]]


def test_others_go_when_the_content_is_refused(make_site, begun, capsys):
    with pytest.raises(ContentRefused):
        make_site({**FILES, **BROKEN}, **TWO)
    assert len(begun[0]) == 5
    assert not multiprocessing.active_children()
    assert "”/news/99.md” finns inte" in capsys.readouterr().err


def test_a_text_that_turns_out_to_be_wrong_is_left_out_although_it_was_begun(make_site, begun, tmp_path):
    site = make_site({**FILES, **BROKEN}, NEWSROOM_KEEP_GOING=True, **TWO)
    assert "news/3.md" in begun[0]
    assert site.build.kept.left_out == ["news/3.md"]
    assert not site.has("/nyheter/2026/03/3/")
    clean = {"OUTPUT_PATH": str(tmp_path / "clean"), "NEWSROOM_STATE": str(tmp_path / "other")}
    make_site({"news/3.md": None}, **clean)
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")
