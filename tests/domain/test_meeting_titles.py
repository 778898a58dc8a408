"""Which meeting a headline speaks of."""

from datetime import date

import pytest
from newsroom.domain.meeting_titles import meeting_in

BODIES = ("Nämnden", "Gemensamma nämnden", "Kommunstyrelsen")
DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        pytest.param("Beslut i kommunstyrelsen den 7 januari", ("Kommunstyrelsen", date(2026, 1, 7)), id="this year"),
        pytest.param("Kommunstyrelsens beslut 18 december", ("Kommunstyrelsen", date(2025, 12, 18)), id="last year"),
        pytest.param("Kommunstyrelsen 2 juni 2024", ("Kommunstyrelsen", date(2024, 6, 2)), id="the year that is said"),
        pytest.param("Gemensamma nämnden 2 mars", ("Gemensamma nämnden", date(2026, 3, 2)), id="the longest name"),
        pytest.param("Kommunstyrelsen möts", None, id="no day"),
        pytest.param("Möte den 2 mars", None, id="no body"),
        pytest.param("Kommunstyrelsen 31 februari", None, id="no such day"),
    ],
)
def test_a_headline_names_its_meeting(title, meeting):
    assert meeting_in(title, BODIES, DAY) == meeting
