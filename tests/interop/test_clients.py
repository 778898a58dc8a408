"""What programs that are not ours make of the output."""

import json
import os
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest

pytestmark = pytest.mark.interop

CHECKER = Path(__file__).parents[2] / ".cache" / "interop" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_newsboat_reads_every_entry_of_every_feed(demo, origin, tmp_path):
    files = sorted(path for path in demo.output.rglob("*.xml") if path.name in ("rss.xml", "atom.xml"))
    assert files
    urls, cache = tmp_path / "urls", tmp_path / "cache.db"
    urls.write_text("".join(f"{origin}{demo.address(file)}\n" for file in files), encoding="utf-8")
    (tmp_path / "config").touch()
    subprocess.run(
        ["newsboat", "-u", urls, "-c", cache, "-C", tmp_path / "config", "-x", "reload"],
        env={**os.environ, "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
    )
    with sqlite3.connect(cache) as rows:
        read = set(rows.execute("SELECT feedurl, title, url FROM rss_item"))
    rows.close()
    written = {
        (f"{origin}{demo.address(file)}", entry.title, entry.link)
        for file in files
        for entry in feedparser.parse(file.read_bytes()).entries
    }
    assert {(urlsplit(feed).path, title, url) for feed, title, url in read} == {
        (urlsplit(feed).path, title, url) for feed, title, url in written
    }


def test_the_checker_of_the_w3c_finds_no_error(demo):
    command = [
        "java",
        "-jar",
        CHECKER,
        "--errors-only",
        "--also-check-css",
        "--format",
        "json",
        "--stdout",
        demo.output,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["messages"]
    assert [f"{said['url']}:{said.get('lastLine')}: {said['message']}" for said in found] == []
