"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from newsroom.feeds.entries import Entry, Feed
from newsroom.feeds.markup import xml_text

VERSION = "https://jsonfeed.org/version/1.1"
HUB = "WebSub"


def json_feed(feed: Feed, address: str, items: Sequence[bytes]) -> bytes:
    """Return `feed`, which stands at `address`, with items that are JSON already."""
    head = without_nothing(
        {
            "version": VERSION,
            "title": xml_text(feed.title),
            "home_page_url": feed.page,
            "feed_url": address,
            "description": xml_text(feed.description),
            "icon": feed.image,
            "authors": [{"name": xml_text(feed.publisher)}],
            "language": feed.lang,
            "hubs": [{"type": HUB, "url": feed.links.hub}] if feed.links.hub else [],
        }
    )
    opened = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    return b"".join((opened.encode(), b',\n "items": [', b",".join(items), b"\n ]\n}\n"))


def item_json(entry: Entry) -> bytes:
    """Return an entry as one line of JSON."""
    said = without_nothing(
        {
            "id": entry.id,
            "url": entry.link,
            "title": xml_text(entry.title),
            "content_html": entry.html,
            "content_text": "" if entry.html else xml_text(entry.summary),
            "summary": xml_text(entry.summary),
            "image": entry.media.url if entry.media else "",
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": xml_text(entry.author)}] if entry.author else [],
            "tags": [xml_text(word.term) for word in entry.categories],
            "language": entry.lang,
            "attachments": [
                without_nothing(
                    {
                        "url": file.url,
                        "mime_type": file.media_type,
                        "title": xml_text(file.title),
                        "size_in_bytes": file.size,
                    }
                )
                for file in entry.enclosures
            ],
        }
    )
    if "content_html" not in said:
        said.setdefault("content_text", "")
    return b"\n  " + json.dumps(said, ensure_ascii=False).encode()


def without_nothing(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said, without keys that say nothing."""
    return {key: value for key, value in said.items() if value not in ("", [], None)}
