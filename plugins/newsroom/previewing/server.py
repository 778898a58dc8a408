"""Serve a folder to browsers on this machine, and tell them when it changed.

The script that loads a page again is put in on the way out, never into a file:
what lies in the folder is what would be published.
"""

import json
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from newsroom.previewing.screen import Picture, Screen

HERE = "127.0.0.1"
"""Drafts and held texts are nobody else's business: no other machine gets an answer."""
OWN_NAMES = frozenset({"localhost", HERE, "::1"})
"""Names a browser may call us by; another name would be a page elsewhere that reads ours (DNS rebinding)."""
EVENTS, SCRIPT = "/_newsroom/events", "/_newsroom/preview.js"
HEARTBEAT = 10.0
"""Seconds between signs of life; a browser that has gone is noticed then."""

FEEDS = MappingProxyType(
    {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
)
TYPES = MappingProxyType(
    {
        ".html": "text/html",
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".xml": "application/xml",
        ".txt": "text/plain",
        ".csv": "text/csv",
        ".ics": "text/calendar",
        ".vtt": "text/vtt",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".png": "image/png",
        ".gif": "image/gif",
        ".ico": "image/vnd.microsoft.icon",
        ".woff2": "font/woff2",
        ".pdf": "application/pdf",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
    }
)
"""By suffix, so that every machine says the same."""
UNKNOWN = "application/octet-stream"
TEXTUAL = ("text/", "application/json", "application/xml", "application/rss", "application/atom", "application/feed")


class PreviewServer(ThreadingHTTPServer):
    """The preview's server: `folder` under the path `root` of http://localhost:`port`."""

    daemon_threads = True

    def __init__(self, port: int, folder: Path, screen: Screen) -> None:
        self.folder = folder
        self.screen = screen
        self.root = ""
        """Path part of the site's address, as `site.root`."""
        self.script = files("newsroom.previewing").joinpath("preview.js").read_bytes()
        super().__init__((HERE, port), Visit)

    def find(self, path: str) -> Path | None:
        """Return the file for a request's path; None where there is none."""
        if not path.startswith(f"{self.root}/"):
            return None
        parts = PurePosixPath(path.removeprefix(self.root)).parts[1:]
        if any(part in ("..", ".") or "\\" in part or "\0" in part for part in parts):
            return None
        found = self.folder.joinpath(*parts)
        if path.endswith("/"):
            found /= "index.html"
        try:
            return found if found.is_file() else None
        except OSError:  # A name too long for the disk.
            return None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Visit(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer
    server_version, sys_version = "newsroom-preview", ""

    def do_GET(self) -> None:
        """Answer with a file, an event stream, or the page for what is missing."""
        path = unquote(urlsplit(self.path).path)
        if not self.is_local():
            self.send(HTTPStatus.FORBIDDEN, "text/plain", "Förhandsvisningen visas bara på den egna datorn.\n".encode())
        elif path == EVENTS:
            self.stream()
        elif path == SCRIPT:
            self.send(HTTPStatus.OK, TYPES[".js"], self.server.script)
        elif path == "/" and self.server.root:
            self.redirect(f"{self.server.root}/")
        elif found := self.server.find(path):
            self.send_file(HTTPStatus.OK, found)
        elif self.server.find(f"{path}/"):
            self.redirect(f"{path}/")
        else:
            self.send_missing()

    do_HEAD = do_GET

    def is_local(self) -> bool:
        """Tell whether the request calls us by our own name."""
        try:
            return (urlsplit(f"//{self.headers.get('Host', '')}").hostname or "") in OWN_NAMES
        except ValueError:
            return False

    def redirect(self, path: str) -> None:
        """Lead the browser to another path of ours."""
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote("/" + path.lstrip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send_missing(self) -> None:
        """Answer as the published site would for an address that is not there."""
        page = self.server.folder / "404.html"
        if page.is_file():
            self.send_file(HTTPStatus.NOT_FOUND, page)
        else:
            self.send(HTTPStatus.NOT_FOUND, TYPES[".html"], self.with_script(b"<p>Sidan finns inte.</p>"))

    def send_file(self, status: HTTPStatus, path: Path) -> None:
        """Answer with a file of the folder; a page also gets the script."""
        media_type = type_of(path.name)
        body = path.read_bytes()
        self.send(status, media_type, self.with_script(body) if media_type == TYPES[".html"] else body)

    def with_script(self, page: bytes) -> bytes:
        """Return `page` with the script that loads it again when it is out of date."""
        version = self.server.screen.picture.version
        script = f'<script src="{SCRIPT}" data-version="{version}" defer></script>\n'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    def send(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        """Answer with `body`, to be kept by nobody."""
        charset = "; charset=utf-8" if media_type.startswith(TEXTUAL) else ""
        self.send_response(status)
        self.send_header("Content-Type", media_type + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def stream(self) -> None:
        """Send every new picture as a server-sent event, until the browser goes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen: Picture | None = None
        with suppress(ConnectionError):
            while self.command != "HEAD":
                picture = self.server.screen.wait(seen, HEARTBEAT)
                told = (
                    f"data: {json.dumps(picture.as_json(), ensure_ascii=False)}\n\n" if picture is not seen else ":\n\n"
                )
                self.wfile.write(told.encode())
                seen = picture

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for what the writer needs."""


def type_of(name: str) -> str:
    """Return the media type of a file by its name."""
    return FEEDS.get(name) or TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN)
