"""No two items at one address, none under another's identity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsroom.domain.addresses import AddressRules
from newsroom.domain.matter import Path
from newsroom.validation.reading import Reading


def check_addresses(readings: Iterable[Reading], rules: AddressRules) -> None:
    """Tell every item, by name of the other, that its address is somebody else's too."""
    claims: dict[str, list[tuple[Reading, Path]]] = defaultdict(list)
    for reading in readings:
        if reading.source is None:
            continue
        claims[rules.address(reading.source)].append((reading, ("slug",)))
        for number, alias in enumerate(reading.source.item.aliases):
            claims[alias.strip("/") + "/"].append((reading, ("aliases", number)))
    for address, claimants in claims.items():
        if address in rules.reserved:
            tell_reserved(address, claimants, rules.reserved)
        if len(claimants) > 1:
            tell_collision(address, claimants)


def tell_collision(address: str, claimants: list[tuple[Reading, Path]]) -> None:
    """Tell each claimant of `address` who the others are."""
    for reading, path in claimants:
        others = sorted({other.path for other, _ in claimants if other is not reading} or {reading.path})
        message = f"Adressen /{address} används också av {', '.join(others)}."
        hint = "Ge den ena en annan slug:, eller ta bort den gamla adressen ur aliases."
        reading.matter.tell(reading.matter.place(path) if path in reading.matter.places else (1, 1), "address", message, hint)


def tell_reserved(address: str, claimants: list[tuple[Reading, Path]], reserved: Mapping[str, str]) -> None:
    """Tell each claimant that the site itself stands at `address`."""
    for reading, path in claimants:
        message = f"Adressen /{address} är upptagen: där ligger {reserved[address]}."
        hint = "Byt namn på filen, eller ge den en annan slug:."
        reading.matter.tell(reading.matter.place(path) if path in reading.matter.places else (1, 1), "address", message, hint)


def check_identities(readings: Iterable[Reading]) -> None:
    """Tell items that share an `id`: subscribers would see one for the other."""
    owners: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.source:
            owners[reading.source.id].append(reading)
    for identity, sharers in owners.items():
        for reading in sharers if len(sharers) > 1 else ():
            others = ", ".join(other.path for other in sharers if other is not reading)
            message = f"id ”{identity}” används också av {others}."
            hint = "Ge den nya texten ett eget id. Det följer med när en fil kopieras: ändra det i kopian."
            reading.matter.tell(reading.matter.place(("id",)), "id", message, hint)
