"""Files to fetch say what they are, and carry no notes."""

from io import BytesIO

import pytest
from newsroom.content.downloads import size_text, title_of, type_of
from PIL import ExifTags, Image

NEWS = "---\ntitle: A\ndate: 2026-03-05\nsummary: S.\n---\n{}\n"


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 byte"), (999, "999 byte"), (245_300, "245 kB"), (1_240_000, "1,2 MB")]
)
def test_a_size_is_said_as_people_read_it(size, text):
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("notices/2026/protokoll-ks-2026-03-30.pdf", "Protokoll ks 30 mars 2026"),
        ("x/Plan_för_ån.pdf", "Plan för ån"),
        ("x/nummer-2026-13-45.pdf", "Nummer 2026 13 45"),
    ],
)
def test_a_file_without_a_title_is_called_by_its_name(path, title):
    assert title_of(path) == title


def test_an_unknown_type_is_called_by_its_suffix():
    assert type_of("x/ritning.dwg") == ("DWG", "application/octet-stream")


def photograph() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    file = BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "JPEG", exif=exif)
    return file.getvalue()


def test_a_picture_that_somebody_may_fetch_has_no_notes_and_stands_upright(make_site):
    files = {"news/a.md": NEWS.format("[Kartan](/images/karta.jpg)"), "images/karta.jpg": photograph()}
    with Image.open(make_site(files).output / "nyheter/2026/03/a/karta.jpg") as fetched:
        assert dict(fetched.getexif()) == {}
        assert fetched.size == (40, 60)


def test_a_broken_picture_may_not_be_fetched_either(make_site):
    from newsroom.content.site import ContentRefused

    files = {"news/a.md": NEWS.format("[Kartan](/images/karta.jpg)"), "images/karta.jpg": photograph()[:300]}
    with pytest.raises(ContentRefused):
        make_site(files)


def test_a_picture_is_judged_once_and_then_known(make_site):
    files = {"news/a.md": NEWS.format("![Karta](/images/karta.jpg)"), "images/karta.jpg": photograph()}
    assert len(make_site(files).build.state.good_pictures()) == 1
    again = make_site({})
    assert again.build.examination.tree.known_pictures == again.build.state.good_pictures()
