"""What the site shows otherwise from a day on, by the dates of its items alone."""

from datetime import date, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import example, given
from newsroom.domain.changes import Lists, changes_of, may_change, next_change
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.schema import KINDS
from newsroom.domain.source import Source
from newsroom.domain.terms import Terms

MOMENT = datetime(2026, 3, 26, 23, 59, 59, tzinfo=STOCKHOLM)


def source(kind: str, **keys: object) -> Source:
    written = {"title": "En text", **keys}
    return Source(f"{kind}/a.md", kind, KINDS[kind].model_validate(written), "")


def notice(**keys: object) -> Source:
    return source("notices", type="delegated", body="KS", **keys)


def due(*sources: Source) -> date | None:
    at = next_change(Terms.of(sources), MOMENT, Lists(60, ["news"])).at
    return at.date() if at else None


@pytest.mark.parametrize(
    ("one", "day"),
    [
        pytest.param(source("pages"), None, id="a page without a date"),
        pytest.param(source("news", date="2026-04-01", summary="S", status="draft"), None, id="a draft"),
        pytest.param(source("pages", date="2026-04-01"), date(2026, 4, 1), id="what waits for its date"),
        pytest.param(
            source("pages", updates=[{"date": "2026-04-03T09:00", "note": "N"}]), date(2026, 4, 3), id="a note to come"
        ),
        pytest.param(notice(posted="2006-03-13"), None, id="a notice of long ago"),
        pytest.param(notice(posted="2006-03-13", comes_down="2026-04-02"), date(2026, 4, 2), id="kept by hand"),
        pytest.param(notice(posted="2026-03-13"), date(2026, 4, 8), id="one that is up"),
        pytest.param(source("news", date="2026-03-26", summary="S"), date(2026, 3, 27), id="the digest of the day"),
        pytest.param(source("documents", date="2026-03-26", file="a.pdf"), None, id="what no digest tells of"),
        pytest.param(
            source("pages", updates=[{"date": "2026-03-28", "note": "Ny"}]), date(2026, 3, 28), id="a note dated ahead"
        ),
    ],
)
def test_when_an_item_changes_the_site(one, day):
    assert due(one) == day


def test_the_first_of_all_changes_counts():
    assert due(notice(posted="2026-03-30"), notice(posted="2026-03-28")) == date(2026, 3, 28)


def test_a_change_is_told_in_one_sentence():
    one = source("pages", updates=[{"date": "2026-04-03T09:00", "note": "N"}])
    assert next_change(Terms.of([one]), MOMENT, Lists(60)).reasons == (
        "”En text” (pages/a.md) har en ändring, och flödena berättar det",
    )


DATES = st.one_of(
    st.dates(date(2026, 1, 1), date(2026, 5, 1)).map(str),
    st.sampled_from((60, 2, 1, 0)).map(lambda days: (MOMENT - timedelta(days)).isoformat()),
)


@given(
    kind=st.sampled_from(("news", "documents", "pages")),
    days=st.sampled_from((0, 1, 60)),
    micro=st.sampled_from((0, 1, 999_999)),
    dates=st.fixed_dictionaries({}, optional={"date": DATES, "expires": DATES, "top": DATES, "update": DATES}),
)
@example(kind="news", days=60, micro=1, dates={"date": (MOMENT - timedelta(60)).isoformat()})
def test_what_is_passed_over_brings_no_change(kind, days, micro, dates):
    update = [{"date": dates.pop("update"), "note": "N"}] if "update" in dates else []
    if kind != "pages":
        dates.setdefault("date", "2026-03-01")
    top = {"top": dates.pop("top")} if "top" in dates and kind == "news" else {}
    dates.pop("top", None)
    needed = {"news": {"summary": "S"}, "documents": {"file": "a.pdf"}, "pages": {}}[kind]
    one = source(kind, updates=update, **needed, **dates, **top)
    lists, moment = Lists(days, ["news"]), MOMENT.replace(microsecond=micro)
    if not may_change(one, moment, lists):
        assert all(change.at <= moment for change in changes_of(one, lists))
