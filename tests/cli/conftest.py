"""A small newsroom in a temporary folder, and the commands run on it."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from newsroom.cli import main
from pelican.log import console

from tests.clock import settle

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("newsroom")
PATIENCE = 60.0
"""Seconds that anything may take on a busy machine; what is asserted is what happens, not how fast."""
STEP = 0.05
ADDRESS = re.compile(r"visas på http://localhost:(\d+)/")

SETTINGS = f"""
from newsroom import feeds, images, listings, matters, noticeboard, redirects, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(ROOT / "theme")!r}
THEME_TEMPLATES_OVERRIDES = ["templates"]
PLUGINS = [noticeboard, matters, images, related, listings, feeds, redirects]
SITENAME = "Provköpings kommun"
SITEURL = "https://www.provkoping.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
"""
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
    command: Path = COMMAND

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

    def edit(self, path: str, old: str, new: str) -> None:
        """Put other words in a file."""
        self.write(path, (self.folder / path).read_text("utf-8").replace(old, new))

    def add_setting(self, said: str) -> None:
        """Add to the settings."""
        self.write("pelicanconf.py", f"{(self.folder / 'pelicanconf.py').read_text('utf-8')}{said}\n")

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

    def files(self, below: str) -> dict[str, bytes]:
        """Return the files below one of its folders, by path."""
        top = self.folder / below
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def build(self, *words: str) -> Run:
        """Build it on its day, in this process, once no file is so young that it would not be believed."""
        settle()
        return self.run("build", "--date", self.date, *words)

    def differing(self) -> list[str]:
        """Return the files of the output that are others than those of a build in an empty folder."""
        assert self.build("--output", "clean", "--state", "clean-state").code == 0
        built, clean = self.files("output"), self.files("clean")
        for made in ("clean", "clean-state"):
            shutil.rmtree(self.folder / made)
        return sorted(name for name in built.keys() | clean.keys() if built.get(name) != clean.get(name))

    def run_apart(self, *words: str) -> Run:
        """Run a command as its user does, in a process of its own and without a terminal."""
        done = subprocess.run(
            [self.command, *words],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)


class Preview:
    """A running preview, seen by its user: the terminal and the browser."""

    def __init__(self, site: Site, *words: str) -> None:
        self.site = site
        self.log = site.folder / "preview.log"
        command = [site.command, "preview", "--date", site.date, *words]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=site.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        try:
            self.port = int(self.await_text(self.said, ADDRESS)[1])
        except BaseException:
            self.kill()
            raise

    def said(self) -> str:
        """Return what stands in the terminal."""
        return self.log.read_text(encoding="utf-8")

    def await_text(self, read: Callable[[], str], pattern: re.Pattern[str] | str) -> re.Match[str]:
        """Read again and again until the text has the pattern."""
        deadline = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, text := read())):
            assert time.monotonic() < deadline, f"{pattern!r} never came:\n{text}\n{self.said()}"
            assert self.process.poll() is None, self.said()
            time.sleep(STEP)
        return found

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[HTTPResponse, str]:
        """Return the answer to one request, and its body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers={"Host": host or f"localhost:{self.port}"})
        answer = connection.getresponse()
        body = answer.read().decode("utf-8")
        connection.close()
        return answer, body

    def page(self, path: str) -> str:
        """Return a page."""
        return self.ask(path)[1]

    def await_page(self, path: str, pattern: str) -> str:
        """Load a page again and again until it has the pattern."""
        return self.await_text(lambda: self.page(path), pattern).string

    def pictures(self) -> Iterator[dict[str, Any]]:
        """Yield what the server tells the browser, as it comes; end when nothing more is worth waiting for."""
        deadline = time.monotonic() + PATIENCE
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/_newsroom/events", headers={"Host": f"localhost:{self.port}"})
        answer = connection.getresponse()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        try:
            while (line := answer.fp.readline().decode("utf-8")) and time.monotonic() < deadline:
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))
        finally:
            answer.close()
            connection.close()

    def kill(self) -> None:
        """End it at once, if it runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def end(self) -> int:
        """Press Ctrl-C, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def make_site(folder: Path) -> Site:
    """Return a newsroom with one news item."""
    made = Site(folder)
    made.write("pelicanconf.py", SETTINGS)
    made.write("templates/.keep", "")
    made.news("2026-03-05-ny-skola", "Ny skola öppnar", "2026-03-05")
    return made


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a newsroom with one news item, with its folder as the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_site(tmp_path)


@pytest.fixture
def faulty(site: Site) -> Site:
    """Return a newsroom whose program fails while it builds, though nothing in the site is wrong."""
    fault = "signals.all_generators_finalized.connect(lambda _: 1 / 0, weak=False)"
    site.add_setting(f"from pelican.plugins import signals\n{fault}")
    return site


@pytest.fixture
def start(site: Site) -> Iterator[Callable[..., Preview]]:
    """Return what starts a preview of the site, on a free port; it is ended with the test."""
    started: list[Preview] = []

    def start_one(*words: str) -> Preview:
        port = () if "--port" in words else ("--port", str(free_port()))
        started.append(Preview(site, *words, *port))
        return started[-1]

    yield start_one
    for preview in started:
        preview.kill()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return one preview for all tests that only look."""
    running = Preview(make_site(tmp_path_factory.mktemp("preview")), "--port", str(free_port()))
    yield running
    running.kill()
