"""What an item's page tells beside its text, as HTML: event, dates of a notice, agenda, decisions, files."""

from collections.abc import Sequence
from html import escape

from newsroom.content.dates import day, period
from newsroom.content.views import AgendaItem, Download, Event, NoticeFacts


def facts_html(event: Event | None, notice: NoticeFacts | None, case: str, files: Sequence[Download]) -> str:
    """Return all of it; "" where there is nothing."""
    rows = [*event_rows(event), *notice_rows(notice, case)]
    told = "".join(f"<li>{escape(name)}: {escape(said)}</li>" for name, said in rows if said)
    parts = [f"<ul>{told}</ul>" if told else ""]
    if notice:
        parts += [agenda_html("Ärenden", notice.agenda), agenda_html("Beslut", notice.decisions)]
    links = "".join(f"<li>{link_html(file)}</li>" for file in files)
    return "".join(parts) + (f"<ul>{links}</ul>" if links else "")


def link_html(file: Download) -> str:
    """Return a link to a file, with its type and size."""
    return f'<a href="{escape(file.url)}">{escape(file.title)}</a> ({escape(file.type)}, {escape(file.size_text)})'


def event_rows(event: Event | None) -> list[tuple[str, str]]:
    """Return when and where something happens."""
    return [("Tid", period(event)), ("Plats", event.place)] if event else []


def notice_rows(notice: NoticeFacts | None, case: str) -> list[tuple[str, str]]:
    """Return what the law asks of a notice, in words."""
    if notice is None:
        return []
    meeting = notice.meeting
    when = ", ".join(said for said in (day(meeting.date), meeting.time, meeting.place) if said) if meeting else ""
    return [
        ("Organ", notice.body.title),
        ("Sammanträde", when),
        ("Paragrafer", notice.paragraphs),
        ("Anslaget", day(notice.posted)),
        ("Sista dag att överklaga", day(notice.appeal_by) if notice.appeal_by else ""),
        ("Anslaget tas ner", day(notice.comes_down)),
        ("Protokollet förvaras", notice.minutes_at),
        ("Diarienummer", case),
    ]


def agenda_html(title: str, items: Sequence[AgendaItem]) -> str:
    """Return an agenda, or a list of decisions."""
    rows = (
        f"<li>{f'§ {escape(item.paragraph)} ' if item.paragraph else ''}{escape(item.title)}"
        f"{f': {escape(item.short)}' if item.short else ''}</li>"
        for item in items
    )
    return f"<h2>{title}</h2><ul>{''.join(rows)}</ul>" if items else ""
