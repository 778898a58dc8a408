"""`newsroom build`: check, then build."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from newsroom.cli.arguments import WrongUse, add_common, read_settings

SUMMARY = "Kontrollerar innehållet och bygger webbplatsen."
GOOD, BAD_CONTENT = 0, 1


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    parser.add_argument("--output", type=Path, metavar="MAPP", help="mappen som webbplatsen byggs i")
    parser.add_argument("--site-url", metavar="ADRESS", help="webbplatsens adress, t.ex. https://www.example.se")
    parser.add_argument("--jobs", type=int, metavar="N", help="hur många processer som arbetar samtidigt")
    parser.add_argument("--clean", action="store_true", help="bygg om allt från början")
    parser.add_argument("--keep-going", action="store_true", help="bygg resten även om någon text är trasig")
    parser.add_argument("--profile", type=Path, metavar="FIL", help="skriv hur lång tid varje steg tog, som JSON")


def run(arguments: Namespace) -> int:
    """Build once and say what came of it."""
    from newsroom.cli.building import build_site

    if arguments.jobs is not None and arguments.jobs < 1:
        raise WrongUse("--jobs ska vara minst 1.")
    output = arguments.output.resolve() if arguments.output else None
    settings = read_settings(
        arguments,
        OUTPUT_PATH=str(output) if output else None,
        SITEURL=arguments.site_url,
        NEWSROOM_JOBS=arguments.jobs,
        NEWSROOM_KEEP_GOING=arguments.keep_going or None,
    )
    done = build_site(settings, clean=arguments.clean, profile=arguments.profile)
    return BAD_CONTENT if done.kept.replaced or done.kept.left_out else GOOD
