"""`newsroom related`: the raw ranking of related items, for measuring it, and the weights it is made with."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from newsroom.cli.arguments import WrongUse, add_common, read_settings

SUMMARY = "Skriver eller förklarar rangordningen av relaterade texter, och räknar om ordens vikter."
GOOD, BAD_CONTENT = 0, 1
LIMIT = 20


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--out", type=Path, metavar="FIL", help="filen som rangordningen skrivs i")
    wanted.add_argument("--explain", metavar="SÖKVÄG", help="säger varför det som ligger nära en text gör det")
    wanted.add_argument("--refresh", action="store_true", help="räknar ordens vikter på nytt och skriver dem i en fil")
    parser.add_argument("--as-of", action="store_true", help="bara det som fanns när texten skrevs (31 dagars slack)")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"så många per text (annars {LIMIT})")


def run(arguments: Namespace) -> int:
    """Rank what is published, good files only, and do with it what is asked."""
    from newsroom.content.report import say_problems
    from newsroom.content.settings import address_rules, prepare
    from newsroom.domain.problems import errors
    from newsroom.related import surroundings
    from newsroom.related.measuring import archive_of
    from newsroom.related.weights import WrongWeights
    from newsroom.validation import examine

    settings = read_settings(arguments)
    prepare(settings)
    found = examine(Path(settings["PATH"]), address_rules(settings), settings["BUILD_DATE"])
    try:
        answer(archive_of(found.sources, settings["BUILD_DATE"], surroundings(settings)), arguments)
    except WrongWeights as wrong:
        raise WrongUse(str(wrong)) from wrong
    problems = errors(found.problems)
    say_problems(problems)
    return BAD_CONTENT if problems else GOOD


def answer(archive: Any, arguments: Namespace) -> None:
    """Write the ranking, explain a part of it, or refresh the weights. Raises WrongUse, WrongWeights."""
    if arguments.refresh:
        for path in archive.refresh(archive.around.weights):
            print(f"Skrev {path}. Spara filen tillsammans med innehållet.")
    elif arguments.explain:
        print(explanation(archive, arguments))
    else:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(archive.rank(arguments.limit, arguments.as_of), "utf-8")


def explanation(archive: Any, arguments: Namespace) -> str:
    """Return why what is near an item is near. Raises WrongUse."""
    from newsroom.domain.source import content_path

    try:
        return str(archive.explain(content_path(arguments.explain, "") or "", arguments.limit, arguments.as_of))
    except KeyError:
        raise WrongUse(
            f"Hittar ingen publicerad text {arguments.explain}. Ange sökvägen från innehållsmappen."
        ) from None
