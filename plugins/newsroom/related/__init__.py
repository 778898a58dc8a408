"""Lead readers on: the related items below every text.

We act on `all_generators_finalized`: by then it is settled what is published
today, so no list can name what is held or has come down.

Pelican is imported where it is needed, since the process that helps with the ranking
imports this package too; what ranks, where it is done.
"""

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newsroom.incremental.copies import Copy, Lost
from newsroom.related.rules import BEST, NEWEST, Rules, Surroundings, WrongWeights

if TYPE_CHECKING:
    from newsroom.related.reasons import Reason
    from newsroom.related.selection import Answer

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
APART = "NEWSROOM_RELATED_APART"
"""Setting in which the copy of this process stands that chooses, where there is one."""
WRONG_USE = 2


def register() -> None:
    """Connect to Pelican."""
    from pelican.plugins import signals

    from newsroom.content.signals import introduced

    signals.initialized.connect(set_defaults)
    introduced.connect(begin)
    signals.all_generators_finalized.connect(relate)
    signals.article_writer_finalized.connect(suggest)


def set_defaults(pelican: Any) -> None:
    """Complete the settings. Raises WrongSetting."""
    from newsroom.content.checked_settings import WrongSetting, complete

    complete(pelican.settings, DEFAULTS)
    order = pelican.settings["NEWSROOM_RELATED_ORDER"]
    if order not in (NEWEST, BEST):
        raise WrongSetting(f"NEWSROOM_RELATED_ORDER är ”{order}”. Skriv ”{NEWEST}” eller ”{BEST}”.")


def begin(desk: Any) -> None:
    """Let a copy of this process choose while this one goes on, where that pays."""
    from newsroom.content.apart import begin_apart

    settings = desk.settings
    can_travel = not settings["NEWSROOM_RELATED_REASONS"]  # They are told by the words of all texts.
    settings[APART] = begin_apart(partial(answer_for, desk), settings) if can_travel else None


def relate(generators: Iterable[Any]) -> None:
    """Give every publication those that its page leads on to: what is chosen apart, just before pages are written."""
    from newsroom.content.newsdesk import Newsdesk

    for desk in generators:
        if isinstance(desk, Newsdesk):
            if desk.settings[APART]:
                desk.promised.append(partial(relate_all, desk))
            else:
                relate_all(desk)


def relate_all(desk: Any) -> None:
    """Have everything chosen, or fetch what was chosen apart."""
    try:
        answer = fetched(desk.settings[APART]) or answer_for(desk)
    except WrongWeights as wrong:
        print(wrong, file=sys.stderr)
        raise SystemExit(WRONG_USE) from wrong
    reason = reason_in(answer)
    if not reason:
        desk.settings["NEWSROOM_AMENDABLE"]["related"] = answer.kept, answer.states
    for publication, chosen in zip(desk.publications, answer.chosen, strict=True):
        publication.related_publications = [desk.by_path[path] for path in chosen.related]
        if chosen.similar:
            publication.similar_publications = [desk.by_path[path] for path in chosen.similar]
        if reason:
            publication.reason_for = reason


def answer_for(desk: Any) -> "Answer":
    """Rank what the newsdesk publishes, and choose for every page. Raises WrongWeights."""
    from newsroom.related.choosing import Question, choose
    from newsroom.related.selection import candidate_of

    settings, sources = desk.settings, [publication.source for publication in desk.publications]
    candidates = [candidate_of(publication, desk.moment) for publication in desk.publications]
    around = surroundings(settings, Path(settings["NEWSROOM_CACHE"]) / CACHE)
    question = Question(sources, candidates, rules_of(settings), around)
    return choose(question, tell_why=settings["NEWSROOM_RELATED_REASONS"])


def reason_in(answer: "Answer") -> "Reason | None":
    """Return what tells readers why a page leads on to another; None where they are not told."""
    if not answer.ranking:
        return None
    from newsroom.related.reasons import reasons_in

    return reasons_in(answer.ranking)


def fetched(copy: "Copy[Answer] | None") -> "Answer | None":
    """Return what was chosen apart; None where nothing was, or it got lost. Raises WrongWeights."""
    with suppress(Lost):
        return copy.fetch() if copy else None
    return None


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
    return Surroundings(settings["DEFAULT_LANG"], weights, cache, int(settings["NEWSROOM_JOBS"]))
