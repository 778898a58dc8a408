"""One text on its way from the old site to ours."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from newsroom.domain.clock import day_of
from newsroom.importing.reasons import Reason
from newsroom.importing.sources import Original


@dataclass(slots=True)
class Item:
    """A source file and what becomes of it."""

    original: Original
    kind: str = ""
    lang: str = ""
    """The text's language where it is not the site's, else ""."""
    title: str = ""
    when: date | datetime | None = None
    slug: str = ""
    to: str = ""
    """Where it is written, relative to the content folder, with `/`."""
    id: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    """Keys found on the way: taken out of the title."""
    text: str = ""
    """The finished text."""
    written: bytes = b""
    """The finished file."""
    link: str = ""
    """Where an item without a text of its own leads."""
    old_addresses: list[str] = field(default_factory=list)
    """Root-relative, as the old site had them."""
    aliases: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    twin: "Item | None" = None
    """The same text in the site's language."""
    reasons: list[Reason] = field(default_factory=list)
    """What was done so far, without what the text itself needs."""
    text_reasons: list[Reason] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Paths of the items that the text and the front matter lead to."""
    files: set[str] = field(default_factory=set)
    """Places of the pictures and documents that it shows."""
    left: Reason | None = None
    """Why it stays behind."""

    @property
    def path(self) -> str:
        """The source file, relative to the imported folder."""
        return self.original.path

    @property
    def day(self) -> date | None:
        """The day in the item's address: in Stockholm, where no zone is written."""
        if isinstance(self.when, datetime) and self.when.tzinfo:
            return day_of(self.when)
        return self.when.date() if isinstance(self.when, datetime) else self.when

    @property
    def told(self) -> list[Reason]:
        """Everything there is to say of it."""
        return [*self.reasons, *self.text_reasons] if self.left is None else [self.left]

    @property
    def outcome(self) -> str:
        """`taken`, `changed` or `left`, as the report has it."""
        if self.left:
            return "left"
        return "changed" if any(reason.altered for reason in self.told) else "taken"
