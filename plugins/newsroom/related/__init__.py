"""Lead readers on: the related items below every text.

We act on `all_generators_finalized`: by then it is settled what is published
today, so no list can name what is held or has come down.

Pelican is imported where it is needed: the process that helps with the ranking
imports this package too, and has no use for it.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsroom.related.likeness import twins_in
from newsroom.related.nearness import Surroundings, rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.rules import BEST, NEWEST, SPARE, Rules
from newsroom.related.weights import WrongWeights

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "NEWSROOM_RELATED_COUNT": 6,
        "NEWSROOM_RELATED_THRESHOLD": 0.15,
        "NEWSROOM_RELATED_KINDS": ("news", "blog", "documents"),
        "NEWSROOM_RELATED_ORDER": NEWEST,
        "NEWSROOM_RELATED_REASONS": False,
        "NEWSROOM_RELATED_WEIGHTS": None,
    }
)
"""Setting to default; each is explained in docs/related.md."""

WEIGHTS = "word-weights"
"""The folder beside the content where word weights are looked for."""
CACHE = "related"
WRONG_USE = 2


def register() -> None:
    """Connect to Pelican."""
    from pelican.plugins import signals

    signals.initialized.connect(set_defaults)
    signals.all_generators_finalized.connect(relate)
    signals.article_writer_finalized.connect(suggest)


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

    for desk in generators:
        if isinstance(desk, Newsdesk):
            try:
                relate_all(desk)
            except WrongWeights as wrong:
                print(wrong, file=sys.stderr)
                raise SystemExit(WRONG_USE) from wrong


def relate_all(desk: Any) -> None:
    """Rank what the newsdesk publishes, and choose for every page. Raises WrongWeights."""
    from newsroom.related.amending import kept_choice
    from newsroom.related.reasons import reasons_in
    from newsroom.related.selection import Selection, candidate_of

    rules = rules_of(desk.settings)
    candidates = [candidate_of(publication, desk.moment) for publication in desk.publications]
    selection = Selection(candidates, rules)
    sources = [publication.source for publication in desk.publications]
    around = surroundings(desk.settings, Path(desk.settings["NEWSROOM_CACHE"]) / CACHE)
    ranked = rank_sources(sources, selection.listed, Wish(SPARE * rules.count), around)
    selection.twins = twins_in(ranked.collections)
    reason = reasons_in(ranked) if desk.settings["NEWSROOM_RELATED_REASONS"] else None
    if not reason:
        states = {code: one.state for code, one in ranked.by_language.items()}
        desk.settings["NEWSROOM_AMENDABLE"]["related"] = kept_choice(candidates, rules, around), states
    for publication in desk.publications:
        chosen = selection.lead_on(publication.path, ranked[publication.path])
        publication.related_publications = [desk.by_path[path] for path in chosen.related]
        if chosen.similar:
            publication.similar_publications = [desk.by_path[path] for path in chosen.similar]
        if reason:
            publication.reason_for = reason


def suggest(generator: Any, writer: Any) -> None:
    """Write what the page for addresses that lead nowhere may suggest."""
    from newsroom.content.newsdesk import Newsdesk
    from newsroom.related.suggestions import write_suggestions

    if isinstance(generator, Newsdesk):
        write_suggestions(generator)


def rules_of(settings: Mapping[str, Any]) -> Rules:
    """Return the rules that the settings give."""
    return Rules(
        count=settings["NEWSROOM_RELATED_COUNT"],
        threshold=settings["NEWSROOM_RELATED_THRESHOLD"],
        kinds=settings["NEWSROOM_RELATED_KINDS"],
        order=settings["NEWSROOM_RELATED_ORDER"],
    )


def surroundings(settings: Mapping[str, Any], cache: Path | None = None) -> Surroundings:
    """Return what a site's ranking is made with."""
    said = settings.get("NEWSROOM_RELATED_WEIGHTS")
    weights = Path(said) if said else Path(settings["PATH"]).parent / WEIGHTS
    return Surroundings(settings["DEFAULT_LANG"], weights, cache)
