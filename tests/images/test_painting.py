"""What a published picture looks like, and what must not be in it."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from newsroom.domain.painting import Painted, paint
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageStat
from PIL.PngImagePlugin import PngInfo

Save = Callable[..., Path]

WIDTHS = (800, 1600)
ORIENTATION = 0x0112
LAID = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera held this way lays the picture in the file."""
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RED_IS_BLUE = SRGB.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
"""A profile that means blue where the file says red."""
SECRETS = ("Anna Andersson", "Storgatan 1", "GPS")


def opened(painted: Painted) -> Image.Image:
    image = Image.open(BytesIO(painted.content))
    image.load()
    return image


def painted(path: Path, suffix: str = "webp", widths: tuple[int, ...] = WIDTHS) -> Image.Image:
    """Return the widest picture of one format."""
    return opened([it for it in paint(path.read_bytes(), widths) if it.suffix == suffix][-1])


def colour(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = image.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(round(band / 32) * 32 for band in pixel)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far apart two pictures are, in levels of 255."""
    assert one.size == other.size
    bands = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean
    return sum(bands) / len(bands)


def jpeg_segments(content: bytes) -> set[int]:
    """Return the markers of a JPEG up to its first scan."""
    markers = set()
    place = 2
    while content[place + 1] != 0xDA:
        markers.add(content[place + 1])
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return markers


def webp_chunks(content: bytes) -> list[bytes]:
    """Return the names of a WebP's chunks."""
    names = []
    place = 12
    while place < len(content):
        names.append(content[place : place + 4])
        (length,) = struct.unpack("<I", content[place + 4 : place + 8])
        place += 8 + length + length % 2
    return names


@pytest.fixture
def noted(save: Save, corners: Image.Image) -> Path:
    """A photo with all the notes that there are."""
    exif = Image.Exif()
    exif[0x013B] = "Anna Andersson"
    exif[0x010E] = "Storgatan 1"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 20.0, 1.5), 3: "E", 4: (18.0, 4.0, 2.5), 29: "GPS"})
    return save(
        corners.resize((2000, 100)),
        "foto.jpg",
        exif=exif,
        comment=b"Anna Andersson",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Storgatan 1</x:xmpmeta>",
        icc_profile=SRGB,
        dpi=(300, 300),
    )


