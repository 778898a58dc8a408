"""Which publications a page leads on to: the editor's choice, the matter, then the text.

The matter (`case`) comes before likeness because residents follow a matter
through news and notices that may hardly share a word. A list is as long as
there is something good to show, and no longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from newsroom.content.newsdesk import newest_first
from newsroom.content.publication import Publication
from newsroom.domain.lifecycle import is_listed
from newsroom.domain.source import content_path
from newsroom.related.likeness import Twins
from newsroom.related.rules import NEWEST, Rules

DOCUMENTS = "documents"
"""The kind whose pages show what is like them in a list of its own."""


class Selection:
    """What may be shown today, and who belongs to the same matter."""

    def __init__(self, publications: Iterable[Publication], rules: Rules, moment: datetime) -> None:
        self.rules = rules
        self.twins: Twins = {}
        """What says nearly the same; known when all is ranked."""
        self.shown = {one.path: one for one in publications if may_be_shown(one, moment)}
        self.matters: defaultdict[str, list[Publication]] = defaultdict(list)
        for one in newest_first(self.shown.values()):
            self.matters[matter_of(one)].append(one)

    @property
    def listed(self) -> set[str]:
        """Source files of those that may come in by likeness."""
        return {path for path, one in self.shown.items() if one.kind in self.rules.kinds}

    def lead_on(self, publication: Publication, ranked: Iterable[tuple[str, float]]) -> None:
        """Give `publication` what its page leads on to, at most `count` in each list.

        `ranked` are source files with their scores, best first, all of them `listed`.
        """
        near: Iterable[Publication] = (self.shown[path] for path, score in ranked if score >= self.rules.threshold)
        if publication.kind == DOCUMENTS:
            both = list(near)
            documents = [one for one in both if one.kind == DOCUMENTS]
            publication.similar_publications = self.choose(publication, (), documents)
            near = [one for one in both if one.kind != DOCUMENTS]
        wanted = [*self.pinned(publication), *self.of_the_matter(publication)]
        publication.related_publications = self.choose(publication, wanted, near)

    def choose(
        self, publication: Publication, wanted: Iterable[Publication], near: Iterable[Publication]
    ) -> list[Publication]:
        """Return a list: what is wanted there, then what is near, best or newest first."""
        chosen = list(islice(self.without_barred(wanted, publication), self.rules.count))
        barred = {one.path for one in chosen}
        others = (one for one in self.without_barred(near, publication) if one.path not in barred)
        kept = self.without_repeats(others, chosen)
        return chosen + (newest_first(kept) if self.rules.order == NEWEST else kept)

    def without_repeats(self, near: Iterable[Publication], chosen: Sequence[Publication]) -> list[Publication]:
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

    def pinned(self, publication: Publication) -> list[Publication]:
        """Return what the editor put first, in the editor's order."""
        return [self.shown[path] for path in written_paths(publication, "related") if path in self.shown]

    def of_the_matter(self, publication: Publication) -> Sequence[Publication]:
        """Return what shares its case number, newest first."""
        return self.matters[matter_of(publication)] if publication.case else ()

    def without_barred(self, found: Iterable[Publication], publication: Publication) -> Iterator[Publication]:
        """Give `found`, each once, without what may not stand beside `publication`.

        That is the item itself, other languages, what its editor barred, and its
        easy-to-read sibling, which the page links to in a place of its own.
        """
        lang, given = publication.lang, {publication.path, *written_paths(publication, "unrelated")}
        sibling = publication.easy_read.url if publication.easy_read else ""
        for one in found:
            if one.path not in given and one.lang == lang and one.url != sibling:
                given.add(one.path)
                yield one


def may_be_shown(publication: Publication, moment: datetime) -> bool:
    """Tell whether lists may show it: it has not expired, and a notice is on the board today."""
    return is_listed(publication.item, moment) and (publication.notice is None or publication.notice.is_up)


def matter_of(publication: Publication) -> str:
    """Return the case number however it was typed: spaces and capitals make no other matter."""
    return " ".join(publication.case.split()).casefold()


def written_paths(publication: Publication, key: str) -> list[str]:
    """Return the source files that an item names under `key`."""
    return [content_path(written, publication.path) or "" for written in getattr(publication.item, key)]
