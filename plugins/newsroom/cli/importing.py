"""`newsroom import`: bring another site's texts along."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

SUMMARY = "Hämtar texter från Hugo, Jekyll, Eleventy eller Pelican."
GOOD, WRONG_USE = 0, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("source", type=Path, metavar="MAPP", help="mappen som texterna hämtas ur")
    parser.add_argument("--into", type=Path, required=True, metavar="MAPP", help="innehållsmappen de läggs i")
    parser.add_argument("--kind", metavar="SLAG", help="vad texterna är när inget annat sägs (annars news)")
    parser.add_argument("--map", type=Path, metavar="FIL", dest="mapping", help="hur deras uppgifter blir våra")
    parser.add_argument("--report", type=Path, metavar="FIL", help="skriv en JSON-rad om varje text")


def run(arguments: Namespace) -> int:
    """Import, and say what became of every file."""
    from newsroom.domain.personal_numbers import mask
    from newsroom.importing import ImportRefused
    from newsroom.importing import run as bring

    try:
        done = bring(arguments.source, arguments.into, arguments.kind, arguments.mapping, arguments.report)
    except ImportRefused as refused:
        print(mask(str(refused)), file=sys.stderr)
        return WRONG_USE
    for line in done.lines():
        print(line)
    return GOOD
