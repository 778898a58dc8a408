"""What ranking sees of a source file, and in which language."""

from collections.abc import Iterable
from datetime import date

from newsroom.domain.clock import day_of
from newsroom.domain.schema import Item, Notice
from newsroom.domain.source import Source
from newsroom.related.counting import WORD, Text
from newsroom.related.languages import Language, recognise
from newsroom.related.prose import prose


def text_of(source: Source) -> Text:
    """Return what ranking sees of an item: title, lead and text, its day, and what it is filed under."""
    item = source.item
    return Text(item.title, source.text, day_of_item(item), item.summary or "", labels_of(item))


def day_of_item(item: Item) -> date | None:
    """Return the day of an item; None for a page without one."""
    when = item.posting_day if isinstance(item, Notice) else item.date
    return day_of(when) if when else None


def labels_of(item: Item) -> tuple[str, ...]:
    """Return the topics, series and body of an item, each with its key, as no word of a text is written."""
    said = [("topics", topic) for topic in item.topics]
    said += [("series", item.series or ""), ("body", item.body if isinstance(item, Notice) else "")]
    return tuple(dict.fromkeys(f"{key}:{value.casefold()}" for key, value in said if value))


def language_of_texts(code: str, texts: Iterable[Text]) -> Language:
    """Return the language of texts that are said to be in `code`, by their leads and first lines."""
    heard = (f"{text.lead} {prose(text.body)[:200]}".lower() for text in texts)
    return recognise(code, (word for some in heard for word in WORD.findall(some)))
