"""What every page is given: its own frame, and the site."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.content.views.facts import Fact, Link
from newsroom.content.views.media import Person, Picture
from newsroom.content.views.subscriptions import Alternate


@dataclass(frozen=True, slots=True, repr=False)
class Page(Fact):
    """Frame of any written page: what base.html shows around the content."""

    title: str
    """The heading."""
    url: str
    """Root-relative address of the page itself."""
    canonical: str
    """Absolute address."""
    description: str = ""
    lang: str = "sv"
    section: str = ""
    """Address of the navigation link this page belongs to."""
    breadcrumbs: Sequence[Link] = ()
    """From the front page down to the parent; the page itself is not in it."""
    alternates: Sequence[Alternate] = ()
    picture: Picture | None = None
    """For share cards."""
    is_front: bool = False
    noindex: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Site(Fact):
    """What every page says about its publisher. From settings, never computed."""

    name: str
    """The municipality: ”Lövsunda kommun”."""
    url: str
    """Absolute address without a trailing slash."""
    root: str
    """Path part of `url`, for root-relative addresses: "" or "/nyheter"."""
    lang: str
    description: str
    navigation: Sequence[Link]
    footer: Sequence[Link]
    contact: Person
    address: str = ""
    """Postal and visiting address, one line."""
    organisation_number: str = ""
    style: str = ""
    """Address of the style sheet, with its digest."""
    script: str = ""
    """Address of the small script, with its digest; may be empty."""
    icon: str = ""
    board: Link | None = None
    subscribe: Link | None = None
    """The page of all that people can follow."""
    publication_labels: dict[str, str] = field(default_factory=dict)
