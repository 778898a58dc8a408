"""Times of day are read as people write them."""

from datetime import time

import pytest
from newsroom.domain.times_of_day import spoken_time, times_in


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("18:30", [time(18, 30)]),
        ("kl. 8.30–10.00", [time(8, 30), time(10)]),
        ("efter fikat", []),
        ("25.30", []),
        ("den 12.5.2026", []),
    ],
)
def test_times_are_found_in_words(words, times):
    assert times_in(words) == times


@pytest.mark.parametrize(
    ("written", "spoken"),
    [("18:30", "kl. 18.30"), ("kl 9.15", "kl. 9.15"), ("18.30 eller senare", "18.30 eller senare"), ("", "")],
)
def test_a_time_is_said_as_in_swedish(written, spoken):
    assert spoken_time(written) == spoken
