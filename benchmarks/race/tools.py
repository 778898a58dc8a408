"""The generators that race: how each is set up and started, and where it puts what.

Each is started by its own command, as its documentation says; no wrapper of ours
is in between.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corpus.items import BUILD_DAY, Item

HERE = Path(__file__).parents[1]
PEERS = HERE / "peers"
NEWSROOM = Path(sys.executable).parent / "newsroom"
INSTALLED = HERE.parent / ".cache" / "bench"
SITE = f"""
from newsroom import calendars, feeds, images, listings, matters, noticeboard, redirects, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(HERE.parent / "theme")!r}
PLUGINS = [noticeboard, matters, images, related, listings, feeds, calendars, redirects]
SITENAME = "Provkommun"
SITEURL = "https://www.prov.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
# Old notices keep their pages, as they do in the other generators: all build as many.
NEWSROOM_NOTICEBOARD_AFTER_EXPIRY = dict.fromkeys(("minutes", "delegated", "meeting", "ordinance", "other"), "archive")
"""
SMALL = """
THEME = "theme"
PLUGINS = [noticeboard, images, related, listings, feeds]
NEWSROOM_FEEDS = {
    "nyheter/": {"title": "Nyheter", "kinds": ["news"]},
    "blogg/": {"title": "Blogg", "kinds": ["blog"]},
    "{board}/": {"title": "Anslag", "kinds": ["notices"]},
    "amnen/{slug}/": {"title": "{name}", "each": "topic"},
}
"""
"""What it says besides to have the peers' parts alone, and a theme as small as theirs."""


@dataclass(frozen=True)
class Tool:
    """One generator."""

    name: str
    dialect: str
    program: Path
    set_up: Callable[[Path], None]
    """Puts configuration and theme into the site's folder."""
    arguments: Callable[[date], Sequence[str]]
    """What to say to build the site for a day; run in the site's folder."""
    page: Callable[[Item], str] = lambda item: f"{item.slug}/index.html"
    board: str = "kategori/anslag/index.html"
    """The list in which notices are found."""
    related: str = 'class="related"'
    """What stands on a page once for each related item."""
    knows_days: bool = False
    """Takes a notice down by itself when its day comes; in the others somebody deletes the file."""
    keeps: bool = False
    """Remembers things from build to build, so that an edit must be undone by a build."""
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_installed(self) -> bool:
        """Tell whether it can run here."""
        return os.access(self.program, os.X_OK)

    def command(self, day: date) -> list[str]:
        """Return what builds the site in the current folder."""
        return [str(self.program), *self.arguments(day)]


def set_up_newsroom(folder: Path, more: str = "") -> None:
    """Write the settings of our own site with some `more`, and once how rare words are, as docs/related.md advises."""
    (folder / "pelicanconf.py").write_text(SITE + more, "utf-8")
    words = ["related", "--refresh", "--content", "content", "--settings", "pelicanconf.py", "--date", str(BUILD_DAY)]
    subprocess.run([NEWSROOM, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def set_up_small(folder: Path) -> None:
    """Lay out our own site with the peers' parts alone, and a theme like theirs."""
    copy("newsroom")(folder)
    set_up_newsroom(folder, SMALL)


def copy(*names: str) -> Callable[[Path], None]:
    """Return what lays configurations of a peer into a folder, the later over the earlier."""

    def lay(folder: Path) -> None:
        for name in names:
            shutil.copytree(PEERS / name, folder, dirs_exist_ok=True)

    return lay


def lay_hugo(*names: str) -> Callable[[Path], None]:
    """Return what lays Hugo's configuration: pictures go where Hugo looks for files as they are."""

    def lay(folder: Path) -> None:
        copy(*names)(folder)
        (folder / "static").mkdir()
        shutil.move(folder / "content" / "images", folder / "static" / "images")

    return lay


def own_page(item: Item) -> str:
    """Return our file of an item's page."""
    if item.kind == "notices":
        return f"anslagstavla/{item.day}/{item.slug}/index.html"
    return f"{'nyheter' if item.kind == 'news' else 'blogg'}/{item.moment:%Y/%m}/{item.slug}/index.html"


def say_newsroom(day: date, folder: Path = Path()) -> list[str]:
    """Return the arguments of `newsroom`, for a site in `folder`."""
    places = {"--settings": "pelicanconf.py", "--content": "content", "--output": "output", "--state": "state"}
    said = [word for option, name in places.items() for word in (option, str(folder / name))]
    return ["build", *said, "--date", day.isoformat()]


PYTHON_TOOLS = INSTALLED / "python" / "bin"


def hugo_binary() -> Path:
    """Return Hugo itself, not the script that starts it: Python's own start would count against it."""
    return next((INSTALLED / "python").glob("lib/python3*/site-packages/hugo/binaries/hugo"), PYTHON_TOOLS / "hugo")


def hugo(name: str, *layers: str) -> Tool:
    """Return Hugo with its configuration in layers."""
    arguments = ("--source", ".", "--destination", "output", "--logLevel", "error")
    return Tool(name, "hugo", hugo_binary(), lay_hugo(*layers), lambda day: arguments)


def tools() -> tuple[Tool, ...]:
    """Return all that can race, ours first."""
    return (
        Tool(
            "newsroom", "newsroom", NEWSROOM, set_up_newsroom, say_newsroom, own_page,
            board="anslagstavla/index.html", related='<article class="card card-tile', knows_days=True, keeps=True,
        ),
        Tool(
            "newsroom-small", "newsroom", NEWSROOM, set_up_small, say_newsroom, own_page,
            board="anslagstavla/index.html", knows_days=True, keeps=True,
        ),
        Tool(
            "pelican", "pelican", PYTHON_TOOLS / "pelican", copy("pelican"),
            lambda day: ("content", "--settings", "pelicanconf.py", "--output", "output"),
        ),
        hugo("hugo-related", "hugo"),
        hugo("hugo", "hugo", "hugo-without"),
        Tool(
            "eleventy", "eleventy", INSTALLED / "node" / "node_modules" / ".bin" / "eleventy", copy("eleventy"),
            lambda day: ("--output=output", "--quiet"),
        ),
    )  # fmt: skip
