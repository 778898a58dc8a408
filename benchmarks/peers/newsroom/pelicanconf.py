"""The same site for Newsroom: the parts that the other generators have, and a theme as small as theirs."""

from newsroom import feeds, images, listings, noticeboard, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = [noticeboard, images, related, listings, feeds]
SITENAME = "Provkommun"
SITEURL = "https://www.prov.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
# Old notices keep their pages, as they do in the other generators: all build as many.
NEWSROOM_NOTICEBOARD_AFTER_EXPIRY = dict.fromkeys(("minutes", "delegated", "meeting", "ordinance", "other"), "archive")
NEWSROOM_FEEDS = {
    "nyheter/": {"title": "Nyheter", "kinds": ["news"]},
    "blogg/": {"title": "Blogg", "kinds": ["blog"]},
    "{board}/": {"title": "Anslag", "kinds": ["notices"]},
    "amnen/{slug}/": {"title": "{name}", "each": "topic"},
}