@pytest.mark.parametrize("value", LAID)
@pytest.mark.parametrize("name", ["bild.jpg", "bild.png", "bild.webp", "bild.avif"])
def test_a_picture_is_turned_upright(save: Save, corners: Image.Image, name: str, value: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = value
    turn = LAID[value]
    laid = corners if turn is None else corners.transpose(turn)
    upright = painted(save(laid, name, exif=exif, quality=95))
    assert upright.size == (96, 64)
    assert [colour(upright, x, y) for x, y in ((20, 15), (70, 15), (20, 50), (70, 50))] == [
        (256, 0, 0),
        (0, 256, 0),
        (0, 0, 256),
        (256, 256, 256),
    ]


def test_an_orientation_in_xmp_alone_turns_the_picture(save: Save, corners: Image.Image) -> None:
    path = save(corners.transpose(Image.Transpose.ROTATE_90), "bild.jpg", xmp=b"<a tiff:Orientation='6'/>")
    assert painted(path).size == (64, 96)
    path = save(corners.transpose(Image.Transpose.ROTATE_90), "bild.jpg", xmp=b'<a tiff:Orientation="6"/>')
    assert painted(path).size == (96, 64)


def test_the_notes_of_the_source_are_really_there(noted: Path) -> None:
    assert all(secret.encode() in noted.read_bytes() for secret in SECRETS)
    assert {0xE1, 0xE2, 0xFE} <= jpeg_segments(noted.read_bytes())


def test_no_note_of_the_source_is_in_a_published_file(noted: Path) -> None:
    traces = [b"Exif", b"ICC", b"http:", b"xmp", b"Photoshop", *(secret.encode() for secret in SECRETS)]
    for file in paint(noted.read_bytes(), WIDTHS):
        assert [trace for trace in traces if trace in file.content] == []


def test_a_published_jpeg_has_nothing_but_picture_and_frame(noted: Path) -> None:
    for file in paint(noted.read_bytes(), WIDTHS):
        if file.suffix == "jpg":
            assert jpeg_segments(file.content) == {0xE0, 0xDB, 0xC2, 0xC4}


def test_a_published_webp_has_nothing_but_picture(noted: Path) -> None:
    for file in paint(noted.read_bytes(), WIDTHS):
        if file.suffix == "webp":
            assert webp_chunks(file.content) == [b"VP8 "]


def test_a_reader_of_pictures_finds_no_notes(noted: Path) -> None:
    for file in paint(noted.read_bytes(), WIDTHS):
        image = opened(file)
        assert not image.getexif()
        assert {"exif", "xmp", "icc_profile", "comment", "photoshop", "dpi"}.isdisjoint(image.info)


def test_a_comment_is_gone_although_nothing_had_to_be_changed(save: Save, corners: Image.Image) -> None:
    for file in paint(save(corners, "bild.jpg", comment=b"Anna Andersson").read_bytes(), WIDTHS):
        assert b"Anna" not in file.content


def test_text_in_a_png_is_gone(save: Save, corners: Image.Image) -> None:
    text = PngInfo()
    text.add_text("Author", "Anna Andersson")
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Storgatan 1</x:xmpmeta>")
    for file in paint(save(corners, "bild.png", pnginfo=text).read_bytes(), WIDTHS):
        assert b"Anna" not in file.content
        assert b"Storgatan" not in file.content


def test_both_widths_are_made_in_both_formats(noted: Path) -> None:
    assert [(file.width, file.height, file.suffix) for file in paint(noted.read_bytes(), WIDTHS)] == [
        (800, 40, "webp"),
        (800, 40, "jpg"),
        (1600, 80, "webp"),
        (1600, 80, "jpg"),
    ]


@pytest.mark.parametrize(
    ("width", "made"),
    [(1, [1]), (799, [799]), (800, [800]), (801, [800, 801]), (1600, [800, 1600]), (1601, [800, 1600])],
)
def test_nothing_is_blown_up(save: Save, width: int, made: list[int]) -> None:
    path = save(Image.new("L", (width, 10)), "bild.png")
    assert [file.width for file in paint(path.read_bytes(), WIDTHS) if file.suffix == "webp"] == made


def test_the_told_size_is_the_size(noted: Path) -> None:
    for file in paint(noted.read_bytes(), WIDTHS):
        assert opened(file).size == (file.width, file.height)


def test_a_sideways_photo_is_measured_as_it_is_seen(save: Save) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    path = save(Image.new("RGB", (4000, 2000)), "bild.jpg", exif=exif)
    assert painted(path).size == (1600, 3200)


def test_a_strip_keeps_at_least_one_pixel_of_height(save: Save) -> None:
    assert painted(save(Image.new("RGB", (16_000, 1), "red"), "remsa.png")).size == (1600, 1)


def test_a_single_pixel_is_a_picture(save: Save) -> None:
    image = painted(save(Image.new("RGB", (1, 1), "red"), "punkt.png"))
    assert (image.size, colour(image, 0, 0)) == ((1, 1), (256, 0, 0))


def test_colours_are_those_that_the_profile_means(save: Save) -> None:
    path = save(Image.new("RGB", (64, 64), "red"), "bild.png", icc_profile=RED_IS_BLUE)
    assert colour(painted(path), 32, 32) == (0, 0, 256)


def test_colours_behind_transparency_follow_the_profile_too(save: Save) -> None:
    path = save(Image.new("RGBA", (64, 64), (255, 0, 0, 128)), "bild.png", icc_profile=RED_IS_BLUE)
    image = painted(path)
    assert colour(image, 32, 32) == (0, 0, 256)
    assert image.getchannel("A").getextrema() == (128, 128)


@pytest.mark.parametrize("profile", [b"no profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()])
def test_a_profile_that_does_not_fit_means_nothing(save: Save, profile: bytes) -> None:
    path = save(Image.new("RGB", (64, 64), "red"), "bild.jpg", icc_profile=profile)
    assert colour(painted(path), 32, 32) == (256, 0, 0)


def test_a_profile_for_other_colours_means_nothing(save: Save) -> None:
    path = save(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "bild.jpg", icc_profile=SRGB)
    assert colour(painted(path), 32, 32) == (256, 0, 0)


def test_printing_inks_become_screen_colours(save: Save) -> None:
    path = save(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "tryck.jpg")
    assert [colour(painted(path, suffix), 32, 32) for suffix in ("webp", "jpg")] == [(256, 0, 0), (256, 0, 0)]


def test_sixteen_bits_of_grey_keep_their_middle(save: Save) -> None:
    path = save(Image.new("I;16", (64, 64), 0x8080), "mikroskop.png")
    assert colour(painted(path), 32, 32) == (128, 128, 128)


def test_black_and_white_scans_are_taken(save: Save) -> None:
    assert colour(painted(save(Image.new("1", (64, 64), 1), "inskannat.png")), 32, 32) == (256, 256, 256)


def with_a_hole(mode: str) -> Image.Image:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 31, 63), (255, 0, 0, 255))
    return image.quantize(8) if mode == "P" else image.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_stays_in_webp(save: Save, mode: str) -> None:
    image = painted(save(with_a_hole(mode), "logotyp.png"))
    assert image.mode == "RGBA"
    assert image.getchannel("A").getpixel((10, 32)) == 255
    assert image.getchannel("A").getpixel((60, 32)) == 0


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_white_in_jpeg(save: Save, mode: str) -> None:
    image = painted(save(with_a_hole(mode), "logotyp.png"), "jpg")
    assert colour(image, 60, 32) == (256, 256, 256)
    assert colour(image, 10, 32) != (256, 256, 256)


@pytest.mark.parametrize(("mode", "hidden"), [("P", 0), ("L", 0), ("RGB", (0, 0, 0))])
def test_one_colour_that_is_declared_transparent_is_so(save: Save, mode: str, hidden: object) -> None:
    image = painted(save(Image.new(mode, (64, 64)), "logotyp.png", transparency=hidden))
    assert image.getchannel("A").getextrema() == (0, 0)


def test_a_still_gif_is_taken(save: Save) -> None:
    path = save(with_a_hole("RGBA"), "logotyp.gif")
    assert [colour(painted(path, "jpg"), x, 32) for x in (10, 60)] == [(256, 0, 0), (256, 256, 256)]


def test_two_paintings_are_the_same_bytes(noted: Path) -> None:
    assert paint(noted.read_bytes(), WIDTHS) == paint(noted.read_bytes(), WIDTHS)


def test_the_order_of_the_widths_changes_nothing(noted: Path) -> None:
    assert paint(noted.read_bytes(), (1600, 800)) == paint(noted.read_bytes(), (800, 1600))


@pytest.mark.shared
@pytest.mark.parametrize("value", range(2, 9))
def test_real_photos_look_alike_however_the_camera_lay(shared: Path, value: int) -> None:
    # Each has its own digit in the middle. Only the first has no profile: taken without theirs, the others are 14 off.
    upright = painted(shared / "orientation__landscape_1.jpg")
    turned = painted(shared / f"orientation__landscape_{value}.jpg")
    assert difference(upright, turned) < 8


@pytest.mark.shared
@pytest.mark.parametrize("value", [6, 8])
def test_real_portraits_look_alike_however_the_camera_lay(shared: Path, value: int) -> None:
    upright = painted(shared / "orientation__Portrait_3.jpg")
    assert difference(upright, painted(shared / f"orientation__Portrait_{value}.jpg")) < 5


@pytest.mark.shared
@pytest.mark.parametrize("suffix", ["png", "avif"])
def test_real_pictures_with_orientation_in_xmp_are_turned(shared: Path, suffix: str) -> None:
    path = shared / f"orientation__xmp_tags_orientation.{suffix}"
    with Image.open(path) as image:
        laid = image.convert("RGB")
    upright = painted(path)
    ways = [laid, *(laid.transpose(way) for way in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM))]
    assert all(
        2 * difference(upright, laid.transpose(Image.Transpose.ROTATE_180)) < difference(upright, it) for it in ways
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["45-gps_ifd.jpg", "DSCN0010.jpg", "DSCN0021.jpg", "exif.avif", "exif_gps.jpg", "jolla.jpg"]
)
def test_real_photos_tell_no_place(shared: Path, name: str) -> None:
    for file in paint((shared / f"gps__{name}").read_bytes(), WIDTHS):
        assert not opened(file).getexif()
        if file.suffix == "jpg":
            assert jpeg_segments(file.content) <= {0xE0, 0xDB, 0xC2, 0xC4}
        else:
            assert webp_chunks(file.content) == [b"VP8 "]


@pytest.mark.shared
def test_a_real_picture_in_printing_inks_is_shown_in_screen_colours(shared: Path) -> None:
    assert painted(shared / "colour__pil_sample_cmyk.jpg").mode == "RGB"
    assert difference(painted(shared / "colour__pil_sample_cmyk.jpg"), painted(shared / "colour__rgb.jpg")) < 40


@pytest.mark.shared
def test_a_big_profile_leaves_nothing_behind(shared: Path) -> None:
    source = (shared / "colour__icc_profile_big.jpg").read_bytes()
    assert sum(len(file.content) for file in paint(source, WIDTHS)) < len(source) / 10
