"""What stands in a source file, as it was written, and where."""

import re
from dataclasses import dataclass, field
from typing import Any

from newsroom.domain.problems import Problem, Severity
from newsroom.domain.text import Body, fetched

Place = tuple[int, int]
"""Line and column, both from 1."""
Path = tuple[str | int, ...]
"""Keys and indices that lead to a value."""

LONG_QUOTATION = re.compile(r"”([^”]{80})[^”]{20,}”")


def place_in(text: str, start: int) -> Place:
    """Return the place of the character at `start`."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@dataclass(slots=True)
class FrontMatter:
    """What stands in a source file, as written, with its places."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    body: Body = ""
    text_line: int = 1
    """The line in the file on which `text` begins."""
    problems: list[Problem] = field(default_factory=list)
    start: Place = (1, 1)
    """Where a missing key is told: line 1 of a source file, the first line of a register's entry."""

    @property
    def text(self) -> str:
        """The text in Markdown."""
        return fetched(self.body)

    @property
    def is_broken(self) -> bool:
        """Whether an error was told, so that the file cannot be published."""
        return any(problem.severity == "error" for problem in self.problems)

    def place(self, path: Path) -> Place:
        """Return where the value at `path` begins, or the nearest value around it; what is missing is at the start."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path] if path else self.start

    def tell(self, place: Place, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        """Add a problem at `place`, on one line and without reciting long texts."""
        told = LONG_QUOTATION.sub(r"”\1…”", " ".join(message.split("\n")))
        self.problems.append(Problem(self.path, *place, code, severity, told, " ".join(hint.split("\n"))))
