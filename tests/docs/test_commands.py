"""docs/commands.md tells of each command's own options below its own heading, and of no others."""

import re
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

import pytest
from newsroom import cli
from newsroom.cli.arguments import add_common

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
BELOW = {found[1]: found[2] for found in re.finditer(r"^## `newsroom (\w+).*?`\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S)}
PARSERS: dict[str, ArgumentParser] = next(
    dict(action.choices) for action in cli.parser()._actions if isinstance(action, _SubParsersAction)
)


def options_of(parser: ArgumentParser) -> set[str]:
    """Return the long options that a parser takes."""
    return {option for action in parser._actions for option in action.option_strings if option.startswith("--")}


COMMON = ArgumentParser()
add_common(COMMON)


def told_options(text: str) -> set[str]:
    """Return the options in the first column of tables."""
    return {name for row in re.findall(r"^\| (`--.*?) \|", text, re.M) for name in re.findall(r"`(--[\w-]+)", row)}


def test_each_command_has_its_heading_and_no_other_has():
    assert set(BELOW) == set(cli.COMMANDS)


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_each_command_has_its_own_options_in_its_table(command):
    assert told_options(BELOW[command]) == options_of(PARSERS[command]) - options_of(COMMON)


def test_the_common_options_stand_before_the_commands():
    assert told_options(TEXT.split("\n## ")[0]) == options_of(COMMON)


@pytest.mark.parametrize("code", [cli.GOOD, cli.BAD_CONTENT, cli.WRONG_USE, cli.OUR_FAULT])
def test_each_exit_code_is_explained(code):
    assert re.search(rf"^\| {code} \| \S", TEXT, re.M)


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_every_option_has_a_word_of_help_in_swedish(command):
    actions = PARSERS[command]._actions
    assert [action.dest for action in actions if not action.help] == []
