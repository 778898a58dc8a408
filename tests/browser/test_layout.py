"""Pages fit the screen they are read on."""

import pytest

pytestmark = pytest.mark.browser

WIDTHS = (320, 375, 768, 1440)

TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room);
    return wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).concat(["the page itself"]);
}"""
"""What sticks out to the right, when the page can be scrolled sideways."""


def test_no_kind_of_page_scrolls_sideways(address, open_page):
    page = open_page(address)
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if found := page.evaluate(TOO_WIDE):
            wide[width] = found
    assert wide == {}


def test_no_page_at_all_scrolls_sideways_on_the_smallest_screen(demo, open_page):
    wide = {}
    for address in addresses_that_stay(demo):
        if found := open_page(address, width=320).evaluate(TOO_WIDE):
            wide[address] = found
    assert wide == {}


def addresses_that_stay(demo) -> list[str]:
    """Return the addresses of all pages but those that send the reader on."""
    return [demo.address(page) for page in demo.pages if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")]
