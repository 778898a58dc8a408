"""A template that is only compiled when a page is rendered (after an edit few are), and what is wrong with one."""

import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, TemplateSyntaxError

from newsroom import __version__
from newsroom.domain.faults import WrongSite


class WrongTemplate(WrongSite):
    """Raised with a Swedish sentence for a template that cannot be used."""


class LateTemplate:
    """What the writer asks of a Jinja template; `find` loads it, or raises WrongTemplate."""

    def __init__(self, environment: Environment, name: str, find: Callable[[], Template]) -> None:
        self.environment = environment
        self.name = name
        self.find = find

    @cached_property
    def filename(self) -> str | None:
        """The file it stands in; None where there is none."""
        loader = self.environment.loader
        try:
            return loader.get_source(self.environment, self.name)[1] if loader else None
        except LookupError:
            return None

    @cached_property
    def loaded(self) -> Template:
        """The template itself."""
        return self.find()

    def render(self, context: Any) -> str:
        """Return the page of `context`. Raises WrongTemplate."""
        return rendered(lambda: self.loaded, context)


def flatten_globals(environment: Any) -> None:
    """Let templates of a Jinja `environment` hold the names that all templates have in one dictionary.

    Jinja chains two of them, and takes the names apart at every `import` of every
    page, twenty a page: a quarter of the time of rendering. A name that is added
    after a template was loaded is not seen by it; Jinja advises against that anyway.
    """

    def make_globals(given: Mapping[str, Any] | None) -> dict[str, Any]:
        return {**environment.globals, **(given or {})}

    environment.make_globals = make_globals


def rendered(find: Callable[[], Template], context: Mapping[str, Any]) -> str:
    """Return the page of a template, which `find` loads. Raises WrongTemplate."""
    try:
        return find().render(context)
    except Exception as wrong:
        refuse(wrong)
        raise


def refuse(wrong: Exception) -> None:
    """Raise WrongTemplate, with the place, where an error happened in a template; what the disk refused is none."""
    is_of_disk = isinstance(wrong, OSError | sqlite3.Error) and not isinstance(wrong, TemplateNotFound)
    if isinstance(wrong, WrongTemplate) or is_of_disk or not (place := line_of(wrong)):
        return
    file, line = place
    said = f"{type(wrong).__name__}: {wrong}".rstrip(".")
    why = f"mallen {wrong.name} finns inte" if isinstance(wrong, TemplateNotFound) else said
    way_out = f"Rätta mallen. Har ingen ändrat den är felet vårt: anmäl det med versionen ({__version__})."
    raise WrongTemplate(f"Mallen {file}, rad {line}, går inte att använda: {why}. {way_out}") from wrong


def line_of(wrong: Exception) -> tuple[str, int | None] | None:
    """Return the template and the line in which an error happened; None for one that happened in none."""
    if isinstance(wrong, TemplateSyntaxError):
        return wrong.filename or wrong.name or "", wrong.lineno
    for frame in reversed(extract_tb(wrong.__traceback__)):
        if not frame.filename.endswith((".py", ">")):
            return frame.filename, frame.lineno
    return None
