"""Decide which tests run here, and build the demo that many of them look at.

A test that cannot run on this machine is deselected, never skipped: a skip says
that something is missing, and nothing is.
"""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from newsroom import calendars, feeds, images, listings, matters, noticeboard, redirects, related
from newsroom.content.site import Newsroom
from pelican.settings import read_settings
from playwright.sync_api import Browser, sync_playwright

from tests.clock import settle

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("steady")
"""The same examples on every machine, however slow."""

DEMO_DATE = "2026-03-26"
"""The day the bundled newsroom lives on; the Makefile has the same."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--interop` and `--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="write what is expected anew")
    parser.addoption("--interop", action="store_true", help="run the tests against real servers, and no others")


def pytest_configure() -> None:
    """Let the commands we start hear Ctrl-C, also where a script in the background has switched it off for us."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here."""
    deselected = [item for item in items if not runs_here(item, interop=config.getoption("interop"))]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in set(deselected)]


def runs_here(item: pytest.Item, *, interop: bool) -> bool:
    """Tell whether the test belongs to this run and has what it reads."""
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        return False
    if item.get_closest_marker("linux") and sys.platform != "linux":
        return False
    return bool(item.get_closest_marker("interop")) == interop


@dataclass(frozen=True)
class Demo:
    """The bundled newsroom as built: what visitors get, and what the builder keeps."""

    output: Path
    state: Path

    @property
    def pages(self) -> list[Path]:
        """Every HTML file of the output, in a fixed order."""
        return sorted(self.output.rglob("*.html"))

    def address(self, page: Path) -> str:
        """Return the root-relative address of a file of the output."""
        relative = page.relative_to(self.output).as_posix()
        return "/" + relative.removesuffix("index.html")


@pytest.fixture(scope="session")
def build_demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Demo]:
    """Return a function that builds the bundled newsroom, with other settings if told so."""

    def build(**settings: object) -> Demo:
        folder = tmp_path_factory.mktemp("demo")
        built = Demo(folder / "output", folder / "state")
        told = {"PATH": str(ROOT / "content"), "THEME": str(ROOT / "theme"), **settings}
        lines = [(ROOT / "pelicanconf.py").read_text("utf-8"), *(f"{name} = {value!r}" for name, value in told.items())]
        (folder / "conf.py").write_text("\n".join(lines), "utf-8")
        newsroom = Path(sys.executable).with_name("newsroom")
        command = [newsroom, "build", "--settings", folder / "conf.py", "--date", DEMO_DATE]
        command += ["--output", built.output, "--state", built.state]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        return built

    return build


@pytest.fixture(scope="session")
def demo(build_demo) -> Demo:
    """Build the bundled newsroom once, as `make site` does."""
    return build_demo()


PLUGINS = [noticeboard, matters, images, related, listings, feeds, calendars, redirects]
"""Every plugin, in the order of pelicanconf.py."""


@dataclass(frozen=True)
class Site:
    """A small site that a test built in this process."""

    build: Newsroom
    output: Path

    def read(self, name: str) -> str:
        """Return a file of the output; an address stands for its page."""
        name = name.lstrip("/")
        return (self.output / (f"{name}index.html" if name.endswith("/") or not name else name)).read_text("utf-8")

    def has(self, address: str) -> bool:
        """Tell whether a page stands at an address."""
        return (self.output / address.strip("/") / "index.html").is_file()

    def names(self) -> set[str]:
        """Return every file of the output."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file()}


MakeSite = Callable[..., Site]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Return a function that writes files below `content` and builds the site of them.

    A file's text is written as it stands; called again, files are added to those
    already there (None takes one away) and the same output is built anew.
    """

    def make(
        files: dict[str, str | bytes | None], date: str = DEMO_DATE, plugins: list[Any] = PLUGINS, **said: Any
    ) -> Site:
        write_tree(tmp_path / "content", files)
        settle()
        settings = read_settings(
            override={
                "PATH": str(tmp_path / "content"),
                "OUTPUT_PATH": str(tmp_path / "output"),
                "THEME": str(ROOT / "theme"),
                "PLUGINS": plugins,
                "SITENAME": "Provkommun",
                "SITEURL": "https://www.prov.example",
                "DEFAULT_LANG": "sv",
                "TIMEZONE": "Europe/Stockholm",
                "BUILD_DATE": date,
                "NEWSROOM_STATE": str(tmp_path / "state"),
                "NEWSROOM_JOBS": 1,
                **said,
            }
        )
        build = Newsroom(settings)
        build.run()
        return Site(build, tmp_path / "output")

    return make


def write_tree(root: Path, files: dict[str, str | bytes | None]) -> None:
    """Write `files` below `root`; None deletes one."""
    root.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the installed browser; Playwright brings none.

    For one module at a time: while Playwright runs, nothing else in the thread
    can start an event loop.
    """
    found = subprocess.run([ROOT / "scripts" / "find-browser"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found.stdout.strip())
        yield started
        started.close()
