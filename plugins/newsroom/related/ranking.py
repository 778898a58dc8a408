"""Which texts speak of the same thing, for every text of a collection.

Pure: texts in, neighbours out. Nothing here knows of Pelican, of kinds or of
what an editor pinned.
"""

import pickle
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from newsroom.incremental.crew import Processes
from newsroom.incremental.memory import give_back
from newsroom.incremental.sharing import fetch, hand_over
from newsroom.related.comparing import SCALE, Comparison, Neighbours
from newsroom.related.counting import Tally, Text, merge, portions, tally
from newsroom.related.languages import Language
from newsroom.related.lexicon import count_holders
from newsroom.related.shelf import Shelf, days_of, stack
from newsroom.related.vectors import Vocabulary

SMALL = 3000
"""Texts below which a second process costs more than it brings."""
AHEAD = 2
"""Portions of texts that the other process has: one to count, and one that it finds when it comes back."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another text by its place in the sequence, with how near it is."""

    index: int
    score: float
    """0 to 1.3: likeness, titles and labels, times nearness in time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How many neighbours a text wants, and of what time."""

    limit: int
    slack: int | None = None
    """Days by which a neighbour may be younger; None: any age."""


def rank(
    texts: Sequence[Text], limit: int, *, candidates: Collection[int] | None = None, slack: int | None = None,
    language: Language | None = None, jobs: int = 1,
) -> list[list[Neighbour]]:  # fmt: skip
    """Return, for each text, its nearest neighbours among `candidates` (default: all), best first.

    The words are counted in all of them. With `slack`, no neighbour is dated more
    than that many days after the text. No text is its own neighbour.
    """
    if limit < 1 or not texts:
        return [[] for _ in texts]
    listed = range(len(texts)) if candidates is None else candidates
    with Pair(jobs if len(texts) >= SMALL else 1) as pair:
        found = pair.tally(texts, language or Language())
        lexicon = count_holders(found, language or Language(), range(len(texts)))
        ranked = pair.compare(stack(days_of(texts), found, Vocabulary(found, lexicon), listed), Wish(limit, slack))
    return [[Neighbour(index, score / SCALE) for index, score in ranked.pairs(place)] for place in range(len(texts))]


def compare_all(shelf: Shelf, places: range, wish: Wish) -> Neighbours:
    """Return the neighbours of some texts: half of the work, for either process."""
    return Comparison(shelf, wish.slack).nearest_of(np.arange(places.start, places.stop), wish.limit)


@contextmanager
def laid_out(shelf: Shelf) -> Iterator[str]:
    """Lay a shelf in a file for a while, and give its name, or "" where there is no room.

    What is handed over in memory stands there three times meanwhile.
    """
    with ExitStack() as held:
        name = ""
        with suppress(OSError):
            file = held.enter_context(NamedTemporaryFile(prefix="newsroom-"))
            pickle.dump(shelf, file, protocol=5)
            file.flush()
            name = file.name
        yield name


def compare_kept(file: str, places: range, wish: Wish) -> Neighbours:
    """Do the same with a shelf that lies in a file."""
    with Path(file).open("rb") as kept:
        return compare_all(pickle.load(kept), places, wish)


class Pair:
    """This process and perhaps another, which takes half of the work; the answers are the same.

    What another has that is lost is done here.
    """

    def __init__(self, jobs: int) -> None:
        self.pool = Processes(jobs).hire(1) if jobs > 1 else None
        if self.pool:
            hand_over(self.pool, float, "0")  # it starts while the texts are still being read

    def __enter__(self) -> "Pair":
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown()
            give_back()

    def tally(self, texts: Iterable[Text], language: Language) -> Tally:
        """Count the words of all texts, which are asked for as they are needed."""
        if not self.pool:
            return tally(texts, language)
        found = merge(self.parts(texts, language))
        give_back()
        return found

    def parts(self, texts: Iterable[Text], language: Language) -> Iterator[Tally]:
        """Give the counts of some texts after another, made by whoever is free."""
        assert self.pool
        count = partial(tally, language=language)
        waiting: deque[tuple[Future[Tally | None], list[Text]]] = deque()
        for some in portions(texts):
            if sum(not one.done() for one, _ in waiting) < AHEAD:
                waiting.append((hand_over(self.pool, count, some), some))
            else:
                waiting.append((done(count(some)), []))
                give_back()
            while waiting and waiting[0][0].done():
                yield fetch(*waiting.popleft(), count)
        while waiting:
            yield fetch(*waiting.popleft(), count)

    def compare(self, shelf: Shelf, wish: Wish) -> Neighbours:
        """Return the neighbours of all texts."""
        size = len(shelf.days)
        if not self.pool:
            return compare_all(shelf, range(size), wish)
        with laid_out(shelf) as file:
            here = partial(compare_all, shelf, wish=wish)
            work = partial(compare_kept, file, wish=wish) if file else here
            second = hand_over(self.pool, work, range(size // 2, size))
            first = here(range(size // 2))
            other = fetch(second, range(size // 2, size), here)
        return Neighbours(
            np.concatenate((first.places, other.places)),
            np.concatenate((first.scores, other.scores)),
            np.concatenate((first.bars, other.bars)),
        )


def done(part: Tally) -> "Future[Tally | None]":
    """Return what stands for a count that was made here."""
    made: Future[Tally | None] = Future()
    made.set_result(part)
    return made
