"""Where the time of a cold build of ours goes: python benchmarks/profile_build.py [--items 10000] [--top 25].

Builds in one process and looks at its stack two hundred times a second of
processor time. Unlike cProfile this costs next to nothing, so that small
functions are not made to look slow. A call into C that takes long counts where
it was called from. Texts are converted in the same process (`--jobs 1`); on two
processors that part takes about half of the wall time told here.
"""

import signal
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from types import FrameType, MappingProxyType

from corpus.items import BUILD_DAY, items
from race.sites import Site
from race.tools import say_newsroom, tools

EVERY = 0.005
"""Seconds of processor time between two looks."""
ROOT = Path(__file__).parents[1]
OUTSIDE = "starting, Pelican itself"
KEEPING = "keeping what edits need"
AREAS: Mapping[str, str] = MappingProxyType(
    {
        "plugins/newsroom/files.py": "writing and comparing files",
        "plugins/newsroom/content/writer.py": "writing and comparing files",
        "plugins/newsroom/incremental/outputs.py": "writing and comparing files",
        "plugins/newsroom/incremental/": KEEPING,
        "plugins/newsroom/content/fingerprints.py": KEEPING,
        "plugins/newsroom/content/fulltext.py": KEEPING,
        "plugins/newsroom/content/kept_pages.py": KEEPING,
        "plugins/newsroom/content/state.py": KEEPING,
        "plugins/newsroom/content/dates.py": "templates",
        "plugins/newsroom/content/rendering.py": "templates",
        "plugins/newsroom/content/template.py": "templates",
        "plugins/newsroom/content/markup.py": "converting Markdown",
        "plugins/newsroom/content/patterns.py": "converting Markdown",
        "plugins/newsroom/content/links.py": "links in texts",
        "plugins/newsroom/content/keeping.py": "checking",
        "plugins/newsroom/content/article.py": "publications and their addresses",
        "plugins/newsroom/content/frame.py": "publications and their addresses",
        "plugins/newsroom/content/item_pages.py": "publications and their addresses",
        "plugins/newsroom/content/publication.py": "publications and their addresses",
        "plugins/newsroom/content/views/": "publications and their addresses",
        "plugins/newsroom/content/newsdesk.py": "publications and their addresses",
        "plugins/newsroom/domain/addresses.py": "publications and their addresses",
        "plugins/newsroom/validation/": "checking",
        "plugins/newsroom/related/": "related items",
        "plugins/newsroom/listings/": "lists",
        "plugins/newsroom/feeds/": "feeds",
        "plugins/newsroom/images/": "pictures",
        "plugins/newsroom/matters/": "matters and notice board",
        "plugins/newsroom/noticeboard/": "matters and notice board",
        "plugins/newsroom/calendars/": "calendars and redirects",
        "plugins/newsroom/redirects/": "calendars and redirects",
        "plugins/newsroom/domain/": "checking",
        "theme/templates/": "templates",
        "plugins/newsroom/cli/": OUTSIDE,
        "plugins/newsroom/content/site.py": OUTSIDE,
        "plugins/newsroom/": "the rest of ours",
    }
)
"""Part of a file's path to what it does; the innermost frame with a match decides, and there the first line."""
Place = tuple[str, str, int]


class Sampler:
    """Counts where the processor is."""

    def __init__(self) -> None:
        self.looks = 0
        self.areas: Counter[str] = Counter()
        self.own: Counter[Place] = Counter()
        self.within: Counter[Place] = Counter()

    def look(self, _number: int, frame: FrameType | None) -> None:
        """Count one look at the stack."""
        stack = list(frames(frame))
        self.looks += 1
        self.areas[next(filter(None, (area_of(name) for name, _, _ in stack)), OUTSIDE)] += 1
        self.own[stack[0]] += 1
        self.within.update({place for place in stack if area_of(place[0]) not in ("", OUTSIDE)})


def frames(frame: FrameType | None) -> Iterator[Place]:
    """Give file, function and its first line of each frame, innermost first."""
    while frame is not None:
        code = frame.f_code
        yield code.co_filename, code.co_qualname, code.co_firstlineno
        frame = frame.f_back


@cache
def area_of(file: str) -> str:
    """Return what the code of a file does; nothing of code that is not ours."""
    return next((area for part, area in AREAS.items() if part in file), "")


def build(site: Site) -> Sampler:
    """Build cold with a sampler beside it."""
    from newsroom.cli import main

    sampler = Sampler()
    signal.signal(signal.SIGPROF, sampler.look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    status = main([*say_newsroom(BUILD_DAY, site.folder), "--jobs", "1"])
    signal.setitimer(signal.ITIMER_PROF, 0)
    if status:
        sys.exit(status)
    return sampler


def tell(sampler: Sampler, top: int) -> Iterator[str]:
    """Give the lines of three tables, in shares of the processor time."""
    yield from ("| what | share |", "|---|---:|")
    yield from (f"| {area} | {number / sampler.looks:.1%} |" for area, number in sampler.areas.most_common())
    for title, counted in (("function, with all it calls", sampler.within), ("function alone", sampler.own)):
        yield from ("", f"| {title} | share |", "|---|---:|")
        yield from (
            f"| `{short(file)}:{line}` {name} | {number / sampler.looks:.1%} |"
            for (file, name, line), number in counted.most_common(top)
        )


def short(file: str) -> str:
    """Return a path from the project's root, or from the packages' folder."""
    for root in (f"{ROOT}/", "site-packages/", f"lib/python{sys.version_info.major}.{sys.version_info.minor}/"):
        file = file.rpartition(root)[2] if root in file else file
    return file


def main() -> None:
    """Build, and tell where the time went."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--top", type=int, default=25)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        site = Site(Path(folder), tools()[0], tuple(items(arguments.items)))
        site.set_up()
        wall, cpu = perf_counter(), process_time()
        sampler = build(site)
        print(f"{arguments.items} items: {perf_counter() - wall:.1f} s, {process_time() - cpu:.1f} s of a processor")
    print("\n".join(tell(sampler, arguments.top)))


if __name__ == "__main__":
    main()
