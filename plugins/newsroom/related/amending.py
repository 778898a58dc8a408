"""Choose again where words were edited and nothing else: for the pages whose neighbours moved."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from newsroom.related.collection import Collection, Entry, Ranking
from newsroom.related.counting import Numbers
from newsroom.related.edit import Edit
from newsroom.related.kept_choice import KeptChoice
from newsroom.related.lexicon import sample_of
from newsroom.related.likeness import Twins, twins_in
from newsroom.related.nearness import is_worn, place_of
from newsroom.related.restocking import restock
from newsroom.related.rules import SPARE
from newsroom.related.selection import Chosen, Selection
from newsroom.related.store import keep, load
from newsroom.related.weights import find_weights


def choose_again(
    kept: KeptChoice, states: Mapping[str, str], edits: Sequence[Edit]
) -> tuple[dict[str, Chosen], dict[str, str]] | None:
    """Return what pages lead on to that led elsewhere before, by source file, and the states of the new rankings.

    `states` are those of the rankings when the pages were made. Returns None where all must be ranked anew.
    """
    chosen: dict[str, Chosen] = {}
    now = dict(states)
    for code in sorted({language_of(edit, kept) for edit in edits}):
        some = [edit for edit in edits if language_of(edit, kept) == code]
        found = choose_in(code, some, kept, states.get(code))
        if found is None:
            return None
        moved, now[code] = found
        chosen |= moved
    return chosen, now


def language_of(edit: Edit, kept: KeptChoice) -> str:
    """Return the language of an item."""
    return edit.after.item.lang or kept.lang


def choose_in(
    code: str, edits: Sequence[Edit], kept: KeptChoice, state: str | None
) -> tuple[dict[str, Chosen], str] | None:
    """Return the same for the items of one language."""
    weights, selection = find_weights(Path(kept.weights), code), Selection(kept.candidates, kept.rules)
    path, key = place_of(Path(kept.cache), code, SPARE * kept.rules.count, weights)
    before = load(path, key)
    if before is None or before.state != state or is_worn(before):
        return None
    if weights is None and not sample_of(before.days).isdisjoint(edit.path for edit in edits):
        return None
    slots = {one: slot for slot, one in enumerate(before.paths)}
    gone = np.array([slots[edit.path] for edit in edits], dtype=np.int64)
    after = restock(before, [Entry(edit.after, edit.path in selection.listed) for edit in edits], gone)
    chosen = choose_both(selection, before, after)
    keep(path, key, after)
    return chosen, after.state


def choose_both(selection: Selection, before: Collection, after: Collection) -> dict[str, Chosen]:
    """Return what pages lead on to after an edit, where that is another choice than before."""
    twins = twins_in([before]), twins_in([after])
    affected = [after.paths[slot] for slot in touched(before, after, twins).tolist() if after.paths[slot]]
    old, new = (choices(selection, *each, affected) for each in ((before, twins[0]), (after, twins[1])))
    return {path: new[path] for path in affected if old[path] != new[path]}


def choices(selection: Selection, collection: Collection, twins: Twins, paths: Iterable[str]) -> dict[str, Chosen]:
    """Return what some pages lead on to."""
    ranked, selection.twins = Ranking({"": collection}), twins
    return {path: selection.lead_on(path, ranked[path]) for path in paths}


def touched(before: Collection, after: Collection, twins: tuple[Twins, Twins]) -> Numbers:
    """Return the slots of texts whose neighbours, or what is said of these, are not as before."""
    size = len(before.paths)
    moved = np.ones(len(after.paths), dtype=bool)
    was, now = before.found, after.found
    moved[:size] = ((was.places != now.places[:size]) | (was.scores != now.scores[:size])).any(axis=1)
    pairs = twin_pairs(twins[0]) ^ twin_pairs(twins[1])
    slots = {path: slot for slot, path in enumerate(after.paths)}
    moved |= np.isin(now.places, [slots[path] for pair in pairs for path in pair]).any(axis=1)
    return np.flatnonzero(moved)


def twin_pairs(twins: Twins) -> set[tuple[str, str]]:
    """Return the pairs of texts that are nearly the same, both ways."""
    return {(one, other) for one, others in twins.items() for other in others}
