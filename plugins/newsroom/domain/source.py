"""A source file that was read and found good."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import basename, dirname, normpath, splitext

from newsroom.domain.schema import Comment, Item
from newsroom.domain.slugs import slug_of_file
from newsroom.domain.text import Body, fetched


@dataclass(frozen=True, slots=True)
class Source:
    """An item as its editor wrote it: the facts, checked, and the text in Markdown."""

    path: str
    """Relative to the content folder, with `/`."""
    kind: str
    """The folder it stands in: `news`, `blog`, `notices`, `documents`, `pages`."""
    item: Item
    body: Body = field(repr=False)
    """Of most items nobody asks for the text."""
    mark: str = ""
    """Digest of the file's bytes; of another text another one. Empty where nobody counted it."""
    slug: str = ""
    """Its own part of the address."""

    def __post_init__(self) -> None:
        if not self.slug:
            object.__setattr__(self, "slug", self.item.slug or slug_of_file(splitext(basename(self.path))[0]))

    @property
    def text(self) -> str:
        """The text in Markdown."""
        return fetched(self.body)

    @property
    def id(self) -> str:
        """Its identity for feeds, calendars and the journal: never changes with title or address."""
        return self.item.id or self.path.removesuffix(".md")


@dataclass(frozen=True, slots=True)
class CommentSource:
    """A reader's comment, as moderated."""

    path: str
    comment: Comment
    text: str

    @property
    def post(self) -> str:
        """`id` of the post it answers: the folders below `comments`."""
        return "/".join(PurePosixPath(self.path).parts[1:-1])


def content_path(written: str, source: str) -> str | None:
    """Return the path in the content folder that the file `source` means by `written`.

    A path starts at the content folder, or at the file when it begins with `./`
    or `../`. Returns None for one that leads out of the content folder. Its letters
    are composed: macOS keeps ö as o and a mark, an editor types one letter.
    """
    written = written.strip()
    if written.startswith(("./", "../")):
        written = f"{dirname(source)}/{written}"
    path = normpath(unicodedata.normalize("NFC", written).lstrip("/"))
    return None if path.startswith("..") or path == "." else path
