"""Publish a thousand boards in processes that are killed at any moment, with SIGKILL.

Run: python killed_builds.py FOLDER SEED BUILDS. Real processes, a real disk, the real swap
and the real journal; only the pages are not made. Every build is tried until visitors got
its site, so `journal.jsonl` has to be `expected.jsonl`, the journal of a run in which nobody
was killed, byte for byte. Prints as JSON how many were killed and which faults were planted.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.journal import Head, Posted, events, last_known, seal
from newsroom.publishing import locked
from newsroom.publishing.journal import Journal
from newsroom.publishing.sites import copy_linked, is_shown, shown, swap, sweep

NOTICE = Posted(
    id="", path="", address="", title="Beslut å ä ö", type="delegated", body="Nämnden", posted=date(2026, 1, 1),
    appeal_by=None, comes_down=date(2026, 1, 1), digest="0",
)  # fmt: skip
TIME_UP = timedelta(22)
LONGEST_LIFE = 0.03
"""Seconds that a process is left alone at most."""


@dataclass
class Town:
    """A board that changes from build to build, and the faults that somebody made on it."""

    chance: random.Random
    today: date = date(2026, 1, 1)
    up: dict[str, Posted] = field(default_factory=dict)
    broken: dict[str, Posted] = field(default_factory=dict)
    """Notices whose files cannot be read in one build; they are mended for the next."""
    planted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def left_out(self) -> list[str]:
        """The files that a build has to do without."""
        return [one.path for one in self.broken.values()]

    @property
    def now(self) -> datetime:
        """The moment of a build."""
        return datetime.combine(self.today, datetime.min.time(), STOCKHOLM)

    def step(self, number: int) -> None:
        """Let a day pass or not, and let somebody post, edit, break or take away a notice."""
        self.today += timedelta(self.chance.randrange(2))
        self.up = {**self.up, **self.broken}
        self.up = {key: one for key, one in self.up.items() if self.today < one.comes_down}
        self.broken = {}
        if self.chance.random() < 0.5:
            self.post(f"n{number}", days_late=self.chance.choice((0, 0, 0, 3)))
        elif self.up and self.chance.random() < 0.5:
            self.spoil(self.chance.choice(sorted(self.up)), number)

    def post(self, name: str, days_late: int) -> None:
        """Post a notice, now and then later than it should be."""
        posted = self.today - timedelta(days_late)
        self.up[name] = replace(NOTICE, id=name, path=f"{name}.md", posted=posted, comes_down=posted + TIME_UP)
        self.planted += [("late", name)] if days_late else []

    def spoil(self, name: str, number: int) -> None:
        """Do to a notice that is up what nobody should."""
        fault = self.chance.choice(("changed", "early", "missing"))
        self.planted.append((fault, name))
        if fault == "changed":
            self.up[name] = replace(self.up[name], digest=str(number))
        elif fault == "early":
            del self.up[name]
        else:
            self.broken[name] = self.up.pop(name)


def boards(seed: int, builds: int) -> Iterator[tuple[int, Town]]:
    """Give each build's number with the town as it then is."""
    town = Town(random.Random(seed))
    for number in range(1, builds + 1):
        town.step(number)
        yield number, town


def publish(folder: Path, number: int, town: Town) -> None:
    """Publish one board as `newsroom publish` does, without the pages."""
    to = folder / "www"
    with locked(folder):
        journal = Journal(folder)
        journal.recover(lambda name: is_shown(to, name))
        sweep(to)
        fresh = copy_linked(to)
        (fresh / "tavlan.txt").unlink(missing_ok=True)
        (fresh / "tavlan.txt").write_text("\n".join(sorted(town.up)))
        entries = list(events(journal.known(), town.up, town.left_out, town.today))
        journal.record(entries, town.now, fresh.name, lambda: swap(fresh, to))
        sweep(to)


def expected(seed: int, builds: int) -> list[str]:
    """Return the lines of a run in which nobody was killed."""
    lines, head = [], Head()
    known = {}
    for _, town in boards(seed, builds):
        fresh, head = seal(list(events(known, town.up, town.left_out, town.today)), head, town.now)
        known |= last_known(fresh)
        lines += fresh
    return lines


def build_number(folder: Path) -> int:
    """Return the number of the site that visitors get."""
    now = shown(folder / "www")
    return int(now.name.rpartition("-")[2]) if now else 0


def live(folder: Path, seed: int, builds: int) -> None:
    """Publish what is not shown yet, in order; whoever comes last finishes what was stopped, as any publishing does."""
    done = build_number(folder)
    for number, town in boards(seed, builds):
        if number > done:
            publish(folder, number, town)
    with locked(folder):
        Journal(folder).recover(lambda name: is_shown(folder / "www", name))


def run(folder: Path, seed: int, builds: int) -> int:
    """Start a process again and again until all is published; return how many were killed."""
    chance, killed = random.Random(-seed), 0
    while True:
        child = os.fork()
        if not child:
            live(folder, seed, builds)
            os._exit(0)
        time.sleep(chance.random() * LONGEST_LIFE)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            return killed
        killed += 1


def main(folder: Path, seed: int, builds: int) -> None:
    """Publish, and tell what was done to the board and to the processes."""
    (folder / "expected.jsonl").write_text("".join(f"{line}\n" for line in expected(seed, builds)), "utf-8")
    killed = run(folder, seed, builds)
    *_, (_, town) = boards(seed, builds)
    print(json.dumps({"killed": killed, "planted": sorted(town.planted)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
