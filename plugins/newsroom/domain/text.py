"""HTML to words: leads, descriptions, what a list shows of a text."""

import re
from html import unescape

PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>(.*?)</p>", re.S)
NOT_TEXT = re.compile(r"<(script|style|sup)\b.*?</\1>", re.S)
TAG = re.compile(r"<[^>]+>")
ELLIPSIS = "…"


def plain(html: str) -> str:
    """Return the words of `html` on one line, without notes' numbers."""
    return " ".join(unescape(TAG.sub("", NOT_TEXT.sub("", html))).split())


def lead_of(html: str, limit: int) -> str:
    """Return the first paragraph that says something, cut to `limit` characters."""
    for found in PARAGRAPH.finditer(html):
        if words := plain(found[1]):
            return cut(words, limit)
    return ""


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
