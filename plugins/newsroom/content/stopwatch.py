"""How long each stage of a build took, for `--profile` and `build.json`."""

from collections.abc import Callable
from time import perf_counter

Tell = Callable[[str], None]
"""Is told the name of each stage that ended."""


def nobody(_stage: str) -> None:
    """Tell nobody."""


class Stopwatch:
    """Counts seconds of wall time by stage, in the order the stages ended."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.started = self.last = perf_counter()
        self.stages: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Count the time since the last lap as that of `stage`."""
        now = perf_counter()
        self.stages[stage] = round(self.stages.get(stage, 0.0) + now - self.last, 3)
        self.last = now
        self.tell(stage)

    @property
    def total(self) -> float:
        """Seconds since the build began."""
        return round(perf_counter() - self.started, 3)
