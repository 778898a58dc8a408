"""The digest of all that one page shows: the same digest, the same bytes."""

import re
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from newsroom.files import digest

FACTS = (
    "kind", "kind_label", "title", "kicker", "summary", "lang", "url", "case", "short", "html", "date", "modified",
    "author", "contacts", "topics", "series", "body", "image", "event", "link", "updates", "attachments",
    "translations", "easy_read", "related", "similar", "more", "newer", "older", "matters", "meetings", "structured",
    "notice", "document", "path", "id", "root", "address", "lead", "slug",
)  # fmt: skip
"""What a template may show of its publication; docs/architecture.md has the types."""
ALL_FACTS = attrgetter(*FACTS)
SHORTER = {"html": "full_text", "id": "item.id", "structured": "make_structured"}
"""What tells a fact that takes long to have: a text on disk by what it is made of, an id beside the path."""
TELLING = attrgetter(*(SHORTER.get(name, name) for name in FACTS if name != "root"))
"""Returns what the facts are told by; the root stands at the head of `url`."""
OPAQUE = re.compile(r"(?:<[^<>]* (?:object )?|> )at 0x[0-9a-f]+>")
"""How Python shows what has no words of its own: by its place in memory, which tells nothing."""


def fingerprint(base: str, template: str, facts: Mapping[str, Any]) -> str:
    """Return the digest of a page made of `facts` with a template; "" where they cannot be told apart by value.

    `base` is the digest of what all pages have in common.
    """
    told = [(name, told_by(fact) if name == "publication" else fact) for name, fact in sorted(facts.items())]
    written = repr((base, template, told))
    return "" if " at 0x" in written and OPAQUE.search(written) else digest(written.encode("utf-8", "surrogatepass"))


def facts_of(publication: Any) -> tuple[Any, ...]:
    """Return all that a page may show of its publication, or of what stands for that."""
    return ALL_FACTS(publication)


def told_by(publication: Any) -> tuple[Any, ...]:
    """Return what these facts are told by."""
    return (TELLING if hasattr(publication, "full_text") else ALL_FACTS)(publication)
