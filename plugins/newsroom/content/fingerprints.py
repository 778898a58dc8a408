"""The digest of all that one page shows: the same digest, the same bytes."""

import io
import pickle
from collections.abc import Mapping
from typing import Any

from newsroom.content.publication import Publication
from newsroom.files import digest

FACTS = (
    "kind", "kind_label", "title", "kicker", "summary", "lang", "url", "case", "short", "html", "date", "modified",
    "author", "contacts", "topics", "series", "body", "image", "event", "link", "updates", "attachments",
    "translations", "easy_read", "related", "similar", "more", "newer", "older", "matters", "meetings", "structured", "notice",
    "document", "path", "id", "root", "address", "lead", "slug",
)  # fmt: skip
"""What a template may show of its publication; docs/architecture.md has the types."""
GIVEN_APART = frozenset({"page"})
"""What a page is given besides its publication, and is counted there."""
HELD = frozenset({"settings", "metadata", "tags", "category", "source", "source_path", "related_publications",
                  "topic_entries", "body_entry", "posting", "status", "timezone", "_context"})  # fmt: skip
"""What a publication gets only when it is made, and no page is known by."""
BARRED = frozenset(name for name in (*dir(Publication), *HELD)) - GIVEN_APART - {*FACTS}
"""What no template may show, if pages are to be known by their facts; its whole inside, but for the facts."""


class FactsPickler(pickle.Pickler):
    """Writes facts by their value alone: two that are equal come out alike, whoever else holds them."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.fast = True

    def reducer_override(self, obj: Any) -> Any:
        """Let a publication be its facts, and anything else what it is."""
        if isinstance(obj, Publication):
            return Facts, tuple(getattr(obj, name) for name in FACTS)
        return NotImplemented


class Facts(tuple[Any, ...]):
    """Stands for a publication in a pickle that nobody opens."""

    def __new__(cls, *facts: Any) -> "Facts":
        """Return the facts."""
        return super().__new__(cls, facts)


def fingerprint(base: str, template: str, facts: Mapping[str, Any]) -> str:
    """Return the digest of a page made of `facts` with a template; "" where they cannot be told apart by value.

    `base` is the digest of what all pages have in common.
    """
    written = io.BytesIO()
    try:
        FactsPickler(written).dump((base, template, sorted(facts.items())))
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError, ValueError):
        return ""
    return digest(written.getvalue())
