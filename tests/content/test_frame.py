"""The frame of a page is made late, and the page is known by all that the frame shows."""

from dataclasses import fields

import pytest
from newsroom.content.fingerprints import fingerprint
from newsroom.content.frame import LateFrame, with_frames
from newsroom.content.publication import News
from newsroom.content.views import Alternate, Link, Page, Picture
from newsroom.domain.schema import News as WrittenNews
from newsroom.domain.source import Source

CHANGES = {
    "title": {"title": "En annan titel"},
    "url": {"url": "/nyheter/b/"},
    "canonical": {"address": "nyheter/b/"},
    "description": {"summary": "En annan ingress."},
    "lang": {"lang": "en"},
    "section": {"section": "/blogg/"},
    "breadcrumbs": {"breadcrumbs": [Link("Start", "/")]},
    "alternates": {"alternates": [Alternate("Nyheter (RSS)", "/nyheter/rss.xml", "application/rss+xml")]},
    "picture": {"image": Picture("/bilder/a.webp", 800, 600, alt="")},
    "noindex": {"link": "https://www.example.se/"},
}
"""What of a frame each of these changes."""


@pytest.fixture
def publication(make_site):
    item = WrittenNews.model_validate({"title": "Ny skola", "date": "2026-03-05", "summary": "En ingress."})
    return News(Source("news/a.md", "news", item, ""), "nyheter/a/", make_site({}).build.settings, {})


def known_by(publication):
    return fingerprint("", "news.html", {"page": LateFrame(publication), "publication": publication})


def test_all_of_a_frame_is_tried_here():
    assert CHANGES.keys() == {field.name for field in fields(Page)} - {"is_front"}


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_is_another_when_its_frame_is(publication, name):
    frame, before = publication.page, known_by(publication)
    assert known_by(publication) == before
    for attribute, value in CHANGES[name].items():
        setattr(publication, attribute, value)
    assert getattr(publication.page, name) != getattr(frame, name)
    assert known_by(publication) != before


def test_the_frame_is_made_with_the_page(publication):
    told = with_frames({"page": LateFrame(publication), "url": "/"})
    assert told == {"page": publication.page, "url": "/"}
