"""The posting journal: a chain of lines that nobody can change without its being seen.

Each line holds the digest of the line before it, and its number. Whoever changes,
removes or inserts a line breaks the chain there, and the break stays for ever,
because later lines go on from the *last line that was written*, which is kept
apart (the head), and never from what stands in the file. It proves what builds
did, not that a server was up.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

BEGINNING = "0" * 64
"""What the first line has for the digest of the line before."""
POSTED, CHANGED, LATE, RETURNED = "posted", "changed", "late", "returned"
MISSING, EARLY, TAKEN_DOWN = "missing", "early", "taken-down"
FAULTS = (CHANGED, LATE, MISSING, EARLY)
"""What a registrar must know of; the other events are as they should be."""
UP = (POSTED, CHANGED, LATE, RETURNED)
"""After these a notice is up."""

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Posted:
    """A notice as a build published it: all that a certificate of posting says."""

    id: str
    path: str
    address: str
    title: str
    type: str
    body: str
    posted: date
    appeal_by: date | None
    comes_down: date
    digest: str
    """Of the text and the files that it carries."""
    paragraphs: str = ""
    meeting: date | None = None
    approved: date | None = None
    minutes_at: str = ""
    secretary: str = ""

    def entry(self, event: str) -> Entry:
        """Return what the journal says of it."""
        facts = {key: day.isoformat() if isinstance(day, date) else day for key, day in asdict(self).items()}
        return {"event": event, **facts}


@dataclass(frozen=True, slots=True)
class Head:
    """The last line that was written: its number and its digest."""

    number: int = 0
    digest: str = BEGINNING


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the journal is not what was written."""

    line: int
    message: str


def events(
    known: Mapping[str, Entry], up: Mapping[str, Posted], left_out: Sequence[str], today: date
) -> Iterator[Entry]:
    """Give what a build changed on the board, after what the journal knew.

    `known` holds the last entry of each notice by identity, `up` what the build
    shows, `left_out` the source files that it had to do without.
    """
    for identity, notice in sorted(up.items()):
        last = known.get(identity)
        if last is None or last["event"] in (TAKEN_DOWN, EARLY):
            yield notice.entry(POSTED)
            if today > notice.posted and last is None:
                yield notice.entry(LATE)
        elif last["event"] == MISSING:
            yield notice.entry(RETURNED)
        if last is not None and last["event"] in (*UP, MISSING) and last["digest"] != notice.digest:
            yield notice.entry(CHANGED)
    for identity, last in sorted(known.items()):
        if identity not in up and last["event"] not in (TAKEN_DOWN, EARLY):
            event = leaving(last, left_out, today)
            if event != last["event"]:
                yield {**{key: value for key, value in last.items() if key not in CHAIN}, "event": event}


def leaving(last: Entry, left_out: Sequence[str], today: date) -> str:
    """Return what it means that a notice is not in a build."""
    if today >= date.fromisoformat(last["comes_down"]):
        return TAKEN_DOWN
    return MISSING if last["path"] in left_out else EARLY


CHAIN = ("n", "at", "prev", "hash")
"""What a line has besides its facts."""


def seal(entries: Sequence[Entry], head: Head, at: datetime) -> tuple[list[str], Head]:
    """Return the lines of `entries`, chained to `head`, and the head after them."""
    lines = []
    for entry in entries:
        body = {**entry, "n": head.number + 1, "at": at.isoformat(), "prev": head.digest}
        head = Head(head.number + 1, digest_of(body))
        lines.append(canonical({**body, "hash": head.digest}))
    return lines, head


def canonical(entry: Entry) -> str:
    """Return the one way to write an entry as a line."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(body: Entry) -> str:
    """Return the digest of an entry without its own digest."""
    return hashlib.sha256(canonical({key: value for key, value in body.items() if key != "hash"}).encode()).hexdigest()


def read_line(line: str) -> Entry | None:
    """Return the entry of a line, or None for what is none."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    needed = {"n": int, "at": str, "prev": str, "hash": str, "event": str, "id": str, "path": str, "comes_down": str}
    good = isinstance(entry, dict) and all(isinstance(entry.get(key), kind) for key, kind in needed.items())
    return entry if good else None


def breaks(lines: Sequence[str], head: Head | None, planned: Sequence[str] = ()) -> Iterator[Break]:
    """Give every place where the chain does not hold.

    `planned` are lines that a build meant to write when it was stopped: they may
    stand there already.
    """
    before = Head()
    for number, line in enumerate(lines, 1):
        entry = read_line(line)
        if entry is None:
            yield Break(number, "raden går inte att läsa")
            before = Head(before.number + 1, "")
            continue
        if digest_of(entry) != entry["hash"]:
            yield Break(number, "raden är ändrad")
        elif entry["n"] != before.number + 1:
            yield Break(number, f"rad {before.number + 1} väntades, men här står rad {entry['n']}")
        elif before.digest and entry["prev"] != before.digest:
            yield Break(number, "raden hänger inte ihop med den före")
        before = Head(entry["n"], entry["hash"])
    yield from breaks_at_end(lines, before, head, planned)


def breaks_at_end(lines: Sequence[str], last: Head, head: Head | None, planned: Sequence[str]) -> Iterator[Break]:
    """Hold the last line against the head that is kept apart."""
    if head is None:
        head = Head()
    beyond = lines[len(lines) - max(0, last.number - head.number) :] if last.number > head.number else []
    if last.number < head.number:
        yield Break(len(lines), f"de sista raderna saknas: {head.number - last.number}")
    elif last.number == head.number and last.digest and last.digest != head.digest:
        yield Break(len(lines), "den sista raden är en annan än den som skrevs")
    elif list(beyond) != list(planned[: len(beyond)]):
        yield Break(len(lines), "rader har lagts till av någon annan")


def last_known(lines: Sequence[str]) -> dict[str, Entry]:
    """Return the last entry of each notice by identity, as far as lines can be read."""
    return {entry["id"]: entry for line in lines if (entry := read_line(line))}
