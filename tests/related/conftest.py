"""A small newsroom with its core and its related lists, and nothing else."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from newsroom import noticeboard, related
from newsroom.content.site import Newsroom
from pelican.settings import DEFAULT_CONFIG, configure_settings

ITEM = "---\ntitle: {title}\ndate: {date}\nsummary: Ingress.\n{more}\n---\n{text}\n"
TEMPLATE = """
{%- for card in publication.related %}
{{ card.title }}{{ card.reason and " (" + card.reason + ")" }}
{% endfor %}
{% for card in publication.similar %}
Liknande: {{ card.title }}. {{ card.lead }}
{% endfor %}"""
KINDS = ("news", "blog", "notice", "document", "page", "board")


@dataclass(frozen=True)
class Site:
    """A content folder that can be built, and the lists that came of it."""

    folder: Path

    def item(self, name: str, title: str, text: str = "Kort.", more: str = "", date: str = "2026-03-05") -> None:
        """Write an item, such as `news/bad`."""
        file = self.folder / "content" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ITEM.format(title=title, date=date, more=more, text=text), "utf-8")

    def build(self, **settings: object) -> list[str]:
        """Build the site as of a day in March; return the files whose bytes changed."""
        said = {
            **DEFAULT_CONFIG,
            "PATH": str(self.folder / "content"),
            "OUTPUT_PATH": str(self.folder / "output"),
            "THEME": str(self.folder / "theme"),
            "NEWSROOM_STATE": str(self.folder / "state"),
            "PLUGINS": [noticeboard, related],
            "SITENAME": "Lövsunda kommun",
            "SITEURL": "https://www.lovsunda.example",
            "DEFAULT_LANG": "sv",
            "BUILD_DATE": "2026-03-26",
            **settings,
        }
        newsroom = Newsroom(configure_settings(said))
        newsroom.run()
        return newsroom.outputs.written

    def related(self, slug: str) -> list[str]:
        """Return the titles that the page with this slug leads on to."""
        (page,) = self.folder.glob(f"output/**/{slug}/index.html")
        return page.read_text("utf-8").splitlines()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty newsroom whose pages show nothing but their related lists."""
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    for kind in KINDS:
        (templates / f"{kind}.html").write_text(TEMPLATE if kind != "board" else "", "utf-8")
    (tmp_path / "theme" / "static").mkdir()
    return Site(tmp_path)
