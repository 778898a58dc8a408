"""What all pages lead on to, ranked and chosen in one go: here, or by a copy of this process."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.domain.source import Source
from newsroom.related.kept_choice import kept_choice
from newsroom.related.likeness import twins_in
from newsroom.related.nearness import rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.rules import SPARE, Rules, Surroundings
from newsroom.related.selection import Answer, Candidate, Selection


@dataclass(frozen=True, slots=True)
class Question:
    """What is published, and how to choose among it."""

    sources: Sequence[Source]
    candidates: Sequence[Candidate]
    """Each of them, in the same order."""
    rules: Rules
    around: Surroundings


def choose(question: Question, *, tell_why: bool = False) -> Answer:
    """Rank, and choose for every page. Raises WrongWeights."""
    rules = question.rules
    selection = Selection(question.candidates, rules)
    ranked = rank_sources(question.sources, selection.listed, Wish(SPARE * rules.count), question.around)
    selection.twins = twins_in(ranked.collections)
    return Answer(
        chosen=[selection.lead_on(source.path, ranked[source.path]) for source in question.sources],
        kept=kept_choice(question.candidates, rules, question.around),
        states={code: one.state for code, one in ranked.by_language.items()},
        ranking=ranked if tell_why else None,
    )
