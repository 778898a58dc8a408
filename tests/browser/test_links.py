"""Every link leads somewhere, and something leads to every page.

No browser is needed for this: the files of the output are read as they are.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

ADDRESSES = {"href", "src", "poster", "data"}


@dataclass
class Document:
    """What one page points to, and where it can be pointed at."""

    links: list[str] = field(default_factory=list)
    """Absolute or root-relative, as resolved from the page."""
    ways: list[str] = field(default_factory=list)
    """Those that a reader can follow: `<a href>`."""
    ids: set[str] = field(default_factory=set)
    sends_on: bool = False


class Reader(HTMLParser):
    """Collects what a page points to."""

    def __init__(self, address: str) -> None:
        """Start at the page's own address, against which its links count."""
        super().__init__()
        self.address = address
        self.document = Document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the links and the id of one element."""
        values = {name: value or "" for name, value in attrs}
        self.document.ids |= {values["id"]} if "id" in values else set()
        self.document.sends_on |= values.get("http-equiv") == "refresh"
        found = [values[name] for name in ADDRESSES & values.keys()]
        found += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        resolved = [urljoin(self.address, link) for link in found]
        self.document.links += resolved
        if tag == "a":
            self.document.ways += resolved


def read(address: str, text: str) -> Document:
    """Return what the page at `address` points to."""
    reader = Reader(address)
    reader.feed(text)
    reader.close()
    return reader.document


@pytest.fixture(scope="module")
def documents(demo) -> dict[str, Document]:
    """Read every page of the demo, by address; links to the demo's absolute address become root-relative."""
    texts = {demo.address(page): page.read_text(encoding="utf-8") for page in demo.pages}
    canonical = re.search(r'<link rel="canonical" href="([^"]+)">', texts["/"])
    assert canonical
    site = canonical[1].rstrip("/")
    return {address: read(address, text.replace(f'"{site}/', '"/')) for address, text in texts.items()}


def internal(links: list[str]) -> list[tuple[str, str]]:
    """Return path and fragment of the links that stay on the site."""
    parts = [urldefrag(link) for link in links if not urlsplit(link).scheme and not urlsplit(link).netloc]
    return [(unquote(urlsplit(part.url).path), unquote(part.fragment)) for part in parts]


def test_every_internal_link_leads_to_a_file(demo, documents):
    broken = {
        (address, path)
        for address, document in documents.items()
        for path, _ in internal(document.links)
        if not (demo.output / path.lstrip("/") / ("index.html" if path.endswith("/") else "")).is_file()
    }
    assert broken == set()


def test_every_link_into_a_page_finds_its_place(documents):
    broken = {
        (address, path, fragment)
        for address, document in documents.items()
        for path, fragment in internal(document.links)
        if fragment and path in documents and fragment not in documents[path].ids
    }
    assert broken == set()


def test_every_page_can_be_reached_from_the_front_page(documents):
    reached, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in documents and address not in reached:
            reached.add(address)
            waiting += [path for path, _ in internal(documents[address].ways)]
    by_links_only = {address for address, document in documents.items() if not document.sends_on} - {"/404.html"}
    assert by_links_only - reached == set()


def test_no_link_of_ours_goes_through_a_page_that_sends_on(documents):
    moved = {address for address, document in documents.items() if document.sends_on}
    detours = {
        (address, path)
        for address, document in documents.items()
        for path, _ in internal(document.ways)
        if path in moved and path != address
    }
    assert detours == set()
