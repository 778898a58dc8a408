"""From the keys of the old site to a first sketch of an item: what it is, when, called what."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from babel import Locale, UnknownLocaleError

from newsroom.domain.schema import TITLE_LIMIT
from newsroom.domain.text import cut
from newsroom.importing import reasons
from newsroom.importing.dates import Found, date_in_path, read_date
from newsroom.importing.items import Item
from newsroom.importing.mapping import Leave, Mapping
from newsroom.importing.reasons import Reason
from newsroom.importing.slugs import slug_from
from newsroom.importing.sources import Original
from newsroom.importing.words import plain

INDEX_NAMES = ("index", "_index")
"""File names that stand for their folder."""
HEADING = re.compile(r"\s*(?:#{1,2}[ \t]+(?P<atx>[^\n]+?)[ \t#]*|(?P<setext>[^\n]+)\n[=-]{3,}[ \t]*)(?:\n|$)")
LANGUAGE_SUFFIX = re.compile(r"\.([a-z]{2})$")
TRUE = ("true", "yes", "on", "1", "ja")
FALSE = ("false", "no", "off", "0", "nej")
ADDRESS_END = re.compile(r"/index\.html?$|\.html?$|/$")


def sketch(original: Original, mapping: Mapping, otherwise: str) -> Item:
    """Return an item with kind, language, title, date and wished-for slug; or one that is left."""
    item = Item(original, reasons=list(original.reasons))
    kind = mapping.kind_of(original.path, otherwise)
    if isinstance(kind, Leave):
        item.left = reasons.LEFT_BY_MAPPING.about(kind.leave)
        return item
    item.kind = kind
    item.lang = language_of(original, mapping)
    item.title = title_of(item, mapping)
    item.when = date_of(item, mapping)
    item.slug = slug_from(names_of(item, mapping))
    item.link = first(original, mapping, "link")
    item.topics = topics_of(original, mapping)
    item.old_addresses = list(old_addresses(item, mapping))
    item.left = why_left(item)
    return item


def why_left(item: Item) -> Reason | None:
    """Return what keeps an item out already now."""
    if not item.title:
        return reasons.LEFT_WITHOUT_TITLE
    if item.when is None and item.kind != "pages":
        return reasons.LEFT_WITHOUT_DATE
    if not item.original.text.strip() and not item.link:
        return reasons.LEFT_EMPTY
    return None


def all_of(original: Original, mapping: Mapping, ours: str) -> list[str]:
    """Return the values for our key: of the first of their keys that says something."""
    key = mapping.keys[ours]
    for theirs in key.sources:
        if found := [text for text in texts(original.get(theirs)) if text]:
            return found[:1] if key.take == "first" else found
    return []


def first(original: Original, mapping: Mapping, ours: str) -> str:
    """Return the first value for our key, or ""."""
    return next(iter(all_of(original, mapping, ours)), "")


def texts(value: Any) -> list[str]:
    """Return the texts in a value: of a mapping its name or address, of a list one each."""
    if isinstance(value, str):
        return [" ".join(value.split())]
    if isinstance(value, list):
        return [text for below in value if not isinstance(below, list) for text in texts(below)]
    if isinstance(value, dict):
        return next(
            (texts(value[key]) for key in ("name", "title", "src", "url") if isinstance(value.get(key), str)), []
        )
    return []


def language_of(original: Original, mapping: Mapping) -> str:
    """Return the text's language where it is not the site's: by key, folder or `x.en.md`."""
    suffix = LANGUAGE_SUFFIX.search(PurePosixPath(original.path).stem)
    folder = next((lang for folder, lang in mapping.languages.items() if original.path.startswith(f"{folder}/")), "")
    for code in (first(original, mapping, "lang"), folder, suffix[1] if suffix else ""):
        try:
            language = Locale.parse(code.replace("_", "-"), sep="-").language if code else ""
        except (UnknownLocaleError, ValueError):
            continue
        if language:
            return "" if language == mapping.lang else language
    return ""


def title_of(item: Item, mapping: Mapping) -> str:
    """Return the title as plain words; the first heading of the text where none is given."""
    written = first(item.original, mapping, "title")
    if not written and (found := HEADING.match(item.original.text)):
        item.reasons.append(reasons.TITLE_DERIVED)
        written = found["atx"] or found["setext"]
    split = mapping.title_split.search(written)
    if split:
        item.reasons.append(reasons.TITLE_SPLIT)
        item.values |= {key: value.strip() for key, value in split.groupdict().items() if value}
        written = (written[: split.start()] + written[split.end() :]).strip()
    title = plain(written)
    if title != " ".join(written.split()):
        item.reasons.append(reasons.TITLE_CLEANED)
    if len(title) > TITLE_LIMIT:
        item.reasons.append(reasons.TITLE_CUT)
    return title


def short_title(title: str) -> str:
    """Return a title that is not too long for one."""
    return cut(title, TITLE_LIMIT)


def date_of(item: Item, mapping: Mapping) -> Any:
    """Return the date that is written, else the one in the file's name or folders."""
    found = next(written_dates(item.original, mapping), None)
    if found and not found.is_iso:
        item.reasons.append(reasons.DATE_REWRITTEN)
    if not found and item.kind != "pages" and (found := date_in_path(item.path)):
        item.reasons.append(reasons.DATE_DERIVED)
    if found and not found.has_day:
        item.reasons.append(reasons.DAY_CHOSEN)
    if found and item.original.get("date_precision") not in (None, "day"):
        item.reasons.append(reasons.DATE_ROUGH.about(str(item.original.get("date_precision"))))
    return found.when if found else None


