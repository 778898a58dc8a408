"""Hint at what looks like somebody's own telephone or mailbox (domain.private_contacts)."""

from collections.abc import Collection, Iterable

from newsroom.domain.matter import place_in
from newsroom.domain.private_contacts import find, key_of
from newsroom.domain.registers import Registers
from newsroom.validation.reading import Reading

HINT = "Publicera bara det som kommunen ansvarar för. Hör det till tjänsten: skriv det i people.yml, eller under allow."


def declared_contacts(registers: Registers) -> frozenset[str]:
    """Return what the registers say that people may call and write to."""
    people = [way for person in registers.people.entries for way in (person.phone, person.email)]
    return frozenset(key_of(way) for way in [*people, *(body.email for body in registers.bodies.entries)] if way)


def find_contacts(reading: Reading, text: str, allowed: Iterable[str]) -> None:
    """Note every telephone and mailbox in a source file's `text`, which is without what it has `allowed`."""
    reading.allowed_contacts = frozenset(map(key_of, allowed))
    reading.contacts = [(found, place_in(text, found.start)) for found in find(text)]


def check_contacts(reading: Reading, declared: Collection[str]) -> None:
    """Hint at every telephone and mailbox in a source file that nobody has declared."""
    for found, place in reading.contacts:
        if found.key not in declared and found.key not in reading.allowed_contacts:
            message = f"{found.masked} ser ut som {found.what}."
            reading.matter.tell(place, "private-contact", message, HINT, "hint")
