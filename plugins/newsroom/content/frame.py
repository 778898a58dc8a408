"""The frame of a publication's page, which is made when the page is: most pages stay as they are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsroom.content.publication import Publication


class LateFrame:
    """Stands for the frame until the page is made."""

    __slots__ = ("publication",)

    def __init__(self, publication: "Publication") -> None:
        self.publication = publication

    def __repr__(self) -> str:
        """Tell what the frame shows that neither the publication's facts nor the site's tell."""
        one = self.publication
        return f"LateFrame({one.section!r}, {one.breadcrumbs!r}, {one.alternates!r})"


def with_frames(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with the frames that are made by now."""
    return {name: fact.publication.page if isinstance(fact, LateFrame) else fact for name, fact in facts.items()}
