"""Whether all that a theme shows can be told beforehand, so that a page can be known by its facts.

A theme may do anything that Jinja can. One that reaches past the facts a page is
given (docs/architecture.md, What templates get) is simply rendered every time.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateError, meta, nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.tests import TESTS as DEFAULT_TESTS

from newsroom.content.dates import FILTERS
from newsroom.files import digest, digest_of

GLOBALS = frozenset({"range", "dict", "cycler", "joiner", "namespace", "loop", "caller", "varargs", "kwargs"})
"""Jinja's own names; `lipsum` is left out, since it rolls dice."""
RESTLESS = frozenset({"attr", "random", "map", "groupby", "pprint"})
"""Jinja's filters that take attributes by name, or say something else each time."""
GIVEN = frozenset(
    {
        "site", "page", "front", "listing", "board", "matter", "publication", "subscription", "target", "output_file",
    }
)  # fmt: skip
"""Names that templates are given, whose facts are counted."""


def templates_below(folders: Iterable[str]) -> dict[str, str]:
    """Return the templates of `folders` by their whole path, with the name that Jinja has for each."""
    return {
        str(path): path.relative_to(folder).as_posix()
        for folder in map(Path, folders)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def templates_digest(paths: Iterable[str]) -> str:
    """Return the digest of all templates."""
    return digest("\n".join(f"{path} {digest_of(path)}" for path in sorted(paths)).encode())


def is_transparent(environment: Environment, templates: dict[str, str], barred: frozenset[str]) -> bool:
    """Tell whether templates show nothing but the facts they are given, and none of the `barred` attributes."""
    names = set(templates.values())
    wanted, done = {name for name in names if name.endswith(".html")}, set[str]()
    while wanted:
        try:
            trees = [
                environment.parse(Path(path).read_text("utf-8")) for path, name in templates.items() if name in wanted
            ]
        except (TemplateError, OSError, ValueError):
            return False
        if not all(is_open(tree, names, barred) for tree in trees):
            return False
        done |= wanted
        wanted = {name for tree in trees for name in meta.find_referenced_templates(tree) if name} - done
    # An extension may bring statements of its own; those that come with Jinja show nothing that is not counted.
    return all(type(one).__module__ == "jinja2.ext" for one in environment.extensions.values())


class Words(NamedTuple):
    """What a template may call by name."""

    filters: set[str]
    tests: set[str]
    globals: set[str]


def plain_words(environment: Environment) -> Words:
    """Return the words that are Jinja's own or ours: a site's may read what nobody counts."""
    filters = {name for name, one in (DEFAULT_FILTERS | FILTERS).items() if environment.filters.get(name) is one}
    tests = {name for name, one in DEFAULT_TESTS.items() if environment.tests.get(name) is one}
    plain = {name for name in GLOBALS if environment.globals.get(name) is DEFAULT_NAMESPACE.get(name)}
    return Words(filters - RESTLESS, tests, plain)


def is_open(tree: nodes.Template, names: set[str], barred: frozenset[str]) -> bool:
    """Tell whether one template is transparent by itself; `names` are those of all templates."""
    asked = {node.attr for node in tree.find_all(nodes.Getattr)}
    if asked & barred or any(not is_plain(node) for node in tree.find_all(nodes.Getitem)):
        return False
    assert tree.environment
    plain = plain_words(tree.environment)
    if {node.name for node in tree.find_all(nodes.Filter)} - plain.filters:
        return False
    if {node.name for node in tree.find_all(nodes.Test)} - plain.tests:
        return False
    if not set(meta.find_referenced_templates(tree)) <= names:
        return False
    loaded = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    if loaded & tree.environment.globals.keys() - plain.globals:
        return False
    return meta.find_undeclared_variables(tree) <= GIVEN | plain.globals | own_names(tree)


def own_names(tree: nodes.Template) -> set[str]:
    """Return the macros that a template has or imports, and the names it sets."""
    macros = {node.name for node in tree.find_all(nodes.Macro)} | {node.target for node in tree.find_all(nodes.Import)}
    imports = [name for node in tree.find_all(nodes.FromImport) for name in node.names]
    imported = {name if isinstance(name, str) else name[1] for name in imports}
    assigned = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    return macros | imported | assigned


def is_plain(node: nodes.Getitem) -> bool:
    """Tell whether something is taken out by a number or a slice: a name could be any attribute's."""
    return isinstance(node.arg, nodes.Slice) or (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int))


def folders_of(settings: dict[str, Any]) -> list[str]:
    """Return the folders of templates, in the order in which Jinja looks."""
    return [*settings["THEME_TEMPLATES_OVERRIDES"], os.path.join(os.path.expanduser(settings["THEME"]), "templates")]
