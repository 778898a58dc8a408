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
    """Return how many neighbours fill any list, after those that its editor barred (and an easy-to-read sibling)."""
    return rules.count + 1 + max((len(source.item.unrelated) for source in sources), default=0)


def raw_ranking(
    sources: Iterable[Source], moment: datetime, lang: str, *, limit: int, as_of: bool = False,
    kinds: Collection[str] = DEFAULTS["NEWSROOM_RELATED_KINDS"],
) -> str:  # fmt: skip
    """Return what `newsroom related` writes: the ranking before threshold, choice and matter, as JSON lines.

    Of all that is published at `moment`. With `as_of`, no candidate is dated
    more than `SLACK` days after the item, so that the ranking can be held
    against links that editors chose on the day.
    """
    ranked = [one for one in sources if one.kind in kinds and state(one.item, moment) == "published"]
    paths = {source.path for source in ranked}
    return ranking_lines(rank_sources(ranked, paths, lang, limit, SLACK if as_of else None))
