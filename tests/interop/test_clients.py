"""What programs that are not ours make of the output."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import feedparser
import pytest

pytestmark = pytest.mark.interop

CHECKER = Path(__file__).parents[2] / ".cache" / "interop" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def read_with_newsboat(address: str, folder: Path) -> set[tuple[str, str]]:
    """Return title and link of each entry that newsboat keeps of one feed."""
    folder.mkdir()
    urls, cache, config = folder / "urls", folder / "cache.db", folder / "config"
    urls.write_text(address + "\n", encoding="utf-8")
    config.touch()
    command = ["newsboat", "-u", urls, "-c", cache, "-C", config, "-x", "reload"]
    subprocess.run(command, env={**os.environ, "HOME": str(folder)}, check=True, capture_output=True)
    with closing(sqlite3.connect(cache)) as rows:
        return set(rows.execute("SELECT title, url FROM rss_item"))


def test_newsboat_reads_every_entry_of_every_feed(demo, origin, tmp_path):
    files = sorted(path for path in demo.output.rglob("*.xml") if path.name in ("rss.xml", "atom.xml"))
    assert files
    for number, file in enumerate(files):
        entries = feedparser.parse(file.read_bytes()).entries
        assert entries
        read = read_with_newsboat(origin + demo.address(file), tmp_path / str(number))
        assert read == {(entry.title, entry.link) for entry in entries}


def test_the_checker_of_the_w3c_finds_no_error(demo):
    files = sorted([*demo.pages, *demo.output.rglob("*.css")])
    command = ["java", "-jar", CHECKER, "--errors-only", "--also-check-css", "--format", "json", "--stdout", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["messages"]
    assert [f"{said['url']}:{said.get('lastLine')}: {said['message']}" for said in found] == []
