"""The words of a text in Markdown: what people read, not how it is written.

We read the Markdown and not the page: other plugins add captions and cards to
that, and taking one of them out must not change which items are related.
"""

import re
from html import unescape

NOT_WORDS = re.compile(
    r"\]\([^)]*\)"  # where a link or picture leads
    r"|\n {0,3}\[[^\]]+\]:.*"  # the same, kept apart from the text
    r"|https?://\S+"
    r"|www\.\S+"
    r"|</?[a-zA-Z][^>]*>"
    r"|\{\{.*?\}\}"  # short codes of other generators
    r"|\{[a-z]+\}\S*"  # Pelican's links
)
"""Each begins with a sign or letter of its own: so most of a text is passed over at the speed of a search."""


def prose(markdown: str) -> str:
    """Return the words of a Markdown text, without addresses and markup that has words in it."""
    return unescape(NOT_WORDS.sub(" ", f"\n{markdown}"))
