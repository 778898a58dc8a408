"""A personal number stops the build wherever it stands, and is told to nobody."""

import json
import os
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from newsroom.content.site import ContentRefused
from PIL import Image, PngImagePlugin

NUMBER = "811218-9876"
"""Skatteverket's example: it fits and is nobody's."""
END = "9876"
NEWS = "---\ntitle: {title}\ndate: 2026-03-05\nsummary: En ingress.\n{more}---\n{text}\n"


def news(text: str = "Texten.", title: str = "En rubrik", more: str = "") -> str:
    return NEWS.format(title=title, text=text, more=more)


def pdf(line: str = "Beslut", title: str = "") -> bytes:
    """Return a PDF of one page, with one line and a title among its notes."""
    text = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 7\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def word(text: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<w:t>{text[:4]}</w:t><w:t>{text[4:]}</w:t>")
    return file.getvalue()


def jpeg(description: str) -> bytes:
    file, picture = BytesIO(), Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x010E] = description
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def png(description: str) -> bytes:
    file, notes = BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Comment", description, zip=True)
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=notes)
    return file.getvalue()


PODCAST = "https://podd.example/id8112189876"


def refused(make_site: Callable[..., object], files: dict[str, str | bytes]) -> list[tuple[str, int]]:
    """Return path and line of every personal number for which the build stops."""
    with pytest.raises(ContentRefused) as stopped:
        make_site(files)
    return [(problem.path, problem.line) for problem in stopped.value.problems if problem.code == "personal-number"]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        pytest.param("news/a.md", news(f"Ja.\n\nAv {NUMBER}."), 8, id="in the text"),
        pytest.param("news/a.md", news(title=f"Beslut om {NUMBER}"), 2, id="in the front matter"),
        pytest.param("news/a.md", news(f"`{NUMBER}`"), 6, id="in code"),
        pytest.param("news/a.md", f"---\ntitle: [\nsummary: {NUMBER}\n---\n", 3, id="where the front matter is broken"),
        pytest.param(f"news/{NUMBER}.md", news(), 1, id="in the file's name"),
        pytest.param("bodies.yml", f"Nämnden:\n  description: {NUMBER}\n", 2, id="in a register"),
        pytest.param(
            "comments/news/b/a.md",
            f"---\nname: Eva\ndate: 2026-03-05\nstatus: pending\n---\n{NUMBER}\n",
            6,
            id="in a comment",
        ),
    ],
)
def test_a_number_stops_the_build_at_its_line(make_site, path, text, line):
    assert refused(make_site, {"news/b.md": news(), path: text}) == [(path, line)]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        pytest.param("a.pdf", pdf(NUMBER), id="a PDF's page"),
        pytest.param("a.pdf", pdf(title=NUMBER), id="a PDF's title"),
        pytest.param("a.pdf", f"%PDF-1.4 {NUMBER}".encode(), id="something that is called a PDF"),
        pytest.param("a.docx", word(NUMBER), id="a Word file, cut in two by its editor"),
        pytest.param("a.csv", f"Namn;{NUMBER}".encode(), id="a table"),
        pytest.param("a.jpg", jpeg(NUMBER), id="a picture's notes"),
        pytest.param("a.png", png(NUMBER), id="a picture's packed notes"),
        pytest.param(f"{NUMBER}.pdf", pdf(), id="a file's name"),
    ],
)
def test_a_file_that_a_text_carries_is_looked_through(make_site, name, raw):
    files = {"news/a.md": news(f"Se\n[filen](/documents/{name})."), f"documents/{name}": raw}
    assert set(refused(make_site, files)) == {("news/a.md", 7)}


def test_the_id_of_a_podcast_is_no_persons_number(make_site):
    assert make_site({"news/a.md": news(f"Lyssna på [podden]({PODCAST}).")}).has("/nyheter/2026/03/a/")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(news("Text.", more=f"link: {PODCAST}\n"), 5, id="in the front matter"),
        pytest.param(news(f"Ja.\n\n[8112189876]({PODCAST})"), 8, id="in the words of the link"),
        pytest.param(news("[podden](https://www.prov.example/8112189876)"), 6, id="in an address of the site itself"),
    ],
)
def test_bare_figures_elsewhere_stop_the_build(make_site, text, line):
    assert refused(make_site, {"news/a.md": text}) == [("news/a.md", line)]


def test_a_file_that_nothing_names_is_not_looked_through(make_site):
    assert make_site({"news/a.md": news(), "documents/a.pdf": pdf(NUMBER)}).has("/nyheter/2026/03/a/")


def test_an_attachment_is_told_at_the_notices_line(make_site):
    notice = "---\ntitle: A\ntype: delegated\nbody: KS\nposted: 2026-03-05\nattachments:\n  - /a.pdf\n---\n"
    assert refused(make_site, {"notices/a.md": notice, "a.pdf": pdf(NUMBER)}) == [("notices/a.md", 7)]


