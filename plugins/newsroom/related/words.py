"""The words of a source file, for ranking: what people read, not how it is written.

We read the Markdown and not the page: other plugins add captions and cards to
that, and taking one of them out must not change which items are related.
"""

import re
from collections.abc import Iterable
from html import unescape

from newsroom.domain.clock import day_of
from newsroom.domain.schema import Item, Notice
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
    """Return what ranking sees of an item: title, lead and text, its day, and what it is filed under."""
    item = source.item
    when = item.posting_day if isinstance(item, Notice) else item.date
    return Text(item.title, prose(source.text), day_of(when) if when else None, item.summary or "", labels_of(item))


def labels_of(item: Item) -> tuple[str, ...]:
    """Return the topics, series and body of an item, each with its key, as no word of a text is written."""
    said = [("topics", topic) for topic in item.topics]
    said += [("series", item.series or ""), ("body", item.body if isinstance(item, Notice) else "")]
    return tuple(dict.fromkeys(f"{key}:{value.casefold()}" for key, value in said if value))


def language_of_texts(code: str, texts: Iterable[Text]) -> Language:
    """Return the language of texts that are said to be in `code`, by their leads and first lines."""
    heard = " ".join(f"{text.lead} {text.body[:200]}" for text in texts).lower()
    return recognise(code, WORD.findall(heard))
