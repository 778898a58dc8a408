"""Anslagsbevis: what was posted, from when, until when, and where the minutes are."""

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
NOTE = (
    "Beviset bygger på webbplatsens journal över publiceringar. Journalen visar när webbplatsen byggdes med och utan "
    "anslaget, inte att servern var nåbar hela tiden."
)
WHOLE = "Journalens kedja är hel: ingen rad är ändrad, tillagd eller borttagen."
BROKEN = "OBS! Journalens kedja är bruten. Beviset kan vara felaktigt."
STYLE = (
    "body{font:11pt/1.45 Georgia,serif;max-width:42em;margin:3em auto;padding:0 1em;color:#000;background:#fff}"
    "dl{display:grid;grid-template-columns:12em 1fr;gap:.4em 1em}dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere}"
    ".sign{margin-top:5em;border-top:1px solid;width:20em}@page{margin:20mm}"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the certificate says: pairs of words, and what happened in order of time."""

    title: str
    facts: Sequence[tuple[str, str]]
    history: Sequence[tuple[str, str]]
    is_whole: bool


def certificate_of(entries: Sequence[Entry], is_whole: bool) -> Certificate:
    """Return the certificate of the notice of which the journal has `entries`; the last one counts."""
    last = entries[-1]
    facts: list[tuple[str, str]] = [
        ("Anslag", ONE_LABELS.get(last["type"], last["type"])),
        ("Organ", last["body"]),
        ("Sammanträde", day_in_words(last["meeting"])),
        ("Paragrafer", f"§ {last['paragraphs']}" if last["paragraphs"] else ""),
        ("Protokollet justerat", day_in_words(last["approved"])),
        ("Anslaget", day_in_words(last["posted"])),
        ("Sista dag att överklaga", day_in_words(last["appeal_by"])),
        ("Tas ned", day_in_words(last["comes_down"])),
        ("Protokollet förvaras", last["minutes_at"]),
        ("Sekreterare", last["secretary"]),
        ("Adress", last["address"]),
        ("Innehållets kontrollsumma", last["digest"]),
    ]
    history = [(moment(read_moment(entry["at"])), EVENTS[entry["event"]]) for entry in entries]
    known = [(name, value) for name, value in facts if value]
    return Certificate(last["title"], known, history, is_whole)


def day_in_words(written: str | None) -> str:
    """Return a day as people say it, or ""."""
    return weekday(date.fromisoformat(written)) if written else ""


def as_text(certificate: Certificate) -> str:
    """Return the certificate as plain text."""
    lines = ["ANSLAGSBEVIS", "", certificate.title, ""]
    lines += [f"{name}: {value}" for name, value in certificate.facts]
    lines += ["", "Journalen:", *(f"{when}: {what}" for when, what in certificate.history), ""]
    return "\n".join([*lines, WHOLE if certificate.is_whole else BROKEN, NOTE])


def as_html(certificate: Certificate) -> str:
    """Return the certificate as a page to print, with a line for a signature."""
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in certificate.facts)
    history = "".join(f"<dt>{escape(when)}</dt><dd>{escape(what)}</dd>" for when, what in certificate.history)
    state = WHOLE if certificate.is_whole else BROKEN
    return (
        f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>Anslagsbevis</title>'
        f"<style>{STYLE}</style></head><body><h1>Anslagsbevis</h1><p>{escape(certificate.title)}</p>"
        f"<dl>{facts}</dl><h2>Ur journalen</h2><dl>{history}</dl><p>{state}</p><p>{NOTE}</p>"
        '<p class="sign">Underskrift</p></body></html>\n'
    )
