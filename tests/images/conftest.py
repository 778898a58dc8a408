"""Pictures made for a test, with the notes that cameras and people leave in them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from newsroom import images
from newsroom.content.site import Newsroom
from pelican.settings import DEFAULT_CONFIG, configure_settings
from PIL import Image, ImageDraw

Save = Callable[..., Path]


@pytest.fixture
def corners() -> Image.Image:
    """A picture that looks different whichever way it is turned: red, green, blue and white from the upper left."""
    image = Image.new("RGB", (96, 64), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 47, 31), "red")
    draw.rectangle((48, 0, 95, 31), "lime")
    draw.rectangle((0, 32, 47, 63), "blue")
    return image


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Save a picture as a file among the test's own and return its path."""

    def saved(image: Image.Image, name: str, **options: object) -> Path:
        path = tmp_path / "images" / name
        path.parent.mkdir(exist_ok=True)
        image.save(path, **options)
        return path

    return saved


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where finished pictures are kept."""
    return tmp_path / "state" / "cache"


@pytest.fixture
def shared() -> Path:
    """Real pictures whose file names say what they are."""
    return Path(__file__).parents[3] / "shared" / "images"


TEMPLATE = """{% macro picture(it) %}{% if it %}<img src="{{ it.src }}" width="{{ it.width }}" height="{{ it.height }}"
 alt="{{ it.alt }}" data-caption="{{ it.caption }}" data-credit="{{ it.credit }}"
 srcset="{% for source in it.sources %}{{ source.type }} {{ source.srcset }}; {% endfor %}">{% endif %}{% endmacro %}
<div id="own">{{ picture(publication.image) }}</div>
<div id="card">{{ picture(publication.card.picture) }}</div>
<div id="author">{{ picture(publication.author.portrait) if publication.author }}</div>
{% for person in publication.contacts %}
<div id="contact-{{ loop.index }}">{{ picture(person.portrait) }}</div>
{% endfor %}
<div id="text">{{ publication.html }}</div>
"""
KINDS = ("news", "blog", "notice", "document", "page")


@dataclass(frozen=True)
class Site:
    """A small newsroom with nothing but its core and its pictures."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        return self.folder / "state" / "cache"

    def write(self, path: str, text: str) -> None:
        """Write a text of the content folder."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def draw(self, path: str, image: Image.Image) -> None:
        """Save a picture in the content folder."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        image.save(file)

    def build(self, **settings: object) -> None:
        """Build the site as of a day in March."""
        said = {
            **DEFAULT_CONFIG,
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.output),
            "THEME": str(self.folder / "theme"),
            "NEWSROOM_STATE": str(self.folder / "state"),
            "PLUGINS": [images],
            "SITENAME": "Lövsunda kommun",
            "SITEURL": "https://www.lovsunda.example",
            "DEFAULT_LANG": "sv",
            "BUILD_DATE": "2026-03-26",
            **settings,
        }
        Newsroom(configure_settings(said)).run()

    def page(self, address: str) -> str:
        """Return a built page."""
        return (self.output / address / "index.html").read_text("utf-8")

    def part(self, address: str, name: str) -> str:
        """Return one part of a built page."""
        page = self.page(address)
        start = page.index(f'<div id="{name}">') + len(f'<div id="{name}">')
        return page[start : page.index("</div>", start)]

    def pictures(self) -> list[str]:
        """Return the names of all published pictures."""
        return sorted(path.name for path in (self.output / "bilder").glob("*"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty newsroom with a theme that shows every picture there is."""
    for kind in KINDS:
        template = tmp_path / "theme" / "templates" / f"{kind}.html"
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text(TEMPLATE, "utf-8")
    (tmp_path / "theme" / "static").mkdir()
    return Site(tmp_path)
