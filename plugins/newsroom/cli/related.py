"""`newsroom related`: the raw ranking of related items, for measuring it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from newsroom.cli.arguments import WrongUse, add_common, read_settings

SUMMARY = "Skriver rangordningen av relaterade texter, för den som vill mäta den."
GOOD, BAD_CONTENT = 0, 1
LIMIT = 20


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--out", type=Path, metavar="FIL", help="filen som rangordningen skrivs i")
    wanted.add_argument("--explain", metavar="SÖKVÄG", help="säger varför det som ligger nära en text gör det")
    parser.add_argument("--as-of", action="store_true", help="bara det som fanns när texten skrevs (31 dagars slack)")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"så många per text (annars {LIMIT})")


def run(arguments: Namespace) -> int:
    """Rank what is published, good files only, and write it as JSON lines."""
    from newsroom.content.report import say_problems
    from newsroom.content.settings import address_rules, prepare
    from newsroom.domain.problems import errors
    from newsroom.domain.source import content_path
    from newsroom.related import explain_ranking, raw_ranking
    from newsroom.validation import examine

    settings = read_settings(arguments)
    prepare(settings)
    found = examine(Path(settings["PATH"]), address_rules(settings), settings["BUILD_DATE"])
    lang, moment = settings["DEFAULT_LANG"], settings["BUILD_DATE"]
    asked = {"limit": arguments.limit, "as_of": arguments.as_of}
    if arguments.explain:
        path = content_path(arguments.explain, "")
        try:
            print(explain_ranking(found.sources, moment, lang, path or "", **asked))
        except KeyError:
            raise WrongUse(
                f"Hittar ingen publicerad text {arguments.explain}. Ange sökvägen från innehållsmappen."
            ) from None
    else:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(raw_ranking(found.sources, moment, lang, **asked), "utf-8")
    wrong = errors(found.problems)
    say_problems(wrong)
    return BAD_CONTENT if wrong else GOOD
