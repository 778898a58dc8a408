"""The front page: the top story, what is new, what is up on the board, who meets when."""

from dataclasses import replace

from newsroom.content.views import Front, Link, Meeting
from newsroom.domain.clock import day_of
from newsroom.domain.lifecycle import is_top
from newsroom.listings.writing import ListWriter


def write_front(lists: ListWriter) -> None:
    """Write the front page."""
    settings = lists.settings
    news = [one for one in lists.catalogue.of_kind("news") if one.lang == settings["DEFAULT_LANG"]]
    top = next((one for one in news if is_top(one.item, lists.desk.moment)), next(iter(news), None))
    latest = [one for one in news if one is not top][: settings["NEWSROOM_LISTINGS_FRONT_NEWS"]]
    posts = lists.catalogue.of_kind("blog")[: settings["NEWSROOM_LISTINGS_FRONT_POSTS"]]
    front = Front(
        top=top.card if top else None,
        latest=[one.card for one in latest],
        posts=[one.card for one in posts],
        notices=lists.desk.open_notices[: settings["NEWSROOM_LISTINGS_FRONT_NOTICES"]],
        notices_total=len(lists.desk.open_notices),
        meetings=coming_meetings(lists),
        topics=lists.links("amnen", lists.catalogue.topics),
        more_news=Link("Alla nyheter", f"{lists.root}/nyheter/"),
        more_posts=Link("Alla inlägg", lists.sections["blog"].url) if "blog" in lists.sections else None,
        board=lists.sections.get("notices"),
    )
    publisher = settings["NEWSROOM_PUBLISHER"].get("description", "")
    page = lists.page(f"Nyheter från {settings['SITENAME']}", "", description=publisher, is_front=True)
    lists.write("front", replace(page, breadcrumbs=[]), front=front)


def coming_meetings(lists: ListWriter) -> list[Meeting]:
    """Return the meetings that the board calls to and that have not been held, the next one first."""
    today = day_of(lists.desk.moment)
    calls = [
        one.notice.meeting
        for one in lists.catalogue.of_kind("notices")
        if one.notice and one.notice.is_up and one.notice.meeting and one.notice.meeting.date >= today
    ]
    ordered = sorted(calls, key=lambda meeting: (meeting.date, meeting.time, meeting.title, meeting.url or ""))
    return ordered[: lists.settings["NEWSROOM_LISTINGS_FRONT_MEETINGS"]]
