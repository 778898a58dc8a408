"""Lead readers on: the related items below every text.

We act on `all_generators_finalized`: by then it is settled what is published
today, so no list can name what is held or has come down.

Pelican is imported where it is needed: the process that helps with the ranking
imports this package too, and has no use for it.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from newsroom.domain.lifecycle import state
from newsroom.domain.source import Source
from newsroom.related.nearness import SLACK, rank_sources, ranking_lines
from newsroom.related.rules import BEST, NEWEST, Rules

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "NEWSROOM_RELATED_COUNT": 6,
        "NEWSROOM_RELATED_THRESHOLD": 0.15,
        "NEWSROOM_RELATED_KINDS": ("news", "blog", "documents"),
        "NEWSROOM_RELATED_ORDER": NEWEST,
    }
)
"""Setting to default; each is explained in docs/related.md."""


def register() -> None:
    """Connect to Pelican."""
    from pelican.plugins import signals

    signals.initialized.connect(set_defaults)
    signals.all_generators_finalized.connect(relate)


def set_defaults(pelican: Any) -> None:
    """Complete the settings. Raises WrongSetting."""
    from newsroom.content.settings import WrongSetting

    for name, default in DEFAULTS.items():
        pelican.settings.setdefault(name, default)
    order = pelican.settings["NEWSROOM_RELATED_ORDER"]
    if order not in (NEWEST, BEST):
        raise WrongSetting(f"NEWSROOM_RELATED_ORDER är ”{order}”. Skriv ”{NEWEST}” eller ”{BEST}”.")


def relate(generators: Iterable[Any]) -> None:
    """Give every publication those that its page leads on to."""
    from newsroom.content.newsdesk import Newsdesk
    from newsroom.related.selection import Selection

    for desk in generators:
        if isinstance(desk, Newsdesk):
            rules = rules_of(desk.settings)
            selection = Selection(desk.publications, rules, desk.moment)
            sources = [publication.source for publication in desk.publications]
            ranked = rank_sources(sources, selection.listed, desk.settings["DEFAULT_LANG"], enough(sources, rules))
            for publication in desk.publications:
                publication.related_publications = selection.choose(publication, ranked[publication.path])


def rules_of(settings: Mapping[str, Any]) -> Rules:
    """Return the rules that the settings give."""
    return Rules(
        count=settings["NEWSROOM_RELATED_COUNT"],
        threshold=settings["NEWSROOM_RELATED_THRESHOLD"],
        kinds=settings["NEWSROOM_RELATED_KINDS"],
        order=settings["NEWSROOM_RELATED_ORDER"],
    )


def enough(sources: Iterable[Source], rules: Rules) -> int:
    """Return how many neighbours fill any list, after repeats, what its editor barred and an easy-to-read sibling."""
    return 2 * rules.count + 1 + max((len(source.item.unrelated) for source in sources), default=0)


def explain_ranking(
    sources: Iterable[Source], moment: datetime, lang: str, path: str, *, limit: int, as_of: bool = False
) -> str:
    """Return what `newsroom related --explain` prints. Raises KeyError when the item is not ranked."""
    from newsroom.related.explaining import explain

    ranked = published(sources, moment, DEFAULTS["NEWSROOM_RELATED_KINDS"])
    listed = {source.path for source in ranked}
    lines = []
    for one in explain(ranked, listed, lang, path, limit, SLACK if as_of else None):
        lines.append(
            f"{one.score:.3f}  {one.path}\n"
            f"       ord {one.likeness:.3f} + rubrik {one.titles:.3f}, gånger tid {one.nearness:.3f}: "
            + ", ".join(f"{word} {gain:.3f}" for word, gain in one.terms)
        )
    return "\n".join(lines) or "Ingenting ligger nära."


def published(sources: Iterable[Source], moment: datetime, kinds: Collection[str]) -> list[Source]:
    """Return what is published at `moment`, of the kinds that are ranked."""
    return [one for one in sources if one.kind in kinds and state(one.item, moment) == "published"]


def raw_ranking(
    sources: Iterable[Source], moment: datetime, lang: str, *, limit: int, as_of: bool = False,
    kinds: Collection[str] = DEFAULTS["NEWSROOM_RELATED_KINDS"],
) -> str:  # fmt: skip
    """Return what `newsroom related` writes: the ranking before threshold, choice and matter, as JSON lines.

    Of all that is published at `moment`. With `as_of`, no candidate is dated
    more than `SLACK` days after the item, so that the ranking can be held
    against links that editors chose on the day.
    """
    ranked = published(sources, moment, kinds)
    paths = {source.path for source in ranked}
    return ranking_lines(rank_sources(ranked, paths, lang, limit, SLACK if as_of else None))
