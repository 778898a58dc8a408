"""What a whole build leaves, so that edits of words alone can be brought out without another."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom.content.rendering import RenderSettings
from newsroom.content.transparency import folders_of
from newsroom.feeds.amending import KeptFeeds
from newsroom.files import put
from newsroom.incremental.packing import CANNOT_TRAVEL, packed, unpacked
from newsroom.related.kept_choice import KeptChoice

if TYPE_CHECKING:
    from newsroom.content.site import Newsroom

FILE = "amendable.pickle"
OWN = (
    "newsroom.domain.", "newsroom.content.views.", "newsroom.content.rendering", "newsroom.related.", "newsroom.feeds.",
    "newsroom.amending.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that it takes, besides what the pages are made of."""

    site: str
    """The site's own address."""
    lead_length: int
    moment: datetime
    cache: str
    render: RenderSettings
    """Without its templates: they are code, and nothing from a state folder is run."""
    folders: tuple[str, ...]
    """Where those are read."""
    base: str
    """Digest of what all pages have in common."""
    names: Mapping[str, str]
    """Source file to the page of each item in the output."""
    picture_sizes: str | None
    """How wide pictures stand in texts; None where nobody hangs them."""
    bodies: frozenset[str]
    """The names of bodies whose meetings a headline may speak of."""
    related: bytes | None
    """`KeptChoice`, packed: large, and opened by itself. None where nobody chooses related items."""
    feeds: bytes | None
    """`KeptFeeds`, in the same way."""

    @property
    def choice(self) -> KeptChoice | None:
        """How related items were chosen; None where there are none."""
        found = unpacked(self.related, OWN)
        return found if isinstance(found, KeptChoice) else None

    @property
    def kept_feeds(self) -> KeptFeeds | None:
        """What stands in which feeds; None where there are none."""
        found = unpacked(self.feeds, OWN)
        return found if isinstance(found, KeptFeeds) else None


def leave(build: "Newsroom") -> dict[str, str]:
    """Leave what a build knows in its state folder, and return the states of its rankings; or leave nothing.

    Nothing is left where somebody else's code may make something of a text.
    """
    folder, plugins = build.state.folder, build.settings["NEWSROOM_AMENDABLE"]
    related, states = plugins.get("related") or (None, {})
    (folder / FILE).unlink(missing_ok=True)
    if is_known(build, related):
        with suppress(*CANNOT_TRAVEL):
            put_snapshot(folder, snapshot_of(build, related, plugins))
    return dict(states)


def put_snapshot(state: Path, snapshot: Snapshot) -> None:
    """Leave a snapshot in a state folder. Raises one of CANNOT_TRAVEL, OSError."""
    put(state / FILE, packed(snapshot))


def snapshot_of(build: "Newsroom", related: bytes | None, plugins: Mapping[str, Any]) -> Snapshot:
    """Return what a build and its `plugins` know."""
    settings = build.settings
    press, desk = settings["NEWSROOM_PRESS"], settings["NEWSROOM_DESK"]
    return Snapshot(
        site=desk.rules.site,
        lead_length=int(settings["NEWSROOM_LEAD_LENGTH"]),
        moment=settings["BUILD_DATE"],
        cache=settings["NEWSROOM_CACHE"],
        render=replace(press.render_settings, templates=()),
        folders=tuple(folders_of(settings)),
        base=press.base(desk.site),
        names={one.path: one.save_as for one in desk.publications if not one.link},
        picture_sizes=plugins.get("images"),
        bodies=plugins.get("matters", frozenset()),
        related=related,
        feeds=plugins.get("feeds"),
    )


def is_known(build: "Newsroom", related: bytes | None) -> bool:
    """Tell whether only code that is known here made something of the texts, and pages are known by their facts."""
    from newsroom.content.ours import is_ours_alone  # It asks Pelican, which an edited text is brought out without.
    from newsroom.content.settings import is_on

    press = build.settings.get("NEWSROOM_PRESS")
    return (
        press is not None
        and press.transparent is True
        and press.render_settings is not None
        and not press.kept_pages.lost
        and is_ours_alone(build.settings)
        and (related is not None or not is_on("related", build.settings))
    )


def find_snapshot(state: Path) -> Snapshot | None:
    """Return what the last build left in a state folder; None where it left nothing."""
    with suppress(OSError):
        found = unpacked((state / FILE).read_bytes(), OWN)
        return found if isinstance(found, Snapshot) else None
    return None
