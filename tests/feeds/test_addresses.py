"""Addresses as feed readers need them."""

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.feeds import addresses
from newsroom.feeds.addresses import absolute

PAGE = "https://www.lovsunda.example/nyheter/2026/03/bad/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("/kontakt/", "https://www.lovsunda.example/kontakt/", id="from the site's root"),
        pytest.param("karta.pdf", PAGE + "karta.pdf", id="beside the page"),
        pytest.param("#fn:1", PAGE + "#fn:1", id="within the page"),
        pytest.param("https://example.se/?a=1&b=2", "https://example.se/?a=1&b=2", id="another site's"),
        pytest.param("mailto:kommun@lovsunda.example", "mailto:kommun@lovsunda.example", id="a mailbox"),
        pytest.param("/å/ä ö", "https://www.lovsunda.example/%C3%A5/%C3%A4%20%C3%B6", id="letters beyond ASCII"),
        pytest.param("/%C3%A5/", "https://www.lovsunda.example/%C3%A5/", id="what is quoted stays so"),
        pytest.param("/100%/", "https://www.lovsunda.example/100%25/", id="a percent sign that quotes nothing"),
        pytest.param("https://räksmörgås.se/å", "https://xn--rksmrgs-5wao1o.se/%C3%A5", id="a host beyond ASCII"),
        pytest.param("http://[::1/", "http://[::1/", id="what is no address is left as it is"),
    ],
)
def test_every_address_becomes_absolute_and_ascii(written: str, meant: str):
    assert absolute(written, PAGE) == meant


@given(st.text("/.a;:?#@%å~()", max_size=12), st.sampled_from([PAGE, "https://å.example/a/", "https://x.example"]))
def test_the_short_ways_lead_where_the_long_one_does(rest: str, page: str):
    never = re.compile("(?!)")
    with mock.patch.multiple(addresses, ROOTED=never, WHOLE=never):
        long = absolute(f"/{rest}", page)
    assert absolute(f"/{rest}", page) == long
