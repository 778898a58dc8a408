"""Anslagsbevis: what was posted, from when, until when, and where the minutes are.

Whoever asked for a notice has a right to a proof of it when its time is over
(kommunallagen 2017:725, 8 kap. 10 §).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from newsroom.content.dates import moment, weekday
from newsroom.domain.board import ONE_LABELS
from newsroom.domain.clock import read_moment
from newsroom.domain.journal import CHANGED, EARLY, LATE, MISSING, POSTED, RETURNED, TAKEN_DOWN, Entry

EVENTS = {
    POSTED: "Anslaget sattes upp",
    CHANGED: "Innehållet ändrades",
    LATE: "Anslaget sattes upp senare än den dag som är angiven",
    RETURNED: "Anslaget satt uppe igen",
    MISSING: "Anslaget saknades",
    EARLY: "Anslaget togs ned för tidigt",
    TAKEN_DOWN: "Anslaget togs ned",
}
DIGEST = "Innehållets kontrollsumma"
NOTE = (
    "Beviset bygger på webbplatsens journal över publiceringar. Journalen visar när webbplatsen byggdes med och utan "
    "anslaget, inte att servern var nåbar hela tiden."
)
LEAD = "{publisher} intygar att anslaget har funnits på den digitala anslagstavlan så som det står här."
SIGNATURE = ("Ort och datum", "Underskrift", "Namnförtydligande och befattning")
WHOLE = "Journalens kedja är hel: ingen rad är ändrad, tillagd eller borttagen."
BROKEN = "OBS! Journalens kedja är bruten. Beviset kan vara felaktigt."
STYLE = (
    "body{font:11pt/1.45 Georgia,serif;max-width:42em;margin:3em auto;padding:0 1em;color:#000;background:#fff}"
    "h1{font-size:22pt;margin:0 0 .2em}h2{font-size:13pt;margin:1.6em 0 .4em}.title{font-size:13pt;font-weight:700}"
    "dl{display:grid;grid-template-columns:12em 1fr;gap:.4em 1em}dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere}"
    ".digest{font:8.5pt/1.6 monospace}.sign{display:flex;flex-wrap:wrap;gap:0 2em;break-inside:avoid}"
    ".sign p{flex:1 1 15em;margin:4em 0 0;border-top:1px solid;padding-top:.2em}"
    "@page{size:A4;margin:20mm}@media print{body{margin:0;padding:0;max-width:none}}"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the certificate says: pairs of words, and what happened in order of time."""

    publisher: str
    title: str
    facts: Sequence[tuple[str, str]]
    history: Sequence[tuple[str, str]]
    is_whole: bool


def certificate_of(entries: Sequence[Entry], is_whole: bool, publisher: str) -> Certificate:
    """Return the certificate of the notice of which the journal has `entries`; the last one counts."""
    last = entries[-1]
    is_down = last["event"] in (TAKEN_DOWN, EARLY)
    facts: list[tuple[str, str]] = [
        ("Anslag", ONE_LABELS.get(last["type"], last["type"])),
        ("Organ", last["body"]),
        ("Sammanträde", day_in_words(last["meeting"])),
        ("Paragrafer", f"§ {last['paragraphs']}" if last["paragraphs"] else ""),
        ("Protokollet justerat", day_in_words(last["approved"])),
        ("Anslaget", day_in_words(last["posted"])),
        ("Sista dag att överklaga", day_in_words(last["appeal_by"])),
        ("Skulle tas ned" if is_down else "Tas ned", day_in_words(last["comes_down"])),
        ("Protokollet finns", last["minutes_at"]),
        ("Sekreterare", last["secretary"]),
        ("Adress", last["address"]),
        (DIGEST, last["digest"]),
    ]
    history = [(moment(read_moment(entry["at"])), EVENTS[entry["event"]]) for entry in entries]
    known = [(name, value) for name, value in facts if value]
    return Certificate(publisher, last["title"], known, history, is_whole)


def day_in_words(written: str | None) -> str:
    """Return a day as people say it, or ""."""
    return weekday(date.fromisoformat(written)) if written else ""


def as_text(certificate: Certificate) -> str:
    """Return the certificate as plain text."""
    lines = ["ANSLAGSBEVIS", "", certificate.title, "", LEAD.format(publisher=certificate.publisher), ""]
    lines += [f"{name}: {value}" for name, value in certificate.facts]
    lines += ["", "Journalen:", *(f"{when}: {what}" for when, what in certificate.history), ""]
    lines += [WHOLE if certificate.is_whole else BROKEN, NOTE]
    return "\n".join([*lines, *(f"\n\n{'_' * 40}\n{line}" for line in SIGNATURE)])


def as_html(certificate: Certificate) -> str:
    """Return the certificate as a page to print on A4, with lines for a signature."""
    state = WHOLE if certificate.is_whole else BROKEN
    return (
        f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>Anslagsbevis</title>'
        f"<style>{STYLE}</style></head><body><h1>Anslagsbevis</h1>"
        f'<p class="title">{escape(certificate.title)}</p>'
        f"<p>{escape(LEAD.format(publisher=certificate.publisher))}</p>"
        f"{as_list(certificate.facts)}<h2>Ur journalen</h2>{as_list(certificate.history)}<p>{state}</p><p>{NOTE}</p>"
        f'<div class="sign">{"".join(f"<p>{line}</p>" for line in SIGNATURE)}</div></body></html>\n'
    )


def as_list(pairs: Sequence[tuple[str, str]]) -> str:
    """Return pairs of words as HTML; a digest in letters of one width."""
    rows = (
        f'<dt>{escape(name)}</dt><dd class="{"digest" if name == DIGEST else "fact"}">{escape(value)}</dd>'
        for name, value in pairs
    )
    return f"<dl>{''.join(rows)}</dl>"
