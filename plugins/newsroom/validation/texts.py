"""What a text says that its reader would stumble on: links, pictures, weekdays, leads."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

from newsroom.domain.addresses import address_day
from newsroom.domain.links import ATTACH, Mention, mentions, without_code
from newsroom.domain.source import content_path
from newsroom.domain.weekdays import wrong_weekdays
from newsroom.validation.reading import Reading
from newsroom.validation.references import file_problem, suggest_item
from newsroom.validation.tree import Tree

LONG_TITLE = 100
"""Characters; a longer title is cut in search results and hard to take in."""
CUT_ENDINGS = ("…", "...")
ALLOWED_SCHEMES = ("http:", "https:", "mailto:", "tel:", "sms:")


def check_text(reading: Reading, tree: Tree, is_address: Callable[[str], bool], today: date) -> None:
    """Tell of everything in the title, the lead and the text that wants mending.

    `is_address` tells whether a root-relative address, without the leading slash,
    stands on the site.
    """
    if reading.source is None:
        if reading.comment is None:
            return
    else:
        check_headline(reading)
        check_weekdays(reading, address_day(reading.source) or today)
    check_attach(reading)
    for mention in mentions(reading.matter.text):
        check_mention(reading, tree, mention, is_address)


def check_headline(reading: Reading) -> None:
    """Hint at a long title and at a lead that was cut or leads nowhere."""
    assert reading.source
    item, matter = reading.source.item, reading.matter
    if len(item.title) > LONG_TITLE:
        message = f"Rubriken är {len(item.title)} tecken lång."
        hint = f"Försök att hålla den under {LONG_TITLE} tecken: den ska gå att läsa i en blick."
        matter.tell(matter.place(("title",)), "title-long", message, hint, "hint")
    lead = (item.summary or "").rstrip()
    if lead.endswith(":"):
        hint = "Avsluta ingressen med en hel mening. Det som kommer efter kolonet syns inte i listor."
        matter.tell(matter.place(("summary",)), "summary-colon", "Ingressen slutar med kolon.", hint, "hint")
    elif lead.endswith(CUT_ENDINGS):
        hint = "Skriv hela ingressen. Webbplatsen kortar den själv där det behövs."
        matter.tell(matter.place(("summary",)), "summary-cut", "Ingressen är avklippt.", hint, "hint")
    if reading.kind == "blog" and not lead:
        hint = "Lägg till en rad: summary: och en eller två meningar som lockar till läsning."
        matter.tell((1, 1), "summary-missing", "Inlägget saknar ingress.", hint, "hint")


def check_weekdays(reading: Reading, published: date) -> None:
    """Hint at weekdays that do not fit their dates, in the text and in the lead."""
    assert reading.source
    matter, item = reading.matter, reading.source.item
    parts = [(matter.text, matter.text_line, 1)]
    for key in ("title", "summary", "short"):
        line, column = matter.place((key,))
        parts.append((getattr(item, key) or "", line, column))
    for text, first, column in parts:
        for wrong in wrong_weekdays(text, published):
            message = f"”{wrong.written}” stämmer inte: {wrong.day.isoformat()} är en {wrong.right}."
            hint = "Rätta veckodagen eller datumet."
            matter.tell((first + wrong.line - 1, column), "weekday", message, hint, "hint")


def check_attach(reading: Reading) -> None:
    """Refuse `{attach}`: where the file ends up depends on who links to it first."""
    matter = reading.matter
    for number, line in enumerate(without_code(matter.text).split("\n"), matter.text_line):
        if found := ATTACH.search(line):
            hint = "Skriv {static} i stället, eller bara sökvägen från innehållsmappen: /documents/2026/rapport.pdf."
            matter.tell((number, found.start() + 1), "attach", "{attach} kan inte användas.", hint)


def check_mention(reading: Reading, tree: Tree, mention: Mention, is_address: Callable[[str], bool]) -> None:
    """Tell of a link or a picture that leads nowhere."""
    line = reading.matter.text_line + mention.line - 1
    if mention.kind == "picture":
        problem = picture_problem(reading, tree, mention)
    else:
        problem = link_problem(reading, tree, mention, is_address)
    if problem:
        code, message, hint = problem
        reading.matter.tell((line, 1), code, message, hint)


def picture_problem(reading: Reading, tree: Tree, mention: Mention) -> tuple[str, str, str] | None:
    """Return what is wrong with a picture in the text, or None."""
    if not mention.text.strip():
        hint = "Skriv vad bilden visar mellan hakparenteserna: ![Barn som badar i sjön](/images/bad.jpg)."
        return "picture-alt", f"Bilden ”{mention.target}” saknar alternativtext.", hint
    if mention.is_external:
        hint = "Lägg bilden i mappen images och skriv dess sökväg. Läsaren ska inte behöva hämta något från andra."
        return "missing-picture", f"Bilden ”{mention.target}” ligger på en annan webbplats.", hint
    problem = file_problem(tree, reading.path, unquote(mention.target), "picture")
    return (problem[0], f"Texten: {problem[1]}", problem[2]) if problem else None


def link_problem(
    reading: Reading, tree: Tree, mention: Mention, is_address: Callable[[str], bool]
) -> tuple[str, str, str] | None:
    """Return what is wrong with a link in the text, or None."""
    target = mention.target.partition("#")[0].partition("?")[0]
    if ATTACH.search(mention.target) or not mention.target or (mention.target.startswith("#") and not target):
        return None
    if mention.is_external:
        if mention.target.startswith("//") or mention.target.lower().startswith(ALLOWED_SCHEMES):
            return None
        hint = "Länka till en webbadress som börjar med https://, eller till en fil i innehållsmappen."
        return "link", f"Länken ”{mention.target}” kan inte användas.", hint
    written = unquote(target)
    if target.startswith("/") and is_address(written.strip("/") + "/"):
        return None
    found = content_path(written, reading.path)
    if written.endswith(".md"):
        if found in tree.sources:
            return None
        return "missing-item", f"Länken ”{mention.target}” leder ingenstans.", suggest_item(found or written, tree)
    if not re.search(r"\.\w+$", written):
        hint = "Länka till källfilen, till exempel /news/2026/03/2026-03-05-ny-skola.md. Då följer länken med om adressen ändras."
        return "missing-item", f"Länken ”{mention.target}” leder ingenstans.", hint
    problem = file_problem(tree, reading.path, written, "file")
    return (problem[0], f"Texten: {problem[1]}", problem[2]) if problem else None
