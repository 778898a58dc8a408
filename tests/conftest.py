"""Decide which tests run here, and build the demo that many of them look at.

A test that cannot run on this machine is deselected, never skipped: a skip says
that something is missing, and nothing is.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
DEMO_DATE = "2026-03-26"
"""The day the bundled newsroom lives on; the Makefile has the same."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--interop`."""
    parser.addoption("--interop", action="store_true", help="run the tests against real servers, and no others")


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
