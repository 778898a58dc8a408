"""Text and HTML as a feed may carry them: nothing active, nothing relative, nothing that is no XML."""

import re
from html import escape

import nh3

from newsroom.content.markup import TAGS as TEXT_TAGS
from newsroom.content.views import Picture
from newsroom.feeds.addresses import absolute

PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
NOT_XML = re.compile(f"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{PLANES}]")
"""Characters that XML 1.0 forbids or advises against: most controls, halves of pairs, noncharacters."""
TAGS = TEXT_TAGS | {"caption", "col", "colgroup", "dfn", "mark", "picture", "samp", "source", "time"}
"""What a text may hold, and what plugins make of it."""
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "del": {"cite", "datetime"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "ol": {"start", "reversed"},
    "q": {"cite"},
    "source": {"srcset", "sizes", "type"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
ADDRESSES = {"href", "src", "cite"}
DROPPED = {"script", "style", "iframe", "object", "form", "template", "noscript", "svg", "math", "video", "audio"}
"""Tags whose content goes with them."""
SCHEMES = {"http", "https", "mailto", "tel", "sms"}


def xml_text(text: str) -> str:
    """Return `text` without what XML cannot hold; marks of direction, which people type, stay."""
    return NOT_XML.sub("", text)


def feed_html(html: str, page: str) -> str:
    """Return the HTML of a text that stands at `page`, as it may travel.

    A reader shows it anywhere, so every address is absolute, those within the
    page too. Classes and ids are left behind: they mean something only there.
    """
    MENDER.page = page
    # Once more: a text may spell such a character out, as in &#11;.
    return xml_text(CLEANER.clean(xml_text(html))).strip()


class Mender:
    """Makes the addresses of a text absolute, attribute by attribute."""

    page = ""
    """Where the text stands."""

    def mend(self, tag: str, attribute: str, value: str) -> str:
        """Return the value of an attribute as it may travel."""
        if attribute in ADDRESSES:
            return absolute(value, self.page)
        return absolute_srcset(value, self.page) if attribute == "srcset" else value


MENDER = Mender()
CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=MENDER.mend,
    clean_content_tags=DROPPED,
    link_rel=None,
    url_schemes=SCHEMES,
)
"""This process's own: making one costs as much as cleaning a text."""


def absolute_srcset(srcset: str, page: str) -> str:
    """Return a `srcset` with absolute addresses."""
    candidates = (candidate.split(None, 1) for candidate in srcset.split(", ") if candidate.strip())
    return ", ".join(" ".join([absolute(address, page), *size]) for address, *size in candidates)


def content_html(lead: str, picture: Picture | None, html: str, page: str) -> str:
    """Return all of an item as a feed carries it: lead, picture, text.

    The lead is in it because most readers show the content in place of the
    summary, and a news item without its lead lacks what matters most.
    """
    parts = [f"<p><strong>{escape(lead)}</strong></p>" if lead else "", figure(picture) if picture else "", html]
    return feed_html("\n".join(part for part in parts if part), page)


def figure(picture: Picture) -> str:
    """Return a picture with its caption and credit; one source is enough for a reader."""
    words = " ".join(escape(said) for said in (picture.caption, picture.credit_line) if said)
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    src, alt = escape(picture.src), escape(picture.alt)
    return f'<figure><img src="{src}" alt="{alt}" width="{picture.width}" height="{picture.height}">{caption}</figure>'
