"""What must be known about a new text, and what may be answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from newsroom.domain.board import ONE_LABELS
from newsroom.domain.registers import Register
from newsroom.domain.schema import KINDS, REQUIRED_BY_TYPE, Document, Notice
from newsroom.domain.source import content_path
from newsroom.drafting.values import is_said
from newsroom.validation import Examination

MANY_FILES = 12
"""More files than this are no help in choosing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: what is written in the file, and what it is called."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that `newsroom new` asks, or leaves for its user to fill in."""

    key: str
    text: str
    answer: str
    """What a good answer looks like."""
    required: bool = True
    choices: Sequence[Choice] = ()
    default: str = ""

    @property
    def left(self) -> str:
        """What to write in the file, as a comment on one line."""
        values = ", ".join(choice.value for choice in self.choices)
        return f"{self.answer} Välj bland: {values}." if values else self.answer


WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "summary": ("Vad ska ingressen säga?", "En eller två meningar som sammanfattar texten."),
        "author": ("Vem skriver?", "Förnamn och efternamn."),
        "type": (
            "Vilken typ av anslag är det?",
            "För minutes krävs också approved och minutes_at, för meeting krävs meeting, "
            "och för ordinance och other krävs appeal_by eller comes_down.",
        ),
        "body": ("Vilket organ gäller anslaget?", "Organets namn."),
        "posted": ("Vilken dag sätts anslaget upp?", "En dag, till exempel 2026-03-26."),
        "approved": ("Vilken dag justerades protokollet?", "En dag, till exempel 2026-03-26."),
        "minutes_at": ("Var förvaras protokollet?", "Platsen, till exempel Kommunkansliet."),
        "paragraphs": ("Vilka paragrafer gäller det?", "Till exempel 45–61, 63."),
        "meeting": ("Vilken dag är sammanträdet?", "En dag, till exempel 2026-03-30."),
        "meeting.time": ("Hur dags?", "Till exempel 18.30."),
        "meeting.place": ("Var?", "Lokal och adress."),
        "comes_down": ("Vilken dag tas anslaget ned?", "Första dagen det inte längre visas, till exempel 2026-04-20."),
        "file": ("Vilken fil gäller det?", "Sökvägen från innehållsmappen, till exempel /documents/2026/rapport.pdf."),
        "topics": ("Vilka ämnen hör texten till?", "Ett eller flera ämnen."),
    }
)
"""Key to the question and to what a good answer looks like."""

MINUTES = "minutes"
BY_HAND = ("ordinance", "other")
"""Types of notice whose time on the board is written, not computed."""


def questions(kind: str, values: Mapping[str, Any], found: Examination) -> list[Question]:
    """Return what is still to be asked about a text that says `values`, in order."""
    keys = [*required_keys(kind, values), *optional_keys(kind, values)]
    required = set(required_keys(kind, values))
    return [
        Question(key, *WORDS[key], key in required, choices(key, found), default(key, values, found))
        for key in keys
        if not is_said(values, key)
    ]


def required_keys(kind: str, values: Mapping[str, Any]) -> list[str]:
    """Return the keys that a text of `kind` must have, beside its title and its day."""
    model = KINDS[kind]
    keys = [key for key, field in model.model_fields.items() if field.is_required() and key not in ("title", "date")]
    if kind != "notices":
        return keys
    asked_for = list(REQUIRED_BY_TYPE.get(values.get("type", ""), ()))
    if values.get("type") in BY_HAND and "appeal_by" not in values:
        asked_for.append("comes_down")
    return [*keys, *([] if "date" in values else ["posted"]), *asked_for]


def optional_keys(kind: str, values: Mapping[str, Any]) -> list[str]:
    """Return keys that are worth a question although a text may do without them."""
    if kind == "pages":
        return []
    keys = {"blog": ["summary"], "documents": ["summary"]}.get(kind, [])
    if values.get("type") == MINUTES:
        keys = ["paragraphs"]
    if values.get("type") == "meeting":
        keys = ["meeting.time", "meeting.place"]
    return [*keys, "topics"]


def choices(key: str, found: Examination) -> list[Choice]:
    """Return the answers to choose from; none where any text will do."""
    registers = found.registers
    if key == "type":
        return [Choice(value, label) for value, label in ONE_LABELS.items()]
    if key == "file":
        return [Choice(f"/{path}") for path in unused_files(found)]
    by_key: dict[str, Register[Any]] = {
        "topics": registers.topics, "body": registers.bodies, "author": registers.people
    }  # fmt: skip
    return [Choice(name) for name in by_key[key].names()] if key in by_key else []


def unused_files(found: Examination) -> list[str]:
    """Return the files among the documents that no item speaks of yet, when they are few."""
    used = {content_path(one.item.file, one.path) for one in found.sources if isinstance(one.item, Document)}
    lying = [path for path in found.tree.materials if path.startswith("documents/") and path not in used]
    return lying if len(lying) <= MANY_FILES else []


def default(key: str, values: Mapping[str, Any], found: Examination) -> str:
    """Return the likeliest answer, or "": nothing that a law hangs on is guessed but the day at hand."""
    if key == "approved":
        return str(values.get("posted", ""))
    if key == "minutes_at":
        return last_place(str(values.get("body", "")), found)
    names = [choice.value for choice in choices(key, found)]
    return names[0] if key in ("body", "author", "file") and len(names) == 1 else ""


def last_place(body: str, found: Examination) -> str:
    """Return where the latest minutes of `body` are kept."""
    theirs = [one.item for one in found.sources if isinstance(one.item, Notice) and one.item.body == body]
    kept = [notice for notice in theirs if notice.minutes_at]
    return str(max(kept, key=lambda notice: notice.posting_day).minutes_at) if kept else ""


def missing(kind: str, values: Mapping[str, Any], found: Examination) -> dict[str, str]:
    """Return the required keys that have no value, and what is to be written for each."""
    return {question.key: question.left for question in questions(kind, values, found) if question.required}
