"""A picture that is fetched as a file leaves its notes behind."""

from io import BytesIO

import pytest
from newsroom.domain.painting import bare
from PIL import Image


def photo(kind: str) -> bytes:
    """Return a small picture that lies on its side and says who took it."""
    notes = Image.Exif()
    notes[0x0112], notes[0x013B] = 6, "Fotografen"
    file = BytesIO()
    Image.new("RGB", (8, 4), "teal").save(file, kind, exif=notes)
    return file.getvalue()


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "png")])
def test_a_photo_stays_one_and_all_else_loses_nothing(kind, suffix):
    assert bare(photo(kind)).suffix == suffix


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_stands_upright(kind):
    with Image.open(BytesIO(bare(photo(kind)).content)) as picture:
        assert picture.size == (4, 8)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_says_nothing_of_who_took_it(kind):
    assert b"Fotografen" in photo(kind)
    assert b"Fotografen" not in bare(photo(kind)).content
