"""One edition: the texts that were edited since the last build, brought out."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from newsroom.amending.pages import Pages, item_of
from newsroom.amending.reading import read_edits
from newsroom.amending.snapshot import Snapshot, find_snapshot, put_snapshot
from newsroom.amending.words import Unfit
from newsroom.content.fulltext import ShownText
from newsroom.content.kept_pages import KeptPage
from newsroom.content.state import COMING, State
from newsroom.domain.changes import named_in_changes
from newsroom.domain.source import Source
from newsroom.feeds.amending import Retold, write_again
from newsroom.feeds.ledger import FILE as DIGESTS
from newsroom.feeds.ledger import digests_in, keep_digests
from newsroom.feeds.stories import Story, story_of_item
from newsroom.files import Stamp, digest, stamp, write_json
from newsroom.incremental.copies import beside
from newsroom.incremental.outputs import Outputs
from newsroom.incremental.packing import packed
from newsroom.incremental.record import Record, renew
from newsroom.incremental.tracks import newest
from newsroom.related.edit import Edit
from newsroom.related.selection import Chosen
from newsroom.related.suggestions import FILE as SUGGESTIONS
from newsroom.related.suggestions import retitled

MANY = 20
"""Texts; when more are edited at once, all goes the whole way."""
Choice = tuple[Mapping[str, Chosen], dict[str, str]]
"""What pages lead on to that led elsewhere before, by source file, and the states of the rankings since."""


class Edition:
    """What is made, before any of it is written: so that nothing is half done where it turns out unfit."""

    def __init__(self, record: Record, state: State, snapshot: Snapshot) -> None:
        self.record = record
        self.state = state
        self.snapshot = self.left = snapshot
        self.outputs = Outputs(Path(record.facts.output), record.rows, state.log)
        self.pages = Pages(snapshot, self.outputs.earlier)
        self.raw: dict[str, bytes] = {}
        """The bytes of the edited files."""
        self.stamps: dict[str, Stamp] = {}
        self.made: dict[str, tuple[str | bytes, str]] = {}
        """Files of the output, each with the digest of what it was made of."""
        self.rankings = dict(record.facts.rankings)

    def make(self, edited: Mapping[str, Stamp]) -> None:
        """Make everything that differs. Raises Unfit where that cannot be told, sqlite3.Error and OSError."""
        content = Path(self.record.facts.content)
        self.stamps = dict(edited)
        found = read_edits(edited, content, self.state, self.snapshot, self.record.facts.told)
        if found is None or any(stamp(content / path) != now for path, now in edited.items()):
            raise Unfit
        self.raw = {path: raw for path, (_, raw) in found.items()}
        edits = [edit for edit, _ in found.values()]
        if self.is_told_as_next(edits):
            raise Unfit
        is_apart = self.record.may_copy
        with beside(partial(self.choose, edits), is_apart) as chosen_now:
            self.pages.edit(edits)
            self.made |= self.feeds(edits)
            self.made |= self.suggestions()
            if is_apart:
                self.pages.render()  # A page that turns out to lead on elsewhere is rendered once more.
            chosen, self.rankings = chosen_now()
        for path, leads_on in chosen.items():
            self.pages.lead_on(path, leads_on)
        self.outputs.rendered = len(self.pages.made)
        self.made |= self.pages.finish()

    def is_told_as_next(self, edits: Iterable[Edit]) -> bool:
        """Tell whether the site's next change by date alone is told with a headline that changes. Raises OSError."""
        reasons = json.loads((self.state.folder / COMING).read_text("utf-8"))["reasons"]
        old = [named_in_changes(edit.before) for edit in edits if edit.before.item.title != edit.after.item.title]
        return any(named in reason for reason in reasons for named in old)

    def choose(self, edits: Sequence[Edit]) -> Choice:
        """Choose related items anew. Raises Unfit where that takes a whole build."""
        if self.snapshot.related is None:
            return {}, self.rankings
        from newsroom.related.amending import choose_again  # What ranks takes long to import.

        choice = self.snapshot.choice
        found = choose_again(choice, self.rankings, edits) if choice else None
        if found is None:
            raise Unfit
        chosen, rankings = found
        return {path: one for path, one in chosen.items() if path in self.snapshot.names}, rankings

    def feeds(self, edits: list[Edit]) -> dict[str, tuple[bytes, str]]:
        """Return the feeds that tell of the edited items; what they are made of is counted by the next whole build.

        Raises Unfit, OSError.
        """
        if self.snapshot.feeds is None:
            return {}
        before = self.snapshot.kept_feeds
        if before is None:
            raise Unfit
        after = before.telling({path: renewal.card for path, renewal in self.pages.renewals.items()})
        written = write_again(before, after, self.outputs.folder, {edit.path: self.retold(edit) for edit in edits})
        if written is None:
            raise Unfit
        if after != before:
            self.snapshot = replace(self.snapshot, feeds=packed(after))
        return {name: (data, "") for name, data in written.items()}

    def retold(self, edit: Edit) -> Retold:
        """Return what feeds say of an item."""
        renewal = self.pages.renewals[edit.path]
        after = renewal.on(renewal.before)
        return Retold(self.story(renewal.before, edit.before), self.story(after, edit.after))

    def story(self, page: KeptPage, source: Source) -> Story:
        """Return what feeds say of an item whose page it is."""
        facts = page.publication
        publication = SimpleNamespace(**vars(facts), full_text=ShownText(facts.html))
        return story_of_item(publication, item_of(page).topic_entries, source, self.snapshot.moment)

    def suggestions(self) -> dict[str, tuple[str, str]]:
        """Return the file of what the page for wrong addresses suggests, where that is another. Raises OSError."""
        if SUGGESTIONS not in self.outputs.earlier:
            return {}
        titles = {renewal.card.url: renewal.card.title for renewal in self.pages.renewals.values()}
        written = (self.outputs.folder / SUGGESTIONS).read_text("utf-8")
        now = retitled(written, titles)
        return {SUGGESTIONS: (now, "")} if now != written else {}

    def bring_out(self) -> None:
        """Write everything that was made. Raises OSError."""
        for name, (data, made_of) in sorted(self.made.items()):
            self.outputs.write(name, data, made_of)

    def keep_feed_digests(self) -> None:
        """Remember the digests of feeds for those who tell a hub."""
        known = digests_in(self.state.folder / DIGESTS)
        now = {f"{self.snapshot.site}/{name}": digest for name, (digest, _) in self.outputs.made.items()}
        if known:
            keep_digests(self.state.folder, {address: now.get(address, was) for address, was in known.items()})

    def remember(self, told: Mapping[str, Any]) -> None:
        """Leave what the next build goes by, a record last; `told` is what this one says of itself.

        Raises OSError, sqlite3.Error.
        """
        self.outputs.keep_rest()
        self.record.rows = self.outputs.rows()
        self.state.keep_outputs(self.record.rows)
        self.state.keep_edited(self.raw)
        if self.snapshot is not self.left:
            put_snapshot(self.state.folder, self.snapshot)
        self.keep_feed_digests()
        self.outputs.finish()
        facts = self.record.facts
        facts.summary, facts.rankings = dict(told), self.rankings
        write_json(self.state.folder / "build.json", told)
        renew(self.record, {path: (digest(raw), *self.stamps[path]) for path, raw in self.raw.items()})


def amend(record: Record, edited: Mapping[str, Stamp], began: int) -> Edition | None:
    """Bring out what was `edited` in the content since the build of a record; None where that takes a whole build.

    Pages and feeds stand then; the edition is remembered when it is told to be. The command began at
    `began`, by the file system's clock: a file that was touched since then may be touched again unseen.
    """
    if len(edited) > MANY or newest(edited.values()) >= began:
        return None
    state = State(Path(record.facts.state), Path(record.facts.content), Path(record.facts.output))
    snapshot = find_snapshot(state.folder)
    if snapshot is None or state.pair != record.facts.pair:
        return None
    with suppress(Unfit, OSError, sqlite3.Error):
        edition = Edition(record, state, snapshot)
        edition.make(edited)
        edition.bring_out()
        return edition
    return None
