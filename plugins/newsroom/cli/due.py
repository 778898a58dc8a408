"""`newsroom next`: when the site has to be built again, and why."""

import json
from argparse import ArgumentParser, Namespace

from newsroom.cli.arguments import add_common, add_format

SUMMARY = "Visar när webbplatsen ändras nästa gång av sig själv, och varför."
GOOD, BAD_CONTENT = 0, 1


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    add_format(parser)


def run(arguments: Namespace) -> int:
    """Print the first change after the moment."""
    from newsroom.cli.reading import read_content
    from newsroom.content.dates import moment, weekday
    from newsroom.content.settings import coming_change, is_on
    from newsroom.feeds.table import TABLE, digested

    settings, kept = read_content(arguments)
    if is_on("feeds", settings) and settings["SITEURL"]:
        settings["NEWSROOM_DIGESTED"] = digested(settings.get("NEWSROOM_FEEDS", TABLE))
    coming = coming_change(kept.examination.terms, settings)
    if arguments.format == "json":
        print(json.dumps(coming.as_json(), ensure_ascii=False, indent=1))
    elif coming.at is None:
        print("Inget ändras av sig självt.")
    else:
        clock = moment(coming.at).partition(" kl. ")[2]
        print(f"Nästa ändring: {weekday(coming.at)}{f' kl. {clock}' if clock else ''}")
        for reason in coming.reasons:
            print(f"  {reason}")
    return BAD_CONTENT if kept.replaced or kept.left_out else GOOD
