"""Pydantic's findings in an editor's words."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from newsroom.domain.matter import FrontMatter, Path, Place
from newsroom.domain.schema import TITLE_LIMIT, WAY_OUT
from newsroom.domain.suggestions import did_you_mean, nearest

SWEDISH_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "rubrik": "title", "datum": "date", "ingress": "summary", "description": "summary", "lead": "summary",
        "deck": "summary", "vinjett": "kicker", "serie": "series", "tags": "topics", "tag": "topics",
        "category": "topics", "categories": "topics", "ämnen": "topics", "ämne": "topics", "bild": "image",
        "picture": "image", "författare": "author", "authors": "author", "skribent": "author", "kontakt": "contacts",
        "contact": "contacts", "diarienummer": "case", "ärende": "case", "evenemang": "event", "länk": "link",
        "relaterat": "related", "uppdateringar": "updates", "modified": "updates", "språk": "lang", "language": "lang",
        "draft": "status", "kommentarer": "comments", "kort": "short", "typ": "type", "organ": "body", "nämnd": "body",
        "anslaget": "posted", "justerat": "approved", "möte": "meeting", "dagordning": "agenda", "beslut": "decisions",
        "paragrafer": "paragraphs", "sekreterare": "secretary", "bilagor": "attachments", "fil": "file",
        "arrangör": "organiser", "sidor": "pages", "bildtext": "caption", "fotograf": "credit", "foto": "credit",
        "alternativtext": "alt", "namn": "name", "förvaringsplats": "minutes_at", "omedelbar": "immediate",
    }
)  # fmt: skip
"""What editors write for a key, from Swedish or from other generators."""

CHOICE = re.compile(r"'([^']+)'")

OVERRIDING = frozenset({"save_as", "url", "template", "lang_save_as", "lang_url", "content", "override_url"})
"""Keys with which Pelican lets a text move or replace parts of the site."""

EXPECTED = MappingProxyType(
    {
        "string_type": "en text",
        "int_type": "ett heltal",
        "int_parsing": "ett heltal",
        "int_from_float": "ett heltal",
        "float_type": "ett tal",
        "float_parsing": "ett tal",
        "bool_type": "true eller false",
        "bool_parsing": "true eller false",
        "tuple_type": "en lista",
        "list_type": "en lista",
        "model_type": "uppgifter med nyckel och värde",
        "model_attributes_type": "uppgifter med nyckel och värde",
        "dict_type": "uppgifter med nyckel och värde",
    }
)


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
            matter.tell(matter.place(path), *say_wrong_value(kind, path, finding["input"], context))


def place_of_alt(path: Path, matter: FrontMatter) -> Place:
    """Return where an alternative text stands, or should: a missing key gives line 1."""
    return matter.place((*path, "alt")) if (*path, "alt") in matter.keys else (1, 1)


def named(path: Path) -> str:
    """Return the key that a message is about, ready to stand first in it."""
    words = [str(part) for part in path if isinstance(part, str)]
    return f"{'.'.join(words)}: " if words else ""


def tell_missing(path: Path, matter: FrontMatter) -> None:
    """Tell of a required key: line 1, or where its empty value, or its list item, stands."""
    key = path[-1]
    listed = [number for number, part in enumerate(path) if isinstance(part, int)]
    if path in matter.keys:
        matter.tell(matter.keys[path], "missing-key", f"”{key}” saknar värde.", f"Skriv något efter {key}:.")
        return
    place = matter.place(path[: listed[-1] + 1]) if listed else (1, 1)
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
    """Return code, message and way out for a value of the wrong type or choice."""
    key = named(path)
    if kind == "literal_error":
        return say_wrong_choice(path, value, CHOICE.findall(context["expected"]))
    if kind == "string_too_long" and path == ("title",):
        message = f"Rubriken är {len(value)} tecken lång; högst {TITLE_LIMIT} får plats."
        return "title-length", message, "Korta rubriken och flytta resten till summary."
    if kind == "string_too_short":
        return "missing-key", f"{key}värdet är tomt.", "Skriv något, eller ta bort raden."
    if kind in EXPECTED:
        hint = "Skriv värdet på samma rad som nyckeln." if kind == "string_type" else "Se docs/skriva/nycklar.md."
        return "type", f"{key}här ska det stå {EXPECTED[kind]}.", hint
    bound = context.get("ge")
    if bound is not None:
        return "type", f"{key}talet ska vara minst {bound}.", "Rätta talet."
    return "type", f"{key}värdet kan inte användas.", "Se docs/skriva/nycklar.md."


def say_wrong_choice(path: Path, value: Any, choices: list[str]) -> tuple[str, str, str]:
    """Return what to say of a word that is none of those to choose from."""
    key = str(path[-1])
    code = {"status": "status", "type": "notice-type"}.get(key, "choice")
    meant = nearest(str(value), choices)
    listed = f"Välj något av: {', '.join(choices)}."
    hint = f"Menade du ”{meant}”? {listed}" if meant else listed
    return code, f"{key}: ”{value}” finns inte att välja.", hint
