"""The board for machines: JSON-LD of the whole, and of each notice's page.

Modelled on the Czech open formal norm for official notice boards: the page, who
keeps it, and for each notice what it is, when it was posted and until when it
matters. Every day comes from the one posting that people see.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Download, Meeting, NoticeFacts, NoticeRow
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.posting import ONE_DAY
from newsroom.domain.schema import Meeting as WrittenMeeting
from newsroom.domain.times_of_day import times_in

CONTEXT: Mapping[str, str | None] = MappingProxyType(
    {
        "@vocab": "https://schema.org/",
        "notices": "hasPart",
        "title": "name",
        "posted": "datePosted",
        "relevant_until": "expires",
        "documents": "associatedMedia",
        "case": "identifier",
        "operator": "publisher",
        "type": "category",
        "body": "sourceOrganization",
        "paragraphs": None,
        "appeal_by": None,
        "comes_down": None,
        "minutes_at": None,
    }
)
"""What our words are called in schema.org; None for those that are ours alone. The others have its own names."""


def board_of(rows: Iterable[NoticeRow], settings: Mapping[str, Any], address: str) -> str:
    """Return `anslagstavla.json`: what is up at the build date."""
    site, publisher = settings["SITEURL"], settings["NEWSROOM_PUBLISHER"]
    operator = {
        "@type": "GovernmentOrganization",
        "name": publisher.get("name", settings["SITENAME"]),
        "identifier": publisher.get("organisation_number"),
    }
    told = {
        "@context": dict(CONTEXT),
        "@type": "CollectionPage",
        "@id": f"{site}/{address}",
        "title": "Anslagstavla",
        "operator": without_nothing(operator),
        "notices": [row_as_json(row, settings) for row in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def row_as_json(row: NoticeRow, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return one notice of the board."""
    host = host_of(settings)
    return without_nothing(
        {
            "@type": "SpecialAnnouncement",
            "@id": f"{host}{row.url}",
            "title": row.title,
            "type": row.type,
            "body": row.body,
            "case": row.case,
            "paragraphs": row.paragraphs,
            "posted": row.posted.isoformat(),
            "appeal_by": row.appeal_by.isoformat() if row.appeal_by else None,
            "relevant_until": row.last_day.isoformat(),
            "comes_down": row.comes_down.isoformat(),
            "minutes_at": row.minutes_at,
            "url": f"{host}{row.url}",
            "documents": documents_of(row.attachments, host),
        }
    )


def documents_of(files: Sequence[Download], host: str) -> list[dict[str, Any]]:
    """Return the files of a notice."""
    return [
        {
            "@type": "DigitalDocument",
            "name": file.title,
            "url": f"{host}{file.url}",
            "encodingFormat": file.media_type,
            "contentSize": str(file.size),
        }
        for file in files
    ]


class LateStructured:
    """Stands for what search engines are told on a notice's page, until that is made."""

    __slots__ = ("desk", "publication")

    def __init__(self, publication: Publication, desk: Newsdesk) -> None:
        self.publication = publication
        self.desk = desk

    def __call__(self) -> list[Markup]:
        return structured_of(self.publication, self.desk)

    def __repr__(self) -> str:
        """Tell what neither the notice's other facts nor the site's tell: how its editor wrote the meeting's time."""
        meeting = self.publication.item.meeting
        return f"LateStructured({meeting and meeting.time!r})"


def structured_of(publication: Publication, desk: Newsdesk) -> list[Markup]:
    """Return what search engines are told on a notice's page: the announcement, and its meeting."""
    facts, address = publication.notice, f"{host_of(desk.settings)}{publication.url}"
    assert facts is not None
    found = [announcement_of(publication, facts, address, desk.settings["SITENAME"])]
    if facts.type == "meeting" and facts.meeting:
        found.append(event_of(facts.meeting, publication.item.meeting, address))
    return [as_script(without_nothing(one)) for one in found]


def announcement_of(publication: Publication, facts: NoticeFacts, address: str, publisher: str) -> dict[str, Any]:
    """Return a notice as schema.org has announcements; its page is at `address`."""
    return {
        "@context": "https://schema.org",
        "@type": "SpecialAnnouncement",
        "name": publication.title,
        "url": address,
        "datePosted": facts.posted.isoformat(),
        "expires": (facts.comes_down - ONE_DAY).isoformat(),
        "inLanguage": publication.lang,
        "text": publication.short or publication.lead,
        "publisher": {"@type": "GovernmentOrganization", "name": publisher},
        "category": facts.type_label,
    }


def event_of(meeting: Meeting, written: WrittenMeeting, address: str) -> dict[str, Any]:
    """Return a meeting as schema.org has events; its page is at `address`."""
    place = {"@type": "Place", "name": meeting.place, "address": meeting.place} if meeting.place else None
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.title,
        "startDate": start_of_meeting(written),
        "location": place,
        "organizer": {"@type": "GovernmentOrganization", "name": meeting.body},
        "url": address,
    }


def start_of_meeting(meeting: WrittenMeeting) -> str:
    """Return the start as a machine reads it: a moment where a time is written as `18:30` or `18.30`, else the day."""
    found = times_in(meeting.time or "")
    if not found:
        return meeting.date.isoformat()
    return datetime.combine(meeting.date, found[0], STOCKHOLM).isoformat(timespec="minutes")


def host_of(settings: Mapping[str, Any]) -> str:
    """Return the site's address without its path, which every address begins with."""
    return str(settings["SITEURL"]).removesuffix(settings["NEWSROOM_ROOT"])


def without_nothing(facts: dict[str, Any]) -> dict[str, Any]:
    """Return `facts` without what is not known."""
    return {key: value for key, value in facts.items() if value not in (None, "", [])}


def as_script(facts: Any) -> Markup:
    """Return JSON that can stand in a page: no sign in it can end its element."""
    return Markup(json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026"))
