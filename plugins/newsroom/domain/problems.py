"""What is wrong in the content, said so that an editor can mend it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from newsroom.domain.personal_numbers import mask

Severity = Literal["error", "hint"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor must mend, said in words an editor understands.

    A problem always carries a place (file and line) and a way out (`hint`);
    a message without both is a bug in us, not in the text.
    """

    path: str
    """Relative to the content folder, with `/`."""
    line: int
    """From 1: where the offending value begins; a missing key gives 1."""
    column: int
    """From 1."""
    code: str
    """Stable, for machines: see docs/skriva/fel.md."""
    severity: Severity
    message: str
    hint: str

    def as_json(self) -> dict[str, str | int]:
        """Return the machine form that `check --format json` promises, without anybody's personal number."""
        return {key: mask(value) if isinstance(value, str) else value for key, value in asdict(self).items()}

    def as_text(self) -> str:
        """Return `path:line: message`, and the way out on a line of its own; nobody's personal number."""
        return mask(f"{self.path}:{self.line}: {self.message}\n    {self.hint}")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file and line, each once, errors before hints on a line."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.severity, p.column, p.code, p.message))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def hints(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that only advise."""
    return [problem for problem in problems if problem.severity == "hint"]
