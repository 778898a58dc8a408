"""A card: all that one page ever shows of another."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.content.views.facts import SharedFact
from newsroom.content.views.media import Picture


@dataclass(frozen=True, slots=True, repr=False)
class Card(SharedFact):
    """All that a list, a related list or the front page shows of an item."""

    kind: str
    """The folder: `news`, `blog`, `notices`, `documents` or `pages`."""
    kind_label: str
    """In the reader's words: ”Nyhet”, ”Blogg”, ”Anslag”, ”Dokument”."""
    title: str
    url: str
    date: datetime | None
    lead: str = ""
    """The summary, cut at a word with ”…” when it is long; plain text."""
    kicker: str = ""
    lang: str = "sv"
    picture: Picture | None = None
    author: str = ""
    external: bool = False
    """The card leads to another site (`link` items)."""
    reason: str = ""
    """Why it stands below a text: ”Samma ärende”."""
