"""Plain words out of Markdown and HTML: for titles and leads."""

import html
import re
from collections.abc import Iterator
from itertools import accumulate

import nh3
from markdown_it import MarkdownIt

from newsroom.domain.links import FENCED
from newsroom.domain.text import cut

LEAD_LIMIT = 400
"""Characters: a whole paragraph more often than not. Lists and cards cut leads themselves."""
FEWEST_WORDS = 4
"""A shorter paragraph is a label or a signature and says nothing as a lead."""
MARKED_UP = re.compile(r"[<&*_`\[\]\\~]")
NO_PROSE = re.compile(r"#|!\[|[|]|[-*_=]{3,}\s*$|\[[^\]]+\]:|\(?\[?(?:Bild|Picture|Video): ")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+")
QUOTED = re.compile(r"^>[ ]?", re.M)

_inline = MarkdownIt("commonmark")


def plain(text: str) -> str:
    """Return the words of a line or paragraph of Markdown or HTML, on one line."""
    if MARKED_UP.search(text):
        text = html.unescape(nh3.clean(_inline.renderInline(text), tags=set()))
    return " ".join(text.split())


def lead_of(text: str) -> str:
    """Return a lead made of the first paragraph of a Markdown text; "" where there are no words.

    It never ends with a colon: what the colon promises is not in the lead.
    """
    paragraphs = list(prose(text))
    spoken = [words for words in paragraphs if len(words.split()) >= FEWEST_WORDS] or paragraphs
    if not spoken:
        return ""
    return cut(spoken[0], LEAD_LIMIT)


def ended(lead: str, text: str) -> str:
    """Return a lead that an old site cut off in mid-sentence, or ended with a colon, with ”…”.

    It was cut off when it is a piece of the text that goes on right behind it.
    """
    if lead[-1:].isalnum() or lead[-1:] == ",":
        blocks = [plain(block.lstrip("# ")) for block in re.split(r"\n\s*\n", text[: 3 * len(lead) + 1000])]
        ends = set(accumulate((len(block) + 1 for block in blocks), initial=-1))
        words = " ".join(blocks)
        end = words.find(lead) + len(lead)
        if end >= len(lead) and end not in ends and (words[end] in " ," or words[end].isalnum()):
            return cut(words[end - len(lead) :], len(lead) + 2)
    return cut(lead, len(lead))


def prose(text: str) -> Iterator[str]:
    """Return the paragraphs of a Markdown text that have words, then its list items and headings."""
    later = []
    for block in re.split(r"\n[ \t]*\n", FENCED.sub("", text)):
        block = QUOTED.sub("", block.strip())
        if ITEM.match(block) or block.startswith("#"):
            later.append(ITEM.sub("", block.split("\n")[0].lstrip("# "), count=1))
        elif not NO_PROSE.match(block) and (words := plain(block)) and re.search(r"\w", words):
            yield words
    for block in later:
        if (words := plain(block)) and re.search(r"\w", words):
            yield words
