"""What speaks of one meeting leads to each other: the call, the minutes, the news of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Link
from newsroom.domain.clock import day_of
from newsroom.domain.meeting_titles import meeting_in


def body_names(desk: Newsdesk) -> frozenset[str]:
    """Return what the bodies are called that a headline may speak of."""
    used = {one.body_entry.name for one in desk.publications if one.body_entry}
    return frozenset(used | {entry.name for entry in desk.examination.registers.bodies.entries})


def join_meetings(desk: Newsdesk, names: Iterable[str]) -> None:
    """Link the publications of each meeting: same body, same day; `names` are those of bodies."""
    meetings: dict[tuple[str, date], list[Publication]] = defaultdict(list)
    for publication in desk.publications:
        if key := meeting_of(publication, names):
            meetings[key].append(publication)
    for together in meetings.values():
        for publication in together:
            publication.meetings = [Link(one.title, one.url) for one in together if one is not publication]


def meeting_of(publication: Publication, names: Iterable[str]) -> tuple[str, date] | None:
    """Return the body and the day of the meeting that a publication is about."""
    if publication.notice and publication.notice.meeting:
        return publication.notice.body.title, publication.notice.meeting.date
    if publication.kind not in ("news", "blog") or publication.date is None or publication.link:
        return None
    return meeting_in(publication.title, names, day_of(publication.date))
