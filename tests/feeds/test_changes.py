"""When a channel last changed."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom.domain.schema import News, Update
from newsroom.domain.source import Source
from newsroom.feeds.changes import last_change
from newsroom.feeds.slots import Slot, changes_of, with_updates

START = datetime(2026, 1, 1, tzinfo=UTC)
LAST = 30


def at(day: int) -> datetime:
    return START + timedelta(days=day)


def member(name: str, appears: int, leaves: int | None = None, notes: tuple[int, ...] = ()) -> Slot:
    item = News(title=name, date=at(appears), summary="Ingress.")
    updates = tuple(Update(date=at(day), note="Rättat.") for day in sorted(notes) if day <= LAST)
    gone = at(leaves) if leaves is not None else None
    source = Source(f"news/{name}.md", "news", item, "")
    return Slot(source, None, at(appears), gone, updates, changes_of(updates, gone))


def state_at(members: list[Slot], limit: int, when: datetime) -> list[Any]:
    """Return what a channel shows at a moment, the simple way: the first so many of those that are out."""
    out = sorted((one for one in members if one.is_out(when)), key=lambda one: (one.appears, one.source.path))
    shown = out[::-1][:limit]
    return [(one.source.path, sum(1 for update in one.updates if update.date <= when)) for one in shown]


MEMBERS = st.lists(
    st.tuples(
        st.integers(0, LAST), st.none() | st.integers(1, 20), st.lists(st.integers(1, 20), max_size=2).map(tuple)
    ),
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(rows=MEMBERS, limit=st.integers(1, 4))
def test_it_is_the_last_day_on_which_what_is_shown_differs_from_the_day_before(rows: Any, limit: int):
    members = [
        member(f"n{number}", appears, None if lasts is None else appears + lasts, tuple(appears + n for n in notes))
        for number, (appears, lasts, notes) in enumerate(rows)
    ]
    moments = [
        day for day in range(LAST + 1) if state_at(members, limit, at(day)) != state_at(members, limit, at(day - 1))
    ]
    expected = at(moments[-1]) if moments else None
    assert last_change(with_updates(members), limit, at(LAST)) == expected
