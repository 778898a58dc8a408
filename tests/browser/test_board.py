"""What a resident does with the board in a real browser, on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page

PHONE = 375
NOTICE = "/anslagstavla/2026-03-13/protokoll-bun-12-mars/"
ROWS = ".board [data-body]"
TODAY = "2026-03-26T12:00:00+01:00"


@pytest.fixture
def page(open_page, window) -> Page:
    window.clock.set_fixed_time(TODAY)
    return open_page("/anslagstavla/", width=PHONE)


def shown(page: Page) -> int:
    return page.locator(f"{ROWS}:visible").count()


def choose(page: Page, name: str) -> None:
    page.locator(".board-filter a", has_text=re.compile(f"^{name}$")).click()


def test_how_to_appeal_is_two_taps_from_the_front_page(open_page):
    page = open_page("/", width=PHONE)
    page.locator("a[href^='/anslagstavla/2026']").first.click()
    page.get_by_text("Sista dag att överklaga").first.scroll_into_view_if_needed()
    page.get_by_role("link", name="Hur du överklagar ett kommunalt beslut").click()
    assert page.url.endswith("/overklaga/")


@pytest.fixture
def phone(browser, origin) -> Iterator[Page]:
    """Hold a phone with the front page on it."""
    context = browser.new_context(viewport={"width": PHONE, "height": 812}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.clock.set_fixed_time(TODAY)
    opened.goto(f"{origin}/")
    yield opened
    context.close()


def is_on_screen(found: Locator) -> bool:
    """Tell whether somebody sees it without scrolling."""
    box = found.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 812


def test_the_first_tap_shows_until_when_and_the_second_how(phone):
    button = phone.locator(".board-link")
    assert is_on_screen(button)
    button.tap()
    deadline = phone.locator(".deadline").first
    assert is_on_screen(deadline)
    assert "onsdag 8 april 2026 (13 dagar kvar)" in deadline.inner_text()
    how = phone.locator(".board-how a")
    assert is_on_screen(how)
    how.tap()
    phone.wait_for_url("**/overklaga/")
    assert "förvaltningsrätten" in phone.locator("main").inner_text()


def test_a_notice_itself_says_how_and_until_when(phone):
    phone.locator(".board-link").tap()
    phone.locator(".notice-title a", has_text="kommunstyrelsen den 10 mars").tap()
    told = phone.locator(".appeal").inner_text()
    assert "senast onsdag 8 april 2026" in told
    assert "förvaltningsrätten" in told


def test_a_choice_filters_the_board_at_once_and_again_shows_all(page):
    everything = shown(page)
    page.locator(".board-filter summary").click()
    choose(page, "Delegationsbeslut")
    assert (shown(page), page.url.endswith("/anslagstavla/")) == (1, True)
    assert "Visar 1 anslag: Delegationsbeslut" in page.locator("[data-filtered]").inner_text()
    choose(page, "Delegationsbeslut")
    assert shown(page) == everything


def test_the_whole_board_is_printed_whatever_is_chosen(page):
    everything = page.locator(ROWS).count()
    page.locator(".board-filter summary").click()
    choose(page, "Delegationsbeslut")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page) == everything


def test_days_left_are_told_by_the_readers_own_clock(page):
    first = page.locator(".notice", has_text="barn- och utbildningsnämnden den 12 mars").first
    assert "(12 dagar kvar)" in first.inner_text()


@pytest.mark.parametrize(
    ("now", "is_told"),
    [
        pytest.param("2026-04-07T23:59:00+02:00", False, id="the last minute of the last day"),
        pytest.param("2026-04-08T00:00:30+02:00", True, id="the first minute after"),
    ],
)
def test_a_notice_says_itself_when_it_is_read_too_late(open_page, window, now, is_told):
    window.clock.set_fixed_time(now)
    page = open_page(NOTICE, width=PHONE)
    assert page.get_by_text("skulle ha tagits ned").is_visible() == is_told


@pytest.mark.parametrize("choice", ["Delegationsbeslut", "Socialnämnden"])
def test_without_a_script_a_choice_is_a_page(browser, origin, choice):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{origin}/anslagstavla/")
    page.locator(".board-filter summary").click()
    page.locator(".board-filter a", has_text=choice).click()
    assert re.search(r"/anslagstavla/(typ|organ)/", page.url)
    assert choice in page.locator("h1").inner_text()
    page.context.close()
