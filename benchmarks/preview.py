"""How long the preview takes from a saved text to the browser that loads its page again.

    python benchmarks/preview.py [--items 10000] [--edits 100]

Builds the made-up newsroom in memory, starts `newsroom preview`, and adds a paragraph to texts drawn by
lot, one after the other; every third gets another headline too. Counted is the time from the end of saving to the
message by which browsers load their page again. In the end all pages must show their paragraphs.
"""

import argparse
import os
import random
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from corpus.items import BUILD_DAY, SEED, items
from corpus.writing import write
from race.tools import NEWSROOM, set_up_newsroom

GOAL = 0.7
"""Seconds in which 95 of 100 edits are to be seen."""
EVERY = 3
"""One headline in so many texts."""
PATIENCE = 600.0
MARK = re.compile(r"provets nummer (\d+)")


def main() -> None:
    """Measure, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=100)
    said = parser.parse_args()
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        site = Path(folder)
        write(site / "content", items(said.items, SEED), "newsroom")
        set_up_newsroom(site)
        print(f"load {os.getloadavg()[0]:.1f}")
        took = sorted(measure(site, said.edits))
    middle, most = took[len(took) // 2], took[int(len(took) * 0.95)]
    verdict = "ok" if most <= GOAL else "MISSED"
    print(f"{said.items} items, {len(took)} edits: p50 {middle:.2f} s, p95 {most:.2f} s (goal {GOAL}: {verdict}), "
          f"longest {took[-1]:.2f} s; load {os.getloadavg()[0]:.1f}")  # fmt: skip


def measure(site: Path, edits: int) -> Iterator[float]:
    """Give the seconds that each edit took to be seen."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = [NEWSROOM, "preview", "--port", str(port), "--date", str(BUILD_DAY)]
    preview = subprocess.Popen(command, cwd=site, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        assert preview.stdout is not None
        while "visas på" not in preview.stdout.readline():
            assert preview.poll() is None
        told = messages(port)
        next(told)
        texts = sorted(file for kind in ("news", "blog") for file in (site / "content" / kind).rglob("*.md"))
        for number, file in enumerate(random.Random(SEED).sample(texts, edits)):
            text = file.read_text("utf-8")
            file.write_text(edited(text, number), "utf-8")
            saved = time.perf_counter()
            next(told)
            yield time.perf_counter() - saved
            time.sleep(0.3)
        pages = list((site / ".newsroom").glob("*/site/**/index.html"))
        shown = {found for page in pages for found in MARK.findall(page.read_text("utf-8"))}
        assert shown == {str(number) for number in range(edits)}, "an edit is not to be seen"
    finally:
        preview.terminate()
        preview.wait()


def edited(text: str, number: int) -> str:
    """Return a source file with a paragraph more, every third with another headline."""
    headed = re.sub('^title: ("?)', r"title: \1Nytt: ", text, count=1, flags=re.M) if number % EVERY == 0 else text
    return f"{headed}\nEtt stycke mer, provets nummer {number}.\n"


def messages(port: int) -> Iterator[str]:
    """Give what the preview tells browsers, as it comes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/_newsroom/events", headers={"Host": f"localhost:{port}"})
    answer = connection.getresponse()
    while line := answer.fp.readline().decode("utf-8"):
        if found := re.match("data: (.*)", line):
            yield found[1]


if __name__ == "__main__":
    main()
