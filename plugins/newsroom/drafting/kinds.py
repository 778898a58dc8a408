"""What one may call a kind of text, and where a new one of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from newsroom.domain.suggestions import did_you_mean

SLUG_LENGTH = 60
"""Characters of a title that stand in a file name; enough to tell texts apart."""


class UnknownKind(ValueError):
    """Raised with a Swedish sentence and a way out for a word that is no kind."""


@dataclass(frozen=True, slots=True)
class DraftKind:
    """One kind of text, from the side of somebody who begins one."""

    folder: str
    word: str
    """What it is called in Swedish; begins its `id`."""
    others: tuple[str, ...]
    """What else one may call it."""
    place: str
    """Folders and leading date of a new file, as a format string with `date`."""

    def path(self, day: date, slug: str) -> str:
        """Return where a text of `day` stands, relative to the content folder."""
        return f"{self.folder}/{self.place.format(date=day)}{slug}.md"

    def identity(self, day: date, slug: str) -> str:
        """Return an `id` for a text of `day`; a page has no day."""
        return f"{self.word}-{day.isoformat()}-{slug}" if self.place else f"{self.word}-{slug}"


BY_YEAR, BY_MONTH = "{date:%Y}/{date:%Y-%m-%d}-", "{date:%Y}/{date:%m}/{date:%Y-%m-%d}-"
KINDS = (
    DraftKind("news", "nyhet", ("nyheter", "news"), BY_MONTH),
    DraftKind("blog", "blogg", ("inlägg", "inlagg", "blogginlägg", "blogginlagg", "blog", "post"), BY_YEAR),
    DraftKind("notices", "anslag", ("notice", "notices"), BY_YEAR),
    DraftKind("documents", "dokument", ("document", "documents", "handling"), BY_YEAR),
    DraftKind("pages", "sida", ("sidor", "page", "pages"), ""),
)
BY_WORD: Mapping[str, DraftKind] = MappingProxyType(
    {word: kind for kind in KINDS for word in (kind.word, *kind.others)}
)


def kind_of(word: str) -> DraftKind:
    """Return the kind that somebody means by `word`. Raises UnknownKind."""
    found = BY_WORD.get(word.casefold())
    if found is None:
        listed = f"Välj något av: {', '.join(kind.word for kind in KINDS)}."
        raise UnknownKind(f"”{word}” är inget slag av text. {did_you_mean(word, BY_WORD, listed)}")
    return found


def short_slug(slug: str) -> str:
    """Return `slug` in at most SLUG_LENGTH characters, ended at a word."""
    if len(slug) <= SLUG_LENGTH:
        return slug
    return slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
