"""What no template may show, if pages are to be known by their facts."""

from newsroom.content.fingerprints import FACTS
from newsroom.content.publication import Publication

GIVEN_APART = frozenset({"page", "breadcrumbs", "alternates"})
"""What a page is given besides its publication, or says itself, and is counted there."""
HELD = frozenset({"settings", "metadata", "tags", "category", "source", "item", "source_path", "related_publications",
                  "full_text", "topic_entries", "body_entry", "posting", "status", "timezone",
                  "_context"})  # fmt: skip
"""What a publication gets only when it is made, and no page is known by."""
BARRED = frozenset(name for name in (*dir(Publication), *HELD)) - GIVEN_APART - {*FACTS}
"""The whole inside of a publication, but for the facts."""
