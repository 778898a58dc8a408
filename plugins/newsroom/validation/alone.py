"""What each file says and what is wrong in it by itself, kept between builds under the digest of its bytes.

Everything that depends on other files, or on the day, is asked anew each time.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from newsroom.domain.links import mentions
from newsroom.files import digest
from newsroom.incremental.code import program_digest
from newsroom.incremental.crew import ALONE, Crew
from newsroom.incremental.packing import packed, unpacked
from newsroom.incremental.sharing import share
from newsroom.incremental.store import Store, made_of_each
from newsroom.validation.contacts import find_contacts
from newsroom.validation.privacy import find_numbers, without_allow
from newsroom.validation.reading import Reading, read_source
from newsroom.validation.texts import check_own_text

OWN = ("newsroom.domain.", "newsroom.validation.")
"""Where the classes of what is kept are."""
File = tuple[bytes, str, str, str]
"""What a reading is made of: bytes, path, kind, the site's own address."""
NONE_SETTLED: Mapping[str, Reading] = MappingProxyType({})


def read_alone(raw: bytes, path: str, kind: str, site: str) -> Reading:
    """Return what the source file `path` says, judged as far as it can be by itself; `site` is the site's address."""
    reading = read_source(raw, path, kind)
    reading.mentions = list(mentions(reading.matter.text))
    text, allowed = without_allow(raw.decode("utf-8", "replace"))
    find_numbers(reading, text, allowed, site)
    find_contacts(reading, text, allowed)
    check_own_text(reading)
    return reading


def read_all(
    raw_by_path: Mapping[str, bytes], kinds: Mapping[str, str], site: str, store: Store | None, crew: Crew = ALONE,
    settled: Mapping[str, Reading] = NONE_SETTLED,
) -> dict[str, Reading]:  # fmt: skip
    """Return the readings of all files, by path in the order of `kinds`; those kept in `store` are not read again.

    `site` is the site's own address; `crew` reads. What is `settled`
    takes its place among them.
    """
    paths = [path for path in kinds if path in raw_by_path]
    if store is None:
        return {path: read_alone(raw_by_path[path], path, kinds[path], site) for path in paths}
    keys = [key_of(digest(raw_by_path[path]), path, site) for path in paths]
    others = [key_of(one.source.mark, path, site) for path, one in settled.items() if one.source]
    readings: dict[str, Reading] = {}

    def read_here(files: Sequence[File]) -> list[bytes | None]:
        fresh = {file[1]: read_alone(*file) for file in files}
        readings.update(fresh)
        return [packed_reading(reading) for reading in fresh.values()]

    def make(places: list[int]) -> list[bytes | None]:
        files = [(raw_by_path[paths[place]], paths[place], kinds[paths[place]], site) for place in places]
        return share(read_and_pack, files, crew, read_here)

    for path, made in zip(paths, made_of_each(store, keys, make, others), strict=True):
        if path not in readings:
            readings[path] = unpacked_reading(made) or read_alone(raw_by_path[path], path, kinds[path], site)
    return {path: settled.get(path) or readings[path] for path in kinds if path in settled or path in readings}


def key_of(mark: str, path: str, site: str) -> str:
    """Return what the reading of a file is kept under; `mark` is the digest of its bytes."""
    return digest(f"{program_digest()}\0{site}\0{path}\0{mark}".encode("utf-8", "surrogatepass"))


def read_and_pack(files: Sequence[File]) -> list[bytes | None]:
    """Return the readings of some files, packed: a share of the work for another process."""
    return [packed_reading(read_alone(*file)) for file in files]


def packed_reading(reading: Reading) -> bytes | None:
    """Return a reading to keep; None where something is wrong: what must not be published is not kept either."""
    return None if reading.numbers or reading.matter.is_broken else packed(reading)


def unpacked_reading(made: bytes | None) -> Reading | None:
    """Return a kept reading; None for what is none."""
    found = unpacked(made, OWN)
    return found if isinstance(found, Reading) else None
