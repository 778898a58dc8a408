"""`newsroom websub` against a hub of our own on loopback."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

Newsroom = Any


class Hub:
    """A hub that keeps what it was told, and answers as it is bid."""

    def __init__(self) -> None:
        self.told: list[dict[str, list[str]]] = []
        self.status = 204
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                hub.told.append(parse_qs(body))
                self.send_response(hub.status)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"

    @property
    def topics(self) -> set[str]:
        return {one["hub.url"][0].removeprefix("https://www.provkoping.example/") for one in self.told}


@pytest.fixture
def hub() -> Iterator[Hub]:
    hub = Hub()
    thread = threading.Thread(target=hub.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield hub
    hub.server.shutdown()
    thread.join()
    hub.server.server_close()


@pytest.fixture
def built(site: Newsroom, hub: Hub) -> Newsroom:
    """A newsroom that has a hub and was built."""
    site.news("bad", "Ny badplats")
    site.add_setting(f"NEWSROOM_FEED_HUB = {hub.address!r}")
    assert site.run("build", "--date", site.date).code == 0
    return site


def test_the_hub_is_told_of_every_feed_the_first_time(built: Newsroom, hub: Hub):
    run = built.run("websub")
    assert (run.code, hub.topics >= {"nyheter/rss.xml", "nyheter/atom.xml", "nyheter/feed.json"}) == (0, True)
    assert {one["hub.mode"][0] for one in hub.told} == {"publish"}
    assert f"{len(hub.told)} av {len(hub.told)}" in run.out


def test_it_is_told_of_nothing_while_nothing_changes(built: Newsroom, hub: Hub):
    built.run("websub")
    hub.told.clear()
    built.run("build", "--date", "2026-03-27")
    assert (built.run("websub").code, hub.told) == (0, [])


def test_it_is_told_of_the_feeds_that_changed(built: Newsroom, hub: Hub):
    built.run("websub")
    hub.told.clear()
    built.news("bad", "Ny badplats vid sjön")
    built.run("build", "--date", built.date)
    built.run("websub")
    assert hub.topics == {f"{place}/{file}" for place in ("nyheter", "sv", "nyheter/dagligen")
                          for file in ("rss.xml", "atom.xml", "feed.json")}  # fmt: skip


def test_what_it_did_not_take_is_told_again(built: Newsroom, hub: Hub):
    hub.status = 503
    failed = built.run("websub")
    assert (failed.code, "navet tog inte emot det" in failed.err) == (1, True)
    hub.status = 202
    first, hub.told[:] = len(hub.told), []
    assert (built.run("websub").code, len(hub.told)) == (0, first)


def test_a_hub_that_does_not_answer_is_said(built: Newsroom, hub: Hub):
    built.edit("pelicanconf.py", hub.address, "http://127.0.0.1:9/")
    assert built.run("websub").code == 1


def test_feeds_name_the_hub(built: Newsroom, hub: Hub):
    feed = (built.folder / "output/nyheter/rss.xml").read_text("utf-8")
    assert f'<atom:link rel="hub" href="{hub.address}"/>' in feed


def test_without_a_hub_the_command_says_how_to_set_one(site: Newsroom):
    site.news("bad")
    site.run("build", "--date", site.date)
    run = site.run("websub")
    assert (run.code, "Inget nav är inställt" in run.err) == (2, True)


def test_without_a_hub_no_feed_names_one(site: Newsroom):
    site.news("bad")
    site.run("build", "--date", site.date)
    assert 'rel="hub"' not in (site.folder / "output/nyheter/rss.xml").read_text("utf-8")


def test_before_a_build_the_command_says_so(built: Newsroom):
    assert built.run("websub", "--output", str(built.folder / "annan")).code == 2
