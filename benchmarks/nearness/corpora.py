"""Collections, and what their editors linked to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.content.settings import DEFAULTS, PATTERNS, RESERVED
from newsroom.domain.addresses import AddressRules
from newsroom.domain.source import Source
from newsroom.related.counting import Text
from newsroom.related.languages import Language, language_of
from newsroom.related.words import text_of
from newsroom.validation import examine

SLACK = 31
"""Days by which a text may be younger than the one that links to it: many dates are known to the month only."""


def sources_in(content: Path) -> list[Source]:
    """Return the good sources of a content folder."""
    rules = AddressRules({kind: DEFAULTS[name] for kind, name in PATTERNS.items()}, "sv", RESERVED)
    return examine(content, rules, datetime(2100, 1, 1, tzinfo=ZoneInfo("Europe/Stockholm"))).sources


@dataclass(frozen=True)
class Corpus:
    """A collection, and for some of its texts what their editors linked to."""

    name: str
    sources: Sequence[Source]
    texts: Sequence[Text]
    language: Language
    wanted: Mapping[int, frozenset[int]]

    def in_time(self, query: int, other: int) -> bool:
        """Tell whether the editor of one text may have known the other."""
        mine, theirs = self.texts[query].day, self.texts[other].day
        return not (mine and theirs) or (theirs - mine).days <= SLACK


def read_corpus(content: Path, gold: Path, report: Path) -> Corpus:
    """Read a content folder and the links to hold it against."""
    sources = sorted(sources_in(content), key=lambda source: source.path)
    places = {source.path: place for place, source in enumerate(sources)}
    rows = map(json.loads, report.read_text("utf-8").splitlines())
    origin = {row["from"]: places[row["to"]] for row in rows if row["to"] in places}
    texts = [text_of(source) for source in sources]
    lang = gold.parent.name[-2:]
    bare = Corpus(gold.parent.name, sources, texts, language_of(lang), {})
    wanted = {}
    for row in map(json.loads, gold.read_text("utf-8").splitlines()):
        if (query := origin.get(row["query"])) is not None:
            # A link to a text that was not imported stays wanted: nobody finds it.
            found = [origin.get(name, -1) for name in row["relevant"]]
            wanted[query] = frozenset(one for one in found if one < 0 or bare.in_time(query, one))
    return Corpus(bare.name, sources, texts, bare.language, {query: those for query, those in wanted.items() if those})
