"""The built demo, served on this machine and opened in the browser that is installed."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

KINDS_OF_PAGES = {
    "front": "index.html",
    "news list": "nyheter/index.html",
    "news list, an older page": "nyheter/sida/1/index.html",
    "news archive": "nyheter/arkiv/index.html",
    "year": "nyheter/[0-9][0-9][0-9][0-9]/index.html",
    "month": "nyheter/[0-9][0-9][0-9][0-9]/[0-9][0-9]/index.html",
    "news": "nyheter/[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html",
    "blog": "blogg/index.html",
    "blog post": "blogg/[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html",
    "notice board": "anslagstavla/index.html",
    "notice board, a body": "anslagstavla/organ/*/index.html",
    "notice board, a type": "anslagstavla/typ/*/index.html",
    "notice": "anslagstavla/*-*-*/*/index.html",
    "matters": "arenden/index.html",
    "matter": "arenden/*/index.html",
    "documents": "dokument/index.html",
    "document": "dokument/[0-9][0-9][0-9][0-9]/*/index.html",
    "topics": "amnen/index.html",
    "topic": "amnen/*/index.html",
    "people": "personer/index.html",
    "person": "personer/*/index.html",
    "bodies": "organ/index.html",
    "body": "organ/*/index.html",
    "all series": "serier/index.html",
    "series": "serier/*/index.html",
    "page": "kontakt/index.html",
    "not found": "404.html",
}
"""One pattern per kind of page; the first file that fits stands for its kind."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request is no news in a test."""


@pytest.fixture(scope="session")
def demo(build_demo):
    """Build the bundled newsroom with short lists, so that they have older pages."""
    return build_demo(NEWSROOM_LISTINGS_PAGE_SIZE=4)


@pytest.fixture(scope="module")
def origin(demo) -> Iterator[str]:
    """Serve the demo on a free loopback port; yield where."""
    handler = partial(QuietHandler, directory=str(demo.output))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """Open a window; a module's tests take turns with it."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def open_page(window: Page, origin: str) -> Callable[..., Page]:
    """Return a function that shows an address of the demo."""

    def open_address(address: str, *, width: int = 1440, scheme: Scheme = "light") -> Page:
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme=scheme)
        window.goto(origin + address)
        return window

    return open_address


@pytest.fixture(scope="module", params=KINDS_OF_PAGES)
def address(request: pytest.FixtureRequest, demo) -> str:
    """Return the address of one page of each kind."""
    pattern = KINDS_OF_PAGES[request.param]
    found = sorted(demo.output.glob(pattern))
    assert found, f"the demo has no page like {pattern}"
    return demo.address(found[0])
