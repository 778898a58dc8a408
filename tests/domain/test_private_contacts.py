"""What looks like somebody's own telephone or mailbox is found; a switchboard is not."""

import pytest
from newsroom.domain.private_contacts import find, key_of


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("070-628 04 12", "070-••• •• ••", id="a mobile telephone in its groups"),
        pytest.param("0736280412", "073-••• •• ••", id="bare"),
        pytest.param("+46 76 628 04 12", "076-••• •• ••", id="with its country"),
        pytest.param("+46 (0)76-628 04 12", "076-••• •• ••", id="with its country, and a nought in brackets"),
        pytest.param("Eva.Ek@gmail.com", "•••@gmail.com", id="a mailbox of one's own"),
        pytest.param("<eva@telia.se>", "•••@telia.se", id="of a telephone company"),
    ],
)
def test_what_looks_private_is_found_and_told_masked(text, masked):
    assert [found.masked for found in find(text)] == [masked]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("040-628 04 00", id="a switchboard"),
        pytest.param("0771-628 04 00", id="a number that many share"),
        pytest.param("kansliet@kommun.example", id="an address of the municipality"),
        pytest.param("KS 2026/0706280412345", id="figures of a longer number"),
        pytest.param("eva@gmail.example", id="another host"),
    ],
)
def test_what_is_official_is_left_alone(text):
    assert list(find(text)) == []


@pytest.mark.parametrize("written", ["070-628 04 12", "+46 70 628 04 12", "0706280412"])
def test_a_telephone_is_the_same_however_it_is_written(written):
    assert key_of(written) == next(find("070 628 04 12")).key


def test_a_mail_address_is_the_same_in_capitals():
    assert key_of(" Eva@Gmail.com") == next(find("eva@gmail.com")).key
