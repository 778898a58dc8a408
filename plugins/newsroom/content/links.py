"""Close the links that `content.markup` left open, now that the site is known."""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import quote, unquote

from newsroom.domain.links import parted

LINK = re.compile(
    r'<a(?P<before>[^>]*?) href="\{(?P<what>source|file|address)\}(?P<target>[^"]*)"(?P<after>[^>]*)>'
    r"(?P<words>.*?)</a>",
    re.S,
)
IMAGE = re.compile(r'<img[^>]*?src="\{picture\}[^"]*"[^>]*>')
EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


def close_links(html: str, where: Callable[[str, str], str | None]) -> str:
    """Return `html` with every open link closed.

    `where` takes what a target is (`source`, `file`, `address`) and the target,
    and returns its address. Where it returns None (the item is held, or down)
    only the words of the link are left.
    """

    def close(found: re.Match[str]) -> str:
        before, hash_mark, fragment = unescape(found["target"]).partition("#")
        path, query = (unquote(before), "") if found["what"] == "address" else parted(before)
        address = where(found["what"], path)
        if address is None:
            return found["words"]
        href = escape(quote(address + query, safe="/:?&=%#~+,;@") + hash_mark + unquote(fragment))
        return f'<a{found["before"]} href="{href}"{found["after"]}>{found["words"]}</a>'

    return LINK.sub(close, html) if 'href="{' in html else html


def open_targets(html: str) -> tuple[tuple[str, str], ...]:
    """Return what `close_links` asks for, in that order: what each target is, and the target."""
    found: list[tuple[str, str]] = []
    close_links(html, lambda what, target: found.append((what, target)))
    return tuple(found)


def open_pictures(html: str) -> bool:
    """Tell whether `html` names pictures that no plugin has made ready."""
    return "{picture}" in html


def drop_pictures(html: str) -> str:
    """Return `html` without pictures that no plugin has made ready."""
    if not open_pictures(html):
        return html
    return EMPTY_PARAGRAPH.sub("", IMAGE.sub("", html))
