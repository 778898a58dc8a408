"""Render pages that are known by their facts: in this process, or in another one.

Other processes know nothing of Pelican: a page's facts and the folders of the
theme are all that it takes, and the same page comes out.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader

from newsroom.content.dates import FILTERS
from newsroom.content.template import flatten_globals
from newsroom.incremental.crew import share_out

Options = tuple[tuple[str, Any], ...]
"""Of a Jinja environment, by name."""


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A page to be rendered: which template, and what it is given besides the site's facts."""

    template: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """What all pages are rendered with."""

    theme: str
    """Digest of the templates: of another theme other pages come."""
    folders: tuple[str, ...]
    """Of templates, in the order in which Jinja looks."""
    options: Options
    site: Any


class PublicationFacts(SimpleNamespace):
    """Stands for a publication where nothing but its facts is known."""


def render_settings(
    environment: Environment, theme: str, folders: Sequence[str], options: Mapping[str, Any], site: Any
) -> RenderSettings | None:
    """Return what it takes to render like `environment`; None where a site or a plugin put more into that."""
    plain = tuple((name, tuple(one) if isinstance(one, list) else one) for name, one in sorted(options.items()))
    if not all(isinstance(one, Hashable) for _, one in plain):
        return None
    settings = RenderSettings(theme, tuple(folders), plain, site)
    own = environment_of(settings.theme, settings.folders, settings.options)
    more = environment.filters.keys() - own.filters.keys() - {"strftime"}
    more |= environment.tests.keys() - own.tests.keys() - {"plugin_enabled"}
    more |= environment.globals.keys() - own.globals.keys()
    changed = any(environment.filters.get(name) is not one for name, one in own.filters.items())
    return None if more or changed else settings


@lru_cache(1)
def environment_of(_theme: str, folders: tuple[str, ...], options: Options) -> Environment:
    """Return the environment of these settings, made once in each process for each state of the theme."""
    environment = Environment(loader=FileSystemLoader(folders), **dict(options))
    environment.filters.update(FILTERS)
    flatten_globals(environment)
    return environment


def render(settings: RenderSettings, tasks: Sequence[RenderTask]) -> list[str]:
    """Return pages, in their order."""
    environment = environment_of(settings.theme, settings.folders, settings.options)
    return [environment.get_template(one.template).render(site=settings.site, **one.facts) for one in tasks]


def render_all(settings: RenderSettings, tasks: Sequence[RenderTask], jobs: int) -> Iterator[tuple[int, str]]:
    """Give pages as soon as they are made, by up to `jobs` processes, each with the place of its task."""
    for start, pages in share_out(partial(render, settings), tasks, jobs):
        yield from enumerate(pages, start)
