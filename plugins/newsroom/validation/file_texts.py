"""The words in a file to fetch: what a reader, or a search engine, finds when it is opened.

Pictures of text (a scanned page) are not read: nobody can, without guessing. What
reads PDF files and pictures is imported with the first of these: most builds meet none.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from types import MappingProxyType

LARGEST = 100_000_000
"""Bytes that a packed file may come to; more is no document."""
TAG = re.compile(r"<[^>]+>")
PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff"))
OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
PLAIN = (".txt", ".csv", ".svg", ".html", ".xml", ".json", ".rtf", ".ics")
CLOSED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""What `zipfile` raises: no zip, damaged, cut off; locked with a password, or packed in a way that it does not know."""


class Unread(Exception):
    """Raised for a file whose text cannot be got at."""


def words_in(path: Path) -> Iterator[str]:
    """Give the texts of a file, as far as its kind is known. Raises Unread, OSError."""
    yield path.name
    yield from READERS.get(path.suffix.lower(), nothing)(path)


def nothing(path: Path) -> Iterator[str]:
    """Give no text: the kind of file is not known."""
    yield from ()


def pdf_texts(path: Path) -> Iterator[str]:
    """Give the notes and the pages of a PDF; of one that cannot be opened the bare letters."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as wrong:
        yield from plain_texts(path)
        if b"stream" in path.read_bytes():
            raise Unread(path.name) from wrong
        return
    try:
        yield from document.get_metadata_dict().values()
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            yield words.get_text_range()
            words.close()
            page.close()
    except pypdfium2.PdfiumError as wrong:
        raise Unread(path.name) from wrong
    finally:
        document.close()


def office_texts(path: Path) -> Iterator[str]:
    """Give the parts of a Word, Excel, PowerPoint or OpenDocument file, which is XML in a zip."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = [part for part in packed.infolist() if part.filename.endswith(".xml")]
            if sum(part.file_size for part in parts) > LARGEST:
                raise Unread(path.name)
            for part in parts:
                xml = packed.read(part).decode("utf-8", "replace")
                yield unescape(TAG.sub("", xml))
                yield unescape(TAG.sub(" ", xml))
    except CLOSED as wrong:
        raise Unread(path.name) from wrong


def plain_texts(path: Path) -> Iterator[str]:
    """Give a text file as it stands."""
    yield path.read_bytes().replace(b"\0", b"").decode("utf-8", "replace")


def picture_texts(path: Path) -> Iterator[str]:
    """Give the notes of a picture: EXIF, XMP and IPTC stand in it as bare letters, PNG may pack them."""
    from PIL import Image

    yield path.read_bytes().replace(b"\0", b"").decode("latin-1")
    try:
        with Image.open(path) as picture:
            yield from (value for value in picture.info.values() if isinstance(value, str))
            yield from (value for value in getattr(picture, "text", {}).values())
    except Exception:  # Whether it is a picture at all is judged elsewhere (domain.pictures).
        return


READERS: MappingProxyType[str, Callable[[Path], Iterator[str]]] = MappingProxyType(
    {
        ".pdf": pdf_texts,
        **dict.fromkeys(OFFICE, office_texts),
        **dict.fromkeys(PLAIN, plain_texts),
        **dict.fromkeys(PICTURES, picture_texts),
    }
)
"""Suffix to what reads the file."""
