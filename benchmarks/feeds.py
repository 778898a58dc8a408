"""How long feeds take: 10,000 items, some 500 channels in three formats, archives apart.

    python benchmarks/feeds.py [--items N] [--work FOLDER]

Measures the feeds alone (deriving, composing, writing), in seconds of one
processor: a first build, one without a change, and one in which the text of one
item changed. Exits 1 when a goal is missed. The items are made up by number, so
two machines measure the same.
"""

import random
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from newsroom import feeds
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.site import Newsroom
from newsroom.feeds import desk as feed_desk
from newsroom.feeds.desk import FeedDesk, announce_channels
from newsroom.feeds.table import TABLE
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, configure_settings

FIRST_GOAL, AGAIN_GOAL = 4.0, 0.3
"""Seconds of one processor: a first build; a build in which one item changed."""
TOPICS, AUTHORS, SERIES = 360, 80, 50
WORDS = "kommunen beslutar om en ny skola vid ån där barn och unga kan mötas medan bron byggs om igen"
ITEM = (
    "---\ntitle: {title}\ndate: {date}\nsummary: {summary}\nauthor: Person {author}\n"
    "topics: [{topics}]\n{more}\n---\n{text}\n"
)


def write_items(folder: Path, number: int) -> None:
    """Write the made-up newsroom: news and posts with some 400 words each."""
    for index in range(number):
        chance = random.Random(index)
        kind = "blog" if index % 5 == 0 else "news"
        day = f"{2016 + index * 10 // number}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T08:{index % 60:02}"
        text = "\n\n".join(sentence(chance, 80) + " [länk](https://www.example.se/)" for _ in range(5))
        file = folder / "content" / kind / f"n{index}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            ITEM.format(
                title=sentence(chance, 8), date=day, summary=sentence(chance, 25), text=text,
                author=chance.randrange(AUTHORS), more=f"series: Serie {index % SERIES}" if index % 3 == 0 else "",
                topics=", ".join(f"Ämne {chance.randrange(TOPICS)}" for _ in range(3)),
            ),
            "utf-8",
        )  # fmt: skip


def sentence(chance: random.Random, length: int) -> str:
    """Return words."""
    return " ".join(chance.choice(WORDS.split()) for _ in range(length)).capitalize()


class Stage:
    """Runs the feeds of a built newsroom again and again, and tells what they took."""

    def __init__(self, folder: Path) -> None:
        table = {address: {**row, "archive": False} for address, row in TABLE.items()}
        self.settings: dict[str, Any] = {
            **DEFAULT_CONFIG, "PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output"),
            "THEME": str(folder / "theme"), "NEWSROOM_STATE": str(folder / "state"), "PLUGINS": [feeds],
            "SITENAME": "Provkommun", "SITEURL": "https://www.prov.example", "DEFAULT_LANG": "sv",
            "BUILD_DATE": "2026-03-26", "TIMEZONE": "Europe/Stockholm", "NEWSROOM_FEEDS": table, "NEWSROOM_JOBS": 1,
        }  # fmt: skip

    def run(self) -> tuple[float, int, int]:
        """Build once; return the seconds that feeds took, and how many files stand and were written."""
        spent = 0.0

        def timed(original: Any) -> Any:
            def call(*args: Any) -> None:
                nonlocal spent
                start = process_time()
                original(*args)
                spent += process_time() - start

            return call

        announce = timed(announce_channels)
        with (
            patch.object(feed_desk, "announce_channels", announce),
            patch.object(FeedDesk, "generate_output", timed(FeedDesk.generate_output)),
            patch.object(Newsdesk, "generate_output", finish_texts),
        ):
            build = Newsroom(configure_settings(dict(self.settings)))
            build.run()
        signals.all_generators_finalized.disconnect(announce)
        names = {name: changed for name, changed in build.outputs.names.items() if is_feed(name)}
        return spent, len(names), sum(names.values())


def is_feed(name: str) -> bool:
    """Tell whether a file of the output is a feed."""
    return name.endswith(("rss.xml", "atom.xml", "feed.json"))


def finish_texts(desk: Newsdesk, writer: Any) -> None:
    """Do what pages do to texts and for the templates of others, without writing pages."""
    desk.site = desk.context["site"] = desk.make_site({})
    for publication in desk.publications:
        publication.finish()


def main() -> int:
    """Measure, and say it."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--work", type=Path, help="folder to work in, kept afterwards")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.work or Path(made)
        write_items(folder, arguments.items)
        (folder / "theme" / "templates").mkdir(parents=True, exist_ok=True)
        (folder / "theme" / "static").mkdir(exist_ok=True)
        (folder / "theme" / "templates" / "subscribe.html").write_text("", "utf-8")
        newest = max((folder / "content" / "news").iterdir(), key=lambda file: int(file.stem[1:]))
        return measure(Stage(folder), newest)


def measure(stage: Stage, changed: Path) -> int:
    """Print the three figures, the last after an edit of `changed`; return 1 when a goal is missed."""
    first = stage.run()
    same = stage.run()
    changed.write_text(changed.read_text("utf-8").replace("länk", "annan länk", 1), "utf-8")
    again = stage.run()
    for name, (seconds, files, written), goal in (
        ("first build", first, FIRST_GOAL),
        ("nothing changed", same, AGAIN_GOAL),
        ("one text changed", again, AGAIN_GOAL),
    ):
        print(f"{name:>16}: {seconds:5.2f} s of one processor (goal {goal}), {files} feeds, {written} written")
    return int(first[0] > FIRST_GOAL or max(same[0], again[0]) > AGAIN_GOAL)


if __name__ == "__main__":
    sys.exit(main())
