"""Build the same newsroom with ours and with its peers, and print what each edit costs.

    make bench                                  1,000 items
    make bench SIZES=1000,10000 ROUNDS=3        more
    python benchmarks/bench.py --help           all choices

Where no tool but ours is installed, ours runs alone. Exits 1 when a tool fails,
or ends well without showing the edit.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from race.cases import CASES, Case, NotVisible
from race.measuring import Failed
from race.running import Race, Row
from race.table import machine, tell
from race.tools import Tool, tools

IN_MEMORY = Path("/dev/shm")


def main() -> int:
    """Race, and say how it went."""
    arguments = read_arguments()
    rows: list[Row] = []
    try:
        for place in arguments.places:
            parent = IN_MEMORY if place == "memory" else arguments.work
            with TemporaryDirectory(prefix="newsroom-bench-", dir=parent) as folder:
                race = Race(chosen(arguments.tools), cases(arguments.cases), place, Path(folder), arguments.rounds)
                for number in arguments.sizes:
                    print(f"{number:,} items, {place}", file=sys.stderr)
                    rows += race.run(number)
    except (Failed, NotVisible) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    finally:
        report(rows, arguments.json)
    return 0


def read_arguments() -> Namespace:
    """Return what was asked for."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    names = [tool.name for tool in tools()]
    parser.add_argument("--sizes", type=numbers, default=[1000], metavar="N,N", help="items")
    parser.add_argument("--rounds", type=int, default=1, help="how often all is done; medians are told")
    parser.add_argument("--places", type=places, default="memory", metavar="memory,disk")
    parser.add_argument("--tools", type=words, default=names, metavar=",".join(names))
    parser.add_argument("--cases", type=words, metavar="NAME,NAME", help=", ".join(case.name for case in CASES))
    parser.add_argument(
        "--work", type=Path, help="folder on a disk to work in; default: the system's for temporary files"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON too")
    return parser.parse_args()


def words(said: str) -> list[str]:
    """Return what stands between commas."""
    return said.split(",")


def numbers(said: str) -> list[int]:
    """Return the numbers between commas."""
    return [int(word) for word in words(said)]


def cases(names: list[str] | None) -> list[Case]:
    """Return the cases of those names; all where none is named."""
    return [case for case in CASES if names is None or case.name in names]


def chosen(names: list[str]) -> list[Tool]:
    """Return the tools of those names that are installed; say which are not."""
    wanted = [tool for tool in tools() if tool.name in names]
    for tool in wanted:
        if not tool.is_installed:
            print(f"{tool.name} is not installed and left out: scripts/set-up-bench installs it.", file=sys.stderr)
    return [tool for tool in wanted if tool.is_installed]


def places(said: str) -> list[str]:
    """Return where to build; nothing is called memory where the system has no folder in it."""
    if "memory" in said and not IN_MEMORY.is_dir():
        print(f"There is no {IN_MEMORY} here: everything is on disk.", file=sys.stderr)
        return ["disk"]
    return words(said)


def report(rows: list[Row], file: Path | None) -> None:
    """Print the tables; write the rows where they are wanted."""
    print("\n".join((f"On {machine()}.", "", *tell(rows))))
    if file:
        file.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
