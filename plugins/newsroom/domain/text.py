"""HTML to words: leads, descriptions, what a list shows of a text."""

import re
from collections.abc import Callable
from html import unescape

PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>(.*?)</p>", re.S)
NOT_TEXT = re.compile(r"<(script|style|sup)\b.*?</\1>", re.S)
TAG = re.compile(r"<[^>]+>")
ELLIPSIS = "…"
Body = str | Callable[[], str]
"""A text in Markdown, or what fetches it: thousands of texts are not held at once."""


def fetched(body: Body) -> str:
    """Return the text."""
    return body if isinstance(body, str) else body()


def plain(html: str) -> str:
    """Return the words of `html` on one line, without notes' numbers."""
    return " ".join(unescape(TAG.sub("", NOT_TEXT.sub("", html))).split())


def lead_of(html: str, limit: int, title: str = "") -> str:
    """Return the first paragraph that says something besides the title, cut to `limit` characters."""
    for found in PARAGRAPH.finditer(html):
        if words := without_title(plain(found[1]), title):
            return cut(words, limit)
    return ""


def opening_of(html: str) -> str:
    """Return the words of the first paragraph that has any: what `lead_of` looks at before all else."""
    return next((words for found in PARAGRAPH.finditer(html) if (words := plain(found[1]))), "")


def without_title(words: str, title: str) -> str:
    """Return what a lead says when it begins with the title again; the title stands above it already."""
    if not title or initial(words) != initial(title) or not words.casefold().startswith(title.casefold()):
        return words
    rest = words[len(title) :]
    if rest[:1].isalnum():
        return words
    rest = rest.lstrip(" .,:;–—-|")
    return rest[:1].upper() + rest[1:]


def initial(words: str) -> str:
    """Return how words begin, whatever their case: most begin otherwise than a title, which is soon seen."""
    return words[:1].casefold()[:1]


def cut(text: str, limit: int) -> str:
    """Return `text` in at most `limit` characters, ended at a word with ”…”.

    A lead that ends with a colon promises what the list does not show: the
    colon becomes ”…” too.
    """
    text = text.strip()
    if len(text) > limit:
        text = text[: limit - 1].rpartition(" ")[0] or text[: limit - 1]
        return text.rstrip(" ,;:.–-(") + ELLIPSIS
    return text.rstrip(" :") + ELLIPSIS if text.endswith(":") else text
