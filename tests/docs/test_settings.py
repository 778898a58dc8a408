"""docs/ tells webmasters the default of every setting as the code has it, and of no setting that is not there."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import newsroom
import pytest
from newsroom.content.settings import PELICAN

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>[^|]+?) \|", re.M)
COMPUTED = {"NEWSROOM_FEEDS", "NEWSROOM_JOBS", "NEWSROOM_STATE"}
"""Settings whose default is a table, or hangs on the machine or the folders: said in words."""
MODULES = [
    *(f"newsroom.{found.name}" for found in pkgutil.iter_modules(newsroom.__path__)),
    "newsroom.content.settings",
]
DEFAULTS: dict[str, Any] = {
    name: default
    for module in MODULES
    for name, default in getattr(importlib.import_module(module), "DEFAULTS", {}).items()
}
TOLD = {
    row["name"]: row["default"].strip("`")
    for page in sorted((ROOT / "docs").glob("*.md"))
    for row in ROW.finditer(page.read_text(encoding="utf-8"))
}


def as_value(told: str) -> Any:
    """Return a default as written in the documents: Python where it is that, else text."""
    try:
        return ast.literal_eval(told)
    except (SyntaxError, ValueError):
        return told


@pytest.mark.parametrize("name", sorted(DEFAULTS.keys() - COMPUTED))
def test_each_default_is_told_as_it_is(name):
    assert as_value(TOLD[name]) == DEFAULTS[name]


def test_no_setting_is_told_that_the_code_does_not_know():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "plugins").rglob("*.py"))
    assert [name for name in TOLD if name.startswith("NEWSROOM_") and f'"{name}"' not in code] == []


def test_every_setting_that_the_demo_makes_is_explained():
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    made = re.findall(r"^([A-Z_]+) = ", (ROOT / "pelicanconf.py").read_text(encoding="utf-8"), re.M)
    unexplained = [name for name in made if f"`{name}`" not in pages and name not in PELICAN]
    assert unexplained == []


@pytest.mark.parametrize("setting", sorted(PELICAN))
def test_what_is_fixed_of_pelican_cannot_be_set(setting):
    from newsroom.content.settings import prepare
    from pelican.settings import DEFAULT_CONFIG

    settings = {**DEFAULT_CONFIG, setting: "something else"}
    prepare(settings)
    assert settings[setting] == PELICAN[setting]
