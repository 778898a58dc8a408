"""`newsroom check`: all problems of all files at once."""

import json
from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from newsroom.cli.arguments import add_common, add_format, read_settings
from newsroom.domain.problems import errors
from newsroom.domain.rule_sets import rules_for

SUMMARY = "Kontrollerar alla texter och berättar vad som behöver rättas."
GOOD, BAD_CONTENT = 0, 1


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    add_format(parser)


def run(arguments: Namespace) -> int:
    """Print the problems; exit 1 when there is an error among them."""
    from newsroom.content.crew import crew_of
    from newsroom.content.report import problem_lines
    from newsroom.content.settings import address_rules, prepare
    from newsroom.content.state import state_for
    from newsroom.incremental.store import Store
    from newsroom.validation import examine

    settings = read_settings(arguments)
    prepare(settings)
    content, said = Path(settings["PATH"]), settings["NEWSROOM_STATE"]
    state = state_for(content, Path(settings["OUTPUT_PATH"]), Path(said) if said else None)
    clock = rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"])
    rules, moment = address_rules(settings), settings["BUILD_DATE"]
    store, pictures = Store(state.cache, "readings"), state.good_pictures()
    with closing(crew_of(settings)) as crew:
        found = examine(content, rules, moment, good_pictures=pictures, clock=clock, store=store, crew=crew)
    state.keep_good_pictures(found.tree.known_from_now_on)
    if arguments.format == "json":
        print(json.dumps([problem.as_json() for problem in found.problems], ensure_ascii=False, indent=1))
    else:
        for line in problem_lines(found.problems):
            print(line)
        for allowed in found.allowed:
            print(allowed.as_text())
        if not errors(found.problems):
            count = len(found.tree.sources)
            print(f"Inga fel i {count} {'text' if count == 1 else 'texter'}.")
    return BAD_CONTENT if errors(found.problems) else GOOD
