"""Bring the texts of another site along: `newsroom import`.

    read_original  bytes            -> keys and text, however they are written
    sketch         keys             -> kind, language, title, date; or left, with a reason
    allot          all items        -> path, address and identity, no two the same
    compose        item and links   -> our front matter, our Markdown
    write          items            -> files, unless something else stands there

Every file is accounted for: taken, changed or left. What is written passes our own check.
"""

from collections.abc import Iterator
from pathlib import Path

from newsroom.importing.composing import compose
from newsroom.importing.items import Item
from newsroom.importing.links import Index
from newsroom.importing.mapping import IMPORTED_KINDS, ImportRefused, Mapping, WrongMapping, read_mapping
from newsroom.importing.materials import Materials
from newsroom.importing.planning import allot, pair_twins
from newsroom.importing.reading import patterned_addresses, sketch
from newsroom.importing.reasons import KEYS_DROPPED, LEFT_LINK_OUT, LEFT_UNREADABLE
from newsroom.importing.reports import Summary, report_lines
from newsroom.importing.sources import Original, read_original
from newsroom.importing.topics import name_topics

__all__ = ["ImportRefused", "Summary", "WrongMapping", "run"]

USUAL_KIND = "news"


def run(source: Path, into: Path, kind: str | None, mapping: Path | None, report: Path | None) -> Summary:
    """Import every `*.md` below `source` into the content folder `into`, and return what came of it.

    `kind` is for what the mapping says nothing of. Raises ImportRefused (of which
    WrongMapping) with a Swedish sentence, before anything is written.
    """
    rules = read_mapping(mapping)
    refuse(source, into, kind)
    items = [item_of(path, source, rules, kind or USUAL_KIND) for path in sources(source)]
    files = bring_along(items, source, rules)
    write(files, into)
    if report:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("".join(report_lines(items)), "utf-8")
    return Summary.of(items, len(files) - sum(item.left is None for item in items))


def refuse(source: Path, into: Path, kind: str | None) -> None:
    """Refuse what cannot be meant."""
    if not source.is_dir():
        raise ImportRefused(f"Mappen {source} finns inte.")
    if kind is not None and kind not in IMPORTED_KINDS:
        raise ImportRefused(f"”{kind}” är inget slag. Välj bland {', '.join(sorted(IMPORTED_KINDS))}.")
    if into.resolve().is_relative_to(source.resolve()):
        raise ImportRefused("Mappen som texterna ska in i får inte ligga i den som de hämtas ur.")


def sources(source: Path) -> Iterator[Path]:
    """Return the source files, in the same order on every machine."""
    found = (path for path in source.rglob("*.md") if path.is_symlink() or not path.is_dir())
    return iter(sorted(found, key=lambda path: path.relative_to(source).as_posix()))


def item_of(path: Path, source: Path, mapping: Mapping, kind: str) -> Item:
    """Return the first sketch of the file `path`; what cannot be read is left."""
    name = path.relative_to(source).as_posix().encode("utf-8", "replace").decode("utf-8")
    if path.is_symlink() and not path.resolve().is_relative_to(source.resolve()):
        return Item(Original(name), left=LEFT_LINK_OUT)
    try:
        raw = path.read_bytes()
    except OSError:
        return Item(Original(name), left=LEFT_UNREADABLE)
    item = sketch(read_original(raw, name), mapping, kind)
    if dropped := unknown_keys(item.original, mapping):
        item.reasons.append(KEYS_DROPPED.about(*dropped))
    return item


def unknown_keys(original: Original, mapping: Mapping) -> list[str]:
    """Return the keys that say something and have no place with us."""
    return [
        key for key, value in original.values.items() if key not in mapping.known and value not in (None, "", [], {})
    ]


def bring_along(items: list[Item], source: Path, mapping: Mapping) -> dict[str, bytes]:
    """Compose the items and return all that is to be written, by path.

    An item may turn out empty only when its text is converted. Those that link
    to it are then composed anew, without that link.
    """
    index = Index(mapping, Materials(source))
    coming = [item for item in items if item.left is None]
    name_topics(items, mapping)
    allot(coming, mapping)
    pair_twins(items, mapping)
    for item in coming:
        index.add(item, [*item.old_addresses, *patterned_addresses(item, mapping)])
    waiting = coming
    while waiting:
        for item in waiting:
            compose(item, index)
        coming = [item for item in coming if item.left is None]
        there = {item.to for item in coming}
        waiting = [item for item in coming if not item.named <= there]
    files = {item.to: item.written for item in coming}
    needed = {name for item in coming for name in item.files}
    return files | {name: index.materials.copies[name].read_bytes() for name in sorted(needed)}


def write(files: dict[str, bytes], into: Path) -> None:
    """Write all files; nothing at all when one would take another's place."""
    taken = [name for name, data in files.items() if stands_in_the_way(into / name, data)]
    if taken:
        others = f" och {len(taken) - 1} till" if len(taken) > 1 else ""
        raise ImportRefused(f"Det finns redan en annan fil som heter {into / taken[0]}{others}. Inget är skrivet.")
    for folder in sorted({(into / name).parent for name in files}):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (into / name).write_bytes(data)


def stands_in_the_way(path: Path, data: bytes) -> bool:
    """Tell whether something else than `data` stands at `path`."""
    if path.is_symlink() or path.is_dir():
        return True
    return path.exists() and path.read_bytes() != data
