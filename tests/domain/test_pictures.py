"""Which picture files are published, and what an editor is told of the others."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.domain.pictures import MAX_BYTES, MAX_PIXELS, MAX_SIDE, Examined, examine, orientation
from PIL import Image

ORIENTATION = 0x0112


def picture(width: int = 40, height: int = 24, mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).convert(mode)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def turned(value: object) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = value
    return exif


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of a hundred bytes whose header promises far more."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def refusal(path: Path, content: bytes) -> RefusedPicture:
    path.write_bytes(content)
    with pytest.raises(RefusedPicture) as refused:
        examine(path)
    return refused.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_formats_that_browsers_show_are_taken(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bild"
    path.write_bytes(encoded(picture(), kind))
    assert examine(path) == Examined(40, 24, kind)


def test_a_suffix_that_contradicts_the_format_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bild.jpg"
    path.write_bytes(encoded(picture(), "PNG"))
    assert examine(path).format == "PNG"


def test_a_jpeg_with_several_frames_is_a_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "telefon.jpg"
    path.write_bytes(encoded(picture(), "MPO", save_all=True, append_images=[picture()]))
    assert examine(path) == Examined(40, 24, "JPEG")


@pytest.mark.parametrize("value", [1, 2, 3, 4])
def test_a_picture_that_lies_level_keeps_its_sides(tmp_path: Path, value: int) -> None:
    path = tmp_path / "bild.jpg"
    path.write_bytes(encoded(picture(), "JPEG", exif=turned(value)))
    assert examine(path) == Examined(40, 24, "JPEG")


@pytest.mark.parametrize("value", [5, 6, 7, 8])
def test_a_picture_that_lies_sideways_has_its_sides_exchanged(tmp_path: Path, value: int) -> None:
    path = tmp_path / "bild.jpg"
    path.write_bytes(encoded(picture(), "JPEG", exif=turned(value)))
    assert examine(path) == Examined(24, 40, "JPEG")


def test_an_orientation_that_stands_in_xmp_alone_counts(tmp_path: Path) -> None:
    path = tmp_path / "bild.jpg"
    path.write_bytes(encoded(picture(), "JPEG", xmp=b"<x><tiff:Orientation>6</tiff:Orientation></x>"))
    assert examine(path) == Examined(24, 40, "JPEG")


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_is_none_turns_nothing(tmp_path: Path, value: object) -> None:
    path = tmp_path / "bild.jpg"
    path.write_bytes(encoded(picture(), "JPEG", exif=turned(value)))
    assert examine(path) == Examined(40, 24, "JPEG")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("exif", [b"nonsense", b"II*\0\xff\xff\xff\x7f", b"MM\0*\0\0\0\x08\0\x09", b"MM\0*\0"])
def test_broken_exif_turns_nothing_and_warns_nobody(tmp_path: Path, kind: str, exif: bytes) -> None:
    path = tmp_path / "bild"
    path.write_bytes(encoded(picture(), kind, exif=b"Exif\0\0" + exif))
    assert examine(path) == Examined(40, 24, kind)


def test_an_upright_picture_has_orientation_one() -> None:
    assert orientation(picture()) == 1


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "bild.jpg", b"").message == "Bildfilen är tom (0 byte)."


def test_a_missing_file_is_refused_without_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(RefusedPicture, match="går inte att läsa"):
        examine(tmp_path / "saknas.jpg")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedPicture, match="går inte att läsa"):
        examine(tmp_path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bild.png"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(RefusedPicture, match="större än 50 MB"):
        examine(path)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
def test_a_jpeg_that_is_cut_short_is_refused(tmp_path: Path, progressive: bool, share: float) -> None:
    whole = encoded(Image.effect_noise((400, 300), 60), "JPEG", progressive=progressive)
    assert refusal(tmp_path / "bild.jpg", whole[: int(len(whole) * share)]).message == (
        "Bildfilen är skadad eller ofullständig."
    )


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_other_files_that_are_cut_short_are_refused(tmp_path: Path, kind: str, share: float) -> None:
    whole = encoded(Image.effect_noise((400, 300), 60), kind)
    assert refusal(tmp_path / "bild", whole[: int(len(whole) * share)]).message == (
        "Bildfilen är skadad eller ofullständig."
    )


def test_a_png_with_a_changed_byte_is_refused(tmp_path: Path) -> None:
    whole = bytearray(encoded(Image.effect_noise((400, 300), 60), "PNG"))
    whole[len(whole) // 2] ^= 0xFF
    assert "skadad" in refusal(tmp_path / "bild.png", bytes(whole)).message


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(8001, 8000, id="just above"),
        pytest.param(10_000, 12_000, id="where the decoder would warn"),
        pytest.param(16_000, 16_000, id="where the decoder would give up"),
    ],
)
def test_too_many_pixels_are_refused_by_the_header_alone(tmp_path: Path, width: int, height: int) -> None:
    assert width * height > MAX_PIXELS
    refused = refusal(tmp_path / "bomb.png", png_that_claims(width, height))
    assert "64 megapixel" in refused.message
    assert "Minska bilden" in refused.hint


def test_the_message_tells_the_size_of_the_picture(tmp_path: Path) -> None:
    assert refusal(tmp_path / "bomb.png", png_that_claims(8001, 8000)).message == (
        "Bilden är 8\xa0001 × 8\xa0000 bildpunkter, 65 megapixel. Gränsen är 64 megapixel."
    )


def test_a_side_too_long_for_webp_is_refused(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "remsa.png", png_that_claims(MAX_SIDE + 1, 10))
    assert refused.message == "Bilden är 16\xa0384 × 10 bildpunkter. Ingen sida får vara längre än 16\xa0383."


def test_a_picture_without_height_is_refused(tmp_path: Path) -> None:
    assert "skadad" in refusal(tmp_path / "bild.png", png_that_claims(10, 0)).message


def test_a_jpeg_that_claims_too_much_is_refused(tmp_path: Path) -> None:
    whole = bytearray(encoded(picture(), "JPEG"))
    frame = whole.index(b"\xff\xc0")
    whole[frame + 5 : frame + 9] = struct.pack(">HH", 12_000, 12_000)
    assert "megapixel" in refusal(tmp_path / "bomb.jpg", bytes(whole)).message


def test_a_webp_that_claims_too_much_is_refused(tmp_path: Path) -> None:
    whole = bytearray(encoded(picture(mode="RGBA"), "WEBP", exif=turned(1)))
    assert whole[12:16] == b"VP8X"
    whole[24:30] = struct.pack("<I", MAX_SIDE - 1)[:3] * 2
    assert "megapixel" in refusal(tmp_path / "bomb.webp", bytes(whole)).message


def test_an_avif_that_claims_too_much_is_refused(tmp_path: Path) -> None:
    whole = bytearray(encoded(picture(), "AVIF"))
    size = whole.index(b"ispe") + 8
    whole[size : size + 8] = struct.pack(">II", 16_000, 16_000)
    assert "megapixel" in refusal(tmp_path / "bomb.avif", bytes(whole)).message


def test_a_gif_that_claims_a_huge_screen_is_refused(tmp_path: Path) -> None:
    whole = bytearray(encoded(picture(), "GIF"))
    whole[6:10] = struct.pack("<HH", 65_535, 65_535)
    assert "megapixel" in refusal(tmp_path / "bomb.gif", bytes(whole)).message


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_a_moving_picture_is_refused_with_its_reason(tmp_path: Path, kind: str) -> None:
    frames = [picture(), picture().rotate(90)]
    refused = refusal(tmp_path / "rör-sig", encoded(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert refused.message == (
        f"Bilden är animerad ({kind}). Bilder som rör sig publiceras inte: läsaren kan inte pausa dem."
    )


def test_a_gif_that_is_cut_short_in_its_second_frame_is_refused(tmp_path: Path) -> None:
    whole = encoded(picture(), "GIF", save_all=True, append_images=[picture().rotate(90)])
    assert "skadad" in refusal(tmp_path / "bild.gif", whole[: whole.rindex(b"!\xf9") + 4]).message


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- Ritad --><svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg></svg>',
        b"<!---->" * 500 + b"<svg/>",
    ],
)
def test_an_svg_is_refused_because_it_may_carry_script(tmp_path: Path, content: bytes) -> None:
    refused = refusal(tmp_path / "karta.png", content)
    assert "SVG" in refused.message
    assert "skript" in refused.message
    assert "PNG" in refused.hint


def test_a_picture_from_a_phone_is_refused_with_the_setting_that_mends_it(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    assert "HEIC" in refused.message
    assert "Mest kompatibelt" in refused.hint


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (encoded(picture(), "BMP"), "BMP"),
        (encoded(picture(), "TIFF"), "TIFF"),
        (encoded(picture(), "ICO"), "ICO"),
        (encoded(picture(), "JPEG2000"), "JPEG 2000"),
        (b"\xff\x0a\xfa\x1f", "JPEG XL"),
        (b"8BPS\0\1", "Photoshop"),
    ],
)
def test_other_pictures_are_named_and_told_to_be_saved_anew(tmp_path: Path, content: bytes, name: str) -> None:
    refused = refusal(tmp_path / "bild.jpg", content)
    assert refused.message == f"Bilden är en {name}-fil. Den sorten publiceras inte."
    assert "JPEG, PNG eller WebP" in refused.hint


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n", "en PDF"),
        (b"PK\x03\x04\x14\0", "ett Office-dokument eller ett arkiv"),
        (b"\0\0\0\x20ftypisom\0\0\2\0", "en film"),
        (b"<!DOCTYPE html>\n<html><body><svg></svg>", "en webbsida"),
    ],
)
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes, name: str) -> None:
    assert refusal(tmp_path / "bild.jpg", content).message == f"Filen är {name}, ingen bild."


def test_text_in_a_file_called_jpg_is_refused(tmp_path: Path) -> None:
    assert "ingen bild" in refusal(tmp_path / "bild.jpg", "Här skulle det vara en bild.".encode()).message


@pytest.mark.parametrize("length", [1, 2, 3, 10, 11, 20])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_first_bytes_alone_are_refused(tmp_path: Path, kind: str, length: int) -> None:
    assert refusal(tmp_path / "bild", encoded(picture(), kind)[:length]).hint


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_changed_byte_anywhere_is_taken_or_refused_but_never_another_error(tmp_path: Path, kind: str) -> None:
    whole = encoded(picture(16, 16), kind)
    path = tmp_path / "bild"
    answers = set()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            answers.add(type(examine(path)))
        except RefusedPicture as refused:
            answers.add(type(refused))
    assert answers <= {Examined, RefusedPicture}
