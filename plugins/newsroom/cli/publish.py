"""`newsroom publish`: build beside what is shown, and swap it in with one step."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from newsroom.cli.arguments import WrongUse, add_common, read_settings
from newsroom.incremental.memory import HARDLY_EVER, look_for_circles

SUMMARY = "Bygger webbplatsen vid sidan av och byter ut den i ett steg."
GOOD, BAD_CONTENT = 0, 1
SAID = {
    "changed": "är ändrat medan det sitter uppe",
    "late": "sattes upp senare än det skulle",
    "missing": "saknas på anslagstavlan: filen är trasig",
    "early": "togs ned för tidigt",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="MAPP", help="mappen som besökarna får")
    parser.add_argument("--site-url", metavar="ADRESS", help="webbplatsens adress, t.ex. https://www.example.se")


def run(arguments: Namespace) -> int:
    """Publish; broken files are left as they last were, named, and make the exit code 1."""
    from pelican.log import console

    from newsroom.cli.building import refuse_overlap
    from newsroom.cli.summary import summary
    from newsroom.incremental.tracks import place_of
    from newsroom.publishing import publish
    from newsroom.publishing.sites import Occupied

    look_for_circles(HARDLY_EVER)
    settings = read_settings(arguments, SITEURL=arguments.site_url)
    refuse_pinned_date(settings.get("BUILD_DATE"))
    refuse_overlap(Path(settings["PATH"]).resolve(), place_of(arguments.to), "--to")
    console.quiet = True
    try:
        done = publish(settings, arguments.to)
    except Occupied as occupied:
        raise WrongUse(str(occupied)) from occupied
    print(summary(done.site.summary(), arguments.to))
    for entry in done.entries:
        if entry["event"] in SAID:
            print(f"{entry['path']}: anslaget {SAID[entry['event']]}.", file=sys.stderr)
    for broken in done.breaks:
        print(f"Anslagsjournalen är bruten på rad {broken.line}: {broken.message}.", file=sys.stderr)
    return BAD_CONTENT if done.breaks or done.site.kept.replaced or done.site.kept.left_out else GOOD


def refuse_pinned_date(said: object) -> None:
    """Refuse a moment that stands still: such a site takes no notice down. Raises WrongUse."""
    if said is not None or os.environ.get("SOURCE_DATE_EPOCH"):
        raise WrongUse(
            "publish går inte att köra med ett låst datum: då skulle inga anslag tas ned. "
            "Ta bort --date, BUILD_DATE i inställningarna eller SOURCE_DATE_EPOCH i miljön."
        )
