"""What a page leads on to: the editor's choice, the matter, then the text.

The matter (`case`) comes before likeness because residents follow a matter
through news and notices that may hardly share a word. A list is as long as
there is something good to show, and no longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newsroom.content.order import newest_first
from newsroom.domain.clock import day_of
from newsroom.domain.lifecycle import is_listed
from newsroom.domain.source import content_path
from newsroom.related.rules import NEWEST, Rules

if TYPE_CHECKING:
    from newsroom.content.publication import Publication
    from newsroom.related.collection import Ranking
    from newsroom.related.likeness import Twins

DOCUMENTS = "documents"
"""The kind whose pages show what is like them in a list of its own."""


class Candidate(NamedTuple):
    """All of a publication that choosing goes by; its text is not in it."""

    path: str
    kind: str
    lang: str
    url: str
    date: datetime | None
    matter: str
    """Its case number, however it was typed."""
    is_shown: bool
    """Whether lists may show it today."""
    pinned: Sequence[str]
    """Source files that its editor put first, in the editor's order."""
    barred: Sequence[str]
    """Source files that its editor wants to see nothing of."""
    sibling: str
    """Address of its easy-to-read sibling, which the page links to in a place of its own."""


class Chosen(NamedTuple):
    """What one page leads on to, as source files."""

    related: Sequence[str]
    similar: Sequence[str] = ()
    """Documents like this document."""


class Answer(NamedTuple):
    """What all pages lead on to."""

    chosen: Sequence[Chosen]
    """In the order in which was asked."""
    kept: bytes | None
    """`KeptChoice`, packed: what a later build chooses again by."""
    states: Mapping[str, str]
    """The state of the ranking of each language."""
    ranking: "Ranking | None"
    """Where readers are to be told why."""


class Selection:
    """What may be shown today, and who belongs to the same matter."""

    def __init__(self, candidates: Iterable[Candidate], rules: Rules) -> None:
        self.rules = rules
        self.twins: Twins = {}
        """What says nearly the same; known when all is ranked."""
        self.candidates = {one.path: one for one in candidates}
        self.matters: defaultdict[str, list[Candidate]] = defaultdict(list)
        for one in newest_first(one for one in self.candidates.values() if one.is_shown):
            self.matters[one.matter].append(one)

    @property
    def listed(self) -> set[str]:
        """Source files of those that may come in by likeness."""
        return {path for path, one in self.candidates.items() if one.is_shown and one.kind in self.rules.kinds}

    def lead_on(self, path: str, ranked: Iterable[tuple[str, float]]) -> Chosen:
        """Return what the page of the source file `path` leads on to, at most `count` in each list.

        `ranked` are source files with their scores, best first, all of them `listed`.
        """
        asked = self.candidates[path]
        near = (self.candidates[other] for other, score in ranked if score >= self.rules.threshold)
        wanted = [*self.pinned(asked), *self.of_the_matter(asked)]
        if asked.kind != DOCUMENTS:
            return Chosen(self.choose(asked, wanted, near))
        both = list(near)
        documents = [one for one in both if one.kind == DOCUMENTS]
        others = [one for one in both if one.kind != DOCUMENTS]
        return Chosen(self.choose(asked, wanted, others), self.choose(asked, (), documents))

    def choose(self, asked: Candidate, wanted: Iterable[Candidate], near: Iterable[Candidate]) -> list[str]:
        """Return a list: what is wanted there, then what is near, best or newest first."""
        chosen = list(islice(without_barred(wanted, asked), self.rules.count))
        barred = {one.path for one in chosen}
        others = (one for one in without_barred(near, asked) if one.path not in barred)
        kept = self.without_repeats(others, chosen)
        return [one.path for one in chosen + (newest_first(kept) if self.rules.order == NEWEST else kept)]

    def without_repeats(self, near: Iterable[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
        """Return `near`, as many as there is room for, without what says nearly the same as one before it."""
        kept = list(chosen)
        if len(kept) == self.rules.count:
            return []
        for one in near:
            twins = self.twins.get(one.path)
            if not twins or not any(other.path in twins for other in kept):
                kept.append(one)
            if len(kept) == self.rules.count:
                break
        return kept[len(chosen) :]

    def pinned(self, asked: Candidate) -> list[Candidate]:
        """Return what the editor put first, in the editor's order."""
        found = (self.candidates.get(path) for path in asked.pinned)
        return [one for one in found if one and one.is_shown]

    def of_the_matter(self, asked: Candidate) -> Sequence[Candidate]:
        """Return what shares its case number, newest first."""
        return self.matters[asked.matter] if asked.matter else ()


def without_barred(found: Iterable[Candidate], asked: Candidate) -> Iterator[Candidate]:
    """Give `found`, each once, without what may not stand beside the one asked for.

    That is itself, other languages, what its editor barred, and its easy-to-read
    sibling.
    """
    lang, sibling, given = asked.lang, asked.sibling, {asked.path, *asked.barred}
    for one in found:
        if one.path not in given and one.lang == lang and one.url != sibling:
            given.add(one.path)
            yield one


def candidate_of(publication: "Publication", moment: datetime) -> Candidate:
    """Return what choosing goes by."""
    return Candidate(
        path=publication.path,
        kind=publication.kind,
        lang=publication.lang,
        url=publication.url,
        date=publication.date,
        matter=matter_of(publication),
        is_shown=may_be_shown(publication, moment),
        pinned=written_paths(publication, "related"),
        barred=written_paths(publication, "unrelated"),
        sibling=publication.easy_read.url if publication.easy_read else "",
    )


def may_be_shown(publication: "Publication", moment: datetime) -> bool:
    """Tell whether lists may show it: it has not expired, and a notice is on the board today."""
    return is_listed(publication.item, moment) and is_up(publication, moment)


def is_up(publication: "Publication", moment: datetime) -> bool:
    """Tell whether it stands on the board today, where it is a notice."""
    return publication.posting is None or publication.posting.state(day_of(moment)) == "up"


def matter_of(publication: "Publication") -> str:
    """Return the case number however it was typed: spaces and capitals make no other matter."""
    return " ".join(publication.case.split()).casefold()


def written_paths(publication: "Publication", key: str) -> list[str]:
    """Return the source files that an item names under `key`."""
    return [content_path(written, publication.path) or "" for written in getattr(publication.item, key)]
