"""What of an item families of channels go by: its topics, body, author, language and more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsroom.domain.registers import Register, Registers
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source

Mark = tuple[str, str]
"""The family, such as `topic`, and the name that an item has there."""


class Names(dict[str, str]):
    """What items write, to the name that a register has for it; "" where it has none. Asked once for each word."""

    def __init__(self, register: Register[Any]) -> None:
        super().__init__()
        self.register = register

    def __missing__(self, written: str) -> str:
        entry = self.register.find(written)
        self[written] = entry.name if entry else ""
        return self[written]


class Marking:
    """Finds the marks of items."""

    def __init__(self, registers: Registers, lang: str, bodies: Mapping[str, Sequence[str]]) -> None:
        self.topics, self.bodies = Names(registers.topics), Names(registers.bodies)
        self.people = Names(registers.people)
        self.lang = lang
        self.bodies_by_case = bodies

    def of(self, source: Source) -> list[Mark]:
        """Return what families of channels go by; the name is "" where it is of a register that does not have it."""
        item = source.item
        marks = [("lang", item.lang or self.lang), *[("topic", self.topics[topic]) for topic in item.topics]]
        if item.author:
            marks.append(("author", self.people[item.author] or item.author))
        if item.series:
            marks.append(("series", item.series))
        if item.updates:
            marks.append(("page", source.path))
        if isinstance(item, Notice):
            marks += [("type", item.type), ("body", self.bodies[item.body])]
            marks += [("case", case) for case in sorted(cases_of(source))]
        elif item.case:
            marks.append(("case", item.case))
            marks += [("body", self.bodies[body]) for body in self.bodies_by_case.get(item.case, ())]
        return marks


def bodies_by_case(notices: Iterable[Source]) -> Mapping[str, Sequence[str]]:
    """Return case number to the bodies whose notices speak of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in notices:
        if isinstance(source.item, Notice):
            for case in cases_of(source):
                found[case].add(source.item.body)
    return {case: sorted(bodies) for case, bodies in found.items()}


def cases_of(source: Source) -> set[str]:
    """Return every case number that an item speaks of."""
    return {case for case in said_cases(source) if case}


def said_cases(source: Source) -> Iterator[str | None]:
    """Yield the item's case number, and a notice's of each paragraph."""
    item = source.item
    yield item.case
    if isinstance(item, Notice):
        yield from (part.case for part in (*item.agenda, *item.decisions))
