"""A template that is only compiled when a page is rendered: after an edit few are."""

from collections.abc import Callable
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
