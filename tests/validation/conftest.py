"""A content folder that a test fills, and what the check says of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from newsroom.content.settings import DEFAULTS, PATTERNS, RESERVED
from newsroom.domain.addresses import AddressRules
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.problems import Problem
from newsroom.validation import Examination, examine

RULES = AddressRules({kind: DEFAULTS[name] for kind, name in PATTERNS.items()}, "sv", dict(RESERVED))
MOMENT = datetime(2026, 3, 26, 23, 59, 59, tzinfo=STOCKHOLM)
SITE_WIDE = ("site-appeal", "site-accessibility")


class Content:
    """A content folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file as it stands."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def news(self, path: str = "news/2026/x.md", extra: str = "", text: str = "Text.\n") -> str:
        """Write a news item and return its path."""
        head = f"title: En rubrik\ndate: 2026-03-05\nsummary: En ingress.\n{extra}"
        self.write(path, f"---\n{head}---\n{text}")
        return path

    def page(self, path: str, extra: str = "", text: str = "Text.\n") -> str:
        """Write a page and return its path."""
        self.write(path, f"---\ntitle: En sida\n{extra}---\n{text}")
        return path

    def examine(self, moment: datetime = MOMENT) -> Examination:
        """Return what the check finds."""
        return examine(self.root, RULES, moment)

    def problems(self) -> list[Problem]:
        """Return what the check tells of single files."""
        return [problem for problem in self.examine().problems if problem.code not in SITE_WIDE]

    def told(self) -> list[tuple[str, int, str]]:
        """Return path, line and code of what the check tells."""
        return [(problem.path, problem.line, problem.code) for problem in self.problems()]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path / "content")


@pytest.fixture
def picture() -> Callable[[], bytes]:
    """Return a function that gives the bytes of a small picture."""
    return (Path(__file__).parents[1] / "broken_sites" / "good" / "content" / "images" / "skolan.png").read_bytes
