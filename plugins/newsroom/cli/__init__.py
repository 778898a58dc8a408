"""`newsroom`: what a communicator and a webmaster run.

Each command is a module with two functions: `add_arguments`, which describes
it, and `run`, which does it and returns the exit code.
"""

import codecs
import os
import sys
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from types import MappingProxyType, ModuleType

from newsroom import __version__
from newsroom.cli import (
    build,
    check,
    due,
    importing,
    journal,
    new,
    notices,
    preview,
    publish,
    related,
    websub,
)
from newsroom.cli.arguments import SwedishParser
from newsroom.cli.disk import refusal_of
from newsroom.domain.faults import WrongSite
from newsroom.domain.personal_numbers import mask

GOOD, BAD_CONTENT, WRONG_USE, OUR_FAULT = range(4)
"""Exit codes (docs/commands.md)."""

COMMANDS: Mapping[str, ModuleType] = MappingProxyType(
    {
        "build": build,
        "check": check,
        "new": new,
        "preview": preview,
        "publish": publish,
        "notices": notices,
        "next": due,
        "journal": journal,
        "import": importing,
        "related": related,
        "websub": websub,
    }
)
REPORT = """Newsroom har ett eget fel: {what}
Det beror inte på texterna. Skicka raderna här ovanför till den som sköter webbplatsen,
eller anmäl felet i projektets ärendelista med versionen ({version}) och vad du gjorde."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    speak_swedish()
    return run_safely(parser().parse_args(argv))


def start() -> None:
    """Run one command as a program, and leave at once.

    Taking apart what a build of ten thousand texts held, object by object, takes
    longer than an edit does.
    """
    try:
        code = main()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
    except KeyboardInterrupt:
        code = broken_off()
    os._exit(code)


def speak_swedish() -> None:
    """Print å ä ö under cron and in containers too, where the bare locale knows ASCII only."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            is_bare = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if is_bare else None, errors="backslashreplace")


def run_safely(arguments: Namespace) -> int:
    """Run the chosen command; an error of our own says so and how to report it."""
    try:
        code: int = COMMANDS[arguments.command].run(arguments)
    except KeyboardInterrupt:
        return broken_off()
    except BrokenPipeError:
        return GOOD
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else WRONG_USE
    except Exception as wrong:
        if said := str(wrong) if isinstance(wrong, WrongSite) else refusal_of(wrong):
            print(mask(said), file=sys.stderr)
            return WRONG_USE
        what = REPORT.format(what=f"{type(wrong).__name__}: {wrong}", version=__version__)
        print(mask(traceback.format_exc() + what), file=sys.stderr)
        return OUR_FAULT
    return code


def broken_off() -> int:
    """Say that somebody broke the command off, and return the exit code for that."""
    print("Avbrutet.", file=sys.stderr, flush=True)
    return WRONG_USE


def parser() -> ArgumentParser:
    """Return the parser of all commands."""
    top = SwedishParser(prog="newsroom", description="Bygger kommunens nyhetsrum av texter i Markdown.")
    top.add_argument("--version", action="version", version=f"newsroom {__version__}", help="visa versionen")
    commands = top.add_subparsers(dest="command", required=True, metavar="kommando", title="kommandon")
    for name, module in COMMANDS.items():
        summary = (module.SUMMARY or "").strip()
        module.add_arguments(commands.add_parser(name, help=summary, description=summary))
    return top
