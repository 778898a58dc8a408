"""The site's settings: defaults, and what is read from them once."""

import os
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlparse

from jinja2 import StrictUndefined
from pelican.settings import DEFAULT_CONFIG

from newsroom.content.checked_settings import (
    check_default_language,
    check_kinds,
    check_name,
    check_pattern,
    check_rules,
    checked_site,
    said_moment,
)
from newsroom.content.dates import FILTERS
from newsroom.content.views import Link, Person, Site
from newsroom.domain.addresses import AddressRules
from newsroom.domain.changes import Lists, NextChange, next_change
from newsroom.domain.rule_sets import rules_for
from newsroom.domain.terms import Terms

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

ANY_DAY = date(2026, 3, 26)
PATTERNS = MappingProxyType(
    {"news": "NEWS_URL", "blog": "BLOG_URL", "notices": "NOTICE_URL", "documents": "DOCUMENT_URL", "pages": "PAGE_URL"}
)


def prepare(settings: dict[str, Any]) -> None:
    """Complete `settings` in place. Raises WrongSetting."""
    for name, default in DEFAULTS.items():
        if settings.get(name) == DEFAULT_CONFIG.get(name):
            settings[name] = default
    check_kinds(settings, DEFAULTS, positive=("NEWSROOM_JOBS",))
    check_name(settings["SITENAME"])
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


def coming_change(terms: Terms, settings: Mapping[str, Any]) -> NextChange:
    """Return the next change of the site by date alone, after the moment it is built for."""
    rules = rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"])
    days = settings.get("NEWSROOM_LISTINGS_DAYS", LISTED_DAYS)
    return next_change(terms, settings["BUILD_DATE"], Lists(days, settings.get("NEWSROOM_DIGESTED", ()), rules))


def is_on(plugin: str, settings: Mapping[str, Any]) -> bool:
    """Tell whether the site has a plugin, such as `feeds`, among its own."""
    names = [getattr(one, "__name__", one) for one in settings["PLUGINS"] or ()]
    return f"newsroom.{plugin}" in names


def address_rules(settings: Mapping[str, Any]) -> AddressRules:
    """Return how this site makes addresses, and which it keeps for its own lists. Raises WrongSetting."""
    patterns = {kind: settings[name] for kind, name in PATTERNS.items()}
    for kind, pattern in patterns.items():
        check_pattern(PATTERNS[kind], pattern, DEFAULTS[PATTERNS[kind]], None if kind == "pages" else ANY_DAY)
    return AddressRules(
        patterns, settings["DEFAULT_LANG"], dict(settings.get("NEWSROOM_RESERVED") or RESERVED), settings["SITEURL"]
    )


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
