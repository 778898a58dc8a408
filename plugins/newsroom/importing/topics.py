"""Topics by their names where the old site's texts only hold a key."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from newsroom.importing.items import Item
from newsroom.importing.mapping import Mapping
from newsroom.importing.reading import INDEX_NAMES, first
from newsroom.importing.words import plain


def name_topics(items: Iterable[Item], mapping: Mapping) -> None:
    """Put names for keys: `open-data` is called what the title of `topics/open-data/_index.md` says."""
    if not mapping.topic_names:
        return
    items = list(items)
    names = {}
    for item in items:
        if fnmatchcase(item.path, mapping.topic_names):
            path = PurePosixPath(item.path)
            names[path.parent.name if path.stem in INDEX_NAMES else path.stem] = plain(
                first(item.original, mapping, "title")
            )
    for item in items:
        item.topics = list(dict.fromkeys(names.get(topic) or topic for topic in item.topics))
