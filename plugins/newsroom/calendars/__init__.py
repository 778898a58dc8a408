"""Calendars to subscribe to: meetings, last days to appeal, events.

A calendar program asks for the same address again and again, so a calendar is
written although nothing is in it.
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pelican.plugins import signals

from newsroom.calendars.files import CalendarFile, calendar_files
from newsroom.content.apart import ApartGenerator
from newsroom.content.checked_settings import complete
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.views import Alternate, Link
from newsroom.incremental.outputs import Outputs

DEFAULTS: Mapping[str, Any] = MappingProxyType({"NEWSROOM_FEED_NAMESPACE": ""})
"""Setting to default; explained in docs/feeds.md: calendars and feeds share it."""
MEDIA_TYPE = "text/calendar"


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(set_defaults)
    signals.get_generators.connect(add_calendar_desk)
    signals.all_generators_finalized.connect(announce_calendars)


def set_defaults(pelican: Any) -> None:
    """Complete the settings. Raises WrongSetting."""
    complete(pelican.settings, DEFAULTS)


def announce_calendars(generators: Iterable[Any]) -> None:
    """Let the pages of the board and of each body point at their calendars."""
    desk: Newsdesk = next(iter(generators)).settings["NEWSROOM_DESK"]
    settings = desk.settings
    files = settings["NEWSROOM_CALENDAR_FILES"] = calendar_files(desk)
    for file in files:
        url = f"{settings['NEWSROOM_ROOT']}/{file.name}"
        settings["NEWSROOM_CALENDARS"].append(Link(file.title, url))
        page = f"{settings['NEWSROOM_ROOT']}/{PurePosixPath(file.name).parent.as_posix()}/".replace("/./", "/")
        settings["NEWSROOM_ALTERNATES"].setdefault(page, []).append(Alternate(file.title, url, MEDIA_TYPE))


def add_calendar_desk(pelican: Any) -> type["CalendarDesk"]:
    """Give Pelican the generator of calendars."""
    return CalendarDesk


class CalendarDesk(ApartGenerator):
    """Writes every calendar."""

    def write_files(self, writer: Any) -> None:
        """Write what the calendars hold at the build date."""
        files: list[CalendarFile] = self.settings["NEWSROOM_CALENDAR_FILES"]
        outputs: Outputs = self.settings["NEWSROOM_OUTPUTS"]
        for file in files:
            made_of = file.made_of
            if not outputs.keep_made(file.name, made_of):
                outputs.write(file.name, file.to_bytes(), made_of)
