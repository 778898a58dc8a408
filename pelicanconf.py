"""The site's facts and plugins. What each setting means: docs/settings.md."""

from newsroom import calendars, feeds, images, listings, matters, noticeboard, redirects, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = [noticeboard, matters, images, related, listings, feeds, calendars, redirects]

SITENAME = "Lövsunda kommun"
SITEURL = "https://www.lovsunda.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"

NEWSROOM_PUBLISHER = {
    "description": "Nyheter, beslut och anslagstavla från Lövsunda kommun.",
    "address": "Kommunhuset, Sundsgatan 1, 999\u00a099 Lövsunda",
    "email": "kommun@lovsunda.example",
    "phone": "040-628 04 00",
}
NEWSROOM_FEED_NAMESPACE = "lovsunda.example"
NEWSROOM_FOOTER = (
    "pages/kontakt.md",
    "pages/tillganglighet.md",
    "pages/personuppgifter.md",
    "pages/press.md",
)
