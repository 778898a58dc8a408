"""What feeds say of an item, as plain facts that are cheap to gather.

Making a text fit for travel costs a hundred times as much as asking whether it
changed, so it is done (`entry_of`) only for channels that are written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from newsroom.content.dates import day, period
from newsroom.content.downloads import type_of
from newsroom.content.publication import Publication
from newsroom.content.views import AgendaItem, Download, Picture
from newsroom.domain.clock import start_of
from newsroom.domain.identity import urn
from newsroom.feeds.addresses import absolute
from newsroom.feeds.changes import Slot
from newsroom.feeds.entries import Category, Enclosure, Entry, Media
from newsroom.feeds.markup import content_html


@dataclass(frozen=True, slots=True)
class Story:
    """An entry whose text has still to be made fit for travel."""

    entry: Entry
    page: str
    """Absolute address of the page, which relative addresses in the text start from."""
    lead: str = ""
    picture: Picture | None = None
    facts: str = ""
    """HTML of what the page tells beside the text."""
    text: str = ""


def entry_of(story: Story) -> Entry:
    """Return the entry with its whole text."""
    html = content_html(story.lead, story.picture, f"{story.text}\n{story.facts}".strip(), story.page)
    return replace(story.entry, html=html)


def story_of(slot: Slot, settings: Mapping[str, Any]) -> Story:
    """Return what a channel says in one of its places."""
    publication = slot.member.publication
    assert publication is not None, "what is gone is told no more"
    page = f"{settings['SITEURL']}/{publication.address}"
    entry = Entry(
        id=urn(settings["NEWSROOM_FEED_NAMESPACE"], "item", publication.id),
        title=title_of(publication),
        link=absolute(publication.link, page) if publication.link else page,
        published=slot.appears,
        updated=max([slot.appears, *(start_of(update.date) for update in slot.member.updates)]),
        summary=publication.summary or publication.short or publication.lead,
        author=publication.author.name if publication.author else "",
        categories=categories_of(publication, settings),
        lang=publication.lang if publication.lang != settings["DEFAULT_LANG"] else "",
        enclosures=enclosures_of(publication, page),
        media=media_of(publication.image, page),
    )
    if slot.notes:
        return update_story(entry, slot, page, settings)
    facts = facts_of(publication)
    return Story(entry, page, publication.summary or publication.short, publication.image, facts, str(publication.html))


def update_story(entry: Entry, slot: Slot, page: str, settings: Mapping[str, Any]) -> Story:
    """Return the second entry of an item, which tells of a major update; it never changes."""
    note = " ".join(slot.notes)
    told = replace(
        entry,
        id=urn(settings["NEWSROOM_FEED_NAMESPACE"], "update", f"{slot.member.source.id} {slot.said}"),
        title=f"Uppdaterad: {entry.title}",
        updated=slot.appears,
        summary=note,
        enclosures=(),
        media=None,
    )
    more = f'<p><a href="{escape(entry.link)}">{escape(entry.title)}</a></p>'
    return Story(told, page, facts=more, text="".join(f"<p>{escape(note)}</p>" for note in slot.notes))


def title_of(publication: Publication) -> str:
    """Return the title; a notice's says until when the decision can be appealed."""
    last = publication.posting.appeal_by if publication.posting else None
    return f"{publication.title} (sista dag att överklaga {day(last)})" if last else publication.title


def categories_of(publication: Publication, settings: Mapping[str, Any]) -> tuple[Category, ...]:
    """Return the topics, and of a notice what the board sorts by."""
    site = settings["SITEURL"]
    topics = tuple(Category(topic.name, f"{site}/amnen/") for topic in publication.topic_entries)
    notice = publication.notice
    if notice is None:
        return topics
    board = settings["NEWSROOM_SECTIONS"].get("notices")
    page = absolute(board.url if board else "/", f"{site}/")
    facts = {
        "posted": notice.posted.isoformat(),
        "expires": notice.comes_down.isoformat(),
        "appeal-by": notice.appeal_by.isoformat() if notice.appeal_by else "",
        "body": notice.body.title,
        "type": notice.type_label,
    }
    return (*topics, *(Category(term, f"{page}#{name}") for name, term in facts.items() if term))


def enclosures_of(publication: Publication, page: str) -> tuple[Enclosure, ...]:
    """Return the files that go with an item."""
    files = [*([publication.document.file] if publication.document else []), *publication.attachments]
    return tuple(Enclosure(absolute(file.url, page), file.media_type, file.size, file.title) for file in files)


def media_of(picture: Picture | None, page: str) -> Media | None:
    """Return the picture of an item."""
    if picture is None:
        return None
    src = absolute(picture.src, page)
    return Media(src, type_of(picture.src)[1], picture.width, picture.height, picture.alt, picture.credit)


def facts_of(publication: Publication) -> str:
    """Return as HTML what an item's page tells beside its text: dates, agenda, files."""
    rows = [*event_rows(publication), *notice_rows(publication)]
    told = "".join(f"<li>{escape(name)}: {escape(said)}</li>" for name, said in rows if said)
    notice = publication.notice
    parts = [f"<ul>{told}</ul>" if told else ""]
    if notice:
        parts += [agenda_html("Ärenden", notice.agenda), agenda_html("Beslut", notice.decisions)]
    files = [*([publication.document.file] if publication.document else []), *publication.attachments]
    links = "".join(f"<li>{link_html(file)}</li>" for file in files)
    return "".join(parts) + (f"<ul>{links}</ul>" if links else "")


def link_html(file: Download) -> str:
    """Return a link to a file, with its type and size."""
    return f'<a href="{escape(file.url)}">{escape(file.title)}</a> ({escape(file.type)}, {escape(file.size_text)})'


def event_rows(publication: Publication) -> list[tuple[str, str]]:
    """Return when and where something happens."""
    event = publication.event
    return [("Tid", period(event)), ("Plats", event.place)] if event else []


def notice_rows(publication: Publication) -> list[tuple[str, str]]:
    """Return what the law asks of a notice, in words."""
    notice = publication.notice
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
        ("Diarienummer", publication.case),
    ]


def agenda_html(title: str, items: Sequence[AgendaItem]) -> str:
    """Return an agenda, or a list of decisions."""
    rows = (
        f"<li>{f'§ {escape(item.paragraph)} ' if item.paragraph else ''}{escape(item.title)}"
        f"{f': {escape(item.short)}' if item.short else ''}</li>"
        for item in items
    )
    return f"<h2>{title}</h2><ul>{''.join(rows)}</ul>" if items else ""