@pytest.mark.parametrize("written", ['["811218-9876"]', "[811218–9876]", "19811218-9876", "\n  - 8112189876"])
def test_a_number_that_is_none_is_let_through_and_the_report_lists_it(make_site, written):
    site = make_site({"news/a.md": news(f"Ring {NUMBER}.", more=f"allow: {written}\n")})
    assert NUMBER in site.read("/nyheter/2026/03/a/")
    report = json.loads((site.build.state.folder / "build.json").read_text())
    assert [(each["path"], each["number"]) for each in report["allowed"]] == [("news/a.md", "81••••-••••")]


def test_another_number_in_the_file_is_not_let_through(make_site):
    text = news("Ring 811218-9876 eller 640823-3234.", more='allow: ["811218-9876"]\n')
    assert refused(make_site, {"news/a.md": text}) == [("news/a.md", 7)]


def test_no_number_is_said_in_any_message(make_site, capsys):
    text = news(f"[Se](/finns-inte-{NUMBER}.pdf)", more=f"topics: [Ämne {NUMBER}]\nbody: {NUMBER}\n")
    refused(make_site, {f"news/{NUMBER}.md": text, "topics.yml": "- Annat\n"})
    told = capsys.readouterr()
    assert END not in told.err + told.out
    assert "81••••-••••" in told.err


def test_a_file_refused_for_a_number_is_not_kept_by_a_build_that_goes_on(make_site):
    make_site({"news/a.md": news("Den första versionen."), "news/b.md": news()})
    site = make_site({"news/a.md": news(NUMBER)}, NEWSROOM_KEEP_GOING=True)
    assert not site.has("/nyheter/2026/03/a/")
    assert site.has("/nyheter/2026/03/b/")
    assert site.build.state.known_sources() == {"news/b.md"}


def test_a_good_file_is_not_looked_through_again(make_site):
    files = {"news/a.md": news("Se [filen](/a.pdf)."), "a.pdf": pdf()}
    first = make_site(files).build
    again = make_site({}).build
    assert again.examination.tree.known_pictures == first.state.good_pictures()
    assert len(first.state.good_pictures()) == 1


def test_a_file_edited_within_its_size_and_time_is_looked_through_again(make_site, tmp_path):
    make_site({"news/a.md": news("Se [listan](/lista.txt)."), "lista.txt": "Nummer 000000-0000\n"})
    listed = tmp_path / "content/lista.txt"
    before = listed.stat()
    listed.write_text(f"Nummer {NUMBER}\n")
    os.utime(listed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert refused(make_site, {}) == [("news/a.md", 6)]


def test_a_file_that_is_written_while_it_is_judged_is_looked_through_again(make_site, monkeypatch):
    files = {"news/a.md": news("Se [filen](/a.pdf)."), "a.pdf": pdf()}
    monkeypatch.setattr("newsroom.validation.tree.newest", lambda stamps: 1 << 62)
    assert make_site(files).build.state.good_pictures() == {}


def test_a_picture_with_a_number_is_told_every_time(make_site):
    files = {"news/a.md": news("![Skog](/a.jpg)"), "a.jpg": jpeg(NUMBER)}
    assert refused(make_site, files) == refused(make_site, {}) == [("news/a.md", 6)]


def test_a_pdf_with_a_password_is_told_as_a_hint(make_site, capsys):
    locked = pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Nobody /V 9 >>")
    make_site({"news/a.md": news("Se [filen](/a.pdf)."), "a.pdf": locked})
    assert "inte kontrollerad för personnummer" in capsys.readouterr().err


def hints(make_site: Callable[..., object], files: dict[str, str | bytes]) -> list[tuple[str, int]]:
    """Return path and line of every hint at what looks private."""
    found = make_site(files).build.examination.problems
    return [(problem.path, problem.line) for problem in found if problem.code == "private-contact"]


def test_a_mobile_telephone_is_hinted_at_and_the_site_is_built(make_site):
    assert hints(make_site, {"news/a.md": news("Ja.\n\nRing 070-628 04 12.")}) == [("news/a.md", 8)]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("people.yml", "- name: Eva Ek\n  phone: +46 70 628 04 12\n  email: Eva@gmail.com\n"),
        ("bodies.yml", "- name: Nämnden\n  email: eva@gmail.com\n"),
    ],
)
def test_what_a_register_declares_is_not_private(make_site, file, text):
    assert hints(make_site, {file: text, "news/a.md": news("Skriv till eva@gmail.com.")}) == []


def test_what_its_editor_allows_is_not_private(make_site):
    text = news("Ring 070-628 04 12.", more='allow: ["070-628 04 12"]\n')
    assert hints(make_site, {"news/a.md": text}) == []


def damaged(file: bytes) -> bytes:
    return file[:50] + bytes(byte ^ 255 for byte in file[50:60]) + file[60:]


@pytest.mark.parametrize(
    "file", [b"no zip", damaged(word("hej " * 500)), word("hej " * 500)[:90]], ids=["no zip", "damaged", "cut off"]
)
def test_an_office_file_that_is_not_whole_is_told_of_and_stops_nothing(make_site, file):
    site = make_site({"news/a.md": news("Se\n[filen](/documents/a.docx)."), "documents/a.docx": file})
    assert site.has("/nyheter/2026/03/a/")
    assert [(problem.code, problem.severity) for problem in site.build.problems if problem.path == "news/a.md"] == [
        ("unread-file", "hint")
    ]
