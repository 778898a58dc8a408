"""Who works on a build, as the site's settings say."""

from collections.abc import Mapping
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from newsroom.content.checked_settings import WrongSetting
from newsroom.incremental.crew import Crew, Processes

PROTOCOLS: Mapping[str, str] = MappingProxyType({"dask": "tcp", "dask+tls": "tls"})
"""What stands first in NEWSROOM_EXECUTOR, and what Dask calls it."""


def crew_of(settings: Mapping[str, Any]) -> Crew:
    """Return who works on a build; whoever asked lets them go with `close`. Raises WrongSetting."""
    said = settings["NEWSROOM_EXECUTOR"]
    if not said:
        return Processes(int(settings["NEWSROOM_JOBS"]))
    address, this = scheduler_address(said), f"NEWSROOM_EXECUTOR är ”{said}”"
    if not find_spec("distributed"):
        hint = "Installera med scripts/set-up requirements-dask.txt, eller ta bort inställningen."
        raise WrongSetting(f"{this}, men paketet distributed är inte installerat. {hint}")
    from newsroom.incremental.cluster import connect

    try:
        return connect(address)
    except Exception as silent:  # Whatever stands there may answer in any way.
        remedy = "Starta den, rätta adressen (för dask+tls även certifikaten), eller ta bort inställningen"
        hint = f"{remedy}: då byggs allt på den här datorn."
        raise WrongSetting(f"{this}, men ingen schemaläggare för Dask svarar där. {hint}") from silent


def lines_on(crew: Crew) -> list[str]:
    """Return what whoever runs a build should know of those who worked on it."""
    done, handed = crew.score
    if done == handed:
        return []
    hint = "Se efter att schemaläggaren och arbetarna är igång, med samma version av programmet och av alla paket."
    return [f"Klustret i NEWSROOM_EXECUTOR gjorde {done} av {handed} delar av arbetet, den här datorn resten. {hint}"]


def scheduler_address(said: Any) -> str:
    """Return where the scheduler is, in Dask's own words: `tcp://host:port`. Raises WrongSetting."""
    try:
        parts = urlsplit(said)
        if parts.scheme in PROTOCOLS and parts.hostname and parts.port and said == f"{parts.scheme}://{parts.netloc}":
            return f"{PROTOCOLS[parts.scheme]}://{parts.netloc}"
    except (ValueError, TypeError, AttributeError):
        pass
    hint = "Skriv som dask://10.0.0.1:8786, eller ta bort inställningen."
    raise WrongSetting(f"NEWSROOM_EXECUTOR är ”{said}”, och det är ingen adress till en schemaläggare. {hint}")
