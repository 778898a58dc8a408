"""Pydantic's findings in an editor's words."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from newsroom.domain.matter import FrontMatter, Path, Place
from newsroom.domain.suggestions import did_you_mean, nearest
from newsroom.domain.swedish_words import SWEDISH_CHOICES, SWEDISH_KEYS
from newsroom.domain.values import WAY_OUT

CHOICE = re.compile(r"'([^']+)'")

OVERRIDING = frozenset({"save_as", "url", "template", "lang_save_as", "lang_url", "content", "override_url"})
"""Keys with which Pelican lets a text move or replace parts of the site."""

TEXT = ("en text", "Skriv värdet på samma rad som nyckeln.")
WHOLE = ("ett heltal", "Skriv talet med siffror, till exempel 3.")
NUMBER = ("ett tal", "Skriv talet med siffror, till exempel 0.5.")
TRUTH = ("true eller false", "Skriv true för ja eller false för nej.")
LIST = ("en lista", "Skriv ett värde per rad under nyckeln, indraget, med bindestreck och mellanslag först.")
FACTS = ("uppgifter med nyckel och värde", "Skriv en uppgift per rad under nyckeln, indragen med två mellanslag.")
EXPECTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "string_type": TEXT,
        "int_type": WHOLE,
        "int_parsing": WHOLE,
        "int_parsing_size": WHOLE,
        "int_from_float": WHOLE,
        "float_type": NUMBER,
        "float_parsing": NUMBER,
        "bool_type": TRUTH,
        "bool_parsing": TRUTH,
        "tuple_type": LIST,
        "list_type": LIST,
        "model_type": FACTS,
        "model_attributes_type": FACTS,
        "dict_type": FACTS,
    }
)
"""Pydantic's names for what it wanted, what it is called in Swedish, and how it is written."""


def tell_schema_errors(wrong: ValidationError, model: type[BaseModel], matter: FrontMatter) -> None:
    """Add a problem to `matter` for each finding of pydantic, at its value."""
    for finding in wrong.errors(include_url=False):
        path: Path = tuple(finding["loc"])
        kind, context = finding["type"], finding.get("ctx", {})
        if kind == "missing":
            tell_missing(path, matter)
        elif kind == "extra_forbidden":
            tell_unknown_key(path, model, matter)
        elif WAY_OUT in context:
            place = place_of_alt(path, matter) if kind == "picture-alt" else matter.place(path)
            matter.tell(place, kind, f"{named(path)}{context['message']}", context[WAY_OUT])
        else:
            place = matter.place(path) if path else matter.places[()]
            matter.tell(place, *say_wrong_value(kind, path, finding["input"], context))


def place_of_alt(path: Path, matter: FrontMatter) -> Place:
    """Return where an alternative text stands, or where a missing key is told."""
    return matter.place((*path, "alt")) if (*path, "alt") in matter.keys else matter.start


def named(path: Path) -> str:
    """Return the key that a message is about, ready to stand first in it."""
    return f"{path_of(path)}: " if path_of(path) else ""


def path_of(path: Path) -> str:
    """Return the keys that lead to a value, such as `image.alt`."""
    return ".".join(part for part in path if isinstance(part, str))


def tell_missing(path: Path, matter: FrontMatter) -> None:
    """Tell of a required key: line 1, or where its empty value, or its list item, stands."""
    key = path[-1]
    listed = [number for number, part in enumerate(path) if isinstance(part, int)]
    if path in matter.keys:
        hint = f"Skriv ett värde efter {key}: på samma rad."
        matter.tell(matter.keys[path], "missing-key", f"”{key}” saknar värde.", hint)
        return
    place = matter.place(path[: listed[-1] + 1]) if listed else matter.start
    within = f" i ”{path[0]}”" if len(path) > 1 else ""
    matter.tell(place, "missing-key", f"Uppgiften ”{key}” saknas{within}.", f"Lägg till en rad: {key}: {example(key)}")


def example(key: str | int) -> str:
    """Return a value that shows an editor how the key is written."""
    return {
        "title": "Ny skola öppnar i höst",
        "date": "2026-03-05",
        "posted": "2026-03-05",
        "summary": "En eller två meningar som sammanfattar nyheten.",
        "author": "Förnamn Efternamn",
        "name": "Förnamn Efternamn",
        "type": "minutes",
        "body": "Kommunstyrelsen",
        "file": "/documents/2026/rapport.pdf",
        "approved": "2026-03-12",
        "minutes_at": "Kommunkansliet",
        "meeting": "2026-03-30",
        "appeal_by": "2026-04-20",
        "start": "2026-03-05 18:00",
        "note": "Vad som är ändrat.",
        "src": "/images/bild.jpg",
    }.get(str(key), "…")


def tell_unknown_key(path: Path, model: type[BaseModel], matter: FrontMatter) -> None:
    """Tell of a key that is not listed, with what the editor may have meant."""
    key, known = str(path[-1]), sorted(model_at(model, path[:-1]).model_fields)
    place = matter.keys.get(path, matter.place(path))
    if key in OVERRIDING:
        message = f"Nyckeln ”{key}” får inte användas: den skulle åsidosätta webbplatsens adresser eller mallar."
        matter.tell(place, "forbidden-key", message, "Ta bort raden. Gamla adresser skrivs under aliases.")
        return
    meant = SWEDISH_KEYS.get(key.lower())
    hint = f"Menade du ”{meant}”?" if meant in known else did_you_mean(key, known, list_of(known))
    matter.tell(place, "unknown-key", f"Nyckeln ”{key}” finns inte.", hint)


def list_of(known: list[str]) -> str:
    """Return the way out where no key is near."""
    return f"Ta bort raden, eller använd någon av: {', '.join(known)}."


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the class that describes the value at `path` in `model`."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = next(iter(models_in(model.model_fields[part].annotation)), model)
    return model


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the classes of ours that a type annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def say_wrong_value(kind: str, path: Path, value: Any, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return code, message and way out for a value of the wrong type, length or choice."""
    key = named(path)
    if kind == "literal_error":
        return say_wrong_choice(path, value, CHOICE.findall(context["expected"]))
    if kind == "string_too_long":
        message = f"Rubriken är {len(value)} tecken lång; högst {context['max_length']} får plats."
        return "title-length", message, "Korta rubriken och flytta resten till summary."
    if kind == "string_too_short":
        return "missing-key", f"”{path_of(path)}” saknar värde.", "Skriv ett värde, eller ta bort raden."
    if kind == "greater_than_equal":
        return "type", f"{key}Talet ska vara minst {context['ge']}.", "Rätta talet."
    expected, hint = EXPECTED[kind]
    if kind == "string_type" and isinstance(value, dict):
        hint = "Innehåller texten ett kolon? Sätt den i så fall inom citattecken."
    return "type", f"{key}Här ska det stå {expected}.", hint


def say_wrong_choice(path: Path, value: Any, choices: list[str]) -> tuple[str, str, str]:
    """Return what to say of a word that is none of those to choose from."""
    key = str(path[-1])
    code = {"status": "status", "type": "notice-type"}.get(key, "choice")
    swedish = SWEDISH_CHOICES.get(str(value).casefold())
    meant = swedish if swedish in choices else nearest(str(value), choices)
    listed = f"Välj något av: {', '.join(choices)}."
    hint = f"Menade du ”{meant}”? {listed}" if meant else listed
    return code, f"{key}: ”{value}” finns inte att välja.", hint
