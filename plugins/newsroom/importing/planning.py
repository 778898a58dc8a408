"""Give every item its place: path, address, identity; no two the same.

Items come in order of their old paths, so the same source always gets the same
names, on every machine.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from newsroom.domain.slugs import slug_of_file, slugify
from newsroom.importing import reasons
from newsroom.importing.items import Item
from newsroom.importing.mapping import Mapping
from newsroom.importing.reading import INDEX_NAMES, LANGUAGE_SUFFIX, patterned_addresses
from newsroom.importing.slugs import Claims, slug_from

GENERAL_FOLDERS = frozenset({"content", "src", "pages", "_pages", "posts", "_posts", "collections", "site"})
"""Folders of the old site that say nothing of where a page belongs."""


def allot(items: list[Item], mapping: Mapping) -> None:
    """Give every item that comes along its slug, path, identity and old addresses."""
    addresses, files, identities = Claims(), Claims(), Claims()
    for item in items:
        folder, area = folder_of(item, mapping)
        wished = item.slug
        item.slug = addresses.number(wished, item.lang, item.kind, area)
        if item.slug != wished:
            item.reasons.append(reasons.SLUG_TAKEN)
        stem = f"{item.day}-{item.slug}" if item.day and item.kind != "pages" else item.slug
        stem = files.number(f"{stem}-{item.lang}" if item.lang else stem, folder)
        item.to = f"{folder}{stem}.md"
        item.id = identities.number("/".join(slug_from([part]) for part in item.path.removesuffix(".md").split("/")))
    take_aliases(items, mapping)
    settle_topics(items)


def folder_of(item: Item, mapping: Mapping) -> tuple[str, str]:
    """Return the folder an item is written to, and within what its address must be its own."""
    day = item.day
    if item.kind == "pages" or day is None:
        below = page_folder(item, mapping)
        return f"{item.kind}/{below}", below
    area = {"documents": f"{day:%Y}", "notices": f"{day}"}.get(item.kind, f"{day:%Y-%m}")
    return f"{item.kind}/{day.year:04}/{day.month:02}/", area


def page_folder(item: Item, mapping: Mapping) -> str:
    """Return the folders of a page, each with `/`, without those that only the old generator needed."""
    path = item.path
    for folder in mapping.languages:
        path = path.removeprefix(f"{folder}/")
    parts = list(PurePosixPath(path).parts[:-1])
    if LANGUAGE_SUFFIX.sub("", PurePosixPath(path).stem) in INDEX_NAMES:
        parts = parts[:-1]
    return "".join(f"{slug_from([part])}/" for part in parts if part not in GENERAL_FOLDERS)


def has_own_slug(item: Item) -> bool:
    """Tell whether the file's name gives another slug than the item's."""
    return slug_of_file(PurePosixPath(item.to).stem) != item.slug


def take_aliases(items: Iterable[Item], mapping: Mapping) -> None:
    """Give every item the old addresses that nobody has: no page, and no item before it."""
    pages = {page_address(item): item for item in items if item.kind == "pages"}
    claims = Claims()
    for item in items:
        kept = patterned_addresses(item, mapping) if mapping.keep_addresses else []
        for address in dict.fromkeys([*item.old_addresses, *kept]):
            key = address.strip("/").casefold()
            holder = pages.get(key)
            if holder is None and claims.claim(key):
                item.aliases.append(address)
            elif holder is not item:
                item.reasons.append(reasons.ALIAS_TAKEN.about(address))


def page_address(item: Item) -> str:
    """Return where a page stands on the new site, without slashes at the ends."""
    folder = item.to.removeprefix("pages/").rpartition("/")[0]
    return "/".join(part for part in (item.lang, folder, item.slug) if part)


def pair_twins(items: Iterable[Item], mapping: Mapping) -> None:
    """Tie texts in other languages to the same text in the site's own."""
    own = {twin_key(item, mapping): item for item in items if not item.lang}
    for item in items:
        if item.lang:
            item.twin = own.get(twin_key(item, mapping))


def twin_key(item: Item, mapping: Mapping) -> str:
    """Return a path without what tells languages apart: the folder, or `.en` before the suffix."""
    path = item.path.removesuffix(".md")
    for folder in mapping.languages:
        if path.startswith(f"{folder}/"):
            return path.removeprefix(folder)
    return re.sub(LANGUAGE_SUFFIX, "", path)


def settle_topics(items: Iterable[Item]) -> None:
    """Spell each topic in one way: the commonest, of equals the first in the alphabet."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for topic in item.topics:
            spellings[topic_key(topic)][topic] += 1
    chosen = {key: min(found, key=lambda name: (-found[name], name)) for key, found in spellings.items()}
    for item in items:
        item.topics = list(dict.fromkeys(chosen[topic_key(topic)] for topic in item.topics))


def topic_key(topic: str) -> str:
    """Return what two spellings of a topic share: its place in addresses."""
    return slugify(topic) or topic.casefold()
