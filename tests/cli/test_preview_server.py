"""What the preview's server answers."""

import socket
from pathlib import Path

import pytest

NEWS = "/nyheter/2026/03/ny-skola/"


def test_the_site_is_served(preview):
    assert "Ny skola öppnar" in preview.page(NEWS)


def test_absolute_addresses_are_those_of_the_preview(preview):
    page = preview.page(NEWS)
    assert f'<link rel="canonical" href="http://localhost:{preview.port}{NEWS}">' in page
    assert "provkoping.example" not in page


def test_a_real_builds_output_is_left_alone(preview):
    assert not (preview.site.folder / "output").exists()


def test_the_script_is_put_into_pages_on_the_way_out_only(preview):
    assert '<script src="/_newsroom/preview.js"' in preview.page(NEWS)
    written = list((preview.site.folder / ".newsroom").rglob("*.html"))
    assert written
    assert all("_newsroom" not in page.read_text(encoding="utf-8") for page in written)


def test_the_script_is_served(preview):
    answer, body = preview.ask("/_newsroom/preview.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "EventSource" in body


def test_an_unknown_address_gets_the_page_for_what_is_missing(preview):
    answer, body = preview.ask("/finns/inte/")
    assert answer.status == 404
    assert "Provköpings kommun" in body
    assert "/_newsroom/preview.js" in body


def test_an_address_without_its_last_slash_leads_on(preview):
    answer, _ = preview.ask(NEWS.rstrip("/"))
    assert (answer.status, answer.headers["Location"]) == (302, NEWS)


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/nyheter/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/nyheter/atom.xml", "application/atom+xml; charset=utf-8"),
    ],
)
def test_files_have_their_media_types(preview, path, media_type):
    assert preview.ask(path)[0].headers["Content-Type"] == media_type


def test_nothing_is_kept_by_the_browser(preview):
    assert preview.ask(NEWS)[0].headers["Cache-Control"] == "no-store"


def test_head_answers_without_a_body(preview):
    answer, body = preview.ask(NEWS, "HEAD")
    assert (answer.status, body) == (200, "")


@pytest.mark.parametrize("path", ["/../pelicanconf.py", "/%2e%2e/state/ledger.json", "/..%2fstate%2fledger.json"])
def test_nothing_outside_the_site_is_served(preview, path):
    assert preview.ask(path)[0].status == 404


def test_a_page_elsewhere_cannot_read_the_preview(preview):
    answer, body = preview.ask(NEWS, host="attacker.example")
    assert answer.status == 403
    assert "Ny skola" not in body


def test_no_other_machine_gets_an_answer(preview):
    listening = Path(f"/proc/{preview.process.pid}/net/tcp")
    own = f"0100007F:{preview.port:04X}"
    if listening.exists():
        assert own in listening.read_text()
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", preview.port)) != 0
