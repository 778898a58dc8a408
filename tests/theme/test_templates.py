"""How the templates are written: they show, they do not think."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [name for name in NAMES if name.startswith("components/")]
FILTERS = {"day", "weekday", "moment", "iso", "period", "replace"}
COMPUTING = (nodes.Assign, nodes.AssignBlock, nodes.CallBlock, nodes.FilterBlock, nodes.Concat)
COMBINING = (nodes.And, nodes.Or)
FOREIGN = re.compile(r"(?:https?:)?//[\w-]+\.\w")


def parsed(environment: Environment, name: str) -> nodes.Template:
    """Return the syntax tree of a template."""
    return environment.parse(source(name))


def source(name: str) -> str:
    """Return a template as it is written."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(name, environment):
    assert environment.get_template(name).name == name


@pytest.mark.parametrize("name", NAMES)
def test_no_template_sets_or_joins_anything(name, environment):
    assert list(parsed(environment, name).find_all(COMPUTING)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_template_counts(name, environment):
    arithmetic = [node for node in parsed(environment, name).find_all(nodes.BinExpr) if not isinstance(node, COMBINING)]
    assert arithmetic == []


@pytest.mark.parametrize("name", NAMES)
def test_no_template_calls_anything_but_components(name, environment):
    tree = parsed(environment, name)
    imported = {
        words if isinstance(words, str) else words[1]
        for node in tree.find_all(nodes.FromImport)
        for words in node.names
    }
    called = {getattr(call.node, "name", call.node) for call in tree.find_all(nodes.Call)}
    assert called <= imported


@pytest.mark.parametrize("name", NAMES)
def test_templates_use_only_the_filters_they_are_promised(name, environment):
    assert {node.name for node in parsed(environment, name).find_all(nodes.Filter)} <= FILTERS


@pytest.mark.parametrize("name", NAMES)
def test_every_import_is_used(name, environment):
    tree = parsed(environment, name)
    imported = [
        words if isinstance(words, str) else words[1]
        for node in tree.find_all(nodes.FromImport)
        for words in node.names
    ]
    used = {node.name for node in tree.find_all(nodes.Name)}
    assert [word for word in imported if word not in used] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_template_opens_with_a_comment_that_says_what_it_is(name):
    assert re.match(r"\{# [A-Z].+?\. ", source(name).partition("#}")[0] + " ", re.DOTALL)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_one_macro_named_as_its_file(name, environment):
    macros = [macro.name for macro in parsed(environment, name).find_all(nodes.Macro)]
    assert macros == [Path(name).stem]


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_components_comment_gives_its_parameters(name, environment):
    (macro,) = parsed(environment, name).find_all(nodes.Macro)
    call = f"{macro.name}({', '.join(argument.name for argument in macro.args)}):"
    assert call in source(name).partition("#}")[0]


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_used(name):
    assert any(f'"{name}"' in source(other) for other in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_templates_name_no_other_site(name):
    assert FOREIGN.findall(source(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_template_marks_text_as_safe_or_styles_it_in_place(name):
    assert not re.search(r"\|\s*safe|<[a-z][^>]* style=|autoescape|<[a-z][^>]* on[a-z]+=", source(name))
