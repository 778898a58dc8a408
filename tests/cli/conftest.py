"""A small newsroom in a temporary folder, and the commands run on it."""

import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from pelican.log import console

from newsroom.cli import main

ROOT = Path(__file__).parents[2]

SETTINGS = f'''
from newsroom import feeds, images, listings, noticeboard, redirects, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(ROOT / "theme")!r}
THEME_TEMPLATES_OVERRIDES = ["templates"]
PLUGINS = [noticeboard, images, related, listings, feeds, redirects]
SITENAME = "Provköpings kommun"
SITEURL = "https://www.provkoping.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
'''
NEWS = """---
title: {title}
date: {date}
summary: Det här är en ingress.
---
Det här är texten.
"""


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Site:
    """A newsroom in a folder."""

    folder: Path
    date: str = "2026-03-26"
    """The day of the tests."""
    command: Path = Path(sys.executable).with_name("newsroom")

    @property
    def content(self) -> Path:
        """Its content folder."""
        return self.folder / "content"

    def write(self, path: str, text: str) -> Path:
        """Write a file of the site."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def news(self, slug: str, title: str = "En nyhet", date: str = "2026-03-20") -> Path:
        """Write a good news item."""
        return self.write(f"content/news/{slug}.md", NEWS.format(title=title, date=date))

    def page(self, address: str, output: str = "output") -> str:
        """Return a built page."""
        return (self.folder / output / address / "index.html").read_text(encoding="utf-8")

    def run(self, *words: str) -> Run:
        """Run a command in this process."""
        out, err = StringIO(), StringIO()
        quiet = console.quiet
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(words)
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 1
        console.quiet = quiet
        return Run(code, out.getvalue(), err.getvalue())

    def run_apart(self, *words: str) -> Run:
        """Run a command as its user does, in a process of its own and without a terminal."""
        done = subprocess.run(
            [self.command, *words], cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a newsroom with one news item, with its folder as the working folder."""
    made = Site(tmp_path)
    made.write("pelicanconf.py", SETTINGS)
    made.write("templates/.keep", "")
    made.news("2026-03-05-ny-skola", "Ny skola öppnar", "2026-03-05")
    monkeypatch.chdir(tmp_path)
    return made
