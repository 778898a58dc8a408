"""What an import did to a text, in words for the communicator.

A reason says what kind of thing happened; `about` adds which one. The report
shows both, the summary counts the kinds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that happened to a text on its way in, or that kept it out."""

    text: str
    detail: str = ""
    altered: bool = True
    """False for what is only worth knowing: the text is as it was."""

    def about(self, *details: str) -> "Reason":
        """Return the reason with what it concerns; a semicolon would look like the next reason."""
        return replace(self, detail=", ".join(details).replace(";", ","))

    def __str__(self) -> str:
        return f"{self.text} ({self.detail})" if self.detail else self.text


def each_once(reasons: Iterable[Reason]) -> list[Reason]:
    """Return the reasons in the order they came, those of the same kind as one."""
    details: dict[Reason, list[str]] = {}
    for reason in reasons:
        kept = details.setdefault(replace(reason, detail=""), [])
        if reason.detail and reason.detail not in kept:
            kept.append(reason.detail)
    return [kind.about(*kept) for kind, kept in details.items()]


# The file
ENCODING = Reason("teckenkodningen är ändrad till UTF-8")
CONTROL_CHARACTERS = Reason("osynliga styrtecken är borttagna")
LINE_ENDS = Reason("radsluten är ändrade")
# The keys
HEAD_MISSING = Reason("uppgifter om texten saknades")
HEAD_UNCLOSED = Reason("uppgifterna överst hade inget slut")
HEAD_MENDED = Reason("uppgifterna överst gick inte att läsa som YAML och är lagade")
DUPLICATE_KEY = Reason("en uppgift stod två gånger, den sista gäller")
KEYS_DROPPED = Reason("uppgifter utan motsvarighet är utelämnade")
VALUE_DROPPED = Reason("ett värde gick inte att använda och är utelämnat")
DATE_REWRITTEN = Reason("datumet är skrivet i annan form")
DATE_DERIVED = Reason("datumet är hämtat ur filens namn eller mapp")
DATE_ROUGH = Reason("datumet är bara ungefär känt", altered=False)
DAY_CHOSEN = Reason("dagen var okänd och är satt till den första")
TITLE_DERIVED = Reason("rubriken är hämtad ur texten")
TITLE_CLEANED = Reason("rubriken är befriad från HTML och Markdown")
TITLE_CUT = Reason("rubriken var för lång: den är kortad och står hel först i texten")
TITLE_SPLIT = Reason("rubriken är delad, resten står som egen uppgift")
LEAD_WRITTEN = Reason("ingressen är skriven av första stycket")
LEAD_OF_LINK = Reason("ingressen är skriven av länken")
LEAD_CLEANED = Reason("ingressen är befriad från HTML och Markdown")
LEAD_ENDED = Reason("ingressen var avklippt och slutar nu med ”…”")
AUTHORS_JOINED = Reason("flera författare är skrivna som en")
ALIAS_TAKEN = Reason("en gammal adress var redan upptagen och är utelämnad")
SLUG_TAKEN = Reason("adressen var upptagen och har fått ett nummer")
TWIN_LOST = Reason("motsvarigheten på det andra språket följde inte med", altered=False)
# The text
HTML = Reason("HTML är omskriven till Markdown")
DANGER = Reason("inbäddat innehåll, skript, stilmallar eller formulär är borttaget")
SHORTCODES = Reason("generatorns koder är omskrivna")
SHORTCODE_LOST = Reason("en kod utan motsvarighet är borttagen")
LISTS = Reason("listor är indragna på nytt")
LINKS_MOVED = Reason("länkar leder till de importerade texterna")
LINKS_ABSOLUTE = Reason("länkar leder till den gamla webbplatsen")
LINKS_DROPPED = Reason("länkar som inte leder någonstans är borttagna, orden är kvar")
FILES_COPIED = Reason("filer är kopierade")
PICTURES_COPIED = Reason("bilder är kopierade")
PICTURE_MISSING = Reason("bilder som saknas är ersatta av sin beskrivning")
PICTURE_REMOTE = Reason("bilder på andra webbplatser är ersatta av länkar")
PICTURE_REFUSED = Reason("bilder som inte kan publiceras är utelämnade")
PICTURE_WITHOUT_ALT = Reason("bilder utan alternativtext är utelämnade")
CAPTION_AS_ALT = Reason("bildtexten är också alternativtext")
# What keeps a text out
LEFT_BY_MAPPING = Reason("undantagen i översättningen")
LEFT_EMPTY = Reason("texten är tom och pekar inte vidare")
LEFT_WITHOUT_TITLE = Reason("saknar rubrik")
LEFT_WITHOUT_DATE = Reason("saknar datum som går att läsa")
LEFT_INCOMPLETE = Reason("saknar eller har fel i uppgifter som krävs")
LEFT_UNREADABLE = Reason("filen går inte att läsa")
LEFT_LINK_OUT = Reason("filen är en länk ut ur mappen")
LEFT_PERSONAL = Reason("innehåller något som ser ut som ett personnummer")
LEFT_TOO_LARGE = Reason("filen är större än 5 MB")
