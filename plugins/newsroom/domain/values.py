"""The values that keys may have: how each is read, and what is said of one that cannot be.

Values arrive as text (frontmatter.py). Whoever refuses one says why, and the way
out, in Swedish.
"""

import re
from datetime import date, datetime
from math import isfinite
from typing import Annotated, Any

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from newsroom.domain.clock import WrongMoment, day_of, read_moment
from newsroom.domain.paragraphs import WrongParagraphs, check_paragraphs
from newsroom.domain.slugs import SLUG, slugify
from newsroom.domain.spoken_dates import WRITE_ISO, guess_date

NAME_LIMIT = 200
"""Letters of what becomes a folder: no file system takes longer names than 255."""
ADDRESS_LIMIT = 1000
"""Letters of an address: it becomes as many folders as it has parts."""
SLUG_LIMIT = 150
WAY_OUT = "hint"

ALIAS = re.compile(r"/(?!/)[^?#\\]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""`sv`, `en-GB`, `sr-Latn`."""


def refusal(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return an error that carries its Swedish sentence and way out."""
    return PydanticCustomError(code, "{message}", {"message": message, WAY_OUT: hint})


def as_moment(value: Any) -> Any:
    """Read an ISO date or moment. Raises a refusal that says what is wrong with it."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise refusal("type", "Här ska det stå ett datum.", WRITE_ISO)
    try:
        return read_moment(value)
    except WrongMoment as wrong:
        message, hint = guess_date(value)
        raise refusal("date", message, hint) from wrong


def as_day(value: Any) -> Any:
    """Read an ISO date; of a moment the day counts."""
    moment = as_moment(value)
    return day_of(moment) if isinstance(moment, datetime) else moment


def as_list(value: Any) -> Any:
    """Let one text count as a list of one."""
    return [value] if isinstance(value, str | dict) else value


def as_truth(value: Any) -> Any:
    """Read ja and nej beside what pydantic knows."""
    return {"ja": True, "nej": False}.get(value.lower(), value) if isinstance(value, str) else value


def as_focus(value: Any) -> Any:
    """Read `x, y` as well as `[x, y]`."""
    parts = value.split(",") if isinstance(value, str) else value
    try:
        x, y = (float(part) for part in parts)
        if not (isfinite(x) and isfinite(y)):
            raise ValueError(value)
    except (TypeError, ValueError) as wrong:
        hint = "Skriv hur långt från vänster och hur långt uppifrån, till exempel focus: 0.5, 0.3."
        raise refusal("type", "Här ska det stå två tal.", hint) from wrong
    return x, y


def check_name(value: str) -> str:
    """Refuse a name that would make too long a folder."""
    if len(slugify(value)) > NAME_LIMIT:
        raise refusal("type", f"Namnet är för långt: högst {NAME_LIMIT} tecken får plats.", "Korta namnet.")
    return value


def check_slug(value: str) -> str:
    """Refuse what cannot stand in an address."""
    if not SLUG.fullmatch(value) or len(value) > SLUG_LIMIT:
        hint = "Använd bara små bokstäver a–z, siffror och bindestreck, till exempel ny-skola."
        raise refusal("slug", f"”{value}” kan inte stå i en adress.", hint)
    return value


def check_language(value: str) -> str:
    """Refuse a language that nobody knows, or that is not spelt as in an address and in HTML (BCP 47)."""
    if not (LANGUAGE.fullmatch(value) and is_language(value)):
        hint = "Skriv språkets kod: sv för svenska, en för engelska, fi för finska, se för nordsamiska."
        raise refusal("language", f"”{value}” är ingen känd språkkod.", hint)
    return value


def is_language(code: str) -> bool:
    """Tell whether a code, its parts joined by hyphens, is a known language's; large and small letters are the same."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def check_link(value: str) -> str:
    """Refuse what is no address on the web or on the site."""
    if not re.match(r"https?://[^\s/]+|/(?!/)", value):
        hint = "Skriv hela adressen, till exempel https://www.example.se/sidan."
        raise refusal("link", f"”{value}” är ingen webbadress.", hint)
    return value


def check_alias(value: str) -> str:
    """Refuse an old address that is none of this site's own."""
    parts = value.strip("/").split("/")
    is_short = len(value.encode()) <= ADDRESS_LIMIT and all(len(part.encode()) <= NAME_LIMIT for part in parts)
    if not (is_short and ALIAS.fullmatch(value)) or any(part in ("", ".", "..") for part in parts):
        hint = "Skriv den gamla adressen utan webbplatsens namn, till exempel /nyheter/gammal-sida/."
        raise refusal("alias", f"”{value}” är ingen adress på webbplatsen.", hint)
    return value


def check_paragraph_ranges(value: str) -> str:
    """Refuse a range of paragraphs that runs backwards."""
    try:
        return check_paragraphs(value)
    except WrongParagraphs as wrong:
        raise refusal("paragraphs", wrong.message, wrong.hint) from wrong


Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
Name = Annotated[Text, AfterValidator(check_name)]
Names = Annotated[tuple[Name, ...], BeforeValidator(as_list)]
Moment = Annotated[datetime | date, PlainValidator(as_moment)]
Day = Annotated[date, PlainValidator(as_day)]
Days = Annotated[tuple[Day, ...], BeforeValidator(as_list)]
Truth = Annotated[bool, BeforeValidator(as_truth)]
Focus = Annotated[tuple[float, float], PlainValidator(as_focus)]
Slug = Annotated[Text, AfterValidator(check_slug)]
Language = Annotated[Text, AfterValidator(check_language)]
Address = Annotated[Text, AfterValidator(check_link)]
Alias = Annotated[Text, AfterValidator(check_alias)]
Aliases = Annotated[tuple[Alias, ...], BeforeValidator(as_list)]
Paragraphs = Annotated[Text, AfterValidator(check_paragraph_ranges)]
