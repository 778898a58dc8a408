"""What comes down leaves nothing: not a word, not a name, not a picture, in any file."""

import gzip
import hashlib
import random
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from newsroom.feeds.table import TABLE
from PIL import Image, PngImagePlugin

COUNT = 300
TYPES = ("minutes", "delegated", "meeting", "ordinance", "other")
UP, AFTER = "2026-03-10", "2026-12-01"
CASE = (
    "---\ntitle: {kind} {number}\ndate: 2026-03-01\nsummary: En ingress.\ncase: KS 2026/{number}\n{more}---\n{text}\n"
)
CHANNELS = {
    **TABLE,
    "arenden/{slug}/": {"title": "Ärende {name}", "each": "case"},
    "andringar/{slug}/": {"title": "Ändringar: {name}", "each": "page"},
}
"""The channels of a site that says nothing else, and those that are asked for."""
PLAIN = frozenset(
    (".html", ".xml", ".json", ".ics", ".opml", ".css", ".js", ".svg", ".txt", ".webp", ".jpg", ".png", ".woff2", ".md")
)
"""Files that are searched as they stand: text, the theme's fonts, and pictures, which carry no notes."""


class Town:
    """A content folder of generated notices, and every mark that only they carry."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.files: dict[str, str | bytes] = {}
        self.marks: list[str] = []

    def mark(self) -> str:
        """Return a word that stands nowhere else."""
        word = "zq" + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz", k=10))
        self.marks.append(word)
        return word

    def picture(self, suffix: str = "jpg") -> bytes:
        """Return a picture like no other, with a mark among its notes."""
        file, colour = BytesIO(), tuple(self.chance.choices(range(256), k=3))
        picture = Image.new("RGB", (self.chance.randrange(40, 60), 40), colour)
        exif, notes = picture.getexif(), PngImagePlugin.PngInfo()
        exif[0x010E] = self.mark()
        notes.add_text("Comment", self.mark(), zip=True)
        picture.save(file, "JPEG", exif=exif) if suffix == "jpg" else picture.save(file, "PNG", pnginfo=notes)
        return file.getvalue()

    def words(self) -> str:
        """Return a random text with a mark in each of its paragraphs."""
        return "\n\n".join(f"Text {self.mark()} och {self.mark()}." for _ in range(self.chance.randrange(1, 4)))

    def add_notice(self, number: int, before: str | None) -> str:
        """Add a notice with what belongs to it, now and then as a correction of the one `before`; return its path."""
        path = f"notices/{number % 7}/2026-{self.mark()}.md"
        kind = TYPES[number % len(TYPES)]
        posted = date(2026, 3, 10) - timedelta(self.chance.randrange(15))
        keys = self.common_keys(number, kind, posted) + self.keys_of(kind, posted) + self.attachments(number)
        keys += [f"replaces: /{before}"] if before and number % 9 == 0 else []
        keys += [f"aliases: [/gammal-{self.mark()}/]"] if number % 8 == 0 else []
        text = f"{self.words()}\n\n## Rubrik {self.mark()}\n\nOrd[^1].\n\n[^1]: Not {self.mark()}."
        if number % 5 == 1:
            shown = f"notices/{self.mark()}.png"
            self.files[shown] = self.picture("png")
            text += f"\n\n![Bild {self.mark()}](/{shown})"
        self.files[path] = "---\n" + "\n".join(keys) + f"\n---\n{text}\n"
        if number % 6 == 0:
            self.add_translation(path, keys)
        return path

    def common_keys(self, number: int, kind: str, posted: date) -> list[str]:
        """Return what every notice says, most of it in words of its own."""
        return [
            f"title: Anslag {self.mark()}",
            f"type: {kind}",
            f"body: {'Kommunstyrelsen' if number % 3 else 'Nämnd ' + self.mark()}",
            f"posted: {posted}",
            f"summary: Ingress {self.mark()}",
            f"short: Kort {self.mark()}",
            f"kicker: Vinjett {self.mark()}",
            f"secretary: S {self.mark()}",
            f"contacts: [Kontakt {self.mark()}]",
            f"author: Skribent {self.mark()}",
            f"event: {{start: 2026-03-2{number % 10}, place: Plats {self.mark()}}}",
            f"topics: [{'Skola' if number % 4 else 'Ämne ' + self.mark()}]",
            f"series: {'Serien' if number % 5 else 'Serie ' + self.mark()}",
            f"case: {'KS 2026/' + str(number) if number % 2 else 'KS ' + self.mark()}",
            f"decisions: [{{title: Beslut {self.mark()}, case: KS 2026/{number}, short: {self.mark()}}}]",
            f"updates: [{{date: {posted}, note: Ändrat {self.mark()}, major: true}}]",
        ]

    def keys_of(self, kind: str, posted: date) -> list[str]:
        """Return what a type asks for besides."""
        if kind == "minutes":
            return [f"approved: {posted}", f"minutes_at: Arkivet {self.mark()}", f"meeting: {posted}"]
        if kind == "meeting":
            agenda = f"agenda: [{{paragraph: 7, title: Punkt {self.mark()}, case: KS {self.mark()}}}]\nurgent: [7]"
            return [f"meeting: {{date: {date(2026, 3, 12)}, time: '13.00', place: Sal {self.mark()}}}", agenda]
        return [f"comes_down: {date(2026, 5, 1)}"] if kind in ("ordinance", "other") else []

    def attachments(self, number: int) -> list[str]:
        """Return keys that name files, and add those."""
        named, picture, shown = (f"notices/{self.mark()}.{suffix}" for suffix in ("pdf", "jpg", "jpg"))
        self.files[named] = pdf(f"Bilaga {self.mark()}", self.mark())
        self.files[picture] = self.picture()
        keys = [f"attachments: [/{named}, /{picture}]"]
        if number % 4 == 0:
            self.files[shown] = self.picture()
            alt, caption, credit = self.mark(), self.mark(), self.mark()
            keys.append(f"image: {{src: /{shown}, alt: {alt}, caption: Text {caption}, credit: Foto {credit}}}")
        if number % 10 == 0:
            word = f"notices/{self.mark()}.docx"
            self.files[word] = packed(f"<w:t>{self.mark()}</w:t>")
            keys[0] = keys[0].replace("]", f", /{word}]")
        return keys

    def add_translation(self, original: str, keys: list[str]) -> None:
        """Add an English sibling of a notice."""
        own = [key for key in keys if not key.startswith(("title", "image", "aliases", "replaces"))]
        text = f"---\ntitle: Notice {self.mark()}\nlang: en\ntranslation_of: /{original}\n" + "\n".join(own)
        self.files[f"notices/en-{self.mark()}.md"] = f"{text}\n---\n{self.words()}\n"

    def add_neighbours(self, number: int, path: str) -> None:
        """Add what others write of a notice, which stays: news, a post, a document and a page."""
        said = {"number": number, "text": f"Läs [anslaget](/{path}) och följ ärendet."}
        self.files[f"news/n{number}.md"] = CASE.format(kind="Nyhet", more=f"related: [/{path}]\n", **said)
        self.files[f"blog/b{number}.md"] = CASE.format(kind="Inlägg", more="author: Eva Ek\n", **said)
        self.files[f"documents/d{number}.pdf"] = pdf("Kvar")
        self.files[f"documents/d{number}.md"] = CASE.format(
            kind="Dokument", more=f"file: /documents/d{number}.pdf\n", **said
        )
        self.files[f"pages/p{number}.md"] = CASE.format(kind="Sida", more="", **said)


def pdf(line: str, title: str = "Utan namn") -> bytes:
    """Return a PDF of one page with a packed line, and a title among its notes."""
    text = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET".encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 7\n0000000000 65535 f \n{table}{trailer}".encode()


def packed(xml: str) -> bytes:
    """Return a Word file."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return file.getvalue()


