"""Markdown to clean HTML, with the links and pictures still open.

What a link means depends on the whole site (is that item up today?), so it
stays a placeholder such as `{source}news/x.md` until `content.links` knows.
The same text always gives the same HTML: it may be kept, or made elsewhere.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor

from newsroom.content.patterns import spare_patterns
from newsroom.domain.links import SCHEME, parted, plain_target
from newsroom.domain.slugs import slugify
from newsroom.domain.source import content_path

QUOTES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "sv": {
            "left-double-quote": "”",
            "right-double-quote": "”",
            "left-single-quote": "’",
            "right-single-quote": "’",
        },
        "fi": {
            "left-double-quote": "”",
            "right-double-quote": "”",
            "left-single-quote": "’",
            "right-single-quote": "’",
        },
    }
)
"""Quotation marks where they are not the English ones."""

BACK_FROM_NOTE = MappingProxyType({"sv": "Tillbaka till not {} i texten", "en": "Back to note {} in the text"})
"""What the arrow behind a footnote is called, for those who hear the page."""

ALLOWED = """
a abbr b blockquote br cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s
section small span strong sub sup table tbody td tfoot th thead tr u ul var
"""
TAGS = frozenset(ALLOWED.split())
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "class"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "reversed"},
    "q": {"cite"},
    "sup": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel", "sms"}
CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel=None,
    clean_content_tags={"script", "style", "iframe", "object", "form", "template", "noscript", "svg"},
)
"""This process's own: making one costs half as much as cleaning a text."""
FOREIGN_IMAGE = re.compile(r'<img(?![^>]*\ssrc="\{picture\})[^>]*>')
"""A picture that came in as HTML: no page asks another site for anything."""

SOURCE, FILE, ADDRESS, PICTURE = "{source}", "{file}", "{address}", "{picture}"


def convert(text: str, lang: str, path: str) -> str:
    """Return the HTML of a Markdown `text` that stands in the source file `path`.

    Only harmless tags and attributes are left; headings begin at `h2`, since
    the page's title is its `h1`.
    """
    if not text.strip():
        return ""
    converter = markdown_for(lang.partition("-")[0])
    converter.reset()
    LinkOpener.of(converter).path = path
    return FOREIGN_IMAGE.sub("", CLEANER.clean(converter.convert(text)))


@cache
def markdown_for(lang: str) -> Markdown:
    """Return this process's converter for a language; making one costs more than a text."""
    converter = stock_markdown_for(lang)
    spare_patterns(converter)
    return converter


def stock_markdown_for(lang: str) -> Markdown:
    """Return a converter that tries every pattern everywhere; the same HTML, more slowly."""
    return Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE=BACK_FROM_NOTE.get(lang, BACK_FROM_NOTE["en"])),
            "def_list",
            "abbr",
            "fenced_code",
            "sane_lists",
            SmartyExtension(substitutions=dict(QUOTES.get(lang, {}))),
            AnchorExtension(slugify=anchor, marker=""),
            LinkExtension(),
        ],
        output_format="html",
    )


def anchor(heading: str, separator: str) -> str:
    """Return the anchor of a heading; never empty."""
    return slugify(heading).replace("-", separator) or "avsnitt"


class AnchorTreeprocessor(TocTreeprocessor):
    """Gives headings their anchors, and makes no list of them: no page shows one."""

    def build_toc_div(self, toc_list: Any) -> Element:
        """Return an empty list."""
        return Element("div")


class AnchorExtension(TocExtension):
    """The anchors of Python-Markdown's table of contents."""

    TreeProcessorClass = AnchorTreeprocessor


class LinkExtension(Extension):
    """Opens links and pictures, and lowers headings, in Python-Markdown's tree."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register with `md`; before toc (5), which gives headings their anchors."""
        md.treeprocessors.register(HeadingLowerer(md), "newsroom-headings", 9)
        md.treeprocessors.register(LinkOpener(md), LinkOpener.NAME, 8)


class HeadingLowerer(Treeprocessor):
    """Moves all headings down a level when a text uses `#`, the title's own."""

    def run(self, root: Element) -> None:
        """Change `root` in place."""
        if root.find(".//h1") is None:
            return
        for level in range(6, 0, -1):
            for heading in root.iter(f"h{level}"):
                heading.tag = f"h{min(level + 1, 6)}"


class LinkOpener(Treeprocessor):
    """Marks what each link and picture of a text leads to."""

    NAME = "newsroom-links"
    path = ""
    """The source file whose text is converted."""

    @classmethod
    def of(cls, converter: Markdown) -> "LinkOpener":
        """Return the one in `converter`."""
        found = converter.treeprocessors[cls.NAME]
        assert isinstance(found, cls)
        return found

    def run(self, root: Element) -> None:
        """Change `root` in place."""
        for link in root.iter("a"):
            link.set("href", mark_link(link.get("href", ""), self.path))
        for image in root.iter("img"):
            image.set("src", mark_picture(image.get("src", ""), self.path))


def mark_link(href: str, path: str) -> str:
    """Return `href` with a mark of what it is, unless it leads off the site or stays on the page."""
    href = plain_target(href)
    if SCHEME.match(href) or href.startswith("#") or not href:
        return href
    written, onward = parted(href)
    found = quote(content_path(written, path) or "")
    if written.endswith(".md"):
        return f"{SOURCE}{found}{onward}"
    last = written.rpartition("/")[2]
    return f"{FILE}{found}{onward}" if "." in last else f"{ADDRESS}{href}"


def mark_picture(src: str, path: str) -> str:
    """Return `src` marked as a picture of the content folder."""
    src = plain_target(src)
    return src if SCHEME.match(src) else f"{PICTURE}{content_path(unquote(src), path) or ''}"
