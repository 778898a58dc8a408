"""Which calendars there are, and their bytes, through icalendar, which is only loaded for one that changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from newsroom.calendars.occasions import APPEAL, EVENT, MEETING, Occasion, occasions_of
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.domain.identity import urn
from newsroom.files import digest
from newsroom.incremental.code import program_digest

if TYPE_CHECKING:
    from icalendar import Event

FILE = "calendar.ics"
PRODUCT = "-//Newsroom//Newsroom//SV"
REFRESH = timedelta(hours=6)
"""How long a calendar program may wait before it asks again."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One calendar."""

    name: str
    """Name in the output folder."""
    title: str
    occasions: Sequence[Occasion]
    site: str
    """The site's address; without one, entries lead nowhere."""
    namespace: str

    @property
    def made_of(self) -> str:
        """The digest of all that it says, and of what writes it."""
        return digest(f"{program_digest()} {self!r}".encode("utf-8", "surrogatepass"))

    def to_bytes(self) -> bytes:
        """Return the calendar as iCalendar (RFC 5545, RFC 7986)."""
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("name", self.title)
        calendar.add("x-wr-calname", self.title)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        for occasion in sorted(self.occasions, key=order):
            calendar.add_component(self.event(occasion))
        return bytes(calendar.to_ical(sorted=False))

    def event(self, occasion: Occasion) -> "Event":
        """Return one entry."""
        from icalendar import Event, vUri

        event = Event()
        event.add("uid", str(UUID(urn(self.namespace, occasion.sort, occasion.item))))
        event.add("dtstamp", occasion.changed)
        event.add("sequence", occasion.revision)
        event.add("summary", occasion.title)
        event.add("dtstart", occasion.start)
        if occasion.end:
            event.add("dtend", occasion.end)
        if occasion.place:
            event.add("location", occasion.place)
        if occasion.text:
            event.add("description", occasion.text)
        if self.site:
            event.add("url", vUri(self.address(occasion)))
        if occasion.sort == APPEAL:
            event.add("transp", "TRANSPARENT")
        return event

    def address(self, occasion: Occasion) -> str:
        """Return where an entry leads."""
        return occasion.url if "://" in occasion.url else f"{self.site}{occasion.url}"


def order(occasion: Occasion) -> tuple[str, str, str]:
    """Return the order of a calendar: by time, then by item."""
    return occasion.start.isoformat(), occasion.item, occasion.sort


Choice = Callable[[Publication, Occasion], bool]


def calendar_files(desk: Newsdesk) -> list[CalendarFile]:
    """Return every calendar: all, the board's, events, and each body's."""
    settings, moment = desk.settings, desk.moment
    found = [(one, occasion) for one in desk.publications for occasion in occasions_of(one, moment)]
    origin = settings["SITEURL"].removesuffix(settings["NEWSROOM_ROOT"])

    def choose(folder: str, title: str, belongs: Choice) -> CalendarFile:
        chosen = [occasion for publication, occasion in found if belongs(publication, occasion)]
        return CalendarFile(f"{folder}{FILE}", title, chosen, origin, settings["NEWSROOM_FEED_NAMESPACE"])

    name = settings["SITENAME"]
    files = [
        choose("", f"{name}: sammanträden, sista dagar och evenemang", lambda one, what: True),
        choose("nyheter/", f"{name}: evenemang", lambda one, what: what.sort == EVENT),
    ]
    if "notices" in settings["NEWSROOM_SECTIONS"]:
        board = settings["NEWSROOM_SECTIONS"]["notices"].url.removeprefix(settings["NEWSROOM_ROOT"]).lstrip("/")
        title = f"{name}: sammanträden och sista dagar att överklaga"
        files.append(choose(board, title, lambda one, what: what.sort in (APPEAL, MEETING)))
    for slug, body in sorted(bodies(desk).items()):
        files.append(choose(f"organ/{slug}/", f"{body}: sammanträden och sista dagar", of_body(slug)))
    return files


def of_body(slug: str) -> Choice:
    """Return the choice of what a body's notices announce."""
    return lambda one, what: bool(one.body_entry and one.body_entry.slug == slug)


def bodies(desk: Newsdesk) -> dict[str, str]:
    """Return slug and name of each body: of the register, and of the notices that are out."""
    known = {body.slug: body.name for body in desk.examination.registers.bodies.entries}
    used = {one.body_entry.slug: one.body_entry.name for one in desk.publications if one.body_entry}
    return {**used, **known}
