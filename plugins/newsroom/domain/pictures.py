"""Which picture files may be published, and how one is opened without trusting it.

A picture file comes from anywhere: a phone, a press office, a stranger's mail. Its
name, its header and its length may all lie, so the header is judged before a single
pixel is decoded, only a few well-kept decoders are let near it, and whatever goes
wrong is said as a `RefusedPicture` in words an editor understands.
"""

import math
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image

from newsroom.domain.foreign_pictures import BROKEN, SAVE_ANEW, RefusedPicture, explain

MAX_BYTES = 50_000_000
MAX_PIXELS = 64_000_000
"""A phone's widest panorama is just below; decoded, this many take a quarter of a gigabyte."""
MAX_SIDE = 16_383
"""No WebP can be longer or wider."""
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MAY_MOVE = ("PNG", "WEBP", "AVIF", "GIF")
"""A JPEG with several frames is no film: a phone keeps depth or exposures in the others."""

MAKE_SMALLER = "Minska bilden, till exempel till 3 000 bildpunkter på längsta sidan, och spara den på nytt."

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by the EXIF orientation that its camera wrote."""
SIDEWAYS = (5, 6, 7, 8)

_filters = threading.Lock()
"""Python's warning filters belong to the whole process: one thread at a time may set them."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a picture that may be published."""

    width: int
    """In pixels, as the picture is seen: after it has been turned upright."""
    height: int
    format: str
    """One of `FORMATS`: what the file is, whatever its name says."""


def examine(path: Path) -> Examined:
    """Return what the picture in `path` is, or raise `RefusedPicture`.

    The whole picture is decoded, since nothing else finds a file that was cut short.
    The file's suffix is not asked: what is published gets a name of its own, and a
    browser would not have cared either.
    """
    with open_picture(read(path)) as image:
        width, height = image.size
        kind = format_of(image)
        image.draft(None, (1, 1))  # A JPEG is read to its end all the same, but painted small: twice as fast.
        load(image)
        if orientation(image) in SIDEWAYS:
            width, height = height, width
    return Examined(width, height, kind)


def read(path: Path) -> bytes:
    """Return the bytes of a picture file; an empty, a huge and an unreadable one are refused."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as unreadable:
        raise RefusedPicture(
            "Bildfilen går inte att läsa.", "Kontrollera att filen finns och att du har rätt att läsa den."
        ) from unreadable
    if not content:
        raise RefusedPicture("Bildfilen är tom (0 byte).", SAVE_ANEW)
    if len(content) > MAX_BYTES:
        raise RefusedPicture(f"Bildfilen är större än {MAX_BYTES // 1_000_000} MB.", MAKE_SMALLER)
    return content


@contextmanager
def open_picture(content: bytes) -> Iterator[Image.Image]:
    """Give the picture with its header read and judged, its pixels not yet decoded."""
    try:
        with _without_warnings():
            image = Image.open(BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise RefusedPicture(f"Bilden har fler än {_megapixels(MAX_PIXELS)} megapixel.", MAKE_SMALLER) from bomb
    except Exception as unknown:  # A decoder fails in any way it likes when the file is made to fail it.
        raise RefusedPicture(*explain(content)) from unknown
    with image:
        _refuse_by_size(*image.size)
        _refuse_moving(image)
        yield image


def load(image: Image.Image) -> None:
    """Decode the pixels; refuse a picture that is broken or cut short."""
    try:
        image.load()
    except Exception as broken:  # As above.
        raise RefusedPicture(BROKEN, SAVE_ANEW) from broken


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation of a loaded picture, 1 to 8: from EXIF, else from XMP.

    An orientation that cannot be read is none: browsers show such a picture as it lies.
    """
    try:
        with _without_warnings():
            value = image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # As above.
        return 1
    return value if isinstance(value, int) and value in UPRIGHT else 1


def format_of(image: Image.Image) -> str:
    """Return the name of the file's format; a JPEG with extra frames (MPO) is a JPEG."""
    return image.format if image.format in FORMATS else "JPEG"


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Say nothing of a picture's faults on standard error; a decompression bomb is an error."""
    with _filters, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _refuse_by_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE:
        raise RefusedPicture(
            f"Bilden är {_grouped(width)} × {_grouped(height)} bildpunkter. "
            f"Ingen sida får vara längre än {_grouped(MAX_SIDE)}.",
            "Beskär eller minska bilden och spara den på nytt.",
        )
    if width * height > MAX_PIXELS:
        raise RefusedPicture(
            f"Bilden är {_grouped(width)} × {_grouped(height)} bildpunkter, {_megapixels(width * height)} megapixel. "
            f"Gränsen är {_megapixels(MAX_PIXELS)} megapixel.",
            MAKE_SMALLER,
        )


def _refuse_moving(image: Image.Image) -> None:
    """A moving picture must be possible to pause (WCAG 2.2.2), which an `<img>` is not."""
    try:
        moves = image.format in MAY_MOVE and getattr(image, "is_animated", False)
    except Exception as broken:  # A GIF is searched for its second frame.
        raise RefusedPicture(BROKEN, SAVE_ANEW) from broken
    if moves:
        raise RefusedPicture(
            f"Bilden är animerad ({image.format}). Bilder som rör sig publiceras inte: läsaren kan inte pausa dem.",
            "Spara en av bildrutorna som PNG eller JPEG, eller visa rörelsen som en film.",
        )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def _megapixels(pixels: int) -> int:
    return math.ceil(pixels / 1_000_000)
