"""Settings that cannot be used are refused, each with a sentence that says what to write."""

import os
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlparse

from newsroom.domain.clock import WrongMoment, build_moment
from newsroom.domain.faults import WrongSite
from newsroom.domain.rule_sets import RULE_SETS, rules_for
from newsroom.domain.values import is_language

CHECKED_APART = frozenset({"NEWSROOM_NOTICEBOARD_RULES"})
"""Settings that may be of several kinds."""
WHOLE_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")


class WrongSetting(WrongSite):
    """Raised with a Swedish sentence for a setting that cannot be used."""


def complete(settings: dict[str, Any], defaults: Mapping[str, Any], positive: Collection[str] = ()) -> None:
    """Put defaults where nothing is said; what is said must be of their kind. Raises WrongSetting."""
    for name, default in defaults.items():
        settings.setdefault(name, default)
    check_kinds(settings, defaults, positive)


def check_kinds(settings: Mapping[str, Any], defaults: Mapping[str, Any], positive: Collection[str]) -> None:
    """Refuse settings of other kinds than their defaults, and `positive` numbers below 1. Raises WrongSetting."""
    for name, default in defaults.items():
        if name not in CHECKED_APART:
            check_kind(name, settings[name], default, least=1 if name in positive else 0)


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


def check_name(said: Any) -> None:
    """Refuse a site without a name. Raises WrongSetting."""
    if not said:
        raise WrongSetting("SITENAME saknas. Skriv webbplatsens namn inom citattecken.")
    check_kind("SITENAME", said, "")


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


def check_pattern(name: str, pattern: str, default: str, day: date | None) -> None:
    """Refuse a pattern of which no address within the site comes; pages have no day. Raises WrongSetting."""
    try:
        address = pattern.format(date=day, posted=day, slug="a", folder="b/", path="c")
    except (ValueError, LookupError, AttributeError, TypeError):
        address = "/"
    if address.startswith("/") or ".." in address.split("/"):
        raise WrongSetting(f"{name} är ”{pattern}”, och det blir ingen adress. Skriv som ”{default}”.")


def said_moment(said: Any) -> Any:
    """Return the moment to build for. Raises WrongSetting."""
    if said is not None and not isinstance(said, str):
        return said
    try:
        return build_moment(said, os.environ)
    except WrongMoment as wrong:
        hint = "Skriv datumet som 2026-03-26 eller 2026-03-26T12:00."
        raise WrongSetting(f"Byggdatumet ”{wrong}” går inte att läsa. {hint}") from wrong
