"""What visitors and their programs get from nginx and Caddy, set up as docs/operations/ says."""

from urllib.parse import quote

import pytest

pytestmark = pytest.mark.interop

FEED_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "calendar.ics": "text/calendar",
}


def mapped(demo, name: str) -> list[list[str]]:
    """Return what stands between the first and the last word of each line of a server map."""
    lines = (demo.state / name).read_text(encoding="utf-8").splitlines()
    return [line.split()[1:-1] for line in lines]


def test_every_page_is_there(demo, ask):
    moved = {old for old, _ in mapped(demo, "redirects.caddy")}
    wrong = {}
    for address in {demo.address(page) for page in demo.pages} - moved:
        answer = ask(quote(address))
        if (answer.status, answer.headers["Content-Type"]) != (200, "text/html; charset=utf-8"):
            wrong[address] = answer.status
    assert wrong == {}


def test_the_front_page_is_served_byte_by_byte(demo, ask):
    assert ask("/").read() == (demo.output / "index.html").read_bytes()


def test_an_unknown_address_gets_our_own_page(demo, ask):
    answer = ask("/finns-inte/")
    assert (answer.status, answer.read()) == (404, (demo.output / "404.html").read_bytes())


def test_a_withdrawn_item_is_gone(demo, ask):
    rows = mapped(demo, "gone.caddy")
    assert rows
    for (address,) in rows:
        answer = ask(address.replace("/*", "/"))
        assert (answer.status, answer.read()) == (410, (demo.output / "404.html").read_bytes())


def test_an_old_address_leads_to_the_new_one(demo, ask):
    rows = mapped(demo, "redirects.caddy")
    assert rows
    for old, new in rows:
        answer = ask(old)
        assert (answer.status, answer.headers["Location"]) == (301, new)


def test_an_address_without_its_last_slash_is_led_there_within_the_site(ask):
    answer = ask("/nyheter")
    assert answer.status in (301, 308)
    assert answer.headers["Location"] == "/nyheter/"


@pytest.mark.parametrize("name", FEED_TYPES)
def test_a_feed_says_what_it_is(name, demo, ask):
    feeds = [demo.address(feed) for feed in sorted(demo.output.rglob(name))]
    assert feeds
    assert {ask(feed).headers["Content-Type"] for feed in feeds} == {f"{FEED_TYPES[name]}; charset=utf-8"}


@pytest.mark.parametrize("name", FEED_TYPES)
def test_a_feed_reader_that_has_the_feed_is_told_so(name, demo, ask):
    for feed in sorted(demo.output.rglob(name)):
        first = ask(demo.address(feed))
        again = ask(demo.address(feed), If_None_Match=first.headers["ETag"])
        assert (again.status, again.read()) == (304, b"")


def test_a_feed_reader_that_only_knows_the_time_is_told_so_too(ask):
    first = ask("/nyheter/rss.xml")
    assert ask("/nyheter/rss.xml", If_Modified_Since=first.headers["Last-Modified"]).status == 304


def test_text_travels_compressed(ask):
    assert ask("/", Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"


def test_a_page_is_asked_for_again_each_time(ask):
    assert ask("/").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("pattern", ["theme/**/*.css", "theme/**/*.woff2", "bilder/*.webp", "bilder/*.jpg"])
def test_what_carries_its_digest_is_kept(pattern, demo, ask):
    file = sorted(demo.output.glob(pattern))[0]
    assert "immutable" in ask(demo.address(file)).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/finns-inte/", "/nyheter/rss.xml"])
@pytest.mark.parametrize("header", ["Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"])
def test_every_answer_carries_the_headers_that_protect(address, header, ask):
    assert ask(address).headers[header]
