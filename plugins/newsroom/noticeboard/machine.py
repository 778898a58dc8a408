"""The board for machines: JSON-LD of the whole, and of each notice's page.

Modelled on the Czech open formal norm for official notice boards: the page, who
keeps it, and for each notice what it is, when it was posted and until when it
matters. Every day comes from the one posting that people see.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Download, NoticeRow

CLOCK = re.compile(r"\b(?P<hours>[01]?[0-9]|2[0-3])[.:](?P<minutes>[0-5][0-9])\b")
CONTEXT: Mapping[str, str] = MappingProxyType(
    {
        "@vocab": "https://schema.org/",
        "notices": "hasPart",
        "title": "name",
        "posted": "datePosted",
        "relevant_until": "expires",
        "documents": "associatedMedia",
        "case": "identifier",
        "operator": "publisher",
    }
)
"""What our words are called in schema.org; the others have its own names or are ours."""


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


def structured_of(publication: Publication, desk: Newsdesk) -> list[Markup]:
    """Return what search engines are told on a notice's page: the announcement, and its meeting."""
    facts, posting = publication.notice, publication.posting
    assert facts is not None
    assert posting is not None
    host = host_of(desk.settings)
    publisher = {"@type": "GovernmentOrganization", "name": desk.settings["SITENAME"]}
    announcement = {
        "@context": "https://schema.org",
        "@type": "SpecialAnnouncement",
        "name": publication.title,
        "url": f"{host}{publication.url}",
        "datePosted": posting.posted.isoformat(),
        "expires": posting.last_day.isoformat(),
        "inLanguage": publication.lang,
        "text": publication.short or publication.lead,
        "publisher": publisher,
        "category": facts.type_label,
    }
    found = [without_nothing(announcement)]
    if facts.type == "meeting" and facts.meeting:
        meeting = {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": facts.meeting.title,
            "startDate": start_of_meeting(facts.meeting.date.isoformat(), publication.item.meeting.time or ""),
            "location": {"@type": "Place", "name": facts.meeting.place} if facts.meeting.place else None,
            "organizer": {**publisher, "name": facts.body.title},
            "url": f"{host}{publication.url}",
        }
        found.append(without_nothing(meeting))
    return [as_script(one) for one in found]


def start_of_meeting(day: str, clock: str) -> str:
    """Return the start as a machine reads it: with its time where one is written as `18:30` or `18.30`."""
    found = CLOCK.search(clock)
    return f"{day}T{found['hours']:0>2}:{found['minutes']}" if found else day


def host_of(settings: Mapping[str, Any]) -> str:
    """Return the site's address without its path, which every address begins with."""
    return str(settings["SITEURL"]).removesuffix(settings["NEWSROOM_ROOT"])


def without_nothing(facts: dict[str, Any]) -> dict[str, Any]:
    """Return `facts` without what is not known."""
    return {key: value for key, value in facts.items() if value not in (None, "", [])}


def as_script(facts: Any) -> Markup:
    """Return JSON that can stand in a page: no sign in it can end its element."""
    return Markup(json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026"))
