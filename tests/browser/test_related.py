"""What leads a reader on in a real browser: lists below a text, and what stands in for a page that is not there."""

import pytest
from playwright.sync_api import Page

ARTICLE = "/nyheter/2026/03/ny-skola/"
WIDTHS = [375, 768, 1440]


@pytest.fixture
def lost(open_page, window, demo):
    """Return a function that asks for an address as a server answers one that leads nowhere."""
    page = (demo.output / "404.html").read_text("utf-8")
    window.route("**/fel/**", lambda route: route.fulfill(body=page, status=404, content_type="text/html"))
    yield lambda address: open_page(f"/fel{address}")
    window.unroute("**/fel/**")


def suggestions(page: Page) -> list[str]:
    page.wait_for_load_state("networkidle")
    return page.locator("[data-suggestions]:visible a").all_inner_texts()


def test_a_wrong_address_suggests_what_it_may_have_meant(lost):
    assert "skola" in suggestions(lost("/nyheter/2025/ny-skola-aspangen/"))[0].lower()


def test_an_address_like_no_other_suggests_nothing(lost):
    assert suggestions(lost("/qwerty/xyzzy/")) == []


@pytest.mark.parametrize("address", ["/%E0%A4%A/", "/"])
def test_an_address_that_says_nothing_suggests_nothing(lost, address: str):
    assert suggestions(lost(address)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_link_of_a_related_item_is_its_title(open_page, width: int):
    page = open_page(ARTICLE, width=width)
    links = page.locator(".related .card a")
    titles = page.locator(".related .card-title").all_inner_texts()
    assert titles
    assert links.all_inner_texts() == titles


def test_related_items_lead_on_to_more_news(open_page):
    page = open_page(ARTICLE)
    page.locator(".more a").last.click()
    assert page.url.endswith("/nyheter/")
