"""What came of an import, for people and for machines."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from newsroom.domain.personal_numbers import mask
from newsroom.importing.items import Item
from newsroom.importing.reasons import each_once


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files were taken, changed and left, and why."""

    taken: int = 0
    changed: int = 0
    left: int = 0
    files: int = 0
    """Pictures and documents that were copied."""
    reasons: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, items: Iterable[Item], files: int) -> "Summary":
        """Return the summary of an import."""
        items = list(items)
        outcomes = Counter(item.outcome for item in items)
        counted = Counter(replace(reason, detail="").text for item in items for reason in each_once(item.told))
        return cls(outcomes["taken"], outcomes["changed"], outcomes["left"], files, counted)

    @property
    def total(self) -> int:
        """How many source files there were."""
        return self.taken + self.changed + self.left

    def lines(self) -> list[str]:
        """Return the summary for the terminal, in Swedish; the commonest reason first."""
        head = [
            f"{self.total} filer lästa: {self.taken} tagna som de är, {self.changed} ändrade, {self.left} lämnade.",
            *([f"{self.files} bilder och andra filer kopierade."] if self.files else []),
        ]
        ranked = sorted(self.reasons.items(), key=lambda counted: (-counted[1], counted[0]))
        return [*head, *(f"{count:>7}  {mask(text)}" for text, count in ranked)]


def report_lines(items: Iterable[Item]) -> Iterator[str]:
    """Return one JSON line per source file."""
    for item in items:
        reason = "; ".join(str(reason) for reason in each_once(item.told))
        row = {
            "from": mask(item.path),
            "to": None if item.left else item.to,
            "outcome": item.outcome,
            "reason": mask(reason),
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"
