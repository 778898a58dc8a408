"""Show edited items as they are now on pages that were made before."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from newsroom.content.views import Card, Link


class Unfit(Exception):
    """Raised where an edit turns out to be more than one of words alone."""


class Words:
    """Shows items that are edited as they are now, wherever a page shows them."""

    def __init__(self, moved: Iterable[tuple[Card, Card]]) -> None:
        self.moved = {before.url: (before, after) for before, after in moved}

    def card(self, *values: Any) -> Card:
        """Return the card that was made of these values, or the new one in its place. Raises Unfit."""
        card = Card(*values)
        before, after = self.moved.get(card.url, (card, card))
        if card != before:
            raise Unfit(card.url)
        return after

    def link(self, *values: Any) -> Link:
        """Return the link that was made of these values, with the new title instead of the old one. Raises Unfit."""
        link = Link(*values)
        if link.url not in self.moved:
            return link
        before, after = self.moved[link.url]
        if link.title != before.title or link.description:
            raise Unfit(link.url)
        return replace(link, title=after.title)
