"""Nobody is shut out: axe finds nothing, and a keyboard is enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
        href: element.getAttribute("href"),
        marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
        shown: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0,
    };
}"""
"""Where the keyboard is, and whether one can see it."""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_axe_finds_nothing(address, scheme, width, open_page):
    found = Axe().run(open_page(address, scheme=scheme, width=width))
    assert found.violations_count == 0, found.generate_report()


def test_the_first_key_press_shows_the_way_past_the_header(address, open_page):
    (first,) = stops(open_page(address), 1)
    assert first["href"].startswith("#")
    assert first["shown"]


def test_the_skip_link_leads_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_the_keyboard_reaches_every_link_of_the_navigation(open_page):
    page = open_page("/")
    links = page.eval_on_selector_all("header nav a", "links => links.map((link) => link.getAttribute('href'))")
    assert links
    assert set(links) <= {stop["href"] for stop in stops(page, len(links) + 10)}


def test_one_always_sees_where_the_keyboard_is(address, open_page):
    unseen = [stop for stop in stops(open_page(address), 25) if not (stop["marked"] and stop["shown"])]
    assert unseen == []


def stops(page, presses: int) -> list[dict[str, object]]:
    """Return what gets the focus when Tab is pressed again and again, until the page is left."""
    found = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(FOCUSED)):
            break
        found.append(stop)
    return found
