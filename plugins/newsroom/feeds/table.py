"""Which channels a site has: one table in the settings, each row a channel or a family of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from newsroom.content.checked_settings import WrongSetting
from newsroom.content.publication import CLASSES

STORIES = ("news", "blog", "documents")
"""What is told, apart from what the law has posted."""
EACH = ("topic", "series", "author", "body", "lang", "type", "case", "page")
"""What a family has one channel for each of."""

TABLE: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "nyheter/": {"title": "Nyheter från {site}", "kinds": ["news"], "archive": True},
        "nyheter/dagligen/": {
            "title": "Dagens nyheter från {site}",
            "description": "Ett inlägg om dagen, med allt som publicerades dagen före. Passar för utskick med e-post.",
            "kinds": ["news"],
            "digest": True,
            "page": "nyheter/",
        },
        "blogg/": {"title": "Blogginlägg från {site}", "kinds": ["blog"], "archive": True},
        "dokument/": {"title": "Dokument från {site}", "kinds": ["documents"], "archive": True},
        "{board}/": {
            "title": "Anslagstavlan för {site}",
            "description": "Det som sitter uppe på anslagstavlan, med sista dag att överklaga.",
            "kinds": ["notices"],
        },
        "{board}/typ/{slug}/": {"title": "Anslagstavlan: {name}", "each": "type", "kinds": ["notices"]},
        "{board}/organ/{slug}/": {"title": "Anslag från {name}", "each": "body", "kinds": ["notices"]},
        "organ/{slug}/": {"title": "{name}: anslag, nyheter och dokument", "each": "body"},
        "amnen/{slug}/": {"title": "{name}", "each": "topic"},
        "serier/{slug}/": {"title": "{name}", "each": "series", "kinds": STORIES},
        "personer/{slug}/": {"title": "Texter av {name}", "each": "author", "kinds": STORIES},
        "{slug}/": {"title": "{site} – {name}", "each": "lang", "kinds": STORIES},
    }
)
"""The channels of a site that says nothing else. A matter (`case`) and the changes of a page (`page`) are asked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `NEWSROOM_FEEDS`."""

    address: str
    """Folder of the feed, root-relative, such as `nyheter/`; a family's has `{slug}` in it, the board's `{board}`."""
    title: str
    kinds: tuple[str, ...]
    description: str = ""
    each: str = ""
    only: tuple[str, ...] | None = None
    """The members of the family there are channels for; None for all."""
    page: str = ""
    """Address of the HTML page that shows the same; the feed's folder where nothing is said."""
    archive: bool = False
    digest: bool = False
    public: bool = True


def read_table(table: Mapping[str, Any]) -> list[Row]:
    """Return the rows of `NEWSROOM_FEEDS`; one that is None is left out. Raises WrongSetting."""
    return [read_row(address, row) for address, row in table.items() if row is not None]


def digested(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the kinds that a daily digest tells of: a day's entry appears the day after. Raises WrongSetting."""
    return tuple(sorted({kind for row in read_table(table) if row.digest for kind in row.kinds}))


def read_row(address: str, row: Mapping[str, Any]) -> Row:
    """Return one row of the table. Raises WrongSetting."""
    folder = address.strip("/")
    each = row.get("each", "") if isinstance(row, Mapping) else ""
    try:
        said = {**row, "kinds": tuple(row.get("kinds", CLASSES) if each else row["kinds"])}
        only = None if row.get("only") is None else tuple(row["only"])
        read = Row(**{"address": f"{folder}/" if folder else "", **said, "only": only})
        refuse_wrong_words(address, read)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as wrong:
        if isinstance(wrong, WrongSetting):
            raise
        example = '{"nyheter": {"title": "Nyheter", "kinds": ["news"]}}'
        raise WrongSetting(f"NEWSROOM_FEEDS: ”{address}” går inte att läsa. Skriv som {example}.") from wrong
    return read


def refuse_wrong_words(address: str, row: Row) -> None:
    """Refuse what would give no channel, or two at one address. Raises WrongSetting, KeyError, ValueError."""
    for text in (row.title, row.description, row.page, row.address):
        text.format(site="", name="", slug="", board="")
    if not row.kinds or not set(row.kinds) <= set(CLASSES):
        raise WrongSetting(f"NEWSROOM_FEEDS: ”{address}” har ett okänt slag i kinds. Välj bland {', '.join(CLASSES)}.")
    if row.each and row.each not in EACH:
        raise WrongSetting(f"NEWSROOM_FEEDS: ”{address}” har ett okänt ord i each. Välj bland {', '.join(EACH)}.")
    if bool(row.each) != ("{slug}" in row.address):
        raise WrongSetting(f"NEWSROOM_FEEDS: ”{address}” ska ha each och {{slug}} i adressen, eller ingetdera.")
