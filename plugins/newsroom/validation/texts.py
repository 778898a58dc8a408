"""What a text says that its reader would stumble on: headlines, leads, weekdays, lost HTML."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from newsroom.domain.clock import day_of
from newsroom.domain.links import ATTACH, without_code
from newsroom.domain.matter import FrontMatter, Place
from newsroom.domain.schema import Item, Notice
from newsroom.domain.weekdays import WrongWeekday, wrong_weekdays
from newsroom.validation.mentions import address_of, check_mention
from newsroom.validation.reading import Reading
from newsroom.validation.tree import Tree

LONG_TITLE = 100
"""Characters; a longer title is cut in search results and hard to take in."""
CUT_ENDINGS = ("…", "...")
LIST_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,3}\.)[ \t]+\S")
NOT_PROSE = re.compile(r"[ \t#>|<]|\[\^|:::")
"""How a block begins that is no paragraph: code, a heading, a quotation, a table, HTML, a note."""
REMOVED_HTML = re.compile(
    r"<(?P<tag>img|iframe|script|style|video|audio|object|embed|form|input|button|svg|template|noscript)\b", re.I
)


def check_own_text(reading: Reading) -> None:
    """Tell of what wants mending in the title, the lead and the text, whatever else there is and whatever day it is."""
    if reading.item is not None:
        check_headline(reading, reading.item)
        if published := published_day(reading.item):
            tell_weekdays(reading.matter, weekdays_in(reading.matter, reading.item, published))
    check_attach(reading)
    check_html(reading)
    check_lists(reading)


def check_text(reading: Reading, tree: Tree, is_address: Callable[[str], bool], today: date) -> None:
    """Tell of everything in the text that wants mending beside the other files, or today.

    `is_address` tells whether a root-relative address, without the leading slash,
    stands on the site.
    """
    item = reading.item
    if item is not None:
        tell_weekdays(reading.matter, weekdays_of_today(reading, today))
        check_pointer(reading, item, is_address)
    for mention in reading.mentions:
        check_mention(reading.matter, tree, mention, is_address)


def check_headline(reading: Reading, item: Item) -> None:
    """Hint at a long title and at a lead that was cut or leads nowhere."""
    matter, lead = reading.matter, (item.summary or "").rstrip()
    if len(item.title or "") > LONG_TITLE:
        message = f"Rubriken är {len(item.title)} tecken lång."
        hint = f"Försök att hålla den under {LONG_TITLE} tecken: den ska gå att läsa i en blick."
        matter.tell(matter.place(("title",)), "title-long", message, hint, "hint")
    if lead.endswith(":"):
        hint = "Avsluta ingressen med en hel mening. Det som kommer efter kolonet syns inte i listor."
        matter.tell(matter.place(("summary",)), "summary-colon", "Ingressen slutar med kolon.", hint, "hint")
    elif lead.endswith(CUT_ENDINGS):
        hint = "Skriv hela ingressen. Webbplatsen kortar den själv där det behövs."
        matter.tell(matter.place(("summary",)), "summary-cut", "Ingressen är avklippt.", hint, "hint")
    if reading.kind == "blog" and matter.values.get("summary") is None:
        hint = "Lägg till en rad: summary: och en eller två meningar som lockar till läsning."
        matter.tell((1, 1), "summary-missing", "Inlägget saknar ingress.", hint, "hint")


def weekdays_in(matter: FrontMatter, item: Item, published: date) -> Iterator[tuple[Place, WrongWeekday]]:
    """Give the weekdays that do not fit their dates, in the text and in the front matter, as read on a day."""
    for wrong in wrong_weekdays(matter.text, published):
        yield (matter.text_line + wrong.line - 1, 1), wrong
    for key in ("title", "summary", "short"):
        for wrong in wrong_weekdays(getattr(item, key) or "", published):
            yield matter.place((key,)), wrong


def weekdays_of_today(reading: Reading, today: date) -> Iterator[tuple[Place, WrongWeekday]]:
    """Give those of an item that says no day of its own, and is read on any."""
    item = reading.item
    if item and published_day(item) is None and not {"date", "posted"} & set(reading.matter.values):
        yield from weekdays_in(reading.matter, item, today)


def published_day(item: Item) -> date | None:
    """Return the day an item is read from, as far as it could be read."""
    posted = item.posted if isinstance(item, Notice) else None
    return posted or (day_of(item.date) if item.date else None)


def tell_weekdays(matter: FrontMatter, found: Iterable[tuple[Place, WrongWeekday]]) -> None:
    """Hint at wrong weekdays."""
    for place, wrong in found:
        message = f"”{wrong.written}” stämmer inte: {wrong.day.isoformat()} är en {wrong.right}."
        matter.tell(place, "weekday", message, "Rätta veckodagen eller datumet.", "hint")


def check_pointer(reading: Reading, item: Item, is_address: Callable[[str], bool]) -> None:
    """Tell of a `link` to an address that this site does not have."""
    if item.link and item.link.startswith("/") and not is_address(address_of(item.link)):
        place = reading.matter.place(("link",))
        hint = "Skriv adressen så som den står i webbläsaren, till exempel /nyheter/2026/03/ny-skola/."
        reading.matter.tell(place, "missing-item", f"link: ”{item.link}” finns inte på webbplatsen.", hint)


def check_attach(reading: Reading) -> None:
    """Refuse `{attach}`: where the file ends up depends on who links to it first."""
    matter = reading.matter
    for number, line in enumerate(without_code(matter.text).split("\n"), matter.text_line):
        if found := ATTACH.search(line):
            hint = "Skriv {static} i stället, eller bara sökvägen från innehållsmappen: /documents/2026/rapport.pdf."
            matter.tell((number, found.start() + 1), "attach", "{attach} kan inte användas.", hint)


def check_html(reading: Reading) -> None:
    """Hint at HTML that no page will show: foreign content, scripts, forms."""
    matter = reading.matter
    if "<" not in matter.text:
        return
    for number, line in enumerate(without_code(matter.text).split("\n"), matter.text_line):
        if found := REMOVED_HTML.search(line):
            hint = "Skriv bilder som ![beskrivning](/images/bild.jpg) och länka till det som finns hos andra."
            message = f"HTML-koden <{found['tag'].lower()}> tas bort när sidan byggs."
            matter.tell((number, found.start() + 1), "html", message, hint, "hint")


def check_lists(reading: Reading) -> None:
    """Hint at a list right below a paragraph: Markdown makes it a part of the paragraph."""
    matter, block = reading.matter, list[str]()
    for number, line in enumerate([*without_code(matter.text).split("\n"), ""], matter.text_line):
        if line.strip():
            block.append(line)
            continue
        items = [place for place, one in enumerate(block) if LIST_ITEM.match(one)]
        if len(items) > 1 and items[0] > 0 and not any(map(NOT_PROSE.match, (block[0], block[items[0] - 1]))):
            message = "Listan står tätt under ett stycke, så den visas som löpande text."
            hint = "Lämna en tom rad före listans första punkt."
            matter.tell((number - len(block) + items[0], 1), "list", message, hint, "hint")
        block = []
