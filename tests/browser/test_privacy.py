"""A visit is between the reader and the municipality, and makes no noise."""

from dataclasses import dataclass, field

import pytest

pytestmark = pytest.mark.browser


@dataclass
class Visit:
    """What happened while a page was read from top to bottom."""

    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    stored: int = 0


@pytest.fixture(scope="module")
def visit(browser, address, origin) -> Visit:
    """Read one page of each kind in a browser that has seen nothing."""
    happened = Visit()
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: happened.asked.append(request.url))
    page.on("response", lambda answer: happened.refused.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda message: happened.said.append(message.text))
    page.on("pageerror", lambda error: happened.said.append(str(error)))
    page.goto(origin + address)
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    happened.stored = len(context.cookies()) + page.evaluate("localStorage.length + sessionStorage.length")
    context.close()
    return happened


def test_no_request_leaves_the_site(visit, origin):
    assert visit.asked
    assert [url for url in visit.asked if not url.startswith((origin + "/", "data:"))] == []


def test_every_request_is_answered(visit):
    assert visit.refused == []


def test_the_console_stays_empty(visit):
    assert visit.said == []


def test_nothing_is_stored_at_the_reader(visit):
    assert visit.stored == 0
