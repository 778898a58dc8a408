"""`newsroom notices --date D` is the board page built at D, on every day of the demo's two years."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from newsroom import noticeboard
from newsroom.content.carried import CarriedFiles
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.settings import address_rules
from newsroom.domain.clock import end_of
from newsroom.domain.standing import stand
from newsroom.domain.terms import Terms
from newsroom.noticeboard.pages import BoardPages

ROOT = Path(__file__).parents[2]
FIRST, DAYS = date(2024, 4, 1), 800
TITLE = re.compile(r'<h3 class="notice-title"><a href="([^"]+)">')


class WholeBoard(BoardPages):
    """Writes the whole board alone, without its parts."""

    def types(self, rows):
        return []

    bodies = types


class Page:
    """Takes the board's page instead of a file."""

    def write_file(self, name, template, context, **facts) -> None:
        if name == "anslagstavla/index.html":
            self.addresses = TITLE.findall(template.render({**context, **facts}))


@pytest.fixture
def desk(make_site, tmp_path) -> Newsdesk:
    """Return the demo's notices, read once."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    found = make_site({}, plugins=[noticeboard], date="2024-04-01").build.settings["NEWSROOM_DESK"]
    notices = [source for source in found.examination.sources if source.kind == "notices"]
    found.examination.sources, found.examination.terms = notices, Terms.of(notices)
    return found


def board_at(desk: Newsdesk, day: date) -> list[str]:
    """Return the addresses on the board's page, built for the end of `day`."""
    desk.settings["BUILD_DATE"] = end_of(day)
    desk.gone, desk.files = [], CarriedFiles(desk.examination.tree)
    desk.generate_context()
    pages = WholeBoard(desk.context, desk.settings, desk.path, desk.theme, desk.output_path)
    pages.context["site"] = desk.site
    page = Page()
    desk.outputs.names.clear()
    pages.generate_output(page)
    return sorted(page.addresses)


def test_the_list_is_the_board_on_every_day(desk):
    rules, examination = address_rules(desk.settings), desk.examination
    addresses = {source.path: f"/{rules.address(source)}" for source in examination.sources}
    different, seen = [], set()
    for step in range(DAYS):
        day = FIRST + timedelta(step)
        told = stand(examination.sources, examination.registers, day)
        up = sorted(addresses[notice.path] for notice in told if notice.state == "up")
        seen |= set(up)
        if board_at(desk, day) != up:
            different.append(day)
    assert different == []
    assert seen == set(addresses.values())
