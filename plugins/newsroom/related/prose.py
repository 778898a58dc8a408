"""The words of a text in Markdown: what people read, not how it is written.

We read the Markdown and not the page: other plugins add captions and cards to
that, and taking one of them out must not change which items are related.
"""

import re
from html import unescape

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
