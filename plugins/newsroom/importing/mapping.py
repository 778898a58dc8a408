"""How the old site's folders and keys become ours: a small YAML file per site.

Every part has a default that knows what Hugo, Jekyll, Eleventy and Pelican
usually write, so a mapping says only what is peculiar to one site. docs/import.md
explains each part.
"""

import re
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from newsroom.domain.schema import KINDS
from newsroom.domain.values import as_list
from newsroom.importing.usual import USUAL_IGNORED, USUAL_KEYS, USUAL_LANGUAGES, USUAL_LEFT


class ImportRefused(ValueError):
    """Raised with a Swedish sentence when an import cannot be done as asked."""


class WrongMapping(ImportRefused):
    """Raised for a mapping file that cannot be used."""


ADDRESS_PARTS = ("year", "month", "day", "slug", "path", "stem")
IMPORTED_KINDS = frozenset(KINDS) - {"comments"}


class Part(BaseModel):
    """Any part of a mapping: no key beyond those listed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Leave(Part):
    """Texts that stay behind, and why (in Swedish, for the report)."""

    leave: Annotated[str, Field(min_length=1)]


class Key(Part):
    """Where one of our keys comes from: the first of theirs that says something."""

    sources: Annotated[tuple[str, ...], BeforeValidator(as_list), Field(alias="from")]
    take: Literal["all", "first"] = "all"
    """`first`: only the first value of a list."""

    @field_validator("sources")
    @classmethod
    def lower(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Compare keys without case, as Hugo and Pelican do."""
        return tuple(key.lower() for key in keys)


def as_key(value: Any) -> Any:
    """Let a key or a list of keys stand for itself."""
    return value if isinstance(value, dict) else {"from": value or []}


class Mapping(Part):
    """All that one site needs said."""

    lang: str = "sv"
    """Language of the site that is built; items in it get no `lang`."""
    base_url: str = ""
    """Where the old site answers, without a trailing slash."""
    timezone: str = "Europe/Stockholm"
    addresses: Annotated[tuple[str, ...], BeforeValidator(as_list)] = ()
    """The old site's addresses: `/{year}/{month}/{day}/{slug}/`."""
    keep_addresses: bool = False
    """Whether `addresses` become aliases, so that old links still work."""
    kinds: dict[str, str | Leave] = Field(default_factory=dict)
    languages: dict[str, str] = Field(default_factory=lambda: dict(USUAL_LANGUAGES))
    """Folder to language."""
    keys: dict[str, Annotated[Key, BeforeValidator(as_key)]] = Field(default_factory=dict, validate_default=True)
    """Every key of ours, once read: where the mapping is silent, the usual ones."""
    ignore: Annotated[tuple[str, ...], BeforeValidator(as_list)] = ()
    """Keys of theirs that may vanish without a word."""
    defaults: dict[str, str | list[str]] = Field(default_factory=dict)
    topic_names: str = ""
    """Pattern of the files that name the topics: their folder is the value, their title the name."""
    not_topics: Annotated[tuple[str, ...], BeforeValidator(as_list)] = ("post", "posts", "all", "nav", "uncategorized")
    slug_drop: re.Pattern[str] = re.compile(r"(?!)")
    """What is left out of names before they become addresses."""
    title_split: re.Pattern[str] = re.compile(r"(?!)")
    """What is taken out of titles; named groups become keys of ours."""

    @field_validator("base_url")
    @classmethod
    def bare(cls, url: str) -> str:
        """Take an address with or without a slash at its end."""
        if url and not re.match(r"https?://[^\s/]+", url):
            raise ValueError("base_url ska börja med https://")
        return url.rstrip("/")

    @field_validator("addresses")
    @classmethod
    def known_parts(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse patterns with other parts than those of an item."""
        for pattern in patterns:
            if not pattern.startswith("/") or set(re.findall(r"{([^}]*)}", pattern)) - set(ADDRESS_PARTS):
                raise ValueError(
                    f"addresses: ”{pattern}” ska börja med / och får bara innehålla {', '.join(ADDRESS_PARTS)}"
                )
        return patterns

    @field_validator("timezone")
    @classmethod
    def known_zone(cls, name: str) -> str:
        """Refuse a time zone that does not exist."""
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as unknown:
            raise ValueError(f"”{name}” är ingen känd tidszon") from unknown
        return name

    @field_validator("kinds")
    @classmethod
    def known_kinds(cls, kinds: dict[str, str | Leave]) -> dict[str, str | Leave]:
        """Refuse kinds that the newsroom has not."""
        for kind in kinds.values():
            if isinstance(kind, str) and kind not in IMPORTED_KINDS:
                raise ValueError(f"”{kind}” är inget slag, välj bland {', '.join(sorted(IMPORTED_KINDS))}")
        return kinds

    @field_validator("keys")
    @classmethod
    def known_keys(cls, keys: dict[str, Key]) -> dict[str, Key]:
        """Refuse keys on our side that an import cannot write."""
        for key in keys:
            if key not in USUAL_KEYS:
                raise ValueError(f"”{key}” kan inte skrivas av en import")
        return {ours: Key.model_validate({"from": theirs}) for ours, theirs in USUAL_KEYS.items()} | keys

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of times that say none."""
        return ZoneInfo(self.timezone)

    @cached_property
    def known(self) -> frozenset[str]:
        """Their keys that an import uses or may drop without a word."""
        used = {theirs.partition(".")[0] for key in self.keys.values() for theirs in key.sources}
        return frozenset({*used, *USUAL_IGNORED, *(key.lower() for key in self.ignore)})

    def kind_of(self, path: str, otherwise: str) -> str | Leave:
        """Return the kind of the source file `path`: the first pattern that fits decides."""
        for pattern, kind in self.kinds.items():
            if fnmatchcase(path, pattern):
                return kind
        if any(part.startswith(".") for part in path.split("/")):
            return Leave(leave="dold fil eller mapp")
        return next((Leave(leave=why) for glob, why in USUAL_LEFT.items() if fnmatchcase(path, glob)), otherwise)


def read_mapping(path: Path | None) -> Mapping:
    """Return the mapping in `path`, or the usual one. Raises WrongMapping."""
    if path is None:
        return Mapping()
    try:
        written = yaml.safe_load(path.read_text("utf-8")) or {}
    except OSError as missing:
        raise WrongMapping(f"Översättningsfilen {path} går inte att läsa.") from missing
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        raise WrongMapping(f"Översättningsfilen {path} är ingen giltig YAML-fil i UTF-8.") from broken
    try:
        return Mapping.model_validate(written)
    except ValidationError as wrong:
        raise WrongMapping(f"Översättningsfilen {path} kan inte användas: {say(wrong)}.") from wrong


def say(wrong: ValidationError) -> str:
    """Return the first thing that is wrong with a mapping, in Swedish."""
    finding = wrong.errors(include_url=False)[0]
    place = ".".join(str(part) for part in finding["loc"])
    if finding["type"] == "extra_forbidden":
        return f"nyckeln ”{place}” finns inte"
    if finding["type"] == "value_error":
        return str(finding["ctx"]["error"])
    return f"värdet för ”{place or 'hela filen'}” har fel form"
