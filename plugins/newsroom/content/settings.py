"""The site's settings: defaults, and what is read from them once."""

import os
import re
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlparse

from jinja2 import StrictUndefined
from pelican.settings import DEFAULT_CONFIG

from newsroom.content.dates import FILTERS
from newsroom.content.views import Link, Person, Site
from newsroom.domain.addresses import AddressRules
from newsroom.domain.changes import Lists, NextChange, next_change
from newsroom.domain.clock import WrongMoment, build_moment
from newsroom.domain.rule_sets import RULE_SETS, rules_for
from newsroom.domain.terms import Terms
from newsroom.domain.values import is_language

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "NEWS_URL": "nyheter/{date:%Y}/{date:%m}/{slug}/",
        "BLOG_URL": "blogg/{date:%Y}/{date:%m}/{slug}/",
        "NOTICE_URL": "anslagstavla/{posted:%Y-%m-%d}/{slug}/",
        "DOCUMENT_URL": "dokument/{date:%Y}/{slug}/",
        "PAGE_URL": "{folder}{slug}/",
        "NEWSROOM_PUBLISHER": {},
        "NEWSROOM_FOOTER": (),
        "NEWSROOM_KEEP_GOING": False,
        "NEWSROOM_STATE": None,
        "NEWSROOM_PUBLISH_TO": None,
        "NEWSROOM_NOTICEBOARD_RULES": "SE",
        "NEWSROOM_JOBS": os.cpu_count() or 1,
        "NEWSROOM_EXECUTOR": "",
        "NEWSROOM_LEAD_LENGTH": 220,
        "NEWSROOM_STYLE": "css/main.css",
        "NEWSROOM_SCRIPT": "js/site.js",
        "NEWSROOM_ICON": "icon.svg",
    }
)
"""Setting to default; each is explained in docs/settings.md."""

PELICAN: Mapping[str, Any] = MappingProxyType(
    {
        "WITH_FUTURE_DATES": True,
        "ARTICLE_PATHS": [],
        "PAGE_PATHS": [],
        "READERS": {"rst": None},
        "STATIC_PATHS": [],
        "THEME_STATIC_PATHS": [],
        "DIRECT_TEMPLATES": [],
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "TRANSLATION_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "CACHE_CONTENT": False,
        "LOAD_CONTENT_CACHE": False,
        "DELETE_OUTPUT_DIRECTORY": False,
        "RELATIVE_URLS": False,
        "SLUGIFY_SOURCE": "basename",
        "FORMATTED_FIELDS": [],
        "TIMEZONE": "Europe/Stockholm",
    }
)
"""What of Pelican is off or fixed, because the newsroom does it: not for the site to set."""

LISTED_DAYS = 60
"""How long the news list shows an item where the lists' own setting says nothing."""

CHECKED_APART = frozenset({"NEWSROOM_NOTICEBOARD_RULES"})
"""Settings that may be of several kinds."""
ANY_DAY = date(2026, 3, 26)
WHOLE_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
PATTERNS = MappingProxyType(
    {"news": "NEWS_URL", "blog": "BLOG_URL", "notices": "NOTICE_URL", "documents": "DOCUMENT_URL", "pages": "PAGE_URL"}
)


class WrongSetting(ValueError):
    """Raised with a Swedish sentence for a setting that cannot be used."""


