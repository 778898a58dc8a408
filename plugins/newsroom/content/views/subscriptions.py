"""Feeds and calendars: what pages point at, and the page of all channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.content.views.facts import Fact, Link, SharedFact


@dataclass(frozen=True, slots=True, repr=False)
class Alternate(SharedFact):
    """A feed that belongs to the page, for `<link rel="alternate">`."""

    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True, repr=False)
class SubscribeChannel(Fact):
    """A channel that people can follow, on the page that lists them."""

    title: str
    page: str
    """Address of the page that shows the same; "" where there is none."""
    formats: Sequence[Link]
    """Each format's name and address; its media type is the description."""
    description: str = ""
    latest: Link | None = None
    """The newest entry; None while the channel is empty."""
    latest_date: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SubscribeGroup(Fact):
    """Channels under one heading."""

    title: str
    channels: Sequence[SubscribeChannel]
    anchor: str = ""
    """What its heading is reached by."""


@dataclass(frozen=True, slots=True, repr=False)
class Subscription(Fact):
    """All that people can follow."""

    groups: Sequence[SubscribeGroup]
    opml: Link
    """All channels in one file, for feed readers."""
    calendars: Sequence[Link] = ()
    """Calendar files, when there are any."""

    @property
    def contents(self) -> Sequence[Link]:
        """Ways to the groups, where there are several: on a phone the page is long."""
        return [Link(group.title, f"#{group.anchor}") for group in self.groups] if len(self.groups) > 1 else []
