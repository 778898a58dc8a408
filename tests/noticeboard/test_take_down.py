"""What comes down leaves nothing: not a word, not a name, not a picture, in any file."""

import gzip
import hashlib
import random
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

COUNT = 300
TYPES = ("minutes", "delegated", "meeting", "ordinance", "other")
UP, AFTER = "2026-03-10", "2026-12-01"
NEWS = "---\ntitle: Nyhet {number}\ndate: 2026-03-01\nsummary: En ingress.\ncase: KS 2026/{number}\n---\n{text}\n"


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

    def picture(self) -> bytes:
        """Return a picture like no other, with a mark among its notes."""
        file, colour = BytesIO(), tuple(self.chance.choices(range(256), k=3))
        picture = Image.new("RGB", (self.chance.randrange(40, 60), 40), colour)
        exif = picture.getexif()
        exif[0x010E] = self.mark()
        picture.save(file, "JPEG", exif=exif)
        return file.getvalue()

    def words(self) -> str:
        """Return a random text with a mark in each of its paragraphs."""
        return "\n\n".join(f"Text {self.mark()} och {self.mark()}." for _ in range(self.chance.randrange(1, 4)))

    def add_notice(self, number: int) -> str:
        """Add a notice with what belongs to it, and return its path."""
        path = f"notices/{number % 7}/2026-{self.mark()}.md"
        kind = TYPES[number % len(TYPES)]
        posted = date(2026, 3, 10) - timedelta(self.chance.randrange(15))
        keys = [
            f"title: Anslag {self.mark()}",
            f"type: {kind}",
            f"body: {'Kommunstyrelsen' if number % 3 else 'Nämnd ' + self.mark()}",
            f"posted: {posted}",
            f"short: Kort {self.mark()}",
            f"secretary: S {self.mark()}",
            f"contacts: [Kontakt {self.mark()}]",
            f"topics: [{'Skola' if number % 4 else 'Ämne ' + self.mark()}]",
            f"case: {'KS 2026/' + str(number) if number % 2 else 'KS ' + self.mark()}",
            f"decisions: [{{title: Beslut {self.mark()}, case: KS 2026/{number}, short: {self.mark()}}}]",
            f"updates: [{{date: {posted}, note: Ändrat {self.mark()}}}]",
        ]
        keys += self.keys_of(kind, posted) + self.attachments(number)
        self.files[path] = "---\n" + "\n".join(keys) + f"\n---\n{self.words()}\n"
        if number % 6 == 0:
            self.add_translation(path, keys)
        return path

    def keys_of(self, kind: str, posted: date) -> list[str]:
        """Return what a type asks for besides."""
        if kind == "minutes":
            return [f"approved: {posted}", f"minutes_at: Arkivet {self.mark()}", f"meeting: {posted}"]
        if kind == "meeting":
            return [f"meeting: {{date: {date(2026, 3, 12)}, time: '13.00', place: Sal {self.mark()}}}"]
        return [f"comes_down: {date(2026, 5, 1)}"] if kind in ("ordinance", "other") else []

    def attachments(self, number: int) -> list[str]:
        """Return keys that name files, and add those."""
        pdf, picture, shown = (f"notices/{self.mark()}.{suffix}" for suffix in ("pdf", "jpg", "jpg"))
        self.files[pdf] = f"%PDF-1.4 {self.mark()}".encode()
        self.files[picture] = self.picture()
        keys = [f"attachments: [/{pdf}, /{picture}]"]
        if number % 4 == 0:
            self.files[shown] = self.picture()
            keys.append(f"image: {{src: /{shown}, alt: Bild {self.mark()}, caption: Text {self.mark()}}}")
        return keys

    def add_translation(self, original: str, keys: list[str]) -> None:
        """Add an English sibling of a notice."""
        own = [key for key in keys if not key.startswith(("title", "image"))]
        text = f"---\ntitle: Notice {self.mark()}\nlang: en\ntranslation_of: /{original}\n" + "\n".join(own)
        self.files[f"notices/en-{self.mark()}.md"] = f"{text}\n---\n{self.words()}\n"


def generated() -> Town:
    town = Town(20260310)
    paths = [town.add_notice(number) for number in range(COUNT)]
    for number, path in enumerate(paths):
        if number % 5 == 0:
            text = f"Läs [anslaget](/{path}) och följ ärendet."
            town.files[f"news/n{number}.md"] = NEWS.format(number=number, text=text)
    return town


def openings(raw: bytes) -> Iterator[bytes]:
    """Give the bytes of a file, and what is packed in it."""
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield gzip.decompress(raw)
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def files_of(output: Path) -> dict[str, bytes]:
    found = sorted(path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def test_nothing_is_left_of_three_hundred_notices(make_site):
    town = generated()
    up = files_of(make_site(town.files, date=UP).output)
    everything = b"\0".join(up.values()).lower() + "\0".join(up).encode()
    seen = [mark for mark in town.marks if mark.encode() in everything]
    assert len(seen) > 0.8 * len(town.marks), "the marks are told while the notices are up"
    shown = {name: raw for name, raw in up.items() if not name.startswith(("prenumerera/", "theme/"))}  # Our own signs.
    pictures = {hashlib.sha256(raw).digest() for name, raw in shown.items() if name.endswith((".jpg", ".webp", ".png"))}
    assert len(pictures) > COUNT

    down = files_of(make_site({}, date=AFTER).output)
    text = b"\0".join(part for raw in down.values() for part in openings(raw)).lower()
    assert [mark for mark in town.marks if mark.encode() in text] == []
    assert [name for name in down if any(mark in name for mark in town.marks)] == []
    assert [name for name, raw in down.items() if hashlib.sha256(raw).digest() in pictures] == []
    assert [name for name in down if name.endswith(".pdf")] == []


def test_what_the_news_carries_too_stays_with_one_bare_step(make_site):
    town = generated()
    site = make_site(town.files, date=AFTER)
    page = site.read("/arenden/ks-2026-0/")
    assert "Nyhet 0" in page
    assert "Justerat protokoll" in page
    assert "Beslutet vinner laga kraft om ingen har överklagat." in page
    assert page.count('class="step"') == 2
