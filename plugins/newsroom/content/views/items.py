"""What a document, an event and a change note say."""

from dataclasses import dataclass
from datetime import date, datetime

from newsroom.content.views.facts import Fact
from newsroom.content.views.media import Download


@dataclass(frozen=True, slots=True, repr=False)
class DocumentFacts(Fact):
    """What a document's page says besides title and text."""

    file: Download
    organiser: str = ""
    pages: int | None = None
    language: str = ""
    """Its name in the reader's language: ”svenska”."""


@dataclass(frozen=True, slots=True, repr=False)
class Update(Fact):
    """A public change note."""

    date: date
    note: str
    major: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Event(Fact):
    """When something happens, apart from when it was published."""

    start: datetime | date
    end: datetime | date | None = None
    place: str = ""
