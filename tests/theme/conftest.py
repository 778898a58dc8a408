"""Facts made from the types alone: full ones, where everything is there, and bare ones, where nothing optional is."""

import re
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from newsroom.content import views
from newsroom.content.dates import FILTERS

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
DAY = date(2026, 4, 7)
MOMENT = datetime(2026, 3, 5, 13, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
WORDS = {
    "lang": "sv",
    "language": "svenska",
    "url": "/en/adress/",
    "src": "/bilder/bild.jpg",
    "style": "/theme/css/main.css",
    "script": "/theme/js/site.js",
    "icon": "/theme/icon.svg",
    "how_to_appeal": "/overklaga/",
    "canonical": "https://www.kommun.example/en/adress/",
    "link": "https://annan.example/",
    "type": "minutes",
    "appeal": "legality",
}
"""What a text says where not any text will do."""
ROW = re.compile(r"^\| (`[a-z_`, ]+`) \| (.+) \|$", re.MULTILINE)

Make = Callable[..., Any]
Render = Callable[..., str]


def value_of(name: str, kind: Any, full: bool) -> Any:
    """Return a value of the type `kind` for the field `name`."""
    if isinstance(kind, UnionType):
        optional = NoneType in get_args(kind)
        return None if optional and not full else value_of(name, get_args(kind)[0], full)
    if kind in (str, Markup):
        return kind(WORDS.get(name, f"Ord om {name}"))
    if kind in (int, bool):
        return kind(full)
    if kind in (date, datetime):
        return DAY if kind is date else MOMENT
    if is_dataclass(kind):
        return fill(kind, full)
    args = get_args(kind)
    return ([value_of(name, args[0], full)] * 2 if full else []) if len(args) == 1 else {}


def has_default(field: "Field[Any]") -> bool:
    """Tell whether a fact can be made without the field."""
    return field.default is not MISSING or field.default_factory is not MISSING


def fill(cls: Any, full: bool = True, **said: Any) -> Any:
    """Return a `cls`: with every field filled in, or with the required ones alone."""
    hints = get_type_hints(cls)
    wanted = [field for field in fields(cls) if full or not has_default(field)]
    return cls(**{field.name: value_of(field.name, hints[field.name], full) for field in wanted} | said)


def documented() -> dict[str, str]:
    """Return each attribute of a publication with its type, as docs/architecture.md promises them."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("| attribute | type |")[2].partition("\n\n")[0]
    return {name: kind for names, kind in ROW.findall(table) for name in re.findall(r"\w+", names)}


def publish(full: bool = True, **said: Any) -> SimpleNamespace:
    """Return a publication that has the documented attributes and no others."""
    return SimpleNamespace(**{name: promised(name, kind, full) for name, kind in documented().items()} | said)


def promised(name: str, kind: str, full: bool) -> Any:
    """Return a value for an attribute from the words of the documentation."""
    if name in ("title", "kind", "kind_label", "lang", "url"):
        return WORDS.get(name, f"Ord om {name}")
    names = re.findall(r"`(\w+)`", kind) or ["str"]
    if names[0] == "Markup":
        return Markup("<p>Text.</p>" if full else "")
    if names[0] == "str":
        return WORDS.get(name, f"Ord om {name}") if full else ""
    if kind.startswith("list"):
        return [fill(getattr(views, names[0]))] * 2 if full else []
    if not full:
        return None
    return MOMENT if names[0] == "datetime" else fill(getattr(views, names[0]))


@pytest.fixture(scope="session")
def theme() -> Path:
    """Return the theme's folder."""
    return THEME


@pytest.fixture(scope="session")
def make() -> Make:
    """Return the maker of facts: `make("Card", lang="fi")`, `make("Publication", full=False)`."""
    return lambda name, **said: publish(**said) if name == "Publication" else fill(getattr(views, name), **said)


@pytest.fixture(scope="session")
def environment() -> Environment:
    """Return the templates as the generator loads them."""
    loaded = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    loaded.filters |= FILTERS
    return loaded


@pytest.fixture(scope="session")
def render(environment: Environment) -> Render:
    """Return a function that renders a template with full facts, or what is said instead."""

    def render_page(template: str, **said: Any) -> str:
        given = {"site": fill(views.Site), "page": fill(views.Page, noindex=False)}
        return environment.get_template(template).render(given | said)

    return render_page