def written_dates(original: Original, mapping: Mapping) -> Iterator[Found]:
    """Return the dates that the keys hold, in the mapping's order."""
    for theirs in mapping.keys["date"].sources:
        for text in texts(original.get(theirs)):
            if found := read_date(text, mapping.zone):
                yield found


def names_of(item: Item, mapping: Mapping) -> Iterator[str]:
    """Return what the slug may be made of, best first."""
    path = PurePosixPath(item.path)
    stem = LANGUAGE_SUFFIX.sub("", path.stem)
    own = path.parent.name if stem in INDEX_NAMES else stem
    yield first(item.original, mapping, "slug")
    yield last_part(first(item.original, mapping, "permalink"))
    yield mapping.slug_drop.sub("", re.sub(r"^\d{4}-\d{2}-\d{2}[-_ ]", "", own))
    yield item.title


def last_part(address: str) -> str:
    """Return the last part of an address, or "" for a pattern such as `/:year/:title/`."""
    if "/" not in address or "/:" in address or "{" in address:
        return ""
    return unquote(ADDRESS_END.sub("", urlsplit(address).path).rpartition("/")[2])


def topics_of(original: Original, mapping: Mapping) -> list[str]:
    """Return the topics, each once; one text may list several, as Pelican has it."""
    listed = all_of(original, mapping, "topics")
    if len(listed) == 1:
        listed = re.split(r"\s*[,;]\s*", listed[0]) if isinstance(original_value(original, mapping), str) else listed
    skipped = {name.casefold() for name in mapping.not_topics}
    return list(dict.fromkeys(name for topic in listed if (name := plain(topic)) and name.casefold() not in skipped))


def original_value(original: Original, mapping: Mapping) -> Any:
    """Return the topics as they are written: a text or a list."""
    return next((value for key in mapping.keys["topics"].sources if (value := original.get(key))), None)


def old_addresses(item: Item, mapping: Mapping) -> Iterator[str]:
    """Return where the text stood on the old site: what its keys say."""
    for theirs in (*mapping.keys["permalink"].sources, *mapping.keys["aliases"].sources):
        yield from (address for text in texts(item.original.get(theirs)) if (address := root_relative(text, mapping)))


def patterned_addresses(item: Item, mapping: Mapping) -> list[str]:
    """Return where the mapping's patterns say that the text stood."""
    path, iso = PurePosixPath(item.path), str(item.when or "")[:10].split("-")
    parts = dict(zip(("year", "month", "day"), iso, strict=False)) if item.when else {}
    parts |= {"slug": item.slug, "path": str(path.with_suffix("")), "stem": path.stem}
    return [
        pattern.format(**parts) for pattern in mapping.addresses if parts.keys() >= set(re.findall(r"{(\w+)}", pattern))
    ]


def root_relative(address: str, mapping: Mapping) -> str:
    """Return an old address from the root of its site; "" for one that is none."""
    if mapping.base_url:
        address = address.removeprefix(mapping.base_url)
    address = address.removesuffix("index.html")
    good = address.startswith("/") and not address.startswith("//") and not re.search(r"[:{}?#\\]|\.\.|^/+$", address)
    return address if good else ""


def is_true(original: Original, mapping: Mapping, ours: str) -> bool:
    """Tell whether a key says yes."""
    return first(original, mapping, ours).lower() in TRUE


def is_false(original: Original, mapping: Mapping, ours: str) -> bool:
    """Tell whether a key says no."""
    return first(original, mapping, ours).lower() in FALSE
