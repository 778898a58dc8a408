"""What a template may show: small frozen facts, named as in docs/glossary.md.

Templates compute nothing, so everything they need stands here with its type.
A `Card` is all that one page ever shows of another; nothing else of a
publication can make somebody else's page change.
"""

from newsroom.content.views.cards import Card
from newsroom.content.views.facts import Fact, Link
from newsroom.content.views.frames import Page, Site
from newsroom.content.views.items import DocumentFacts, Event, Update
from newsroom.content.views.lists import Front, Listing, Pagination, Period
from newsroom.content.views.matters import Matter, Step
from newsroom.content.views.media import Download, Person, Picture, PictureSource
from newsroom.content.views.notices import AgendaItem, Board, Choice, Meeting, NoticeFacts, NoticeGroup, NoticeRow
from newsroom.content.views.subscriptions import Alternate, SubscribeChannel, SubscribeGroup, Subscription

__all__ = [
    "AgendaItem",
    "Alternate",
    "Board",
    "Card",
    "Choice",
    "DocumentFacts",
    "Download",
    "Event",
    "Fact",
    "Front",
    "Link",
    "Listing",
    "Matter",
    "Meeting",
    "NoticeFacts",
    "NoticeGroup",
    "NoticeRow",
    "Page",
    "Pagination",
    "Period",
    "Person",
    "Picture",
    "PictureSource",
    "Site",
    "Step",
    "SubscribeChannel",
    "SubscribeGroup",
    "Subscription",
    "Update",
]
