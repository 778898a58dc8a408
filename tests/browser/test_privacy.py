"""A visit is between the reader and the municipality, and makes no noise."""

import pytest

pytestmark = pytest.mark.browser


def test_no_request_leaves_the_site(address, origin, open_page):
    page = open_page("/404.html")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(origin + address, wait_until="networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((origin + "/", "data:"))] == []


def test_every_request_of_a_page_is_answered(address, origin, open_page):
    page = open_page("/404.html")
    failed = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(origin + address, wait_until="networkidle")
    assert failed == []


def test_the_console_stays_empty(address, origin, open_page):
    page = open_page("/404.html")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(origin + address, wait_until="networkidle")
    assert said == []


def test_no_page_stores_anything_at_the_reader(address, open_page):
    page = open_page(address)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
