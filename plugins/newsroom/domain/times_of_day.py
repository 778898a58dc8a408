"""Times of day as people write them: ”18.30”, ”kl. 8:30–10”."""

import re
from datetime import time

CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\b")
ALONE = re.compile(rf"\s*(?:kl\.?\s*)?{CLOCK.pattern}\s*")


def times_in(words: str) -> list[time]:
    """Return every time of day in `words`, in order."""
    return [time(int(said["hour"]), int(said["minute"])) for said in CLOCK.finditer(words)]


def spoken_time(written: str) -> str:
    """Return `kl. 18.30` for `18:30`; other words stay as they are."""
    found = ALONE.fullmatch(written)
    return f"kl. {found['hour']}.{found['minute']}" if found else written
