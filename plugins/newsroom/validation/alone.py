"""What each file says and what is wrong in it by itself, kept between builds under the digest of its bytes.

Everything that depends on other files, or on the day, is asked anew each time.
"""

import io
import pickle
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.domain.links import mentions
from newsroom.files import digest
from newsroom.incremental.code import program_digest
from newsroom.incremental.crew import ALONE, Crew, share
from newsroom.incremental.store import Store, made_of_each
from newsroom.validation.contacts import find_contacts
from newsroom.validation.privacy import find_numbers, without_allow
from newsroom.validation.reading import Reading, read_source
from newsroom.validation.texts import check_own_text

OWN = ("newsroom.domain.", "newsroom.validation.")
BESIDES = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"),
     ("zoneinfo", "ZoneInfo"), ("builtins", "set"), ("builtins", "frozenset")}
)  # fmt: skip
"""What a kept reading may be made of besides our own classes."""
File = tuple[bytes, str, str, str]
"""What a reading is made of: bytes, path, kind, the site's own address."""
CLASSES: dict[tuple[str, str], type] = {}
"""Classes that kept readings asked for and may have, so that each is looked for once."""


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
    raw_by_path: Mapping[str, bytes], kinds: Mapping[str, str], site: str, store: Store | None, crew: Crew = ALONE
) -> dict[str, Reading]:
    """Return the readings of all files, by path in the order of `kinds`; those kept in `store` are not read again.

    `site` is the site's own address; `crew` reads.
    """
    paths = [path for path in kinds if path in raw_by_path]
    if store is None:
        return {path: read_alone(raw_by_path[path], path, kinds[path], site) for path in paths}
    program = program_digest()
    keys = [
        digest(f"{program}\0{site}\0{path}\0".encode("utf-8", "surrogatepass") + raw_by_path[path]) for path in paths
    ]
    readings: dict[str, Reading] = {}

    def read_here(files: Sequence[File]) -> list[bytes | None]:
        fresh = {file[1]: read_alone(*file) for file in files}
        readings.update(fresh)
        return [packed(reading) for reading in fresh.values()]

    def make(places: list[int]) -> list[bytes | None]:
        files = [(raw_by_path[paths[place]], paths[place], kinds[paths[place]], site) for place in places]
        return share(read_and_pack, files, crew, read_here)

    kept = made_of_each(store, keys, make)
    return {
        path: readings.get(path) or unpacked(made) or read_alone(raw_by_path[path], path, kinds[path], site)
        for path, made in zip(paths, kept, strict=True)
    }


def read_and_pack(files: Sequence[File]) -> list[bytes | None]:
    """Return the readings of some files, packed: a share of the work for another process."""
    return [packed(read_alone(*file)) for file in files]


def packed(reading: Reading) -> bytes | None:
    """Return a reading to keep; None where something is wrong: what must not be published is not kept either."""
    if reading.numbers or reading.matter.is_broken:
        return None
    written = io.BytesIO()
    Pickler(written, protocol=5).dump(reading)
    return written.getvalue()


def unpacked(made: bytes | None) -> Reading | None:
    """Return a kept reading; None for what is none."""
    try:
        found = Unpickler(io.BytesIO(made or b"")).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError, IndexError, KeyError):
        return None
    return found if isinstance(found, Reading) else None


class Pickler(pickle.Pickler):
    """Writes readings; a time zone by its name alone."""

    def reducer_override(self, obj: Any) -> Any:
        """Return how a time zone is made again; anything else says so itself."""
        return (ZoneInfo, (obj.key,)) if isinstance(obj, ZoneInfo) else NotImplemented


class Unpickler(pickle.Unpickler):
    """Opens readings and nothing else: a state folder may come from a cache that others fill."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of ours, or one of the few others. Raises UnpicklingError."""
        known = CLASSES.get((module, name))
        if known is None:
            known = CLASSES[module, name] = self.find_own(module, name)
        return known

    def find_own(self, module: str, name: str) -> type:
        """Look for such a class. Raises UnpicklingError."""
        is_ours = module.startswith(OWN) and "." not in name
        found = super().find_class(module, name) if is_ours or (module, name) in BESIDES else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
