"""A build that shows drafts as if they were published, for the writer's own eyes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from newsroom.content.site import Newsroom
from newsroom.domain.source import Source
from newsroom.validation import Examination


class DraftNewsroom(Newsroom):
    """The newsroom with its drafts. Only the preview makes one, so no draft gets out by a setting."""

    def examine(self, content: Path, settings: dict[str, Any]) -> Examination:
        """Judge the content, then count its drafts as published."""
        found = super().examine(content, settings)
        found.take([as_published(source) for source in found.sources])
        return found


def as_published(source: Source) -> Source:
    """Return a draft as it will be when it is published; anything else as it is."""
    if source.item.status != "draft":
        return source
    return replace(source, item=source.item.model_copy(update={"status": "published"}))
