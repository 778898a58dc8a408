"""The finished pictures of one build, by the path of their source."""

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.content.views import Picture, PictureSource
from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.images.variants import MEDIA_TYPES, Variants, make
from newsroom.images.wanted import Wanted
from newsroom.incremental.outputs import Outputs

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gallery:
    """What is ready to be shown, and the address that it is shown at."""

    variants: Mapping[str, Variants]
    """Finished pictures by path in the content folder."""
    address: str
    """Root-relative address of the folder they are published in, without a trailing slash."""

    def picture(self, wanted: Wanted | None) -> Picture | None:
        """Return a picture with its words."""
        bare = self.bare(wanted.path) if wanted else None
        return replace(bare, alt=wanted.alt, caption=wanted.caption, credit=wanted.credit) if bare and wanted else None

    def bare(self, path: str | None) -> Picture | None:
        """Return the picture of a source without words, or None when it is not there."""
        variants = self.variants.get(path) if path else None
        if variants is None:
            return None
        fallback = variants.files[-1]
        sources = tuple(self._source(variants, media_type) for media_type in MEDIA_TYPES.values())
        return Picture(f"{self.address}/{fallback.name}", fallback.width, fallback.height, alt="", sources=sources)

    def _source(self, variants: Variants, media_type: str) -> PictureSource:
        files = [f"{self.address}/{file.name} {file.width}w" for file in variants.of_type(media_type)]
        return PictureSource(media_type, ", ".join(files))

    def write(self, outputs: Outputs, folder: str) -> None:
        """Write every file once: two sources with one name and the same bytes share theirs."""
        files = {file.name: file.path for variants in self.variants.values() for file in variants.files}
        for name, path in sorted(files.items()):
            outputs.write(f"{folder}/{name}", path.read_bytes())


def develop(sources: Mapping[str, Path], cache: Path, widths: Sequence[int], jobs: int) -> dict[str, Variants]:
    """Return the variants of `sources`, by the same names, made by `jobs` threads.

    Threads, since Pillow's decoders and encoders let others run meanwhile.
    """

    def made(name: str) -> Variants | None:
        try:
            return make(sources[name], cache, widths)
        except RefusedPicture as refused:  # Changed since it was examined.
            logger.warning("%s: %s Bilden visas inte. %s", name, refused.message, refused.hint)
            return None

    with ThreadPoolExecutor(max(1, jobs)) as pool:
        return {name: found for name, found in zip(sources, pool.map(made, sources), strict=True) if found}
