"""Read the content for commands that tell something of it although files are broken."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from newsroom.cli.arguments import read_settings
from newsroom.content.keeping import Kept, examine_kept
from newsroom.content.report import say_problems
from newsroom.content.settings import address_rules, prepare
from newsroom.content.state import state_for
from newsroom.domain.problems import errors
from newsroom.domain.rule_sets import rules_for


def read_content(arguments: Namespace) -> tuple[dict[str, Any], Kept]:
    """Return the settings and the content as a build that goes on would see it; name what is broken.

    Errors alone are told, on standard error: standard output is for what was asked.
    """
    settings = read_settings(arguments)
    prepare(settings)
    content, output, said = Path(settings["PATH"]), Path(settings["OUTPUT_PATH"]), settings["NEWSROOM_STATE"]
    state = state_for(content, output, Path(said) if said else None)
    clock = rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"])
    kept = examine_kept(content, address_rules(settings), settings["BUILD_DATE"], state, keep_going=True, clock=clock)
    say_problems(errors(kept.problems), kept.replaced, kept.left_out)
    return settings, kept
