"""The real sites of ../shared: all accounted for, and nothing for our check to find."""

import json
import tarfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from time import process_time

import pytest
from newsroom.domain.addresses import AddressRules
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.problems import errors
from newsroom.importing import run
from newsroom.validation import examine

HERE = Path(__file__).parent
ARCHIVES = HERE.parents[2] / "shared" / "corpora"
MAPPINGS = HERE.parent / "corpora"
PATTERNS = {"news": "nyheter/{date:%Y}/{date:%m}/{slug}/", "pages": "{folder}{slug}/"}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "files", "pointers", "lang"),
    [
        ("regeringen-sv", 18_318, 0, "sv"),
        ("digitalgov-en", 2_132, 269, "en"),
        ("cpib-en", 713, 225, "en"),
        ("jobtech-sv", 41, 2, "sv"),
    ],
)
def test_a_whole_site_comes_along(tmp_path: Path, name, files, pointers, lang):
    with tarfile.open(ARCHIVES / f"{name}.tar.xz") as archive:
        archive.extractall(tmp_path / "old", filter="data")
    old = tmp_path / "old" / name if (tmp_path / "old" / name).is_dir() else tmp_path / "old"
    start = process_time()
    summary = run(old, tmp_path / "content", None, MAPPINGS / f"{name}.yml", tmp_path / "report.jsonl")
    seconds = process_time() - start
    rows = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text("utf-8").splitlines()]
    outcomes = Counter(row["outcome"] for row in rows)
    assert len({row["from"] for row in rows}) == len(rows) == files == summary.total
    assert [outcomes[word] for word in ("taken", "changed", "left")] == [summary.taken, summary.changed, summary.left]
    assert all(row["reason"] for row in rows if row["outcome"] != "taken")
    found = examine(tmp_path / "content", AddressRules(PATTERNS, lang), datetime(2026, 12, 1, tzinfo=STOCKHOLM))
    assert errors(found.problems) == []
    assert len(found.sources) == summary.taken + summary.changed
    assert sum(bool(source.item.link) for source in found.sources) == pointers
    assert seconds < 60
