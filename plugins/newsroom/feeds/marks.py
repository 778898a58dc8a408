"""What of an item families of channels go by: its topics, body, author, language and more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsroom.domain.registers import Register, Registers
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source


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

    def of(self, source: Source) -> Iterator[tuple[str, str]]:
        """Yield what families of channels go by: the family, such as `topic`, and the name that an item has there.

        The name is "" where it is of a register that does not have it.
        """
        item = source.item
        yield "lang", item.lang or self.lang
        for topic in item.topics:
            yield "topic", self.topics[topic]
        if item.author:
            yield "author", self.people[item.author] or item.author
        if item.series:
            yield "series", item.series
        if item.updates:
            yield "page", source.path
        if source.kind == "notices":
            yield from self.of_notice(source)
        elif item.case:
            yield "case", item.case
            for body in self.bodies_by_case.get(item.case, ()):
                yield "body", self.bodies[body]

    def of_notice(self, source: Source) -> Iterator[tuple[str, str]]:
        """Yield what a notice alone is known by."""
        assert isinstance(source.item, Notice)
        yield "type", source.item.type
        yield "body", self.bodies[source.item.body]
        for case in sorted(cases_of(source)):
            yield "case", case


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
