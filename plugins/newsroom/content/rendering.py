"""Render pages that are known by their facts: in this process, or in another one.

Other processes know nothing of Pelican, and perhaps stand on a machine without
the theme: a page's facts and the templates travel to them, and the same page
comes out.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FunctionLoader

from newsroom.content.dates import FILTERS
from newsroom.content.template import flatten_globals, rendered
from newsroom.content.transparency import templates_below

Options = tuple[tuple[str, Any], ...]
"""Of a Jinja environment, by name."""
Templates = tuple[tuple[str, tuple[str, str]], ...]
"""Of a theme: the name that Jinja has for each, its text and its file."""


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A page to be rendered: which template, and what it is given besides the site's facts."""

    template: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """What all pages are rendered with."""

    templates: Templates
    options: Options
    site: Any


class PublicationFacts(SimpleNamespace):
    """Stands for a publication where nothing but its facts is known."""


def read_templates(folders: Iterable[str]) -> Templates:
    """Return the templates below `folders`, in the order in which Jinja looks: the first of a name counts."""
    found: dict[str, tuple[str, str]] = {}
    for path, name in chain.from_iterable(templates_below([folder]).items() for folder in folders):
        if name not in found:
            with suppress(OSError, ValueError):  # Gone, or a picture that lies among them.
                found[name] = Path(path).read_text("utf-8"), path
    return tuple(found.items())


def render_settings(
    environment: Environment, templates: Templates, options: Mapping[str, Any], site: Any
) -> RenderSettings | None:
    """Return what it takes to render like `environment`; None where a site or a plugin put more into that."""
    plain = tuple((name, tuple(one) if isinstance(one, list) else one) for name, one in sorted(options.items()))
    if not all(isinstance(one, Hashable) for _, one in plain):
        return None
    settings = RenderSettings(templates, plain, site)
    own = environment_of(templates, plain)
    more = environment.filters.keys() - own.filters.keys() - {"strftime"}
    more |= environment.tests.keys() - own.tests.keys() - {"plugin_enabled"}
    more |= environment.globals.keys() - own.globals.keys()
    changed = any(environment.filters.get(name) is not one for name, one in own.filters.items())
    return None if more or changed else settings


@lru_cache(1)
def environment_of(templates: Templates, options: Options) -> Environment:
    """Return the environment of these settings, made once in each process for each state of the theme."""
    texts = dict(templates)

    def find(name: str) -> tuple[str, str, None] | None:
        return (*texts[name], None) if name in texts else None

    environment = Environment(loader=FunctionLoader(find), **dict(options))
    environment.filters.update(FILTERS)
    flatten_globals(environment)
    return environment


def render(settings: RenderSettings, tasks: Iterable[RenderTask]) -> Iterator[str]:
    """Give pages, in their order. Raises WrongTemplate."""
    environment = environment_of(settings.templates, settings.options)
    for one in tasks:
        yield rendered(partial(environment.get_template, one.template), {"site": settings.site, **one.facts})
