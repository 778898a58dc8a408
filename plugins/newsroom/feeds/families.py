"""Families of channels: one for each topic, body, author and so on, with its name and what is in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import CLASSES
from newsroom.domain.board import TYPE_LABELS
from newsroom.domain.slugs import slugify
from newsroom.feeds.marks import Mark, Marking
from newsroom.feeds.slots import Slot
from newsroom.feeds.table import Row


@dataclass(frozen=True, slots=True)
class Name:
    """What one channel of a family is about."""

    mark: str
    """As items have it."""
    slug: str
    title: str = ""
    description: str = ""


class Index:
    """All slots by kind and by mark, newest first: each is looked at once, however many rows ask for it."""

    def __init__(self, slots: Sequence[Slot], marking: Marking) -> None:
        self.by_kind: dict[str, list[Slot]] = defaultdict(list)
        self.by_mark: dict[Mark, list[Slot]] = defaultdict(list)
        for slot in slots:
            source = slot.source
            self.by_kind[source.kind].append(slot)
            for mark in marking.of(source):
                found = self.by_mark[mark]
                if not found or found[-1] is not slot:
                    found.append(slot)

    def of_kinds(self, kinds: Sequence[str]) -> Sequence[Slot]:
        """Return all of some kinds."""
        found = [self.by_kind[kind] for kind in dict.fromkeys(kinds) if kind in self.by_kind]
        return found[0] if len(found) == 1 else merged(*found)

    def marked(self, each: str, kinds: Sequence[str]) -> dict[str, list[Slot]]:
        """Return mark to what has it in a family, of some kinds."""
        groups = {mark: slots for (family, mark), slots in self.by_mark.items() if family == each and mark}
        if set(kinds) == set(CLASSES):
            return groups
        chosen = {mark: [slot for slot in slots if slot.source.kind in kinds] for mark, slots in groups.items()}
        return {mark: slots for mark, slots in chosen.items() if slots}


def merged(*parts: Sequence[Slot]) -> list[Slot]:
    """Return slots of several lists as one, newest first, each once."""
    every = {id(slot): slot for part in parts for slot in part}
    return sorted(every.values(), key=lambda slot: slot.order, reverse=True)


def family(row: Row, index: Index, desk: Newsdesk) -> list[tuple[Name, Sequence[Slot]]]:
    """Return the channels of one row, by name, each with all that it shows or has shown."""
    names = {name.slug: name for name in registered(row, desk)}
    groups: dict[str, Sequence[Slot]] = {}
    newest: dict[str, Slot] = {}
    for mark, slots in index.marked(row.each, row.kinds).items():
        name = name_of(row.each, mark, desk)
        groups[name.slug] = merged(groups[name.slug], slots) if name.slug in groups else slots
        first = next((slot for slot in slots if names_channel(slot, row.each)), None)
        if first and (name.slug not in names or (name.slug in newest and first.order > newest[name.slug].order)):
            names[name.slug], newest[name.slug] = name, first
    chosen = [name for name in names.values() if row.only is None or name.mark in row.only]
    ordered = sorted(chosen, key=lambda name: (slugify(name.title), name.slug))
    return [(name, groups.get(name.slug, ())) for name in ordered]


def names_channel(slot: Slot, each: str) -> bool:
    """Tell whether a channel may be called by what is said in `slot`: nothing may tell of what came down.

    A news item is in the channel of a body only through a notice of its case: the
    notice has to be out, not the news.
    """
    return slot.publication is not None and (each != "body" or slot.source.kind == "notices")


def registered(row: Row, desk: Newsdesk) -> list[Name]:
    """Return what a family has channels for although nothing is in them."""
    registers = desk.examination.registers
    if row.each == "topic":
        return [Name(topic.name, topic.slug, topic.name, topic.description or "") for topic in registers.topics.entries]
    if row.each == "body":
        return [Name(body.name, body.slug, body.name, body.description or "") for body in registers.bodies.entries]
    marks = TYPE_LABELS if row.each == "type" else (row.only or ())
    return [name_of(row.each, mark, desk) for mark in marks]


def name_of(each: str, mark: str, desk: Newsdesk) -> Name:
    """Return how a mark is said and written in addresses."""
    if each == "type":
        return Name(mark, slugify(TYPE_LABELS[mark]), TYPE_LABELS[mark])
    if each == "lang":
        language = Locale.parse(mark, sep="-").get_language_name(mark.partition("-")[0]) or mark
        return Name(mark, mark, language)
    if each == "page":
        page = desk.by_path.get(mark)
        return Name(mark, slugify(mark.removesuffix(".md")), page.title if page else mark)
    return Name(mark, slugify(mark) or "ovrigt", mark)
