"""What of an item stands in a calendar: its meeting, its last day to appeal, its event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from newsroom.content.publication import Publication
from newsroom.domain.clock import STOCKHOLM, start_of
from newsroom.domain.posting import ONE_DAY
from newsroom.domain.schema import Meeting, Notice
from newsroom.domain.times_of_day import times_in

APPEAL, MEETING, EVENT = "appeal", "meeting", "event"


@dataclass(frozen=True, slots=True)
class When:
    """When and where something is."""

    start: datetime | date
    end: datetime | date | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One entry of a calendar."""

    sort: str
    """`appeal`, `meeting` or `event`: with the item's id it makes the entry's own."""
    item: str
    """The item's id."""
    title: str
    start: datetime | date
    """A day, or a moment in UTC."""
    end: datetime | date | None
    """The first day or moment after it; None where nobody said."""
    place: str
    text: str
    url: str
    """Root-relative, or absolute."""
    changed: datetime
    """When the item last changed, as far as its notes tell."""
    revision: int
    """How many notes of change there are."""


def occasions_of(publication: Publication, moment: datetime) -> Iterator[Occasion]:
    """Yield what of an item stands in calendars at the build date."""
    item = publication.item
    if isinstance(item, Notice) and publication.notice and publication.notice.is_up:
        body = publication.notice.body.title
        if item.type == "meeting" and item.meeting:
            when = When(*meeting_time(item.meeting), item.meeting.place or "")
            yield occasion(publication, MEETING, f"{body} sammanträder", when, moment)
        if last := publication.notice.appeal_by:
            title = f"Sista dag att överklaga: {publication.title}"
            yield occasion(publication, APPEAL, title, When(last, last + ONE_DAY), moment)
    if item.event:
        start, end = in_utc(item.event.start), in_utc(item.event.end) if item.event.end else None
        when = When(*whole_days(start, end), item.event.place or "")
        yield occasion(publication, EVENT, publication.title, when, moment)


def occasion(publication: Publication, sort: str, title: str, when: When, moment: datetime) -> Occasion:
    """Return an entry about an item, with how often and when the item changed."""
    notes = [start_of(update.date) for update in publication.item.updates if start_of(update.date) <= moment]
    first = publication.date or start_of(publication.item.date or moment)
    return Occasion(
        sort=sort,
        item=publication.id,
        title=title,
        start=when.start,
        end=when.end,
        place=when.place,
        text=publication.short or publication.lead,
        url=publication.link or publication.url,
        changed=max([first, *notes]).astimezone(UTC),
        revision=len(notes),
    )


def meeting_time(meeting: Meeting) -> tuple[datetime | date, datetime | date | None]:
    """Return when a meeting begins and ends: by the times in its words, else the whole day."""
    found = times_in(meeting.time or "")
    if not found:
        return meeting.date, meeting.date + ONE_DAY
    moments = [datetime.combine(meeting.date, said, STOCKHOLM).astimezone(UTC) for said in found[:2]]
    return moments[0], moments[1] if len(moments) == 2 and moments[1] > moments[0] else None


def in_utc(when: datetime | date) -> datetime | date:
    """Return a moment in UTC; a day stays a day."""
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def whole_days(start: datetime | date, end: datetime | date | None) -> tuple[datetime | date, datetime | date | None]:
    """Return start and end of one sort; the end of whole days is the day after the last."""
    if isinstance(start, datetime):
        if isinstance(end, datetime) or end is None:
            return start, end
        return start, start_of(end + ONE_DAY).astimezone(UTC)
    last = end.astimezone(STOCKHOLM).date() if isinstance(end, datetime) else end
    return start, (last or start) + ONE_DAY
