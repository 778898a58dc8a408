"""A template that is only compiled when a page is rendered: after an edit few are."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, Template


class LateTemplate:
    """What the writer asks of a Jinja template; `find` loads it, or raises what Pelican raises."""

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
        """Return the page of `context`."""
        return self.loaded.render(context)


def flatten_globals(environment: Any) -> None:
    """Let templates of a Jinja `environment` hold the names that all templates have in one dictionary.

    Jinja chains two of them, and takes the names apart at every `import` of every
    page, twenty a page: a quarter of the time of rendering. A name that is added
    after a template was loaded is not seen by it; Jinja advises against that anyway.
    """

    def make_globals(given: Mapping[str, Any] | None) -> dict[str, Any]:
        return {**environment.globals, **(given or {})}

    environment.make_globals = make_globals
