"""Say what kept YAML from being read, in words of somebody who never heard of YAML."""

import re
from typing import Any

from newsroom.domain.matter import FrontMatter, Place

START = r"(?P<indent>[ ]*)(?:-[ ]+)*"
SPECIAL = re.compile(START + r"(?:\w[\w-]*:[ ]+)?(?P<sign>[\"'*&!%@`{\[|>])")
"""A value that begins with a sign which means something to YAML."""
NO_SPACE = re.compile(START + r"(?P<key>\w[\w-]*):(?=\S)")
KEY = re.compile(START + r"(?P<key>\w[\w-]*):(?:[ ]|$)")
NO_COLON = re.compile(START + r"(?P<key>[a-z][\w-]*)[ ]")

Said = tuple[str, str]
"""Message and way out."""


def tell_no_keys(place: Place, matter: FrontMatter) -> None:
    """Tell of front matter that is something else than keys and values."""
    message = "Uppgifterna är inte skrivna som ”nyckel: värde”."
    matter.tell(place, "yaml", message, "Skriv en uppgift per rad, till exempel: title: Ny skola öppnar")


def tell_yaml_error(wrong: Any, lines: list[str], line: int, matter: FrontMatter) -> None:
    """Tell of a YAMLError in `lines`, which begin on `line` of the file, where an editor should look."""
    problem, context = str(getattr(wrong, "problem", "")), str(getattr(wrong, "context", ""))
    mark, opened = getattr(wrong, "problem_mark", None), getattr(wrong, "context_mark", None)
    said = say_unclosed(context, problem)
    if opened and (said or "expected ':'" in problem):
        mark = opened
    row, column = (mark.line, mark.column) if mark and mark.line < len(lines) else (0, 0)
    if not said:
        said, column = say_unreadable(lines, row, column)
    matter.tell((line + row, column + 1), "yaml", *said)


def say_unclosed(context: str, problem: str) -> Said | None:
    """Return what to say of a quotation or a bracket that never ends."""
    if "escape" in problem:
        hint = "Byt ut \"…\" mot '…' om texten, eller ta bort det omvända snedstrecket."
        return "Ett omvänt snedstreck (\\) har en särskild betydelse mellan sådana här citattecken.", hint
    if "quoted scalar" in context:
        return "Ett citattecken öppnas men stängs aldrig.", "Sätt ett likadant citattecken där texten slutar."
    if "flow sequence" in context or "flow mapping" in context:
        return "En parentes, [ eller {, stängs aldrig.", "Sätt ] eller } där listan slutar."
    return None


def say_unreadable(lines: list[str], row: int, column: int) -> tuple[Said, int]:
    """Return what to say of a line that is no YAML, and the column to look at."""
    text = lines[row]
    if found := SPECIAL.match(text):
        return say_special(found["sign"]), found.start("sign")
    if found := NO_SPACE.match(text):
        return say_missing("mellanslag", found["key"], ":"), found.end()
    found = KEY.match(text)
    if found and found["indent"] and row and not lines[row - 1].rstrip().endswith(":"):
        hint = "Ta bort mellanslagen först på raden, eller det som står efter kolonet på raden ovanför."
        return ("Raden är indragen, men raden ovanför har redan ett värde.", hint), found.start("key")
    if not found and (found := NO_COLON.match(text)):
        return say_missing("kolon", found["key"]), found.start("key")
    hint = "Kontrollera kolonet efter nyckeln, indraget och att texter med : eller # står inom citattecken."
    return ("Raden går inte att läsa som ”nyckel: värde”.", hint), column


def say_missing(what: str, key: str, colon: str = "") -> Said:
    """Return what to say of a key that nothing parts from its value."""
    return f"Det saknas ett {what} efter ”{key}{colon}”.", f"Skriv {key}: och ett mellanslag före värdet."


def say_special(sign: str) -> Said:
    """Return what to say of a value that begins with a sign of YAML's."""
    if sign in "\"'":
        hint = "Sätt citattecken av den andra sorten om hela texten: '\"Bra\", säger hon' eller \"'Bra', säger hon\"."
        return "Texten fortsätter efter det citattecken som avslutar den.", hint
    message = f"Tecknet {sign} först i ett värde har en särskild betydelse i YAML."
    return message, f'Sätt hela texten inom citattecken: "{sign}…".'
