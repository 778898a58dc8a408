"""HTML written as Markdown that our own builder reads the same way.

markdownify does the walking; here stands what Python-Markdown wants otherwise
(four columns of indentation, its own escapes) and what a news site wants:
resolved links, pictures with words, tables with one header.
"""

import re
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdownify import MarkdownConverter

from newsroom.importing.marks import begins_line, escaped, escaped_start
from newsroom.importing.tables import cells_of, written

INDENT = "    "
"""What Python-Markdown asks of anything within a list item."""
RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
CAPTIONED = re.compile(r"(?P<picture>!\[[^\]]*\]\([^()\s]+)\)\s*\*(?P<caption>[^*\n]+)\*")
ROUND = str.maketrans("[]", "()")
CURLY = str.maketrans({'"': "”", "\\": None})
MANY_BREAKS = re.compile(r"\n{3,}")


class Writer(MarkdownConverter):
    """Writes one text; `resolve` and `show` say what becomes of its links and pictures."""

    def __init__(self, resolve: Callable[[str], str], show: Callable[[str, str, str, bool], str], quotes: str) -> None:
        super().__init__(heading_style="atx", bullets="-", wrap=True, wrap_width=None, bs4_options="html.parser")
        self.resolve = resolve
        self.show = show
        self.quotes = quotes

    def write(self, html: str) -> str:
        """Return the Markdown of a cleaned piece of HTML."""
        soup = BeautifulSoup(html, "html.parser")
        join_twins(soup)
        text = str(self.convert_soup(soup)).strip()
        text = re.sub(r"(?<=[ ]{2}\n)[ ]{1,3}(?=\S)", "", text)
        return MANY_BREAKS.sub("\n\n", re.sub(r"(?<=\S)[ ]$|^[ \t]+$", "", text, flags=re.M))

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """Escape what would be read as a mark at the start of a line."""
        text = str(super().process_text(el, parent_tags=parent_tags))  # type: ignore[misc]
        literal = parent_tags and "_noformat" in parent_tags
        return escaped_start(text) if not literal and begins_line(el) else text

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what would be read as a mark within a line."""
        return escaped(text)

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a paragraph without the gaps that pictures leave, lost or on lines of their own."""
        text = re.sub(r"(?<=\n\n)[ ]+", "", re.sub(r"(?<=\S)[ ]{2,}(?=\S)", " ", text))
        return str(super().convert_p(el, text, parent_tags=parent_tags))  # type: ignore[misc]

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a link that leads somewhere; one that does not leaves its words."""
        before, words, after = parts_of(text)
        href = str(el.get("href") or "").strip()
        if not words or not el.has_attr("href") or "_noformat" in parent_tags or "a" in parent_tags:
            return text
        words = re.sub(r"^#{1,6} ", "", " ".join(part for part in re.split(r"[ \t]*\n\s*", words) if part))
        target = self.resolve(href)
        return f"{before}[{words}]({target}){after}" if target else f"{before}{words}{after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a picture on a line of its own, or what stands in for it."""
        inline = bool({"a", "_inline"} & parent_tags)
        title = self.words(el.get("title"), parent_tags)
        alt = self.words(el.get("alt"), parent_tags)
        shown = self.show(str(el.get("src") or "").strip(), alt or title, title if alt else "", inline)
        return (f" {shown} " if inline else f"\n\n{shown}\n\n") if shown else ""

    def words(self, value: object, parent_tags: set[str]) -> str:
        """Return an attribute's words as they can stand between brackets."""
        return self.escape(" ".join(str(value or "").split()).translate(ROUND), parent_tags)

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a picture with its caption, which our builder takes from the picture's title."""
        if found := CAPTIONED.fullmatch(text.strip()):
            return f'\n\n{found["picture"]} "{found["caption"].translate(CURLY)}")\n\n'
        return f"\n\n{text.strip()}\n\n"

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a link to what was embedded: nothing is fetched from others."""
        inner = el.find("source")
        source = el.get("src") or (inner.get("src") if isinstance(inner, Tag) else "")
        address = self.resolve(unembedded(str(source or "").strip()))
        title = self.words(el.get("title"), parent_tags) or re.sub(r"https?://(www\.)?|[/?].*", "", address)
        return f"\n\n[{title}]({address})\n\n" if address else ""

    convert_video = convert_iframe
    convert_audio = convert_iframe
    convert_embed = convert_iframe

    def strong_or_emphasis(self, mark: str, tags: set[str], text: str, parent_tags: set[str]) -> str:
        """Set `mark` about the words, not about the spaces and line breaks beside them."""
        before, words, after = parts_of(text)
        if not words or tags & parent_tags or "_noformat" in parent_tags or "\n\n" in words or is_heading(parent_tags):
            return text
        return f"{before}{mark}{words}{mark}{after}"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write strong words."""
        return self.strong_or_emphasis("**", {"b", "strong"}, text, parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write emphasis."""
        return self.strong_or_emphasis("*", {"i", "em"}, text, parent_tags)

    convert_strong = convert_b
    convert_i = convert_em
    convert_cite = convert_em

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Keep the words: there is no mark for struck ones."""
        return text

    convert_s = convert_del

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a quotation with the quotes of its language."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Raise figures, as in m²; other raised words stand as they are."""
        return text.translate(RAISED) if re.fullmatch(r"[\d+()n-]+", text) else text

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Lower figures, as in CO₂."""
        return text.translate(LOWERED) if re.fullmatch(r"[\d+()-]+", text) else text

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a list item with what is in it four columns in; in a table cell its words alone."""
        text = text.strip()
        if not text or "_inline" in parent_tags:
            return f"{text}; " if text else ""
        number = len(el.find_previous_siblings("li")) + first_number(el.parent)
        mark = f"{number}. " if el.parent is not None and el.parent.name == "ol" else "- "
        lines = text.split("\n")
        return "\n".join([mark + lines[0], *(INDENT + line if line else "" for line in lines[1:])]) + "\n"

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a caption as a paragraph of its own."""
        return f"\n\n{self.convert_em(el, text.strip(), parent_tags)}\n\n" if text.strip() else ""

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write code between fences that it does not contain."""
        code = el.find("code")
        names = str((code.get("class") or [""])[0]) if isinstance(code, Tag) else ""
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return (
            f"\n\n{fence}{names.removeprefix('language-')}\n{text.strip(chr(10))}\n{fence}\n\n" if text.strip() else ""
        )

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a table whose first row is its header; one column is no table but paragraphs."""
        if "_inline" in parent_tags:
            return f" {' '.join(text.replace('|', ' ').split())} "
        rows = cells_of(el, lambda cell: str(self.process_tag(cell, parent_tags={"table", "tr"})))  # type: ignore[attr-defined]
        caption = el.find("caption", recursive=False)
        title = self.words(caption.get_text(" "), parent_tags) if isinstance(caption, Tag) else ""
        return f"\n\n**{title}**\n\n{written(rows)}\n\n" if title else f"\n\n{written(rows)}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write the words of a cell; its place is found by the table."""
        return f"{text.strip()} "

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write the words of a row for whoever wants no table."""
        return f"{text}\n"

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Leave the caption to the table."""
        return ""


def join_twins(soup: BeautifulSoup) -> None:
    """Join neighbours of the same emphasis: `**a****b**` is nothing to any reader of Markdown."""
    for tag in soup.find_all(["strong", "b", "em", "i"]):
        while isinstance(tag.next_sibling, Tag) and tag.next_sibling.name == tag.name:
            twin = tag.next_sibling
            for child in list(twin.contents):
                tag.append(child)
            twin.decompose()


def parts_of(text: str) -> tuple[str, str, str]:
    """Return the space before, the words, and the space after."""
    words = text.strip()
    start = text.find(words) if words else len(text)
    return text[:start], words, text[start + len(words) :]


def is_heading(parent_tags: set[str]) -> bool:
    """Tell whether we stand in a heading, which is strong by itself."""
    return bool(parent_tags & {"h1", "h2", "h3", "h4", "h5", "h6"})


def first_number(parent: Any) -> int:
    """Return the number of the first item of a list."""
    start = str(parent.get("start") or "1") if isinstance(parent, Tag) else "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1


def unembedded(address: str) -> str:
    """Return the address of the page that shows what an embedding shows."""
    found = re.match(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)", address)
    if found:
        return f"https://www.youtube.com/watch?v={found[1]}"
    found = re.match(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)", address)
    return f"https://vimeo.com/{found[1]}" if found else re.sub(r"^//", "https://", address)
