"""`newsroom new`: begin a text in the right place, with the questions asked or answered."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom.cli.arguments import WrongUse, add_common, read_settings

if TYPE_CHECKING:
    from newsroom.drafting.draft import Draft
    from newsroom.drafting.kinds import DraftKind
    from newsroom.validation import Examination

SUMMARY = "Skapar en ny text på rätt plats, med det som måste stå i den."
GOOD, BAD_CONTENT = 0, 1


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("kind", metavar="SLAG", help="nyhet, inlägg, anslag, dokument eller sida")
    parser.add_argument("title", metavar="RUBRIK", help="rubriken, inom citattecken")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NYCKEL=VÄRDE",
        help="en uppgift som då inte frågas efter; kan anges flera gånger, listor skrivs med semikolon",
    )
    add_common(parser)
    parser.epilog = (
        "Vid en terminal frågar kommandot efter det som saknas. Annars lämnas raderna tomma, och kommandot säger vilka."
    )


def run(arguments: Namespace) -> int:
    """Write one new file, and say where it is and what is left to do."""
    from newsroom.drafting.draft import Occupied
    from newsroom.drafting.interview import interview

    draft = begin(arguments)
    try:
        draft.refuse_existing()
        if sys.stdin.isatty():
            interview(draft, input, print)
        changed = draft.settle()
    except Occupied as occupied:
        print(occupied, file=sys.stderr)
        return BAD_CONTENT
    path = draft.found.tree.root / draft.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft.text)
    for line in (*told(draft, shown_path(path), changed), *already_there(draft)):
        print(line)
    return GOOD


def already_there(draft: "Draft") -> list[str]:
    """Return a hint where other texts have nearly the same title."""
    from newsroom.related.duplicates import like_title

    lang = draft.values.get("lang") or draft.rules.lang
    found = like_title(draft.values["title"], draft.found.sources, lang)
    rows = [f"  {source.path}: {source.item.title}" for source in found]
    return ["Finns redan? De här texterna har nästan samma rubrik:", *rows] if rows else []


def begin(arguments: Namespace) -> "Draft":
    """Return the text as far as the command line says it. Raises WrongUse."""
    from newsroom.content.checked_settings import WrongSetting
    from newsroom.content.settings import address_rules, prepare
    from newsroom.domain.clock import day_of
    from newsroom.drafting.draft import Draft
    from newsroom.drafting.kinds import UnknownKind, kind_of

    settings = read_settings(arguments)
    try:
        kind = kind_of(arguments.kind)
        prepare(settings)
    except (UnknownKind, WrongSetting) as wrong:
        raise WrongUse(str(wrong)) from wrong
    rules, day = address_rules(settings), day_of(settings["BUILD_DATE"])
    values = said_values(arguments, kind, day.isoformat())
    draft = Draft(kind, day, values, look_around(settings), rules)
    if not draft.slug:
        raise WrongUse("Rubriken ger ingen adress. Ange en med --set, till exempel --set slug=ny-skola.")
    if problems := draft.problems():
        raise WrongUse("\n".join(f"{problem.message}\n    {problem.hint}" for problem in problems))
    return draft


def look_around(settings: dict[str, Any]) -> "Examination":
    """Return the content folder as it stands; pictures that an earlier check found good are not judged again."""
    from newsroom.content.settings import address_rules
    from newsroom.content.state import state_for
    from newsroom.domain.rule_sets import rules_for
    from newsroom.validation import examine

    content, said = Path(settings["PATH"]), settings["NEWSROOM_STATE"]
    state = state_for(content, Path(settings["OUTPUT_PATH"]), Path(said) if said else None)
    clock, pictures = rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"]), state.good_pictures()
    return examine(content, address_rules(settings), settings["BUILD_DATE"], good_pictures=pictures, clock=clock)


def said_values(arguments: Namespace, kind: "DraftKind", day: str) -> dict[str, Any]:
    """Return what the command line says of the text, with its day. Raises WrongUse."""
    from newsroom.drafting.values import WrongValue, read_values

    try:
        values = read_values(kind.folder, arguments.set)
    except WrongValue as wrong:
        raise WrongUse(str(wrong)) from wrong
    if "title" in values:
        raise WrongUse("Rubriken skrivs efter slaget, inte med --set.")
    key = {"notices": "posted", "pages": ""}.get(kind.folder, "date")
    when = arguments.date if arguments.date and key == "date" else day
    dated = {} if not key or "date" in values else {key: when}
    return {"title": arguments.title, **dated, **values}


def told(draft: "Draft", path: str, changed: str) -> list[str]:
    """Return what to say of the new file, ending with what to do next."""
    lines = [f"Skapade {path}", *([changed] if changed else []), *board_dates(draft)]
    written = draft.text.split("\n")
    left = [
        f"  rad {number}: {line.partition(':')[0]} – {draft.left[line.partition(':')[0]]}"
        for number, line in enumerate(written, 1)
        if line.partition(":")[0] in draft.left
    ]
    if left:
        lines += ["Fyll i det här, annars blir texten underkänd i kontrollen:", *left]
    return [*lines, "Nästa steg: skriv texten i filen. Se hur den blir med: newsroom preview"]


def board_dates(draft: "Draft") -> list[str]:
    """Return when a notice can be appealed and comes down; nothing while that hangs on what is left to say."""
    from newsroom.content.dates import weekday
    from newsroom.domain.board import moved_in_words, posting_of
    from newsroom.domain.schema import Notice
    from newsroom.drafting.draft import source_of

    source = source_of(draft)
    if source is None or not isinstance(source.item, Notice):
        return []
    clock = draft.found.clock
    posting = posting_of(source.item, clock)
    moved = f" ({words})" if (words := moved_in_words(posting, clock)) else ""
    appeal = f"Sista dag att överklaga: {weekday(posting.appeal_by)}{moved}. " if posting.appeal_by else ""
    return [f"{appeal}Anslaget sätts upp {weekday(posting.posted)} och tas ned {weekday(posting.comes_down)}."]


def shown_path(path: Path) -> str:
    """Return the path as its user would type it: from where they stand when it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
