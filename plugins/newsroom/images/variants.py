"""The files that are published of one picture: made once, found in the cache after that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.domain.painting import ENCODERS, RECIPE, paint
from newsroom.domain.pictures import read
from newsroom.domain.slugs import slugify
from newsroom.files import digest
from newsroom.images.cache import Kept, find, keep
from newsroom.images.cache import prune as prune_entries

WIDTHS = (800, 1600)
"""In pixels: a column of text on an ordinary screen, and the same on a sharp one."""
MEDIA_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
STEM_LIMIT = 60
NAMELESS = "bild"
"""The stem of a picture whose file name has no letter that can stand in an address."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture."""

    name: str
    """The file's name on the site: `skolan-0123456789-800.webp`. Other pixels, other name."""
    media_type: str
    width: int
    height: int
    path: Path
    """Where its bytes stand in the cache."""


@dataclass(frozen=True, slots=True)
class Variants:
    """All files of a picture, narrowest first, WebP before JPEG."""

    entry: Path
    """Their folder in the cache, for `prune`."""
    files: tuple[Variant, ...]

    def of_type(self, media_type: str) -> list[Variant]:
        """Return the files of one media type, narrowest first."""
        return [file for file in self.files if file.media_type == media_type]


def make(source: Path, cache: Path, widths: Sequence[int] = WIDTHS) -> Variants:
    """Return the files of the picture `source`, painted only if the cache has them not.

    The name is made of the source's bytes and the recipe, so it stays the same for
    years; the cache also asks which encoders painted it, because their next version
    may give other bytes. Raises `RefusedPicture`.
    """
    content = read(source)
    identity = digest(f"{RECIPE} {digest(content)}".encode())
    entry = folder(cache) / digest(f"{identity} {ENCODERS} {sorted(widths)}".encode())
    kept = find(entry) or keep(entry, paint(content, widths))
    stem = f"{slugify(source.stem)[:STEM_LIMIT].strip('-') or NAMELESS}-{identity[:10]}"
    return Variants(entry, tuple(_variant(stem, entry, file) for file in kept))


def folder(cache: Path) -> Path:
    """Return the folder of the cache that holds pictures."""
    return cache / "pictures"


def prune(cache: Path, used: Iterable[Variants]) -> int:
    """Forget the pictures that are not in `used`; return how many."""
    return prune_entries(folder(cache), {variants.entry for variants in used})


def _variant(stem: str, entry: Path, file: Kept) -> Variant:
    return Variant(f"{stem}-{file.name}", MEDIA_TYPES[file.suffix], file.width, file.height, entry / file.name)
