"""The least that `newsroom check` needs to know of a site."""

PATH = "good/content"
SITENAME = "Provköpings kommun"
SITEURL = "https://www.provkoping.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
