"""Long lists are cut so that old pages stay as they are."""

import pytest
from newsroom.listings.pagination import paginate


def numbered(count: int) -> list[int]:
    """Newest first: the highest number is the newest."""
    return list(range(count, 0, -1))


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 19])
def test_less_than_two_pages_are_one(count):
    sheets = paginate(numbered(count), 10)
    assert [list(sheet.items) for sheet in sheets] == [numbered(count)]


def test_the_oldest_page_is_number_one():
    sheets = paginate(numbered(25), 10)
    assert [(sheet.number, list(sheet.items)) for sheet in sheets] == [
        (None, list(range(25, 10, -1))),
        (1, list(range(10, 0, -1))),
    ]


@pytest.mark.parametrize("count", range(20, 60))
def test_a_new_item_changes_no_page_but_the_first_and_its_split(count):
    before = {sheet.number: list(sheet.items) for sheet in paginate(numbered(count), 10) if sheet.number}
    after = {sheet.number: list(sheet.items) for sheet in paginate(numbered(count + 1), 10) if sheet.number}
    assert {number: after[number] for number in before} == before


@pytest.mark.parametrize("count", range(60))
def test_every_item_stands_on_one_page_in_order(count):
    sheets = paginate(numbered(count), 7)
    assert [item for sheet in sheets for item in sheet.items] == numbered(count)


@pytest.mark.parametrize("count", [20, 35, 50])
def test_pages_lead_to_each_other_both_ways(count):
    sheets = paginate(numbered(count), 10)
    assert [sheet.older for sheet in sheets] == [sheet.number for sheet in sheets[1:]] + [None]
    assert [sheet.newer for sheet in sheets[1:]] == [sheet.number for sheet in sheets[:-1]]
