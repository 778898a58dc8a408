"""What is over on a day is found without looking at it again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.board import posting_of
from newsroom.domain.schema import KINDS
from newsroom.domain.source import Source
from newsroom.domain.terms import Terms

DAY = date(2026, 3, 13)
ITEM = {"title": "N", "date": "2006-01-01", "summary": "S"}
NEWS = Source("news/a.md", "news", KINDS["news"].model_validate(ITEM), "")


def notice(name: str = "a", **keys: object) -> Source:
    written = {"title": "Ett anslag", "type": "delegated", "body": "KS", "posted": f"{DAY}", **keys}
    return Source(f"notices/{name}.md", "notices", KINDS["notices"].model_validate(written), "")


def over(*sources: Source, today: date) -> list[str]:
    return [source.path for ended in Terms.of(sources).over(today) for source in ended]


@pytest.mark.parametrize(
    ("today", "is_over"),
    [
        pytest.param(DAY, False, id="the day it is posted"),
        pytest.param(date(2026, 4, 7), False, id="the last day to appeal"),
        pytest.param(date(2026, 4, 8), True, id="the day after"),
    ],
)
def test_a_notice_is_over_when_it_comes_down(today, is_over):
    one = notice()
    assert bool(over(one, today=today)) == is_over
    assert (one in Terms.of([one]).living(today)) != is_over


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(NEWS, id="news"),
        pytest.param(notice(status="draft"), id="a draft"),
        pytest.param(notice(status="withdrawn"), id="withdrawn"),
        pytest.param(notice(expires="2030-01-01"), id="a notice that other lists show until another day"),
    ],
)
def test_what_the_appeal_clock_does_not_end_is_never_over(source):
    assert over(source, today=date(2040, 1, 1)) == []
    assert Terms.of([source]).living(date(2040, 1, 1)) == [source]


def test_notices_that_end_otherwise_stand_apart():
    ended = Terms.of([notice("a"), notice("b", after_expiry="archive")]).over(date(2030, 1, 1))
    assert [[source.path for source in together] for together in ended] == [["notices/a.md"], ["notices/b.md"]]


def test_a_call_that_is_posted_after_its_meeting_is_not_over_before_it_is_posted():
    late = notice(type="meeting", meeting="2026-03-01")
    assert over(late, today=DAY - timedelta(1)) == []
    assert over(late, today=DAY) == ["notices/a.md"]


SPRING = st.dates(DAY, date(2026, 6, 1))


@given(st.lists(SPRING, max_size=12), st.dates(DAY, date(2026, 9, 1)))
def test_every_item_is_living_or_over_by_its_own_days(posted, today):
    sources = [notice(str(number), posted=f"{day}") for number, day in enumerate(posted)]
    down = {source.path for source in sources if posting_of(source.item).comes_down <= today}
    assert set(over(*sources, today=today)) == down
    assert {source.path for source in Terms.of(sources).living(today)} == {one.path for one in sources} - down
