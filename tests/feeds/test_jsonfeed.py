"""JSON Feed, held against a schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from newsroom.feeds import formats
from newsroom.feeds.entries import Enclosure, Entry, Feed, Links, Media
from newsroom.feeds.formats import make_entries

from .examples import ENTRY, FEED

SCHEMA = json.loads((Path(__file__).parent / "json-feed-1.1.schema.json").read_text("utf-8"))
WHOLE = replace(
    ENTRY,
    lang="en",
    enclosures=(Enclosure("https://www.lovsunda.example/karta.pdf", "application/pdf", 4711, "Karta"),),
    media=Media("https://www.lovsunda.example/a.jpg", "image/jpeg", 800, 600),
)


def read(feed: Feed = FEED, *entries: Entry) -> Any:
    said = json.loads(formats.json(feed, make_entries(entries)))
    jsonschema.validate(said, SCHEMA)
    return said


def test_everything_is_read_as_it_was_written():
    assert read(FEED, WHOLE)["items"] == [
        {
            "id": ENTRY.id,
            "url": ENTRY.link,
            "title": ENTRY.title,
            "content_html": ENTRY.html,
            "summary": ENTRY.summary,
            "image": "https://www.lovsunda.example/a.jpg",
            "date_published": "2026-03-05T08:30:00+01:00",
            "date_modified": "2026-03-07T09:00:00+01:00",
            "authors": [{"name": "Maja Lindeborg"}],
            "tags": ["Fritid", "Vatten & avlopp"],
            "language": "en",
            "attachments": [
                {
                    "url": "https://www.lovsunda.example/karta.pdf",
                    "mime_type": "application/pdf",
                    "title": "Karta",
                    "size_in_bytes": 4711,
                }
            ],
        }
    ]


def test_an_empty_channel_is_whole():
    assert read()["items"] == []


@pytest.mark.parametrize("summary", ["", "Bara ingressen."])
def test_an_entry_without_html_has_text(summary: str):
    (item,) = read(FEED, replace(ENTRY, html="", summary=summary))["items"]
    assert item["content_text"] == summary


def test_a_hub_is_named():
    hub = replace(FEED, links=Links(hub="https://hub.example/"))
    assert read(hub)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


@pytest.mark.parametrize("text", ["]]>", "🎉", '"\\', "\u2028", "\u200fשלום", "<script>", "Ö" * 300, "a & b"])
def test_hostile_text_comes_through_unharmed(text: str):
    assert read(FEED, replace(ENTRY, title=text))["items"][0]["title"] == text


def test_what_xml_cannot_hold_is_left_out_here_too():
    assert read(FEED, replace(ENTRY, title="Bad\ufffe\x0bplats"))["items"][0]["title"] == "Badplats"


def test_every_channel_of_the_demo_is_whole(demo):
    files = sorted(demo.output.rglob("feed.json"))
    assert len(files) > 20
    for file in files:
        jsonschema.validate(json.loads(file.read_text("utf-8")), SCHEMA)
