"""The old generator's own codes, turned into Markdown or HTML that says the same.

Hugo's `{{< youtube id >}}` and `{{% note %}}`, Jekyll's `{% include x.html %}`
and `{: .class}`. What a site's own code did is unknown here, so it is judged by
its name and its words: a picture, a film, a link, a quotation, or a frame whose
contents stay.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from newsroom.domain.links import ATTACH, FENCED
from newsroom.domain.links import CODE as IN_CODE
from newsroom.importing import reasons
from newsroom.importing.links import REFERENCE
from newsroom.importing.reasons import Reason

MANY_BREAKS = re.compile(r"\n{3,}")
CODE = re.compile(
    r"(?P<mark>\{\{[<%]|\{%)-?\s*(?P<end>/?)\s*(?P<name>[\w./-]+)\s*(?P<words>(?:\"(?:[^\"\\{]|\\.|\{(?!\{))*\"|`[^`]*`|[^\"`{]|\{(?!\{)|\"){0,3000}?)"
    r"\s*(?P<single>/?)-?(?:[>%]\}\}|%\})"
)
LEFTOVER = re.compile(
    rf"(?P<code>{FENCED.pattern}|{IN_CODE.pattern})"
    r"|\{\{(?![<%])[^{}]*\}\}"
    r"|(?:^[ ]{0,3}|(?<=[\w)\"*_`|!.]))[ ]?\{:[^{}\n]*\}[ \t]*",
    re.M | re.S,
)
"""What Jekyll would print (`{{ page.x }}`) and kramdown's attributes (`{: .class}`); in code both are words."""
SITE_ADDRESS = re.compile(r"\{\{-?\s*(?:site\.(?:baseurl|url)|\.Site\.BaseURL)\s*-?\}\}")
FILTERED_ADDRESS = re.compile(
    r"\{\{-?\s*['\"](?P<path>[^'\"{}]*)['\"]\s*\|\s*(?:relative_url|absolute_url|url)\s*-?\}\}"
)
COMMENTED = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.S)
WORD = re.compile(
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'|`(?P<back>[^`]*)`|(?P<bare>[^\s\"'`=]+))"
)

ADDRESSES = ("url", "relurl", "absurl")
LINKS = ("ref", "relref", "link", "post_url", "tmp", "legacy-file", "asset", "file", *ADDRESSES)
FILMS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://x.com/{user}/status/{id}",
    "twitter": "https://x.com/{user}/status/{id}",
    "gist": "https://gist.github.com/{}/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
PICTURE = re.compile(r"(?:^|[-_./])(?:img|image|imgproc|figure|picture|photo|bild)(?:$|[-_./])", re.I)
QUOTE = re.compile(r"quote|citat", re.I)
ADDRESS_KEYS = ("href", "src", "url", "link", "file", "path")
TEXT_KEYS = ("text", "label", "button-text", "title", "caption", "intro", "bottomtext")
HEADING_KEYS = ("kicker", "title", "text", "intro", "caption")


@dataclass(slots=True)
class Words:
    """What stands in a code after its name."""

    named: dict[str, str] = field(default_factory=dict)
    bare: list[str] = field(default_factory=list)

    def first(self, *keys: str) -> str:
        """Return the first of `keys` that says something."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")


def read_words(written: str) -> Words:
    """Return the words of a code: `src="x.jpg" wide` has one named and one bare."""
    words = Words()
    for found in WORD.finditer(written):
        value = next((part for part in found.group("double", "single", "back", "bare") if part is not None), "")
        value = re.sub(r"\\(.)", r"\1", value).strip()
        if found["key"]:
            words.named[found["key"].lower()] = value
        else:
            words.bare.append(value)
    return words


def without_codes(text: str, told: list[Reason]) -> str:
    """Return `text` with every code rewritten, and say in `told` what was done."""
    if not re.search(r"\{\{|\{%|\{:|[{|]attach[}|]", text):
        return text
    written, text = text, ATTACH.sub("{static}", text)
    text = COMMENTED.sub("", SITE_ADDRESS.sub("", text))
    text = FILTERED_ADDRESS.sub(lambda found: "/" + found["path"].lstrip("/"), text)
    text = CODE.sub(lambda found: rewrite(found, told), text)
    text = LEFTOVER.sub(lambda found: found["code"] or "", text)
    if text == written:
        return text
    told.append(reasons.SHORTCODES)
    return MANY_BREAKS.sub("\n\n", text)


def rewrite(found: re.Match[str], told: list[Reason]) -> str:
    """Return what one code says in Markdown or HTML."""
    name, words = found["name"].lower(), read_words(found["words"])
    short = name.rpartition("/")[2].removesuffix(".html")
    if short == "include" and words.bare:
        short = words.bare.pop(0).rpartition("/")[2].removesuffix(".html").lower()
    if short in ("highlight", "endhighlight"):
        ends = found["end"] or short == "endhighlight"
        return fence(found, "" if ends else "".join(words.bare[:1]))
    if found["end"] or short.startswith("end"):
        return "\n\n" if is_block(found) else ""
    for fits, write in WRITERS:
        if fits(short, words):
            said = write(short, words)
            return within_line(said) if found.string[found.start() - 1 : found.start()] == "[" else said
    if not words.named and words.bare:
        told.append(reasons.SHORTCODE_LOST.about(short))
    return frame(short, words)


def fence(found: re.Match[str], language: str) -> str:
    """Return a fence about code, on a line of its own."""
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return f"{'' if before in ('', chr(10)) else chr(10)}```{language}{'' if after in ('', chr(10)) else chr(10)}"


def within_line(said: str) -> str:
    """Return a picture that stands within a link: a frame or a caption would break the link in two."""
    return re.sub(r"<figcaption>.*?</figcaption>|</?figure>|\n", "", said)


def is_block(found: re.Match[str]) -> bool:
    """Tell whether a code stands at an end of its line: then it is no part of a sentence."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return before.endswith("\n") or not before or after.startswith("\n") or not after


def link_target(name: str, words: Words) -> str:
    """Return the target of a code that stands within a link: a source file, or the file's own name."""
    target = words.first("path", "file") or next(iter(words.bare), "")
    return ("/" if name in ADDRESSES else REFERENCE) + re.sub(r"\s", "%20", target.lstrip("/"))


def film(name: str, words: Words) -> str:
    """Return a link to what an embedding showed."""
    pattern = FILMS[name]
    bare = [*words.bare, words.first("id"), ""]
    parts = {"user": words.first("user") or "i", "id": words.first("id") or bare[0]}
    address = pattern.format(*bare, **parts)
    title = words.first("title", "caption") or ("" if "{user}" not in pattern else f"@{parts['user']}")
    return f'<iframe src="{escape(address)}" title="{escape(title)}"></iframe>'


def picture(name: str, words: Words) -> str:
    """Return an `<img>`, with its caption below."""
    source = words.first("src", "image", "file", "path") or next(iter(words.bare), "")
    caption = words.first("caption", "attr", "credit")
    alt = words.first("alt") or ("" if caption else words.first("title"))
    image = f'<img src="{escape(source)}" alt="{escape(alt)}">'
    link = words.first("link")
    image = f'<a href="{escape(link)}">{image}</a>' if link else image
    return f"\n\n<figure>{image}{f'<figcaption>{escape(caption)}</figcaption>' if caption else ''}</figure>\n\n"


def quotation(name: str, words: Words) -> str:
    """Return a quotation with its speaker."""
    speaker = words.first("cite", "author", "source", "who")
    return f"\n\n> {words.first('text', 'quote')}\n" + (f">\n> – {speaker}\n\n" if speaker else "\n")


def link(name: str, words: Words) -> str:
    """Return a link with its words."""
    address = words.first(*ADDRESS_KEYS)
    label = words.first(*TEXT_KEYS)
    return f'<a href="{escape(address)}">{label or escape(address)}</a>'


def frame(name: str, words: Words) -> str:
    """Return the heading of a box whose contents follow."""
    said = [words.first(key) for key in HEADING_KEYS if words.first(key)]
    return "\n\n" + "".join(f"{text if '**' in text else f'**{text}**'}\n\n" for text in said)


def has_address(name: str, words: Words) -> bool:
    """Tell whether a code of unknown name leads somewhere."""
    return bool(re.match(r"https?://|/|[\w./-]+\.\w{2,4}$", words.first(*ADDRESS_KEYS)))


def is_bare_address(name: str, words: Words) -> bool:
    """Tell whether all that a code says is an address on the web."""
    return len(words.bare) == 1 and not words.named and bool(re.match(r"https?://", words.bare[0]))


WRITERS: tuple[tuple[Callable[[str, Words], bool], Callable[[str, Words], str]], ...] = (
    (lambda name, words: name in FILMS and bool(words.bare or words.named.get("id")), film),
    (
        lambda name, words: (
            bool(PICTURE.search(name)) and bool(words.bare or words.first("src", "image", "file", "path"))
        ),
        picture,
    ),
    (lambda name, words: bool(QUOTE.search(name)) and bool(words.first("text", "quote")), quotation),
    (
        lambda name, words: name in LINKS and not words.first(*TEXT_KEYS) and bool(words.bare or words.named),
        link_target,
    ),
    (has_address, link),
    (is_bare_address, lambda name, words: f'<a href="{escape(words.bare[0])}">{escape(words.bare[0])}</a>'),
)
"""Who writes a code: the first that fits."""
