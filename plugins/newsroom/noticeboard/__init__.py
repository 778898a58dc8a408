"""Keep the public notice board true to the law.

We act on `article_generator_pretaxonomy`: it is the last moment an article can
leave without staying behind in tags, archives and counts.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pelican.plugins import signals

from newsroom.content.checked_settings import WrongSetting, complete
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Link
from newsroom.domain.board import posting_of, stays_after
from newsroom.domain.clock import day_of
from newsroom.domain.rule_sets import rules_for
from newsroom.domain.schema import Notice
from newsroom.noticeboard.facts import SECTION, show_facts
from newsroom.noticeboard.pages import BoardPages

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "NEWSROOM_NOTICEBOARD_ADDRESS": "anslagstavla/",
        "NEWSROOM_NOTICEBOARD_AFTER_EXPIRY": {},
        "NEWSROOM_NOTICEBOARD_GROUP_BY": "type",
    }
)
"""Setting to default; each is explained in docs/settings.md."""


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(announce_board)
    signals.get_generators.connect(add_board_pages)
    signals.article_generator_pretaxonomy.connect(update_board)
    signals.article_generator_finalized.connect(show_facts)


def announce_board(pelican: Any) -> None:
    """Set defaults, and give the site its board. Raises WrongSetting."""
    settings = pelican.settings
    complete(settings, DEFAULTS)
    settings["NEWSROOM_LEAVES_NOTHING"] = leaves_nothing
    group_by = settings["NEWSROOM_NOTICEBOARD_GROUP_BY"]
    if group_by not in ("type", "body"):
        raise WrongSetting(f"NEWSROOM_NOTICEBOARD_GROUP_BY är ”{group_by}”. Skriv ”type” eller ”body”.")
    address = f"{settings['NEWSROOM_ROOT']}/{settings['NEWSROOM_NOTICEBOARD_ADDRESS']}"
    settings["NEWSROOM_SECTIONS"][SECTION] = Link("Anslagstavla", address)


def add_board_pages(pelican: Any) -> type[BoardPages]:
    """Give Pelican the generator of the board's page."""
    return BoardPages


def update_board(desk: Newsdesk) -> None:
    """Date every notice, and leave out those that are not out today."""
    desk.articles = [
        publication for publication in desk.articles if publication.kind != SECTION or is_shown(publication, desk)
    ]


def leaves_nothing(notice: Notice, settings: Mapping[str, Any]) -> bool:
    """Tell whether a notice that has come down is gone altogether; asked before anything is made of it."""
    return stays_after(notice, settings["NEWSROOM_NOTICEBOARD_AFTER_EXPIRY"]) == "remove"


def is_shown(notice: Publication, desk: Newsdesk) -> bool:
    """Date `notice` and tell whether its page is out today: up, or kept in the archive."""
    notice.posting = posting_of(notice.item, rules_for(desk.settings["NEWSROOM_NOTICEBOARD_RULES"]))
    state = notice.posting.state(day_of(desk.moment))
    after = stays_after(notice.item, desk.settings["NEWSROOM_NOTICEBOARD_AFTER_EXPIRY"])
    notice.carries_files = state == "up" or after != "archive-without-attachments"
    return state != "planned"
