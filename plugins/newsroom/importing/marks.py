"""What Markdown would take for a mark although it is but a sign in a sentence."""

import re

from bs4.element import NavigableString, PageElement, Tag

BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "figure", "figcaption", "article", "section", "aside", "dl", "dt", "dd", "br", "details", "summary",
    "[document]", "body", "html",
})  # fmt: skip
UNMARKED = frozenset({"span", "u", "abbr", "sub", "sup", "del", "s"})
"""Elements that leave no mark in Markdown: what begins them begins the line."""
SPECIAL = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])")
LINK_LIKE = re.compile(r"\[(?=[^\[\]]*\](?:[(\[:]|\\?\())|\{(?=[:#.%{])")
TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")
LINE_START = re.compile(
    r"([ ]{0,3})(?:(#{1,6}(?=\s|$)|[-+>](?=\s|$)|-{2,}|={2,}|~{3,}|/{3,}|:(?=\s))|(\d+)([.)])(?=\s|$))"
)


def begins_line(el: PageElement) -> bool:
    """Tell whether a piece of text stands first on its line."""
    before = el.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    if before is not None:
        return isinstance(before, Tag) and before.name in BLOCKS
    if el.parent is None or el.parent.name in BLOCKS:
        return True
    return el.parent.name in UNMARKED and begins_line(el.parent)


def escaped(text: str) -> str:
    """Escape what Python-Markdown would read as a mark, with the escapes that it knows."""
    text = ENTITY_LIKE.sub("&amp;", SPECIAL.sub(r"\\\g<0>", text))
    return TAG_LIKE.sub("&lt;", LINK_LIKE.sub(r"\\\g<0>", text))


def escaped_start(text: str) -> str:
    """Escape what would be read as a mark at the start of a line."""
    return LINE_START.sub(escape_start, text, count=1) if LINE_START.match(text) else text


def escape_start(found: re.Match[str]) -> str:
    """Return the start of a line so that it is no heading, list, quotation or fence."""
    mark = found[2]
    if mark is None:
        return f"{found[1]}{found[3]}\\{found[4]}" if found[4] == "." else found[0]
    if mark[0] in "=~/:":
        return f"{found[1]}&#{ord(mark[0])};{mark[1:]}"
    return f"{found[1]}\\{mark}"
