"""A small newsroom with its core, its pictures and its feeds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser
import pytest
from newsroom import feeds, images
from newsroom.content.site import Newsroom
from pelican.settings import DEFAULT_CONFIG, configure_settings
from PIL import Image

ITEM = "---\ntitle: {title}\ndate: {date}\nsummary: {summary}\n{more}\n---\n{text}\n"
TEMPLATE = "{% for feed in page.alternates %}{{ feed.title }} {{ feed.url }} {{ feed.type }}\n{% endfor %}"
KINDS = ("news", "blog", "document", "page")
SITE = "https://www.lovsunda.example"


@dataclass(frozen=True)
class Site:
    """A content folder that can be built, and the feeds that came of it."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def item(
        self, name: str, title: str, text: str = "Brödtext.", more: str = "", date: str = "2026-03-05T08:30",
        summary: str = "Ingress.",
    ) -> None:  # fmt: skip
        """Write an item, such as `news/bad`."""
        file = self.folder / "content" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ITEM.format(title=title, date=date, more=more, text=text, summary=summary), "utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        """Write any file of the content folder."""
        file = self.folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def draw(self, name: str) -> None:
        """Save a picture in the content folder."""
        file = self.folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (900, 600), "yellow").save(file)

    def build(self, **settings: object) -> None:
        """Build the site as of a day in March."""
        said = {
            **DEFAULT_CONFIG,
            "PATH": str(self.folder / "content"),
            "OUTPUT_PATH": str(self.output),
            "THEME": str(self.folder / "theme"),
            "NEWSROOM_STATE": str(self.folder / "state"),
            "PLUGINS": [images, feeds],
            "SITENAME": "Lövsunda kommun",
            "SITEURL": SITE,
            "DEFAULT_LANG": "sv",
            "BUILD_DATE": "2026-03-26",
            **settings,
        }
        Newsroom(configure_settings(said)).run()

    def feed(self, name: str) -> Any:
        """Return a built feed as another library than ours reads it."""
        parsed = feedparser.parse((self.output / name).read_bytes())
        assert not parsed.bozo, parsed.get("bozo_exception")
        return parsed


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty newsroom whose pages show nothing but the feeds they point at."""
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    for name in (*KINDS, "notice", "board", "subscribe"):
        (templates / f"{name}.html").write_text(TEMPLATE, "utf-8")
    (tmp_path / "theme" / "static").mkdir()
    return Site(tmp_path)


@pytest.fixture(params=["nyheter/rss.xml", "nyheter/atom.xml"], ids=["RSS", "Atom"])
def name(request: pytest.FixtureRequest) -> str:
    """Each format in turn."""
    return str(request.param)
