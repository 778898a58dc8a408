"""How each tool wants an item written: its front matter, its links, its pictures.

The text below the front matter is the same in all, but for the addresses in it.
"""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from corpus import words
from corpus.items import Item

CATEGORIES = MappingProxyType({"news": "Nyheter", "blog": "Blogg", "notices": "Anslag"})
"""A peer's category: what a folder is to us. Our topics are a peer's tags."""


def quoted(text: str) -> str:
    """Return `text` as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def body(item: Item, address: Callable[[Item], str], pictures: str) -> str:
    """Return the text in Markdown, links to other items last; with its picture where the folder `pictures` is said."""
    blocks = list(item.blocks)
    if pictures and item.picture is not None:
        blocks.insert(1, f"![{words.PICTURES[item.picture]}]({pictures}bild-{item.picture}.png)")
    linked = [f"[{other.title}]({address(other)})" for other in item.links]
    if linked:
        blocks.append("Läs också " + " och ".join(linked) + ".")
    return "\n\n".join(blocks) + "\n"


def newsroom(item: Item) -> str:
    """Return the item as our own communicators write it."""
    lines = [f"title: {quoted(item.title)}"]
    if item.notice:
        lines += [f"{key}: {value if key != 'case' else quoted(value)}" for key, value in item.notice.items()]
        lines.append(f"short: {quoted(item.summary)}")
    else:
        lines += [f"date: {item.moment:%Y-%m-%dT%H:%M}", f"summary: {quoted(item.summary)}", f"author: {item.author}"]
    lines += [f"{key}: {value}" for key, value in (("series", item.series), ("kicker", item.kicker)) if value]
    if item.picture is not None:
        alt = quoted(words.PICTURES[item.picture])
        lines += ["image:", f"  src: /images/bild-{item.picture}.png", f"  alt: {alt}"]
    lines += ["topics:", *(f"  - {topic}" for topic in item.topics)]
    return "\n".join(("---", *lines, "---", body(item, lambda other: f"/{other.path}", "")))


def pelican(item: Item) -> str:
    """Return the item for stock Pelican."""
    lines = (
        f"Title: {item.title}", f"Date: {item.moment:%Y-%m-%d %H:%M}", f"Category: {CATEGORIES[item.kind]}",
        f"Tags: {', '.join(item.topics)}", f"Slug: {item.slug}", f"Author: {item.author}", f"Summary: {item.summary}",
    )  # fmt: skip
    return "\n".join((*lines, "", body(item, by_slug, "/images/")))


def hugo(item: Item) -> str:
    """Return the item for Hugo."""
    lines = (
        f"title: {quoted(item.title)}", f"date: {item.moment:%Y-%m-%dT%H:%M:%S}Z", f"slug: {item.slug}",
        f"categories: [{CATEGORIES[item.kind]}]", f"tags: [{', '.join(map(quoted, item.topics))}]",
        f"author: {quoted(item.author)}", f"summary: {quoted(item.summary)}",
    )  # fmt: skip
    return "\n".join(("---", *lines, "---", "", body(item, by_slug, "/images/")))


def eleventy(item: Item) -> str:
    """Return the item for Eleventy."""
    lines = (
        f"title: {quoted(item.title)}", f"date: {item.moment:%Y-%m-%dT%H:%M:%S}Z", "layout: article.njk",
        f"permalink: /{item.slug}/", f"category: {CATEGORIES[item.kind]}",
        f"topics: [{', '.join(map(quoted, item.topics))}]",
        f"author: {quoted(item.author)}", f"summary: {quoted(item.summary)}",
    )  # fmt: skip
    return "\n".join(("---", *lines, "---", "", body(item, by_slug, "/images/")))


def by_slug(item: Item) -> str:
    """Return a peer's address of an item."""
    return f"/{item.slug}/"


DIALECTS: Mapping[str, Callable[[Item], str]] = MappingProxyType(
    {"newsroom": newsroom, "pelican": pelican, "hugo": hugo, "eleventy": eleventy}
)
