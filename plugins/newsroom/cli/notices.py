"""`newsroom notices`: the board as of any day."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsroom.cli.arguments import add_common, add_format

if TYPE_CHECKING:
    from newsroom.domain.standing import Standing

SUMMARY = "Visar anslagstavlan som den ser ut en viss dag, med alla anslag."
GOOD, BAD_CONTENT = 0, 1
HEADINGS = {"up": "Uppe", "planned": "Planerade", "down": "Nedtagna"}


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    add_format(parser)


def run(arguments: Namespace) -> int:
    """Print every notice; files that are broken are named on standard error, and make the exit code 1."""
    from newsroom.cli.reading import read_content
    from newsroom.domain.clock import day_of
    from newsroom.domain.rule_sets import rules_for
    from newsroom.domain.standing import stand

    settings, kept = read_content(arguments)
    found, rules = kept.examination, rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"])
    notices = stand(found.sources, found.registers, day_of(settings["BUILD_DATE"]), rules)
    if arguments.format == "json":
        print(json.dumps([notice.as_json() for notice in notices], ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(notices)))
    return BAD_CONTENT if kept.replaced or kept.left_out else GOOD


def lines(notices: Sequence["Standing"]) -> Iterator[str]:
    """Give the notices for people: what is up first."""
    from newsroom.content.dates import weekday

    for state, heading in HEADINGS.items():
        found = [notice for notice in notices if notice.state == state]
        yield f"{heading}: {len(found)}"
        for notice in found:
            yield f"  {notice.title} ({notice.body})"
            if notice.appeal_by:
                yield f"    Sista dag att överklaga: {weekday(notice.appeal_by)}"
            yield f"    Anslås {weekday(notice.posted)}, tas ned {weekday(notice.comes_down)}: {notice.reason}"
            yield f"    {notice.path}"
