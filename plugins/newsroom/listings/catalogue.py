"""Which lists a site has, and what stands in each: plain grouping, nothing written."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from newsroom.content.order import newest_first
from newsroom.content.publication import Publication
from newsroom.domain.lifecycle import is_listed
from newsroom.domain.slugs import slugify

CATALOGUE = "NEWSROOM_LISTINGS_CATALOGUE"
"""Setting in which the catalogue stands, from placing to writing."""


@dataclass(slots=True)
class Group:
    """All that shares a topic, a series, an author or a body."""

    name: str
    slug: str
    description: str = ""
    publications: list[Publication] = field(default_factory=list)


@dataclass
class Catalogue:
    """The published items as lists need them, newest first."""

    moment: datetime
    publications: Sequence[Publication]
    listed: list[Publication] = field(default_factory=list)
    """Without what has expired and without translations, which their original leads to."""

    source: Sequence[Publication] = ()
    """What it was made of, in its own order."""

    @classmethod
    def of(cls, publications: Sequence[Publication], moment: datetime) -> "Catalogue":
        """Return the catalogue of `publications` as of `moment`."""
        all_of_them = newest_first(publications)
        listed = [one for one in all_of_them if is_listed(one.item, moment) and not one.item.translation_of]
        return cls(moment, all_of_them, listed, publications)

    def of_kind(self, kind: str) -> list[Publication]:
        """Return what lists show of a kind."""
        return [one for one in self.listed if one.kind == kind]

    def archive(self, kind: str) -> list[Publication]:
        """Return everything of a kind, expired items too: their pages stay and must be found."""
        return [one for one in self.publications if one.kind == kind]

    def recent_news(self, days: int, at_least: int) -> list[Publication]:
        """Return the news of the last `days`; where there is none, the newest `at_least`."""
        news = self.of_kind("news")
        since = self.moment - timedelta(days)
        return [one for one in news if one.date and one.date >= since] or news[:at_least]

    @cached_property
    def topics(self) -> list[Group]:
        """Return the topics in use, by name."""
        return grouped(
            (one, entry.name, entry.slug, entry.description or "") for one in self.listed for entry in one.topic_entries
        )

    @cached_property
    def series(self) -> list[Group]:
        """Return the series, by name."""
        return grouped((one, one.item.series, "", "") for one in self.listed if one.item.series)

    @cached_property
    def authors(self) -> list[Group]:
        """Return those who wrote something, by name."""
        return grouped((one, one.author.name, "", one.author.role) for one in self.listed if one.author)

    def groups(self, folders: Iterable[str]) -> dict[str, list[Group]]:
        """Return topics, series, authors and bodies under the four names given."""
        return dict(zip(folders, (self.topics, self.series, self.authors, self.bodies), strict=True))

    @cached_property
    def bodies(self) -> list[Group]:
        """Return the bodies that notices on the board come from, with what shares their cases.

        A news item of the same case number belongs to the body's page too.
        """
        notices = [one for one in self.listed if one.body_entry]
        groups = grouped((one, one.body_entry.name, one.body_entry.slug, "") for one in notices if one.body_entry)
        by_case = defaultdict(list)
        for one in self.listed:
            if one.case and not one.body_entry:
                by_case[one.case].append(one)
        for group in groups:
            cases = sorted({case for notice in group.publications for case in cases_of(notice)})
            about = {one.path: one for case in cases for one in by_case[case]}
            group.publications = newest_first(about.values())
        return groups


def cases_of(notice: Publication) -> set[str]:
    """Return every case number that a notice speaks of."""
    parts = (*notice.item.agenda, *notice.item.decisions)
    return {notice.case, *(part.case for part in parts)} - {"", None}


def grouped(rows: Iterable[tuple[Publication, str, str, str]]) -> list[Group]:
    """Return groups by slug, in order of name; the newest item's spelling is the name."""
    groups: dict[str, Group] = {}
    for publication, name, slug, description in rows:
        slug = slug or slugify(name) or "ovrigt"
        group = groups.get(slug) or groups.setdefault(slug, Group(name, slug, description))
        if not group.publications or group.publications[-1] is not publication:
            group.publications.append(publication)
    return sorted(groups.values(), key=lambda group: (slugify(group.name), group.name))


P = TypeVar("P")


def by_period(publications: Sequence[Publication], key: Callable[[datetime], P]) -> list[tuple[P, list[Publication]]]:
    """Return publications (newest first) by year or month, newest period first."""
    periods: dict[P, list[Publication]] = defaultdict(list)
    for publication in publications:
        if publication.date:
            periods[key(publication.date)].append(publication)
    return list(periods.items())
