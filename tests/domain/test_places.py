"""A place in a text is told by line and column, as editors count them."""

import pytest
from newsroom.domain.matter import place_in


@pytest.mark.parametrize(("start", "place"), [(0, (1, 1)), (2, (1, 3)), (4, (2, 1)), (6, (2, 3))])
def test_lines_and_columns_are_counted_from_one(start, place):
    assert place_in("ett\ntvå", start) == place
