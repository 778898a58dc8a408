"""The documented security policy stops what is foreign, and nothing of ours."""

import pytest

pytestmark = pytest.mark.interop

PATTERNS = ["index.html", "nyheter/*/*/*/index.html", "anslagstavla/index.html", "dokument/*/*/index.html", "404.html"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_page_looks_the_same_under_the_policy(pattern, demo, origin, browser):
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(origin + demo.address(sorted(demo.output.glob(pattern))[0]), wait_until="networkidle")
    page.close()
    assert said == []


def test_nothing_can_be_fetched_from_elsewhere(origin, browser):
    page = browser.new_page()
    page.goto(origin)
    refused = page.evaluate("fetch('http://127.0.0.1:9/').then(() => '', (error) => error.name)")
    said = page.evaluate(
        """() => new Promise((told) => {
            document.addEventListener("securitypolicyviolation", (event) => told(event.violatedDirective));
            fetch("http://127.0.0.1:9/").catch(() => {});
        })"""
    )
    page.close()
    assert (refused, said) == ("TypeError", "connect-src")
