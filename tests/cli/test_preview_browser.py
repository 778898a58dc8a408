"""What who looks at the preview sees in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

NEWS = "/nyheter/2026/03/ny-skola/"
BROKEN = "---\ntitle: Trasig\ndatum: 2026-03-06\nsummary: En ingress.\n---\nText.\n"
PATIENCE = 60_000
"""Milliseconds that a build may take on a busy machine."""


@pytest.fixture
def page(browser: Browser, start):
    """Return a page of the preview, opened in the browser."""
    opened = browser.new_page()
    opened.goto(f"http://localhost:{start().port}{NEWS}")
    yield opened
    opened.close()


def test_the_page_loads_again_when_its_text_is_saved(site, page):
    site.news("2026-03-05-ny-skola", "Skolan är klar", "2026-03-05")
    expect(page.get_by_role("heading", level=1)).to_have_text("Skolan är klar", timeout=PATIENCE)


def test_problems_lie_over_the_page_until_they_are_mended(site, page):
    broken = site.write("content/news/trasig.md", BROKEN)
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("news/trasig.md:3", timeout=PATIENCE)
    expect(overlay).to_contain_text("Nyckeln ”datum” finns inte.")
    expect(overlay).to_contain_text("Menade du ”date”?")
    broken.unlink()
    expect(overlay).to_have_count(0, timeout=PATIENCE)


def test_the_overlay_can_be_put_away(site, page):
    site.write("content/news/trasig.md", BROKEN)
    page.get_by_role("button", name="Dölj").click(timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_page_without_problems_has_nothing_over_it(page):
    page.wait_for_function("performance.getEntriesByType('resource').some(e => e.name.endsWith('preview.js'))")
    expect(page.get_by_role("alert")).to_have_count(0)
