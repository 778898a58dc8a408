"""What counts as a source, a register or material, and what is not looked at."""

import os
import unicodedata
from pathlib import Path

import pytest
from newsroom.validation.tree import UNPRINTABLE, scan


def test_the_folder_is_the_kind(content):
    for kind in ("news", "blog", "notices", "documents", "pages", "comments"):
        content.write(f"{kind}/a/b/x.md", "")
    assert list(scan(content.root).sources.values()) == ["blog", "comments", "documents", "news", "notices", "pages"]


@pytest.mark.parametrize("name", [".x.md", ".mapp/x.md", "x.md~", "mapp~/x.md", ".DS_Store", "Thumbs.db"])
def test_what_is_no_source(content, name):
    content.write(f"news/{name}", "skräp")
    assert scan(content.root).sources == {}


@pytest.mark.parametrize("name", [".x.md", ".mapp/x.md", "x.md~", ".DS_Store"])
def test_what_is_not_even_material(content, name):
    content.write(f"news/{name}", "skräp")
    tree = scan(content.root)
    assert (tree.materials, tree.problems) == ({}, [])


@pytest.mark.parametrize("path", ["x.md", "utkast/x.md", "images/x.md", "News/x.md"])
def test_a_text_in_another_folder_is_an_error_of_its_own(content, path):
    content.write(path, "---\ntitle: A\n---\n")
    assert content.told() == [(path, 1, "misplaced")]


def test_registers_lie_at_the_top(content):
    content.write("topics.yml", "a: A\n")
    content.write("news/bodies.yml", "a: A\n")
    tree = scan(content.root)
    assert tree.registers == ["topics.yml"]
    assert list(tree.materials) == ["news/bodies.yml"]


def test_sources_come_in_order_of_path(content):
    for path in ("pages/b.md", "news/z.md", "news/a/b.md", "news/a.md"):
        content.write(path, "")
    assert list(scan(content.root).sources) == ["news/a.md", "news/a/b.md", "news/z.md", "pages/b.md"]


@pytest.mark.parametrize("name", ["news/å.md", "documents/å.pdf"])
def test_two_files_of_one_name_in_two_spellings_are_told(content, name):
    for form in ("NFC", "NFD"):
        content.write(unicodedata.normalize(form, name), "---\ntitle: A\n---\n")
    (told,) = scan(content.root).problems
    assert (told.path, told.code, told.severity) == (name, "file-name", "error")
    assert told.message == "Två filer har samma namn: bokstäver som å är skrivna på två sätt i dem."


def test_a_decomposed_name_is_found_by_a_composed_one(content):
    content.write(unicodedata.normalize("NFD", "documents/förskola.pdf"), b"%PDF-1.4")
    content.write(unicodedata.normalize("NFD", "news/förskola.md"), "---\ntitle: A\n---\n")
    tree = scan(content.root)
    assert "documents/förskola.pdf" in tree.materials
    assert tree.read(["news/förskola.md"]) == {"news/förskola.md": b"---\ntitle: A\n---\n"}


def test_a_link_out_of_the_folder_is_not_followed(content):
    (content.root.parent / "hemligt.md").write_text("---\ntitle: Hemligt\n---\n")
    (content.root / "news").mkdir()
    os.symlink(content.root.parent / "hemligt.md", content.root / "news" / "x.md")
    assert content.told() == [("news/x.md", 1, "link-outside")]
    assert content.examine().sources == []


def test_a_folder_that_links_out_is_not_followed(content):
    outside = content.root.parent / "annat"
    outside.mkdir()
    (outside / "x.md").write_text("---\ntitle: A\n---\n")
    os.symlink(outside, content.root / "news")
    assert content.told() == [("news", 1, "link-outside")]


def test_a_link_to_nowhere_is_not_followed(content):
    os.symlink(content.root / "finns-inte.md", content.root / "x.md")
    assert content.told() == [("x.md", 1, "link-outside")]


def test_a_link_within_the_folder_is_followed(content):
    content.write("images/a.png", b"x")
    (content.root / "news").mkdir()
    os.symlink(content.root / "images" / "a.png", content.root / "news" / "b.png")
    assert sorted(scan(content.root).materials) == ["images/a.png", "news/b.png"]


def test_links_in_a_circle_end(content):
    content.write("news/a/x.md", "")
    content.write("news/b/y.md", "")
    os.symlink(content.root / "news" / "b", content.root / "news" / "a" / "till-b")
    os.symlink(content.root / "news" / "a", content.root / "news" / "b" / "till-a")
    os.symlink(content.root, content.root / "news" / "allt")
    found = list(scan(content.root).sources)
    assert found == ["news/a/till-b/y.md", "news/a/x.md", "news/b/till-a/x.md", "news/b/y.md"]


def test_a_link_to_itself_ends(content):
    os.symlink(content.root / "x.md", content.root / "x.md")
    assert content.told() == [("x.md", 1, "link-outside")]


@pytest.mark.parametrize("name", ["x.MD", "x.markdown", "x.md.txt", "x.mdown"])
def test_a_file_that_is_almost_a_text_is_hinted_at(content, name):
    content.write(f"news/{name}", "---\ntitle: A\n---\n")
    assert content.told() == [(f"news/{name}", 1, "nearly-source")]


def test_a_file_that_is_almost_a_text_is_none_elsewhere(content):
    content.write("images/x.markdown", "")
    assert content.told() == []


def test_a_file_that_is_almost_a_register_is_hinted_at(content):
    content.write("bodies.yaml", "a: A\n")
    assert content.told() == [("bodies.yaml", 1, "nearly-register")]


def test_a_name_with_a_control_character_is_told(content):
    content.write("news/a\x07b.md", "---\ntitle: A\n---\n")
    assert content.told() == [("news/a?b.md", 1, "file-name")]


@pytest.mark.parametrize("name", ["a\nb", "a\udce5b", "a\x85b"])
def test_names_that_cannot_be_shown(name):
    assert UNPRINTABLE.search(name)


@pytest.mark.parametrize("name", ["På väg.md", "新学校.md", "a b.md", "a'b.md"])
def test_names_that_can_be_shown(name):
    assert not UNPRINTABLE.search(name)


def test_a_file_that_vanishes_meanwhile_is_told(content):
    content.news("news/x.md")
    tree = scan(content.root)
    (content.root / "news" / "x.md").unlink()
    assert tree.read(tree.sources) == {}
    assert [(problem.path, problem.code) for problem in tree.problems] == [("news/x.md", "unreadable")]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path):
    tree = scan(tmp_path / "finns-inte")
    assert [(problem.path, problem.code) for problem in tree.problems] == [("", "unreadable")]


def test_other_files_than_regular_ones_are_not_looked_at(content):
    os.mkfifo(content.root / "x.pdf")
    assert scan(content.root).materials == {}
