"""What we lean on in Pelican, told when it changes."""

import subprocess
import sys
from pathlib import Path

from newsroom.content.newsdesk import Newsdesk
from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator

ROOT = Path(__file__).parents[2]


def test_pelican_still_lists_its_generators_where_we_change_one():
    bare = Pelican.__new__(Pelican)
    bare.settings = {"TEMPLATE_PAGES": {}, "OUTPUT_SOURCES": False}
    assert bare._get_generator_classes()[:2] == [ArticlesGenerator, PagesGenerator]
    assert bare._get_generator_classes()[-1] is StaticGenerator
    assert issubclass(Newsdesk, ArticlesGenerator)


def pelican(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = folder / "siteconf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\nTHEME = {str(ROOT / 'theme')!r}\n"
        f"PATH = {str(folder / 'content')!r}\nOUTPUT_PATH = {str(folder / 'output')!r}\n"
        "BUILD_DATE = '2026-03-26'\n"
    )
    command = [sys.executable, "-m", "pelican", "-s", str(settings), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def put(folder: Path, text: str) -> None:
    (folder / "content/news").mkdir(parents=True)
    (folder / "content/news/a.md").write_text(text, "utf-8")


def test_plain_pelican_gives_the_same_pages(tmp_path, make_site):
    text = "---\ntitle: A\ndate: 2026-03-05\nsummary: S.\n---\nText.\n"
    put(tmp_path / "plain", text)
    assert pelican(tmp_path / "plain").returncode == 0
    page = "nyheter/2026/03/a/index.html"
    ours = make_site({"news/a.md": text}, SITENAME="Lövsunda kommun", SITEURL="https://www.lovsunda.example")
    assert (tmp_path / "plain/output" / page).exists()
    assert "<h1>A</h1>" in ours.read(page)
    assert "<h1>A</h1>" in (tmp_path / "plain/output" / page).read_text("utf-8")


def test_plain_pelican_stops_at_an_error_without_a_traceback(tmp_path):
    put(tmp_path, "---\ntitle: A\ndate: igår\nsummary: S.\n---\n")
    run = pelican(tmp_path)
    assert run.returncode == 1
    assert "news/a.md:3: " in run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    assert not (tmp_path / "output").exists()


def test_plain_pelican_stops_even_when_it_is_told_to_be_quiet(tmp_path):
    put(tmp_path, "---\ntitle: A\n---\n")
    assert pelican(tmp_path, "-q").returncode == 1
