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
    """Rank what is published and can be read, and do with it what is asked.

    Returns 1 when texts are missing from the ranking because they cannot be read.
    Other errors, such as a picture that is not there, stop a build but move no list.
    """
    from newsroom.content.settings import address_rules, prepare
    from newsroom.related import surroundings
    from newsroom.related.measuring import archive_of
    from newsroom.related.rules import WrongWeights
    from newsroom.validation import examine

    settings = read_settings(arguments)
    prepare(settings)
    found = examine(Path(settings["PATH"]), address_rules(settings), settings["BUILD_DATE"])
    complete = say_what_is_missing(found)
    arguments.explain = within(Path(settings["PATH"]), arguments.explain)
    try:
        answer(archive_of(found.sources, settings["BUILD_DATE"], surroundings(settings)), arguments)
    except WrongWeights as wrong:
        raise WrongUse(str(wrong)) from wrong
    return GOOD if complete else BAD_CONTENT


def say_what_is_missing(found: Any) -> bool:
    """Tell which texts cannot be ranked since they cannot be read; return whether all can."""
    from newsroom.content.report import say, say_problems
    from newsroom.domain.problems import errors

    unread = set(found.tree.sources) - {source.path for source in found.sources}
    unread -= {comment.path for comment in found.comments}
    problems = errors(found.problems)
    missing = [problem for problem in problems if problem.path in unread]
    say_problems(missing)
    if missing:
        say(["Texterna ovan är inte med i rangordningen förrän de är rättade."])
    if others := len(problems) - len(missing):
        say([f"Innehållet har {others} fel som inte rör rangordningen. Se dem med: newsroom check"])
    return not missing


def within(content: Path, written: str | None) -> str | None:
    """Return a path as seen from the content folder, also where the shell completed one that leads into it."""
    into = Path(written or "").resolve()
    return (
        into.relative_to(content.resolve()).as_posix()
        if written and into.is_relative_to(content.resolve())
        else written
    )


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
