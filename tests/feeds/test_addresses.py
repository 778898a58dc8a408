"""Addresses as feed readers need them."""

import pytest
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
