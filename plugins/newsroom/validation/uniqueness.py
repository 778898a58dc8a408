"""No two items at one address, none under another's identity, no comment without its post."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from newsroom.domain.addresses import AddressRules
from newsroom.domain.matter import Path
from newsroom.validation.reading import Reading

FILE_ENDINGS = (".html/", ".htm/")
"""An old address that is a file, below which nothing can stand."""


def check_addresses(readings: Iterable[Reading], addresses: Mapping[str, str], rules: AddressRules) -> None:
    """Tell every item, by name of the other, that its address is somebody else's too; `addresses` are by path."""
    claims = claims_of(readings, addresses)
    if are_free([address for address, _, _ in claims], rules):
        return
    claimants_of: dict[str, list[tuple[Reading, Path]]] = defaultdict(list)
    for address, reading, path in claims:
        claimants_of[address].append((reading, path))
    files = {address for address in claimants_of if address.endswith(FILE_ENDINGS)}
    for address, claimants in claimants_of.items():
        for above in folders_of(address) if files else ():
            if above in files:
                tell_collision(above, [*claimants_of[above], *claimants])
        if keeper := rules.keeper(address):
            tell_reserved(address, claimants, keeper)
        if len(claimants) > 1:
            tell_collision(address, claimants)


def claims_of(readings: Iterable[Reading], addresses: Mapping[str, str]) -> list[tuple[str, Reading, Path]]:
    """Return every address that is claimed, with the item and the key that says it."""
    claims: list[tuple[str, Reading, Path]] = []
    for reading in readings:
        if source := reading.source:
            claims.append((addresses[reading.path], reading, ("slug",)))
            for number, alias in enumerate(source.item.aliases):
                claims.append((alias.strip("/") + "/", reading, ("aliases", number)))
    return claims


def are_free(addresses: Sequence[str], rules: AddressRules) -> bool:
    """Tell whether nobody can collide at these addresses; so it nearly always is."""
    if len(set(addresses)) < len(addresses):
        return False
    return not any(address.endswith(FILE_ENDINGS) or rules.keeper(address) for address in addresses)


def folders_of(address: str) -> list[str]:
    """Return the addresses above `address`."""
    parts = address.rstrip("/").split("/")
    return ["/".join(parts[:number]) + "/" for number in range(1, len(parts))]


def tell_collision(address: str, claimants: list[tuple[Reading, Path]]) -> None:
    """Tell each claimant of `address` who the others are."""
    for reading, path in claimants:
        others = sorted({other.path for other, _ in claimants if other is not reading})
        if others:
            message = f"Adressen {shown(address)} används också av {', '.join(others)}."
            hint = "Ge den ena en annan slug:, eller ta bort den gamla adressen ur aliases."
        elif path[0] == "aliases":
            message = f"Adressen {shown(address)} är textens egen, eller står två gånger."
            hint = "Ta bort den ur aliases."
        else:
            continue
        tell_address(reading, path, message, hint)


def tell_reserved(address: str, claimants: list[tuple[Reading, Path]], keeper: str) -> None:
    """Tell each claimant that the site itself stands at `address`."""
    for reading, path in claimants:
        hint = "Byt namn på filen eller mappen, eller ge den en annan slug:."
        if path[0] == "aliases":
            hint = "Ta bort den ur aliases: adressen leder redan rätt."
        tell_address(reading, path, f"Adressen {shown(address)} är upptagen: den hör till {keeper}.", hint)


def shown(address: str) -> str:
    """Return an address as people write it."""
    return f"/{address.rstrip('/')}" if "." in address else f"/{address}"


def tell_address(reading: Reading, path: Path, message: str, hint: str) -> None:
    """Tell of an address at the key that gives it, or on line 1 where the file's name does."""
    reading.matter.tell(reading.matter.place(path), "address", message, hint)


def check_identities(readings: Mapping[str, Reading]) -> None:
    """Tell items that share an `id`: subscribers would see one for the other; `readings` are by path.

    Of those that share one somebody has said it: an item that says none is called by its file.
    """
    owners: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings.values():
        if reading.source and reading.source.item.id:
            owners[reading.source.id].append(reading)
    for identity, sharers in sorted(owners.items()):
        called = readings.get(f"{identity}.md")
        if called and called.source and not called.source.item.id:
            sharers.append(called)
        for reading in sharers:
            others = ", ".join(sorted(other.path for other in sharers if other is not reading))
            if others:
                message = f"id ”{identity}” används också av {others}."
                hint = "Ge den nya texten ett eget id. Det följer med när en fil kopieras: ändra det i kopian."
                reading.matter.tell(reading.matter.place(("id",)), "id", message, hint)


def check_comments(readings: Iterable[Reading], identities: Collection[str]) -> None:
    """Tell of comments whose folder is named after no item's `id`."""
    for reading in readings:
        if reading.comment and reading.comment.post not in identities:
            message = f"Det finns inget inlägg med id ”{reading.comment.post}”."
            hint = "Kommentarer ligger i comments/ i en mapp som heter som inläggets id."
            reading.matter.tell((1, 1), "missing-item", message, hint)
            reading.comment = None
