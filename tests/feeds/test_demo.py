"""Every feed of the demo, read by feedparser: each entry as the same channel's JSON Feed has it."""

import json
from datetime import datetime
from time import gmtime
from typing import Any

import feedparser
import pytest


def seconds(moment: str) -> Any:
    return gmtime(datetime.fromisoformat(moment).timestamp())


def said(entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "url": entry.link,
        "author": entry.get("author", ""),
        "tags": [tag.term for tag in entry.get("tags", [])],
        "content": entry.content[0].value.replace("<br />", "<br>"),
        "published": entry.published_parsed,
        "files": sorted((file.href, file.type, file.length) for file in entry.enclosures),
    }


def written(item: dict[str, Any]) -> dict[str, Any]:
    files = [(file["url"], file["mime_type"], str(file["size_in_bytes"])) for file in item.get("attachments", [])]
    return {
        "id": item["id"],
        "title": item["title"],
        "url": item["url"],
        "author": item["authors"][0]["name"] if "authors" in item else "",
        "tags": item.get("tags", []),
        "content": item["content_html"],
        "published": seconds(item["date_published"]),
        "files": sorted(files),
    }


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_every_entry_is_read_as_it_was_written(demo, name: str):
    files = sorted(demo.output.rglob(name))
    assert len(files) > 20
    for file in files:
        parsed = feedparser.parse(file.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
        assert not parsed.bozo
        items = json.loads(file.with_name("feed.json").read_text("utf-8"))["items"]
        assert [said(entry) for entry in parsed.entries] == [written(item) for item in items], file


def test_every_page_that_a_feed_leads_to_is_there(demo):
    for file in sorted(demo.output.rglob("feed.json")):
        feed = json.loads(file.read_text("utf-8"))
        for address in (feed["home_page_url"], *(item["url"] for item in feed["items"])):
            path = address.removeprefix("https://www.lovsunda.example/")
            assert "://" in path or (demo.output / path / "index.html").is_file(), address
