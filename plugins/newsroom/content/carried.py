"""The files that publications carry: each lies beside the page of the one that carries it."""

from pathlib import PurePosixPath

from newsroom.content.downloads import file_name, is_picture, size_text, title_of, type_of
from newsroom.content.publication import Publication
from newsroom.content.views import Download
from newsroom.domain.painting import Painted, bare
from newsroom.incremental.outputs import Outputs
from newsroom.validation.references import find_material
from newsroom.validation.tree import Tree


class CarriedFiles:
    """Files to fetch, by their names in the output; pictures among them without their notes."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.names: dict[str, tuple[Publication, str]] = {}
        """Output name of each file: who carries it, and where it lies."""
        self.bare_pictures: dict[str, Painted] = {}
        """By path; each is made once."""

    def download(self, publication: Publication, written: str, title: str = "") -> Download:
        """Return a file that `publication` carries; it is written beside its page."""
        path = find_material(self.tree, publication.path, written)
        assert path is not None, "examined before"
        name = self.name(publication, path)
        size = len(self.bare_pictures[path].content) if is_picture(path) else self.tree.size(path)
        called, media_type = type_of(name)
        return Download(title or title_of(path), publication.url + name, called, media_type, size, size_text(size))

    def name(self, publication: Publication, path: str) -> str:
        """Return the name beside its page of the file at `path`, another than those of other files there."""
        wanted = file_name(path)
        if is_picture(path):
            picture = self.bare_picture(path)
            wanted = PurePosixPath(wanted).with_suffix(f".{picture.suffix}").name
        name, number = wanted, 2
        while self.names.get(publication.address + name, (publication, path)) != (publication, path):
            pure = PurePosixPath(wanted)
            name, number = f"{pure.stem}-{number}{pure.suffix}", number + 1
        self.names[publication.address + name] = (publication, path)
        return name

    def bare_picture(self, path: str) -> Painted:
        """Return the picture at `path` as it may be fetched."""
        if path not in self.bare_pictures:
            self.bare_pictures[path] = bare((self.tree.root / path).read_bytes())
        return self.bare_pictures[path]

    def write(self, outputs: Outputs) -> None:
        """Write them all."""
        for name, (_, path) in sorted(self.names.items()):
            cleaned = self.bare_pictures.get(path)
            outputs.write(name, cleaned.content if cleaned else (self.tree.root / path).read_bytes())
