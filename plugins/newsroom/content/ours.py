"""Whether only code of ours makes a site: some short ways are open only where it is known what everybody does."""

from collections.abc import Iterator, Mapping
from typing import Any

from blinker import ANY, Signal
from pelican.plugins import signals

from newsroom.content.signals import introduced

PLUGINS = frozenset(
    f"newsroom.{name}"
    for name in ("noticeboard", "matters", "images", "related", "listings", "feeds", "calendars", "redirects")
)
"""Those of which it is known what they make of a text, and that they write nothing that another one reads."""


def is_ours_alone(settings: Mapping[str, Any]) -> bool:
    """Tell whether nobody else's plugin takes part, and nobody else listens to Pelican."""
    heard = (str(receiver.__module__) for _, receiver in listeners())
    return plugin_names(settings) <= PLUGINS and all(name.startswith(("newsroom.", "pelican.")) for name in heard)


def plugin_names(settings: Mapping[str, Any]) -> set[str]:
    """Return the names of a site's plugins."""
    return {str(getattr(one, "__name__", one)) for one in settings["PLUGINS"] or ()}


def listeners() -> Iterator[tuple[Signal, Any]]:
    """Give each of Pelican's signals, and of ours, with each that listens to it."""
    for signal in (*vars(signals).values(), introduced):
        if isinstance(signal, Signal):
            yield from ((signal, receiver) for receiver in signal.receivers_for(ANY))
