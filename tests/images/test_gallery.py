"""Pictures of one build: made together, left out with a word when they cannot be shown."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom.images.gallery import Gallery, develop
from newsroom.images.wanted import Wanted
from PIL import Image

Save = Callable[..., Path]


@pytest.fixture
def portrait(save: Save) -> Path:
    return save(Image.new("RGB", (300, 400), "gray"), "anna.png")


def test_a_picture_is_shown_with_the_words_that_are_wanted(portrait: Path, cache: Path) -> None:
    gallery = Gallery(develop({"anna.png": portrait}, cache, (800,), 1), "/bilder")
    picture = gallery.picture(Wanted("anna.png", "Anna Ek", "Rektorn", "Bo Al"))
    assert picture is not None
    assert (picture.alt, picture.caption, picture.credit) == ("Anna Ek", "Rektorn", "Bo Al")


def test_the_fallback_is_the_widest_jpeg(portrait: Path, cache: Path) -> None:
    gallery = Gallery(develop({"anna.png": portrait}, cache, (100, 200), 1), "/bilder")
    picture = gallery.bare("anna.png")
    assert picture is not None
    assert picture.src.endswith("-200.jpg")
    assert (picture.width, picture.height) == (200, 267)


@pytest.mark.parametrize("path", ["bo.png", "", None])
def test_a_picture_that_is_not_there_is_none(portrait: Path, cache: Path, path: str | None) -> None:
    gallery = Gallery(develop({"anna.png": portrait}, cache, (800,), 1), "/bilder")
    assert gallery.bare(path) is None


def test_nothing_wanted_is_nothing_shown() -> None:
    assert Gallery({}, "/bilder").picture(None) is None


def test_a_picture_that_broke_since_it_was_examined_is_left_out_and_named(
    save: Save, portrait: Path, cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = save(Image.new("RGB", (10, 10)), "bo.png")
    broken.write_bytes(b"")
    with caplog.at_level(logging.WARNING):
        assert list(develop({"anna.png": portrait, "bo.png": broken}, cache, (800,), 2)) == ["anna.png"]
    assert "bo.png: Bildfilen är tom" in caplog.text


def test_pictures_keep_the_order_they_were_asked_for(save: Save, cache: Path) -> None:
    sources = {str(number): save(Image.new("RGB", (10 + number, 10)), f"{number}.png") for number in range(9)}
    assert list(develop(sources, cache, (800,), 4)) == list(sources)
