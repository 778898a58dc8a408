"""Paint a picture anew in the widths and formats that a browser chooses from.

Every published file is encoded from bare pixels. Nothing of the camera's, the
photographer's or the editor's notes (place, time, names, thumbnails, profiles) is
carried over, because nothing but pixels is ever handed to the encoder.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import PIL
from PIL import Image, ImageCms, features

from newsroom.domain.pictures import MAX_SIDE, UPRIGHT, format_of, load, open_picture, orientation

RECIPE = 1
"""Counts up when the same source shall give other pictures, so that they get other names."""
ENCODERS = " ".join([PIL.__version__, *(str(features.version(it)) for it in ("libjpeg_turbo", "webp", "littlecms2"))])
"""What the bytes depend on besides source and recipe."""
QUALITY = 80
FILE_QUALITY = 92
"""A file that somebody fetches is to be printed or worked with."""
WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Painted:
    """One finished file: a picture in one width and one format."""

    width: int
    height: int
    suffix: str
    content: bytes


def paint(content: bytes, widths: Sequence[int]) -> list[Painted]:
    """Return the picture in each of `widths`, narrowest first, as WebP and as JPEG.

    A picture narrower than a width gives its own width instead: nothing is ever
    blown up. Raises `RefusedPicture`.
    """
    widest = _master(content, max(widths))
    painted: list[Painted] = []
    for width in sorted({min(width, widest.width) for width in widths}):
        picture = _narrowed(widest, width)
        painted += [Painted(*picture.size, "webp", _as_webp(picture)), Painted(*picture.size, "jpg", _as_jpeg(picture))]
    return painted


def bare(content: bytes) -> Painted:
    """Return the whole picture for those who fetch it as a file: upright, and without its notes.

    A JPEG stays one, hardly compressed; all else becomes a PNG, which loses
    nothing. Raises `RefusedPicture`.
    """
    with open_picture(content) as image:
        is_jpeg = format_of(image) == "JPEG"
    picture = _master(content, MAX_SIDE)
    file = BytesIO()
    if is_jpeg:
        picture.save(file, "JPEG", quality=FILE_QUALITY, optimize=True)
    else:
        picture.save(file, "PNG")
    return Painted(*picture.size, "jpg" if is_jpeg else "png", file.getvalue())


def _master(content: bytes, widest: int) -> Image.Image:
    """Return the picture upright, in sRGB, no wider than `widest` and without its notes."""
    with open_picture(content) as image:
        image.draft(None, (widest, widest))  # A JPEG's decoder halves it on the way, where both sides stay as long.
        load(image)
        turn = UPRIGHT.get(orientation(image))
        picture = _plain(image)
    if turn is not None:
        picture = picture.transpose(turn)
    master = _in_srgb(_narrowed(picture, widest))
    master.info = {}
    return master


def _plain(image: Image.Image) -> Image.Image:
    """Return a mode that can be narrowed without harm: grey, RGB, RGBA or CMYK of eight bits."""
    if image.mode.startswith("I"):  # Sixteen bits of grey, which `convert` would cut off at white.
        image = image.convert("I").point(lambda level: level * (1 / 257) + 0.5, "L")
        image.info.pop("transparency", None)
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    """Return the picture no wider than `width`, its proportions kept."""
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in the colours that a browser assumes when no profile is told."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    profile = picture.info.get("icc_profile")
    if profile:
        colours = _converted(colours, profile)
    if colours.mode == "CMYK":
        colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _converted(colours: Image.Image, profile: bytes) -> Image.Image:
    """Return the colours as the embedded profile means them; a broken profile means nothing."""
    try:
        converted = ImageCms.profileToProfile(
            colours,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):  # Not a profile, or one for other colours.
        return colours
    return converted or colours


def _as_webp(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=4)
    return file.getvalue()


def _as_jpeg(picture: Image.Image) -> bytes:
    """JPEG knows no transparency: what is seen through is white, as the page mostly is."""
    if picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, WHITE)
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue()
