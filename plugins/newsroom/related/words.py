"""The words of a source file, for ranking: what people read, not how it is written.

We read the Markdown and not the page: other plugins add captions and cards to
that, and taking one of them out must not change which items are related.
"""

import re
from collections.abc import Sequence
from html import unescape

from newsroom.domain.clock import day_of
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source
from newsroom.related.counting import WORD, Text
from newsroom.related.languages import Language, recognise

NOT_WORDS = re.compile(
    r"\]\([^)]*\)"  # where a link or picture leads
    r"|^ {0,3}\[[^\]]+\]:.*$"  # the same, kept apart from the text
    r"|(?:https?://|www\.)\S+"
    r"|</?[a-zA-Z][^>]*>"
    r"|\{\{.*?\}\}"  # short codes of other generators
    r"|\{[a-z]+\}\S*",  # Pelican's links
    re.M,
)


def prose(markdown: str) -> str:
    """Return the words of a Markdown text, without addresses and markup that has words in it."""
    return unescape(NOT_WORDS.sub(" ", markdown))


def text_of(source: Source) -> Text:
    """Return what ranking sees of an item: title, lead and text, and its day."""
    item = source.item
    when = item.posting_day if isinstance(item, Notice) else item.date
    return Text(item.title, prose(source.text), day_of(when) if when else None, item.summary or "")


def language_of_texts(code: str, texts: Sequence[Text]) -> Language:
    """Return the language of texts that are said to be in `code`, by their leads and first lines."""
    heard = " ".join(f"{text.lead} {text.body[:200]}" for text in texts).lower()
    return recognise(code, WORD.findall(heard))