def generated(count: int) -> Town:
    town = Town(20260310)
    path = None
    for number in range(count):
        path = town.add_notice(number, path)
        if number % 5 == 0:
            town.add_neighbours(number, path)
    return town


def openings(raw: bytes) -> Iterator[bytes]:
    """Give the bytes of a file, and what is packed in it."""
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield gzip.decompress(raw)
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if raw[:5] == b"%PDF-":
        for stream in re.finditer(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL):
            yield zlib.decompress(stream[1])


OPENED: MappingProxyType[str, bytes] = MappingProxyType({".gz": b"\x1f\x8b", ".docx": b"PK", ".pdf": b"%PDF-"})
"""Packed files that `openings` knows, and how each begins."""


def files_of(output: Path) -> dict[str, bytes]:
    found = sorted(path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def everything_in(files: dict[str, bytes]) -> bytes:
    """Return every name and every byte, packed ones too, in lower case."""
    parts = [part for raw in files.values() for part in openings(raw)]
    return (b"\0".join(parts) + "\0".join(["", *files]).encode()).lower()


def pictures_in(files: dict[str, bytes]) -> set[bytes]:
    """Return the digests of all pictures but the site's own signs."""
    shown = {name: raw for name, raw in files.items() if not name.startswith(("prenumerera/", "theme/"))}
    return {hashlib.sha256(raw).digest() for name, raw in shown.items() if name.endswith((".jpg", ".webp", ".png"))}


def test_nothing_is_left_of_three_hundred_notices(make_site):
    town = generated(COUNT)
    up = files_of(make_site(town.files, date=UP, NEWSROOM_FEEDS=CHANNELS).output)
    seen = everything_in(up)
    unseen = [mark for mark in town.marks if mark.encode() not in seen]
    assert len(unseen) < 0.2 * len(town.marks), "the marks are told while the notices are up"
    assert len(pictures_in(up)) > COUNT

    down = files_of(make_site({}, date=AFTER, NEWSROOM_FEEDS=CHANNELS).output)
    unknown = {name for name in down if Path(name).suffix not in PLAIN and not begins_as_told(name, down[name])}
    assert unknown == set(), "no file is of a kind that this test does not look into"
    left = everything_in(down)
    assert b"kvar" in left, "packed files are looked into"
    assert [mark for mark in town.marks if mark.encode() in left] == []
    assert pictures_in(down) & pictures_in(up) == set()
    assert {name for name in down if name.endswith((".pdf", ".docx"))} == {
        f"dokument/2026/d{number}/d{number}.pdf" for number in range(0, COUNT, 5)
    }


def begins_as_told(name: str, raw: bytes) -> bool:
    """Tell whether a packed file is what its name says."""
    start = OPENED.get(Path(name).suffix)
    return start is not None and raw.startswith(start)


def test_what_others_carry_too_stays_with_one_bare_step(make_site):
    site = make_site(generated(10).files, date=AFTER)
    page = site.read("/arenden/ks-2026-0/")
    assert "Nyhet 0" in page
    assert "Inlägg 0" in page
    assert "Justerat protokoll" in page
    assert "Beslutet vinner laga kraft om ingen har överklagat." in page
    assert re.findall(r'class="step[^"]*"', page).count('class="step"') == 5


def test_the_site_is_what_it_were_without_a_word_of_them(make_site, tmp_path):
    """A build that never saw the notices up writes the same bytes as one that took them down."""
    make_site(generated(20).files, date=UP)
    taken = files_of(make_site({}, date=AFTER).output)
    fresh = make_site({}, date=AFTER, OUTPUT_PATH=str(tmp_path / "other"), NEWSROOM_STATE=str(tmp_path / "another"))
    assert files_of(tmp_path / "other") == taken
    assert fresh.build.published == 16
