"""What a build says at its end.

Standard library only: where nothing changed, it is said before anything else is imported.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

STAGES: Mapping[str, str] = MappingProxyType(
    {
        "amend": "ändrade texter",
        "check": "kontroll",
        "read": "texter",
        "enrich": "bilder och samband",
        "write": "sidor",
        "remember": "städning",
    }
)
"""Stage of a build to what people call it."""


def summary(told: Mapping[str, Any], where: Path) -> str:
    """Return what a build did, in two or three lines; `told` is what `build.json` holds."""
    took = told["stages"]
    files = f"{told['written']} filer skrivna, {told['kept']} oförändrade, {told['pruned']} borttagna"
    items = f"{told['published']} av {told['items']} texter är publicerade"
    lines = [f"Klart på {spoken(told['seconds'])}: {items}.", f"{files} i {where}"]
    stages = [f"{name} {spoken(took[stage])}" for stage, name in STAGES.items() if stage in took]
    if stages:
        lines.append(f"Sidor som gjordes om: {told['rendered']}. Tid: {', '.join(stages)}.")
    return "\n".join(lines)


def spoken(seconds: float) -> str:
    """Return seconds as people read them: `2,5 s`."""
    return f"{seconds:.1f} s".replace(".", ",")
