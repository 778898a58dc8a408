"""An edit of words alone; apart from what ranks, which takes long to import."""

from dataclasses import dataclass

from newsroom.domain.source import Source


@dataclass(frozen=True, slots=True)
class Edit:
    """An item whose words were edited, and nothing else of it."""

    before: Source
    after: Source

    @property
    def path(self) -> str:
        """Its source file."""
        return self.after.path
