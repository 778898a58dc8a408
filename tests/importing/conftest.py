"""Give every test a small old site and a way to bring it along."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from newsroom.domain.addresses import AddressRules
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.problems import Problem, errors
from newsroom.importing import Summary, run
from newsroom.validation import examine

PATTERNS = {
    "news": "nyheter/{date:%Y}/{date:%m}/{slug}/",
    "blog": "blogg/{date:%Y}/{date:%m}/{slug}/",
    "notices": "anslagstavla/{posted}/{slug}/",
    "documents": "dokument/{date:%Y}/{slug}/",
    "pages": "{folder}{slug}/",
}


@dataclass
class Brought:
    """What an import wrote and told."""

    into: Path
    summary: Summary
    rows: list[dict[str, Any]] = field(default_factory=list)

    def row(self, source: str) -> dict[str, Any]:
        """Return the report's line on one source file."""
        return next(row for row in self.rows if row["from"] == source)

    def reason(self, source: str) -> str:
        """Return what the report says of one source file."""
        return str(self.row(source)["reason"])

    def keys(self, source: str) -> dict[str, Any]:
        """Return the front matter that was written for one source file."""
        keys: dict[str, Any] = yaml.load(self.raw(source).split("---\n")[1], Loader=yaml.BaseLoader)
        return keys

    def text(self, source: str) -> str:
        """Return the text that was written for one source file."""
        return self.raw(source).split("---\n", 2)[2].strip("\n")

    def raw(self, source: str) -> str:
        """Return the file that was written for one source file."""
        assert self.row(source)["to"], f"{source} was left: {self.reason(source)}"
        return (self.into / self.row(source)["to"]).read_text("utf-8")

    def errors(self, lang: str = "sv") -> list[Problem]:
        """Return what our own check has against all that was written."""
        self.into.mkdir(exist_ok=True)
        moment = datetime(2026, 12, 1, tzinfo=STOCKHOLM)
        return errors(examine(self.into, AddressRules(PATTERNS, lang), moment).problems)


@pytest.fixture
def bring(tmp_path: Path) -> Callable[..., Brought]:
    """Return a function that imports the given files; `mapping` is the text of a mapping file."""

    def bring_files(files: dict[str, str | bytes], *, kind: str | None = None, mapping: str | None = None) -> Brought:
        source, into, report = tmp_path / "old", tmp_path / "content", tmp_path / "report.jsonl"
        for name, text in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        rules = tmp_path / "mapping.yml"
        if mapping is not None:
            rules.write_text(mapping, "utf-8")
        summary = run(source, into, kind, rules if mapping is not None else None, report)
        return Brought(into, summary, [json.loads(line) for line in report.read_text("utf-8").splitlines()])

    return bring_files


@pytest.fixture
def text_of(bring: Callable[..., Brought]) -> Callable[[str], str]:
    """Return a function that gives the imported form of one text."""

    def imported(text: str) -> str:
        return bring({"a.md": f"---\ntitle: Rubrik\ndate: 2021-01-15\nsummary: Ingress.\n---\n{text}\n"}).text("a.md")

    return imported


@pytest.fixture
def picture() -> bytes:
    """Return a small picture."""
    from io import BytesIO

    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(held, "PNG")
    return held.getvalue()