def prepare(settings: dict[str, Any]) -> None:
    """Complete `settings` in place. Raises WrongSetting."""
    for name, default in DEFAULTS.items():
        if settings.get(name) == DEFAULT_CONFIG.get(name):
            settings[name] = default
    complete(settings, DEFAULTS, positive=("NEWSROOM_JOBS",))
    if not settings["SITENAME"]:
        raise WrongSetting("SITENAME saknas. Skriv webbplatsens namn inom citattecken.")
    check_kind("SITENAME", settings["SITENAME"], "")
    settings.update(PELICAN)
    settings["SITEURL"] = checked_site(str(settings.get("SITEURL") or ""))
    settings["JINJA_ENVIRONMENT"] = {
        **settings["JINJA_ENVIRONMENT"],
        "autoescape": True,
        "auto_reload": False,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    settings["JINJA_FILTERS"] = {**settings["JINJA_FILTERS"], **FILTERS}
    settings["NEWSROOM_SECTIONS"] = {}
    settings["NEWSROOM_ALTERNATES"] = {}
    settings["NEWSROOM_CALENDARS"] = []
    settings["NEWSROOM_AMENDABLE"] = {}
    settings["NEWSROOM_APART"], settings["NEWSROOM_COPIES"] = [], []
    check_rules(settings["NEWSROOM_NOTICEBOARD_RULES"])
    check_default_language(settings["DEFAULT_LANG"])
    settings["BUILD_DATE"] = said_moment(settings.get("BUILD_DATE"))


def checked_site(said: str) -> str:
    """Return the site's address without a slash at its end; "" where it has none yet. Raises WrongSetting."""
    try:
        urlparse(said).port  # noqa: B018 - Raises ValueError for what no browser reads.
        is_whole = not said or bool(WHOLE_ADDRESS.fullmatch(said))
    except ValueError:
        is_whole = False
    if not is_whole:
        raise WrongSetting(f"SITEURL är ”{said}”. Skriv hela adressen, till exempel https://www.example.se.")
    return said.rstrip("/")


def complete(settings: dict[str, Any], defaults: Mapping[str, Any], positive: Collection[str] = ()) -> None:
    """Put defaults where nothing is said; what is said must be of their kind, and the `positive` numbers at least 1.

    Raises WrongSetting.
    """
    for name, default in defaults.items():
        said = settings.setdefault(name, default)
        if name not in CHECKED_APART:
            check_kind(name, said, default, least=1 if name in positive else 0)


def check_kind(name: str, said: Any, default: Any, least: int = 0) -> None:
    """Refuse what is of another kind than the default; None may stand for an empty text. Raises WrongSetting."""
    if isinstance(default, bool):
        fits, wanted = isinstance(said, bool), "True eller False"
    elif isinstance(default, int | float):
        fits = isinstance(said, int | type(default)) and not isinstance(said, bool) and said >= least
        wanted = f"{'ett heltal' if isinstance(default, int) else 'ett tal'} från {least} och uppåt"
    elif isinstance(default, str):
        fits, wanted = isinstance(said, str | None), "en text inom citattecken"
    elif isinstance(default, list | tuple):
        each: type = type(default[0]) if default else object
        fits = isinstance(said, list | tuple) and all(isinstance(one, each) for one in said)
        wanted = f"en lista som {list(default)}" if default else "en lista inom hakparenteser"
    else:
        fits = not isinstance(default, Mapping) or isinstance(said, Mapping)
        wanted = "ord och värden inom klammerparenteser"
    if not fits:
        raise WrongSetting(f"{name} är {said!r}. Skriv {wanted}.")


def check_rules(said: Any) -> None:
    """Refuse a country whose rules of appeal nobody has written down. Raises WrongSetting."""
    try:
        rules_for(said)
    except (KeyError, TypeError) as unknown:
        known = ", ".join(RULE_SETS)
        hint = f"Skriv något av {known}, eller en egen RuleSet."
        raise WrongSetting(f"NEWSROOM_NOTICEBOARD_RULES är ”{said}”. {hint}") from unknown


def check_default_language(said: Any) -> None:
    """Refuse a language of the site that nobody knows; Pelican has put it in small letters. Raises WrongSetting."""
    if not is_language(str(said)):
        hint = "Skriv språkets kod, till exempel sv, en, fi eller se."
        raise WrongSetting(f"DEFAULT_LANG är ”{said}”, som inte är någon känd språkkod. {hint}")


def coming_change(terms: Terms, settings: Mapping[str, Any]) -> NextChange:
    """Return the next change of the site by date alone, after the moment it is built for."""
    rules = rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"])
    days = settings.get("NEWSROOM_LISTINGS_DAYS", LISTED_DAYS)
    return next_change(terms, settings["BUILD_DATE"], Lists(days, settings.get("NEWSROOM_DIGESTED", ()), rules))


def is_on(plugin: str, settings: Mapping[str, Any]) -> bool:
    """Tell whether the site has a plugin, such as `feeds`, among its own."""
    names = [getattr(one, "__name__", one) for one in settings["PLUGINS"] or ()]
    return f"newsroom.{plugin}" in names


def said_moment(said: Any) -> Any:
    """Return the moment to build for. Raises WrongSetting."""
    if said is not None and not isinstance(said, str):
        return said
    try:
        return build_moment(said, os.environ)
    except WrongMoment as wrong:
        hint = "Skriv datumet som 2026-03-26 eller 2026-03-26T12:00."
        raise WrongSetting(f"Byggdatumet ”{wrong}” går inte att läsa. {hint}") from wrong


def address_rules(settings: Mapping[str, Any]) -> AddressRules:
    """Return how this site makes addresses, and which it keeps for its own lists. Raises WrongSetting."""
    patterns = {kind: settings[name] for kind, name in PATTERNS.items()}
    for kind, pattern in patterns.items():
        check_pattern(PATTERNS[kind], pattern, None if kind == "pages" else ANY_DAY)
    return AddressRules(
        patterns, settings["DEFAULT_LANG"], dict(settings.get("NEWSROOM_RESERVED") or RESERVED), settings["SITEURL"]
    )


def check_pattern(name: str, pattern: str, day: date | None) -> None:
    """Refuse a pattern of which no address within the site comes; pages have no day. Raises WrongSetting."""
    try:
        address = pattern.format(date=day, posted=day, slug="a", folder="b/", path="c")
    except (ValueError, LookupError, AttributeError, TypeError):
        address = "/"
    if address.startswith("/") or ".." in address.split("/"):
        raise WrongSetting(f"{name} är ”{pattern}”, och det blir ingen adress. Skriv som ”{DEFAULTS[name]}”.")


RESERVED: Mapping[str, str] = MappingProxyType(
    {
        "nyheter/": "nyhetslistan",
        "nyheter/arkiv/": "nyhetsarkivet",
        "blogg/": "blogglistan",
        "dokument/": "dokumentlistan",
        "anslagstavla/": "anslagstavlan",
        "prenumerera/": "sidan om att prenumerera",
        "anslagstavla/organ/": "anslagstavlan",
        "anslagstavla/typ/": "anslagstavlan",
        "arenden/": "ärendelistan",
        "webbplatskarta/": "webbplatskartan",
        "amnen/": "ämneslistan",
        "serier/": "serielistan",
        "personer/": "personlistan",
        "organ/": "listan över organ",
        "bilder/": "bilderna",
        "theme/": "temats filer",
    }
)
"""Addresses of the site's own lists and folders, for messages to editors."""


def root_of(siteurl: str) -> str:
    """Return the path part of the site's address: "" or such as `/nyheter`."""
    return urlparse(siteurl).path.rstrip("/")


def site_facts(
    settings: Mapping[str, Any], pages: Mapping[str, Link], sections: list[Link], files: Mapping[str, str]
) -> Site:
    """Return what every page says of its publisher.

    `pages` holds the links of published pages by source path, `sections` the
    navigation, `files` the addresses of the theme's files.
    """
    publisher = settings["NEWSROOM_PUBLISHER"]
    name = settings["SITENAME"]
    board = settings["NEWSROOM_SECTIONS"].get("notices")
    return Site(
        name=name,
        url=settings["SITEURL"],
        root=root_of(settings["SITEURL"]),
        lang=settings["DEFAULT_LANG"],
        description=publisher.get("description", ""),
        navigation=sections,
        footer=[
            *(pages[path] for path in settings["NEWSROOM_FOOTER"] if path in pages),
            *([settings["NEWSROOM_SECTIONS"]["sitemap"]] if "sitemap" in settings["NEWSROOM_SECTIONS"] else []),
        ],
        contact=Person(publisher.get("name", name), email=publisher.get("email", ""), phone=publisher.get("phone", "")),
        address=publisher.get("address", ""),
        organisation_number=publisher.get("organisation_number", ""),
        style=files.get(settings["NEWSROOM_STYLE"], ""),
        script=files.get(settings["NEWSROOM_SCRIPT"], ""),
        icon=files.get(settings["NEWSROOM_ICON"], ""),
        board=board,
        subscribe=settings["NEWSROOM_SECTIONS"].get("feeds"),
    )
