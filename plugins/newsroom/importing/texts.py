"""The text of an old item as ours: Markdown alone, nothing that leads nowhere.

A text that is already what we want stays as it is, byte for byte. Any other is
read as its generator read it (CommonMark, with HTML), cleaned, and written
anew as Markdown: one way for every oddity instead of one patch for each.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt

from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.domain.links import SCHEME, mentions, without_code
from newsroom.domain.slugs import slugify
from newsroom.importing import reasons
from newsroom.importing.links import OFF_SITE, REFERENCE, Resolver, written_target
from newsroom.importing.markdown import Writer
from newsroom.importing.reasons import Reason
from newsroom.importing.shortcodes import without_codes
from newsroom.importing.words import plain as plain_words

TAG = re.compile(r"<(?![a-zA-Z][\w+.-]*:[^\s<>]*>|[\w.+-]+@[\w.-]+>)[A-Za-z/!?]")
DANGEROUS = re.compile(
    r"<\s*(?:script|style|iframe|form|object|embed|svg|input|button|link|meta)\b|javascript:|\bon\w+\s*=", re.I
)
SHALLOW_LIST = re.compile(
    r"^(?:[-*+]|\d+[.)])[ \t].*\n(?:[ ]{1,3}\S.*\n)*?[ ]{1,3}(?:[-*+]|\d+[.)])[ \t]|^\d+\)[ \t]|^[-*+]\t", re.M
)
BLOCK_END = re.compile(r"(</(?:p|div|table|ul|ol|blockquote|figure|h[1-6])>)[ \t]*(?=[^\s<])")
"""Markdown right behind an HTML block would be read as part of it: as words."""
NOTE = re.compile(r"^\[\^[^\]\s]+\]:", re.M)
"""A footnote. CommonMark knows none and would make links of them; our builder reads them."""
NOTE_SIGN = "\ue000"
HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>", re.S)
UNREAD = re.compile(rf"\\?\[([^\[\]]*?)\\?\]\\?\({REFERENCE}[^()\n]*\)")
"""A link that its generator did not read as one either."""
TAGS = frozenset({
    "a", "abbr", "article", "aside", "audio", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del",
    "details", "div", "dl", "dt", "em", "embed", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "iframe", "img", "li", "ol", "p", "pre", "q", "s", "section", "source", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "video",
})  # fmt: skip
ATTRIBUTES = {
    **{name: {"src", "title"} for name in ("iframe", "video", "audio", "embed", "source")},
    **{name: {"colspan", "rowspan"} for name in ("td", "th")},
    "a": {"href"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "code": {"class"},
}
WITH_CONTENT = {
    "script",
    "style",
    "form",
    "object",
    "svg",
    "noscript",
    "template",
    "select",
    "textarea",
    "button",
    "title",
}
"""Elements of which not even the words are kept."""
LABELS = {"sv": "Bild", "en": "Picture"}
QUOTES = {"sv": "””", "en": "“”"}


def make_reader(*without: str) -> MarkdownIt:
    """Return a reader of Markdown that leaves all judgement of links to us."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable(list(without))
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader


_reader = make_reader()
_html_reader = make_reader("code")
"""Takes no indentation for code: where there is HTML, it is the HTML's own."""


@dataclass(slots=True)
class Page:
    """A text on its way, and what is done to it."""

    resolver: Resolver
    lang: str
    told: list[Reason] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """What links within the text may lead to: its headings, as our builder names them."""

    def convert(self, text: str) -> str:
        """Return `text` as Markdown that our builder can publish."""
        plain = without_codes(text, self.told)
        why = self.why_anew(plain)
        if not why:
            return plain
        self.told += [reason for reason in why if reason is not LOOK]
        writer = Writer(self.link, self.picture, QUOTES.get(self.lang, QUOTES["en"]))
        reader = _html_reader if reasons.HTML in why else _reader
        html = clean(reader.render(NOTE.sub(r"\n\n\g<0>", BLOCK_END.sub(r"\1\n\n", plain)).replace("[^", NOTE_SIGN)))
        self.anchors = {slugify(plain_words(heading)) for heading in HEADING.findall(html)}
        anew = writer.write(html).replace(NOTE_SIGN, "[^")
        return UNREAD.sub(r"\1", anew).replace(REFERENCE, "")

    def why_anew(self, text: str) -> list[Reason]:
        """Return why a text must be written anew; nothing for one that may stay."""
        why = []
        prose = without_code(text)
        if "<!--" in text or TAG.search(prose):
            why.append(reasons.HTML)
            why += [reasons.DANGER] if DANGEROUS.search(prose) else []
        if SHALLOW_LIST.search(text):
            why.append(reasons.LISTS)
        if any(mention.kind == "picture" or not self.stays(mention.target) for mention in mentions(text)):
            why.append(LOOK)
        return why or ([LOOK] if REFERENCE in text else [])

    def stays(self, target: str) -> bool:
        """Tell whether a link may stay as it is written."""
        base = self.resolver.index.mapping.base_url
        return bool(OFF_SITE.match(target)) and not (base and target.lower().startswith(base.lower()))

    def link(self, href: str) -> str:
        """Return the target of a link, ready to be written; "" for none."""
        if href.startswith("#") and (anchor := slugify(unquote(href))) in self.anchors:
            return f"#{anchor}"
        return written_target(self.resolver.resolve(href))

    def picture(self, source: str, alt: str, caption: str, inline: bool) -> str:
        """Return the Markdown of a picture, or what stands in for it."""
        if not alt:
            self.told.append(reasons.PICTURE_WITHOUT_ALT)
            return ""
        item = self.resolver.item
        try:
            place = "" if SCHEME.match(source) else self.resolver.index.materials.picture(source, item.path)
        except RefusedPicture as refused:
            self.told.append(reasons.PICTURE_REFUSED.about(str(refused.args[0])))
            return alt
        if place and not inline:
            item.files.add(place)
            self.told.append(reasons.PICTURES_COPIED)
            return f'![{alt}](/{place} "{caption.replace(chr(34), "”")}")' if caption else f"![{alt}](/{place})"
        return self.instead(source, alt, inline)

    def instead(self, source: str, alt: str, inline: bool) -> str:
        """Return the words of a picture that does not come along, linked where it can be seen."""
        label = f"{LABELS.get(self.lang, LABELS['en'])}: {alt}"
        base = self.resolver.index.mapping.base_url
        address = base + source if base and source.startswith("/") and not source.startswith("//") else source
        if inline or not re.match(r"https?://[^\s/]+", address):
            self.told.append(reasons.PICTURE_MISSING)
            return alt if inline else f"({label})"
        self.told.append(reasons.PICTURE_REMOTE)
        return f"[{label}]({written_target(address)})"


LOOK = Reason("", altered=False)
"""A text that is written anew on account of its links or pictures: they say themselves what was done."""


def clean(html: str) -> str:
    """Return HTML of harmless elements alone."""
    return nh3.clean(
        html, tags=set(TAGS), clean_content_tags=WITH_CONTENT, attributes=ATTRIBUTES, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel", REFERENCE.removesuffix(":")},
    )  # fmt: skip
