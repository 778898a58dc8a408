"""The thread of a matter: all that shares a case number, in order of time.

A page per case number that two or more items share, and on each of them where in
the chain it stands. A notice that has come down leaves one bare step: its type
and its dates, nothing that only it carried. What speaks of one meeting (the call,
the minutes, the news of it) is linked together too.
"""

from typing import Any

from pelican.plugins import signals

from newsroom.content.apart import ApartGenerator
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.views import Link, Listing, Page
from newsroom.matters.meetings import body_names, join_meetings
from newsroom.matters.threads import Thread, threads_of

ADDRESS = "arenden/"
TITLE = "Ärenden"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(join_matters)
    signals.get_generators.connect(add_matter_pages)


def add_matter_pages(pelican: Any) -> type["MatterPages"]:
    """Give Pelican the generator of matters."""
    return MatterPages


def join_matters(desk: Newsdesk) -> None:
    """Tell every publication which matters and which meeting it belongs to."""
    root = desk.settings["NEWSROOM_ROOT"]
    threads = threads_of(desk)
    desk.settings["NEWSROOM_MATTERS"] = threads
    if threads:
        desk.settings["NEWSROOM_SECTIONS"]["matters"] = Link(TITLE, f"{root}/{ADDRESS}")
    for thread in threads:
        for path, number in thread.places.items():
            place = f"Steg {number} av {len(thread.steps)}"
            link = Link(f"Ärende {thread.case}", f"{root}/{ADDRESS}{thread.slug}/", place)
            publication = desk.by_path[path]
            publication.matters = [*publication.matters, link]
    names = desk.settings["NEWSROOM_AMENDABLE"]["matters"] = body_names(desk)
    join_meetings(desk, names)


class MatterPages(ApartGenerator):
    """Writes a page for each matter, and the list of them."""

    def write_files(self, writer: Any) -> None:
        """Write the pages."""
        threads: list[Thread] = self.settings["NEWSROOM_MATTERS"]
        if not threads:
            return
        section: Link = self.settings["NEWSROOM_SECTIONS"]["matters"]
        links = [Link(one.case, f"{section.url}{one.slug}/", one.about, len(one.steps)) for one in threads]
        listing = Listing(entries=links, intro="Följ ett ärende från kallelse till beslut.")
        self.write(writer, "index", self.page(TITLE, ""), listing=listing)
        for thread in threads:
            page = self.page(f"Ärende {thread.case}", f"{thread.slug}/", thread.about, section)
            self.write(writer, "matter", page, matter=thread.matter)

    def page(self, title: str, below: str, about: str = "", parent: Link | None = None) -> Page:
        """Return the frame of a page."""
        root = self.settings["NEWSROOM_ROOT"]
        url = f"{root}/{ADDRESS}{below}"
        return Page(
            title=title,
            url=url,
            canonical=f"{self.settings['SITEURL']}/{ADDRESS}{below}",
            description=about,
            lang=self.settings["DEFAULT_LANG"],
            section=f"{root}/{ADDRESS}",
            breadcrumbs=[Link("Start", f"{root}/"), *([parent] if parent else [])],
            alternates=self.settings["NEWSROOM_ALTERNATES"].get(url, []),
        )

    def write(self, writer: Any, template: str, page: Page, **facts: Any) -> None:
        """Write one page."""
        name = page.url.removeprefix(self.settings["NEWSROOM_ROOT"]).lstrip("/") + "index.html"
        writer.write_file(name, self.context["newsdesk"].get_template(template), self.context, page=page, **facts)
