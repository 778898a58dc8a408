"""A quick look decides where the slow pattern is tried: it overlooks nothing that the pattern finds."""

from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.personal_numbers import FIGURES, NUMBER
from newsroom.domain.private_contacts import CALLED, MAIL, MOBILE
from newsroom.domain.weekdays import LIKELY, SPOKEN


@given(st.from_regex(NUMBER))
def test_no_personal_number_is_overlooked(text: str) -> None:
    assert FIGURES.search(text)


@given(st.from_regex(MOBILE))
def test_no_telephone_is_overlooked(text: str) -> None:
    assert CALLED.search(text)


@given(st.from_regex(MAIL))
def test_no_mailbox_is_overlooked(text: str) -> None:
    assert "@" in text


@given(st.from_regex(SPOKEN))
def test_no_weekday_is_overlooked(text: str) -> None:
    assert LIKELY.search(text)
