"""What a notice says of itself, on its page and in lists."""

from dataclasses import replace

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import AgendaItem, Link, Meeting, NoticeFacts, NoticeRow
from newsroom.domain.board import ONE_LABELS, appeal_of, moved_in_words
from newsroom.domain.clock import day_of
from newsroom.domain.rule_sets import rules_for
from newsroom.domain.schema import AgendaItem as WrittenItem
from newsroom.domain.schema import Notice
from newsroom.domain.slugs import slugify
from newsroom.domain.source import content_path
from newsroom.domain.times_of_day import spoken_time
from newsroom.noticeboard.machine import LateStructured
from newsroom.validation.site import APPEAL, page_about

SECTION = "notices"


def show_facts(desk: Newsdesk) -> None:
    """Give every notice that is out the facts that its page and the lists show."""
    appeal = appeal_page(desk)
    board = desk.settings["NEWSROOM_SECTIONS"][SECTION]
    for publication in desk.publications:
        if publication.kind != SECTION:
            continue
        publication.notice = facts_of(publication, desk, appeal)
        publication.make_structured = LateStructured(publication, desk)
        publication.section = board.url
        publication.breadcrumbs = [Link("Start", f"{publication.root}/"), board]
    join_corrections(desk)
    desk.open_notices = [row_of(one) for one in desk.publications if one.notice and one.notice.is_up]
    desk.open_notices.sort(key=lambda row: (row.posted.toordinal() * -1, row.title, row.url))


def join_corrections(desk: Newsdesk) -> None:
    """Let a corrected notice name the old one, and the old one lead to it, while both are out."""
    for publication in desk.publications:
        written = publication.item.replaces if publication.kind == SECTION else None
        old = desk.by_path.get(content_path(written, publication.path) or "") if written else None
        if old and old.notice and publication.notice:
            publication.notice = replace(publication.notice, replaces=Link(old.title, old.url))
            old.notice = replace(old.notice, replaced_by=Link(publication.title, publication.url))


def appeal_page(desk: Newsdesk) -> Link | None:
    """Return the page that says how to appeal, when there is one."""
    found = page_about(APPEAL, (publication.source for publication in desk.publications))
    page = desk.by_path.get(found.path) if found else None
    return Link(page.title, page.url) if page else None


def facts_of(publication: Publication, desk: Newsdesk, appeal: Link | None) -> NoticeFacts:
    """Return what the notice's own page says besides title and text."""
    notice: Notice = publication.item
    posting = publication.posting
    assert posting is not None
    assert publication.body_entry is not None
    return NoticeFacts(
        type=notice.type,
        type_label=ONE_LABELS[notice.type],
        body=publication.body or Link(publication.body_entry.name, ""),
        posted=posting.posted,
        appeal_by=posting.appeal_by,
        comes_down=posting.comes_down,
        is_up=posting.state(day_of(desk.moment)) == "up",
        is_over=posting.appeal_by is not None and posting.appeal_by < day_of(desk.moment),
        appeal=appeal_of(notice),
        approved=notice.approved,
        minutes_at=notice.minutes_at or "",
        secretary=notice.secretary or "",
        paragraphs=notice.paragraphs or "",
        immediate=notice.immediate,
        meeting=meeting_of(publication),
        agenda=[item_of(item, number, notice) for number, item in enumerate(notice.agenda, 1)],
        decisions=[item_of(item, number, notice) for number, item in enumerate(notice.decisions, 1)],
        how_to_appeal=appeal.url if appeal else None,
        moved=moved_in_words(posting, rules_for(desk.settings["NEWSROOM_NOTICEBOARD_RULES"])),
        posted_elsewhere=sorted(notice.posted_elsewhere),
    )


def item_of(item: WrittenItem, number: int, notice: Notice) -> AgendaItem:
    """Return one paragraph of an agenda or of the decisions, with an anchor that lasts."""
    paragraph = item.paragraph or ""
    anchor = f"paragraf-{slugify(paragraph)}" if paragraph else f"punkt-{number}"
    urgent = bool({paragraph, str(number)} & set(notice.urgent))
    return AgendaItem(item.title, paragraph, anchor, item.case or "", item.short or "", urgent)


def meeting_of(publication: Publication) -> Meeting | None:
    """Return the meeting that a notice is about."""
    notice: Notice = publication.item
    if notice.meeting is None or publication.body_entry is None:
        return None
    body = publication.body_entry.name
    return Meeting(
        title=f"{body} sammanträder",
        date=notice.meeting.date,
        url=publication.url,
        time=spoken_time(notice.meeting.time or ""),
        place=notice.meeting.place or "",
        body=body,
    )


def row_of(publication: Publication) -> NoticeRow:
    """Return what lists show of a notice."""
    facts = publication.notice
    assert facts is not None
    return NoticeRow(
        title=publication.title,
        url=publication.url,
        type=facts.type,
        type_label=facts.type_label,
        body=facts.body.title,
        body_key=publication.body_entry.slug if publication.body_entry else "",
        posted=facts.posted,
        appeal_by=facts.appeal_by,
        comes_down=facts.comes_down,
        case=publication.case,
        lead=publication.short or publication.lead,
        paragraphs=facts.paragraphs,
        minutes_at=facts.minutes_at,
        attachments=publication.attachments,
        moved=facts.moved,
        contacts=publication.contacts,
        replaced_by=facts.replaced_by,
        meeting=facts.meeting if facts.type == "meeting" else None,
    )
