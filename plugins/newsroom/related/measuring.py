"""What `newsroom related` writes and prints: the very ranking that the site's lists are chosen from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.domain.lifecycle import state
from newsroom.domain.source import Source
from newsroom.related import DEFAULTS
from newsroom.related.explaining import explain, told
from newsroom.related.nearness import SLACK, by_language, rank_sources, ranking_lines
from newsroom.related.ranking import Wish
from newsroom.related.rules import Surroundings
from newsroom.related.weights import write_weights
from newsroom.related.words import text_of


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is published at a moment, and how it is ranked."""

    sources: Sequence[Source]
    around: Surroundings

    def rank(self, limit: int, as_of: bool = False) -> str:
        """Return the ranking before threshold, choice and matter, as JSON lines.

        With `as_of`, no candidate is dated more than `SLACK` days after the item,
        so that the ranking can be held against links that editors chose on the day.
        """
        return ranking_lines(rank_sources(self.sources, self.paths, wish(limit, as_of), self.around))

    def explain(self, path: str, limit: int, as_of: bool = False) -> str:
        """Return what is nearest to a source file, and why. Raises KeyError when it is not ranked."""
        ranked = rank_sources(self.sources, self.paths, wish(limit, as_of), self.around)
        collection = ranked.collection_of(path)
        text = next(text_of(source) for source in self.sources if source.path == path)
        lines = map(told, explain(collection, path, text, SLACK if as_of else None))
        return "\n".join(lines) or "Ingenting ligger nära."

    def refresh(self, folder: Path) -> list[Path]:
        """Count the words of each language and write their weights in `folder`. Returns the files."""
        languages = by_language(self.sources, self.paths, self.around.lang)
        return [write_weights(folder, code, [entry.text for entry in entries]) for code, entries in languages.items()]

    @property
    def paths(self) -> set[str]:
        """All source files: each may be near another."""
        return {source.path for source in self.sources}


def wish(limit: int, as_of: bool) -> Wish:
    """Return what is asked of the ranking."""
    return Wish(limit, SLACK if as_of else None)


def archive_of(sources: Iterable[Source], moment: datetime, around: Surroundings) -> Archive:
    """Return what is published at `moment`, of the kinds that come in by their words."""
    kinds = DEFAULTS["NEWSROOM_RELATED_KINDS"]
    return Archive([one for one in sources if one.kind in kinds and state(one.item, moment) == "published"], around)
