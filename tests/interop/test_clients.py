"""What programs that are not ours make of the output."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.interop

INSTALLED = Path(__file__).parents[2] / ".cache" / "interop"
CHECKER = INSTALLED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
EDITOR = "kommun@lovsunda.example (Lövsunda kommun)"
SCRIPT = Path(__file__).parent / "read_with_rss_parser.js"


def feeds_of(demo, *names: str) -> list[Path]:
    """Return the demo's feeds of these names, in a fixed order."""
    return sorted(path for path in demo.output.rglob("*") if path.name in names)


def written_in(folder: Path) -> list[dict[str, Any]]:
    """Return what a channel says, from the one of its formats that asks for no interpretation."""
    return json.loads((folder / "feed.json").read_text(encoding="utf-8"))["items"]


def seconds(moment: str) -> int:
    """Return a moment in seconds since 1970."""
    return int(datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp())


def read_with_newsboat(address: str, folder: Path) -> set[tuple[Any, ...]]:
    """Return what newsboat keeps of each entry of one feed."""
    folder.mkdir()
    urls, cache, config = folder / "urls", folder / "cache.db", folder / "config"
    urls.write_text(address + "\n", encoding="utf-8")
    config.touch()
    command = ["newsboat", "-u", urls, "-c", cache, "-C", config, "-x", "reload"]
    subprocess.run(command, env={**os.environ, "HOME": str(folder)}, check=True, capture_output=True)
    with closing(sqlite3.connect(cache)) as rows:
        return set(rows.execute("SELECT guid, title, url, pubDate, content, author, enclosure_url FROM rss_item"))


def test_newsboat_reads_every_entry_of_every_feed(demo, origin, tmp_path):
    """It keeps no categories, and of files only sound and film; in RSS it names the editor where there is no author."""
    files = feeds_of(demo, "rss.xml", "atom.xml")
    assert files
    for number, file in enumerate(files):
        read = read_with_newsboat(origin + demo.address(file), tmp_path / str(number))
        nobody = EDITOR if file.name == "rss.xml" else ""
        assert read == {
            (one["id"], one["title"], one["url"], seconds(one["date_published"]), one["content_html"],
             author_of(one) or nobody, recording_of(one))
            for one in written_in(file.parent)
        }, file  # fmt: skip


def read_with_rss_parser(files: list[Path]) -> list[dict[str, Any]]:
    """Return what npm's rss-parser makes of each file."""
    command = ["node", SCRIPT, INSTALLED / "package.json", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_rss_parser_reads_every_entry_of_every_rss_feed(demo):
    files = feeds_of(demo, "rss.xml")
    for file, feed in zip(files, read_with_rss_parser(files), strict=True):
        items = written_in(file.parent)
        assert [(one["guid"], one["title"], one["link"], one["content:encoded"]) for one in feed["items"]] == [
            (one["id"], one["title"], one["url"], one["content_html"]) for one in items
        ], file
        assert [seconds(one["isoDate"]) for one in feed["items"]] == [seconds(one["date_published"]) for one in items]
        assert [one.get("creator") for one in feed["items"]] == [author_of(one) for one in items]
        assert [[word["_"] for word in one.get("categories", [])] for one in feed["items"]] == [
            one.get("tags", []) for one in items
        ]
        assert [one.get("enclosure") for one in feed["items"]] == [enclosure_of(one) for one in items]


def test_rss_parser_reads_every_entry_of_every_atom_feed(demo):
    """It looks for no categories and files in Atom (its parser has no words for them), but for the summary."""
    files = feeds_of(demo, "atom.xml")
    for file, feed in zip(files, read_with_rss_parser(files), strict=True):
        items = written_in(file.parent)
        assert [(one["id"], one["title"], one["link"], one["content"]) for one in feed["items"]] == [
            (one["id"], one["title"], one["url"], one["content_html"]) for one in items
        ], file
        assert [one.get("author") for one in feed["items"]] == [author_of(one) for one in items]
        assert [one.get("summary") for one in feed["items"]] == [one.get("summary") for one in items]
        assert [seconds(one["isoDate"]) for one in feed["items"]] == [seconds(one["date_published"]) for one in items]


def author_of(item: dict[str, Any]) -> str | None:
    """Return the author of an item of JSON Feed."""
    return item["authors"][0]["name"] if "authors" in item else None


def recording_of(item: dict[str, Any]) -> str:
    """Return the address of the sound or film of an item of JSON Feed, "" where there is none."""
    files = item.get("attachments", [])
    return next((file["url"] for file in files if file["mime_type"].startswith(("audio/", "video/"))), "")


def enclosure_of(item: dict[str, Any]) -> dict[str, str] | None:
    """Return the first file of an item of JSON Feed, as RSS says it."""
    for file in item.get("attachments", []):
        return {"url": file["url"], "length": str(file["size_in_bytes"]), "type": file["mime_type"]}
    return None


def test_the_checker_of_the_w3c_finds_no_error(demo):
    files = sorted([*demo.pages, *demo.output.rglob("*.css")])
    command = ["java", "-jar", CHECKER, "--errors-only", "--also-check-css", "--format", "json", "--stdout", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["messages"]
    assert [f"{said['url']}:{said.get('lastLine')}: {said['message']}" for said in found] == []
