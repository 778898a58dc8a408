"""Hint at what looks like somebody's own telephone or mailbox (domain.private_contacts)."""

from collections.abc import Collection

from newsroom.domain.private_contacts import find, key_of
from newsroom.domain.registers import Registers
from newsroom.validation.privacy import without_allow
from newsroom.validation.reading import Reading

HINT = "Publicera bara det som kommunen ansvarar för. Hör det till tjänsten: skriv det i people.yml, eller under allow."


def declared_contacts(registers: Registers) -> frozenset[str]:
    """Return what the registers say that people may call and write to."""
    people = [way for person in registers.people.entries for way in (person.phone, person.email)]
    return frozenset(key_of(way) for way in [*people, *(body.email for body in registers.bodies.entries)] if way)


def check_contacts(reading: Reading, raw: bytes, declared: Collection[str]) -> None:
    """Hint at every telephone and mailbox in a source file that nobody has declared."""
    text, allowed = without_allow(raw.decode("utf-8", "replace"))
    known = {*declared, *map(key_of, allowed)}
    for found in find(text):
        if found.key not in known:
            line = text.count("\n", 0, found.start) + 1
            column = found.start - text.rfind("\n", 0, found.start)
            message = f"{found.masked} ser ut som {found.what}."
            reading.matter.tell((line, column), "private-contact", message, HINT, "hint")
