"""What people have to know to use the newsroom is written down, and what is written down exists."""

import importlib
import pkgutil
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import newsroom
import pytest
from newsroom.cli import COMMANDS, parser
from newsroom.domain import schema
from pydantic import BaseModel

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TEXT = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in DOCS}
PAGES = "\n".join(TEXT.values())


def settings() -> Iterator[str]:
    """Yield every setting that a module gives a default."""
    packages = [f"newsroom.{found.name}" for found in pkgutil.iter_modules(newsroom.__path__)]
    for name in [*packages, "newsroom.content.settings"]:
        yield from getattr(importlib.import_module(name), "DEFAULTS", {})


def subparsers() -> dict[str, ArgumentParser]:
    """Return the parser of each command."""
    (commands,) = [action for action in parser()._actions if isinstance(action, _SubParsersAction)]
    return dict(commands.choices)


def options() -> Iterator[tuple[str, str]]:
    """Yield every command with each of its options."""
    for name, command in subparsers().items():
        for action in command._actions:
            yield from ((name, option) for option in action.option_strings if option.startswith("--"))


def keys() -> set[str]:
    """Return every key that an item of some kind may have."""
    kinds = [value for value in vars(schema).values() if isinstance(value, type) and issubclass(value, BaseModel)]
    return {key for kind in kinds for key in kind.model_fields}


@pytest.mark.parametrize("name", sorted(settings()))
def test_every_setting_is_explained(name):
    assert re.search(rf"^\| `{name}` \|", PAGES, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_explained(name):
    assert re.search(rf"^## `newsroom {name}\b", TEXT["docs/commands.md"], re.MULTILINE)


@pytest.mark.parametrize(("command", "option"), sorted(options()))
def test_every_option_is_explained(command, option):
    assert f"`{option}" in TEXT["docs/commands.md"]


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_is_explained_to_those_who_write(key):
    assert f"`{key}`" in TEXT["docs/skriva/nycklar.md"]


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
def test_every_target_of_make_is_explained(target):
    assert f"`make {target}" in TEXT["CONTRIBUTING.md"]


def test_the_demo_lives_on_one_day():
    day = re.search(r"^DEMO_DATE = (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert day
    assert f'DEMO_DATE = "{day[1]}"' in (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(TEXT))
def test_links_between_the_documents_lead_somewhere(page):
    prose = re.sub(r"^```.*?^```|`[^`\n]+`", "", TEXT[page], flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", prose)
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


def test_the_documents_that_code_and_messages_point_to_exist():
    sources = [*(ROOT / "plugins").rglob("*.py"), *ROOT.glob("*.py"), ROOT / "Makefile", *(ROOT / "scripts").iterdir()]
    named = {name for path in sources for name in re.findall(r"docs/[\w/.-]+\.md", path.read_text(encoding="utf-8"))}
    assert {name for name in named if name not in TEXT} == set()
