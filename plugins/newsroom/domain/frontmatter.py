"""Read a source file: YAML front matter between `---` lines, then Markdown.

Reads forgivingly: a byte order mark, Windows' line ends, spaces at line ends and a
missing last line end are nothing to speak of.
"""

import re

from newsroom.domain.matter import FrontMatter
from newsroom.domain.yaml_reading import read_yaml

FENCE = "---"
LOOKS_LIKE_FENCE = re.compile(r"[-‐‑‒–—―−=*+~_]{1,8}\s*")
"""What a word processor makes of three hyphens, or what somebody took for them."""
BYTE_ORDER_MARK = "\ufeff"
ENCODING_HINT = "Spara om filen med teckenkodningen UTF-8. I de flesta redigerare heter det ”Spara som” och ”Kodning”."
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
SWEDISH_LETTERS = {
    "Latin-1 (ISO 8859-1 eller Windows-1252, kallas ofta ANSI)": b"\xe5\xe4\xf6\xc5\xc4\xd6",
    "Mac Roman": b"\x8c\x8a\x9a\x81\x80\x85",
    "DOS (kodsida 850)": b"\x86\x84\x94\x8f\x8e\x99",
}


def read(raw: bytes, path: str) -> FrontMatter:
    """Return what `raw`, the bytes of the source file `path`, holds.

    Never raises for bad content: what is wrong stands in `problems`, and then
    `values` may lack what could not be read.
    """
    matter = FrontMatter(path)
    source = decode(raw, matter)
    if source is None:
        return matter
    if not source.strip():
        matter.tell((1, 1), "empty-file", "Filen är tom.", "Skriv något i filen, eller ta bort den.")
        return matter
    tell_control_characters(source, matter)
    head = split(CONTROL.sub(" ", source), matter)
    if head is not None:
        read_yaml(*head, matter)
    return matter


def read_register(raw: bytes, path: str) -> FrontMatter:
    """Return what a register (a YAML file without text) holds, under the key "" when it is a list."""
    matter = FrontMatter(path)
    source = decode(raw, matter)
    if source and source.strip():
        tell_control_characters(source, matter)
        read_yaml(CONTROL.sub(" ", source), 1, matter, may_be_list=True)
    return matter


def decode(raw: bytes, matter: FrontMatter) -> str | None:
    """Return the text with `\\n` line ends and without byte order mark, or None."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        tell_encoding(line, likely_encoding(raw), matter)
        return None
    if looks_like_utf16(raw):
        tell_encoding(1, "UTF-16", matter)
        return None
    return text.lstrip(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def tell_encoding(line: int, encoding: str, matter: FrontMatter) -> None:
    """Tell that the file is not UTF-8, and what it looks like."""
    message = f"Filen är inte sparad som UTF-8. Det ser ut som {encoding}."
    matter.tell((line, 1), "encoding", message, ENCODING_HINT)


def looks_like_utf16(raw: bytes) -> bool:
    """Tell whether most of the text's characters are two bytes of which one is zero."""
    return raw.count(0) * 3 > len(raw)


def likely_encoding(raw: bytes) -> str:
    """Return the name of the encoding that Swedish text of these bytes most likely has."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or looks_like_utf16(raw):
        return "UTF-16"
    letters = sum(letter > "\x7f" for letter in raw.decode("utf-8", "ignore"))
    stray = sum("\udc80" <= letter <= "\udcff" for letter in raw.decode("utf-8", "surrogateescape"))
    if letters > stray:
        return "UTF-8 där några tecken är skadade"
    return max(SWEDISH_LETTERS, key=lambda name: sum(raw.count(letter) for letter in SWEDISH_LETTERS[name]))


def tell_control_characters(source: str, matter: FrontMatter) -> None:
    """Tell of the first invisible control character of each line."""
    if not CONTROL.search(source):
        return
    for number, line in enumerate(source.split("\n"), 1):
        if found := CONTROL.search(line):
            matter.tell(
                (number, found.start() + 1),
                "control-character",
                f"Raden innehåller ett osynligt styrtecken (U+{ord(found[0]):04X}).",
                "Radera tecknet. Det följer ofta med när text klistras in från ett annat program: skriv om stället.",
            )


def split(source: str, matter: FrontMatter) -> tuple[str, int] | None:
    """Return the YAML and the line it begins on; put the text behind it into `matter`."""
    lines = source.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != FENCE:
        tell_no_front_matter(lines[first], first + 1, matter)
        return None
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() == FENCE:
            matter.body = "\n".join(lines[number + 1 :])
            matter.text_line = number + 2
            return "\n".join(lines[first + 1 : number]) + "\n", first + 2
    hint = "Skriv --- på en egen rad mellan uppgifterna och texten."
    matter.tell((1, 1), "front-matter-unclosed", "Uppgifterna överst i filen har inget slut.", hint)
    return None


def tell_no_front_matter(line: str, number: int, matter: FrontMatter) -> None:
    """Tell that the file does not begin with `---`, or with something that only looks like it."""
    if LOOKS_LIKE_FENCE.fullmatch(line):
        message = f"Filen börjar med ”{line.strip()}” i stället för med tre bindestreck."
        matter.tell((number, 1), "front-matter-missing", message, "Skriv tre vanliga bindestreck i rad: ---")
        return
    message = "Filen börjar inte med uppgifter om texten."
    hint = "Skriv --- på första raden, sedan title, date och de andra uppgifterna, och avsluta med --- på egen rad."
    matter.tell((1, 1), "front-matter-missing", message, hint)
