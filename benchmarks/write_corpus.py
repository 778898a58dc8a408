"""Write a made-up newsroom: python benchmarks/write_corpus.py 1000 FOLDER [newsroom|pelican|hugo|eleventy]."""

from argparse import ArgumentParser
from pathlib import Path

from corpus.dialects import DIALECTS
from corpus.items import SEED, items
from corpus.writing import write


def main() -> None:
    """Write it."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("dialect", nargs="?", choices=sorted(DIALECTS), default="newsroom")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    write(arguments.folder, items(arguments.number, arguments.seed), arguments.dialect)


if __name__ == "__main__":
    main()
