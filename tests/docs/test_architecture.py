"""docs/architecture.md says truly which plugin sets what of a publication."""

import re
from pathlib import Path

import pytest
from newsroom.content.publication import News
from newsroom.domain.schema import News as Written
from newsroom.domain.source import Source

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "newsroom"
SET = re.compile(r"\b(?:publication|notice|newer|older|original)\.(\w+) = ")


def told() -> dict[str, set[str]]:
    """Return the table of docs/architecture.md: who sets which attributes."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text.partition("| set by | attribute of `Publication` |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (\w+) \| (.+) \|$", table, re.M)
    return {who: set(re.findall(r"`(\w+)`", attributes)) for who, attributes in rows}


def set_by(who: str) -> set[str]:
    """Return the attributes that a plugin's code, or the newsdesk's, assigns."""
    files = [PACKAGE / "content" / "newsdesk.py"] if who == "newsdesk" else sorted((PACKAGE / who).glob("*.py"))
    return {name for file in files for name in SET.findall(file.read_text("utf-8"))}


def test_the_table_has_a_row_for_every_plugin_that_sets_anything():
    packages = PACKAGE.glob("*/__init__.py")
    plugins = {path.parent.name for path in packages if "def register()" in path.read_text("utf-8")}
    assert {who for who in plugins if set_by(who)} <= set(told())


@pytest.mark.parametrize("who", sorted(told()))
def test_what_is_set_stands_in_the_table(who):
    assert set_by(who) <= told()[who]


def test_every_attribute_of_the_table_is_declared_on_the_kind(make_site):
    item = Written.model_validate({"title": "A", "date": "2026-03-05", "summary": "S."})
    settings = make_site({}).build.settings
    publication = News(Source("news/a.md", "news", item, ""), "nyheter/a/", settings, {})
    assert [name for names in told().values() for name in sorted(names) if not hasattr(publication, name)] == []
