"""`newsroom build`: check, then build."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from newsroom.cli.arguments import WrongUse, add_common, find_settings, read_settings
from newsroom.cli.progress import progress
from newsroom.cli.summary import summary
from newsroom.cli.unchanged import call_of, look_back, say_again, summary_now
from newsroom.files import Stamp, write_json
from newsroom.incremental.ear import ear
from newsroom.incremental.memory import HARDLY_EVER, look_for_circles
from newsroom.incremental.record import Call, Record, Seen
from newsroom.incremental.tracks import file_clock

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
    """Build once and say what came of it; where nothing changed, say that without building."""
    if arguments.jobs is not None and arguments.jobs < 1:
        raise WrongUse("--jobs ska vara minst 1.")
    arguments.settings = find_settings(arguments.settings, arguments.content)
    look_for_circles(HARDLY_EVER)
    call, began, started = call_of(arguments), file_clock(), perf_counter()
    seen: Seen = {}
    found = None if arguments.clean else look_back(call, arguments, seen)
    told = build_little(*found, began, started) if found else None
    if found is None or told is None:
        return build(arguments, call, began, seen)
    say_again(found[0], told)
    write_profile(arguments.profile, told["stages"], told["seconds"])
    return GOOD


def build_little(record: Record, edited: Mapping[str, Stamp], began: int, started: float) -> dict[str, Any] | None:
    """Build where at most words were edited, and return what `build.json` holds; None where that takes all."""
    if edited:
        from newsroom.cli.amended import build_amended

        return build_amended(record, edited, began, started)
    told = summary_now(record, "unchanged", round(perf_counter() - started, 3))
    write_json(Path(record.facts.state) / "build.json", told)
    return told


def build(arguments: Namespace, call: Call, began: int, seen: Seen) -> int:
    """Build, and remember what the site was made of; some of it was `seen` already."""
    from newsroom.cli.building import build_site, look_first, remember_build

    with ear().listen() as heard:
        output = arguments.output.resolve() if arguments.output else None
        settings = read_settings(
            arguments,
            OUTPUT_PATH=str(output) if output else None,
            SITEURL=arguments.site_url,
            NEWSROOM_JOBS=arguments.jobs,
            NEWSROOM_KEEP_GOING=arguments.keep_going or None,
        )
        said = settings.get("BUILD_DATE")
        look_first(settings, seen)
        settings["NEWSROOM_SEEN"] = seen.get(os.path.abspath(settings["PATH"]), {})
        with progress() as tell:
            done = build_site(settings, arguments.clean, tell)
        remember_build(done, call, said, heard, began, seen)
    write_profile(arguments.profile, done.stopwatch.stages, done.stopwatch.total)
    print(summary(done.summary(), done.outputs.folder))
    return BAD_CONTENT if done.kept.replaced or done.kept.left_out else GOOD


def write_profile(path: Path | None, stages: dict[str, float], seconds: float) -> None:
    """Write how long each stage took, where that was asked for."""
    if path:
        write_json(path, {"stages": stages, "seconds": seconds})
