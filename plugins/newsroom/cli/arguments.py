"""What commands have in common: arguments, settings, Swedish words for wrong use."""

import os
import sys
from argparse import ArgumentParser, HelpFormatter, Namespace
from pathlib import Path
from typing import Any, NoReturn

from newsroom.domain.clock import WrongMoment, read_moment

WRONG_USE = 2
SETTINGS = "pelicanconf.py"
PROJECT = Path(__file__).parents[3]
"""The checkout that holds this package, with settings and a theme of its own."""
OF_PELICAN = {
    "Could not find the theme": "THEME är ingen mapp som finns.",
    "need to specify a path containing the content": "PATH är ingen mapp som finns. Ange var innehållet ligger.",
}
"""What Pelican says of settings, in English, and we in Swedish."""


class WrongUse(SystemExit):
    """Ends a command that was called wrongly, with a Swedish sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(WRONG_USE)
        print(message, file=sys.stderr)


class SwedishFormatter(HelpFormatter):
    """Help whose first word is Swedish too."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with ”användning”."""
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)


class SwedishParser(ArgumentParser):
    """argparse, whose words for wrong use are English, in Swedish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["add_help"] = False
        kwargs.setdefault("formatter_class", SwedishFormatter)
        super().__init__(*args, **kwargs)
        self._positionals.title = "argument"
        self._optionals.title = "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help."""
        for english, swedish in TRANSLATIONS:
            message = message.replace(english, swedish)
        raise WrongUse(f"{self.prog}: {message}\nSkriv ”{self.prog} --help” för att se hur kommandot används.")


TRANSLATIONS = (
    ("the following arguments are required:", "det här saknas:"),
    ("unrecognized arguments:", "okända argument:"),
    ("invalid choice:", "går inte att välja:"),
    ("choose from", "välj något av"),
    ("expected one argument", "ett värde saknas"),
    ("expected at least one argument", "ett värde saknas"),
    ("invalid int value:", "inget heltal:"),
    ("argument ", "argumentet "),
)


def add_common(parser: ArgumentParser) -> None:
    """Add what every command takes."""
    parser.add_argument("--content", type=Path, metavar="MAPP", help="mappen med innehållet")
    parser.add_argument("--settings", type=Path, metavar="FIL", help=f"inställningarna (annars {SETTINGS})")
    parser.add_argument("--date", metavar="DATUM", help="bygg som om det vore den här dagen, t.ex. 2026-03-26")
    parser.add_argument("--state", type=Path, metavar="MAPP", help="mappen för det som bygget minns")


def add_format(parser: ArgumentParser) -> None:
    """Add the choice of form, for commands that print a list."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="läsbar text eller JSON")


def read_settings(arguments: Namespace, **override: Any) -> dict[str, Any]:
    """Return the site's settings with what was said on the command line. Raises WrongUse."""
    from pelican.settings import read_settings as read

    path = find_settings(arguments.settings, arguments.content)
    said = {name: value for name, value in override.items() if value is not None}
    if arguments.content:
        if not arguments.content.is_dir():
            raise WrongUse(f"Hittar inte mappen {arguments.content}. Ange var innehållet ligger med --content.")
        said["PATH"] = os.path.abspath(arguments.content)
    if arguments.date:
        said["BUILD_DATE"] = checked_date(arguments.date)
    if arguments.state:
        said["NEWSROOM_STATE"] = str(arguments.state.resolve())
    try:
        return dict(read(str(path), override=said))
    except Exception as wrong:  # The file is Python: it can fail in any way.
        known = (ours for theirs, ours in OF_PELICAN.items() if theirs in str(wrong))
        why = next(known, f"{type(wrong).__name__}: {wrong}")
        raise WrongUse(f"Inställningarna i {path} går inte att använda: {why}") from wrong


def find_settings(said: Path | None, content: Path | None) -> Path:
    """Return the settings file: as said, else here, beside the content, or the one this program came with.

    Raises WrongUse.
    """
    beside = [content.resolve().parent / SETTINGS] if content else []
    for path in [said] if said else [Path(SETTINGS), *beside, PROJECT / SETTINGS]:
        if path.is_file():
            if path == PROJECT / SETTINGS and not said:
                print(f"Använder inställningarna i {path}.", file=sys.stderr)
            return path
    raise WrongUse(
        f"Hittar inte inställningarna i {said or SETTINGS}. Ange filen med --settings, eller stå i rätt mapp."
    )


def checked_date(written: str) -> str:
    """Return a date from the command line. Raises WrongUse."""
    try:
        read_moment(written)
    except WrongMoment as wrong:
        raise WrongUse(f"”{written}” är inget datum. Skriv till exempel 2026-03-26 eller 2026-03-26T12:00.") from wrong
    return written
