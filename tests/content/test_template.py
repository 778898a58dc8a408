"""Templates whose common names lie flat show what they showed."""

from jinja2 import DictLoader, Environment
from newsroom.content.template import flatten_globals

TEMPLATES = {
    "page.html": '{% from "part.html" import part %}{{ part("Å") }} {{ site }} {{ range(2)|list }} {{ given }}',
    "part.html": "{% macro part(word) %}{{ word }} i {{ site }}{% endmacro %}",
}


def page(environment: Environment) -> str:
    environment.globals["site"] = "Provkommun"
    return environment.get_template("page.html", globals={"given": "sagt"}).render()


def test_flat_names_are_found_by_pages_and_what_they_import() -> None:
    flat = Environment(loader=DictLoader(TEMPLATES))
    flatten_globals(flat)
    assert page(flat) == page(Environment(loader=DictLoader(TEMPLATES))) == "Å i Provkommun Provkommun [0, 1] sagt"
