"""A page is rendered again when anything it shows is another, and where nobody can tell what it shows."""

import os
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment
from newsroom.content.barred import BARRED
from newsroom.content.dates import FILTERS
from newsroom.content.transparency import is_transparent, templates_below

ROOT = Path(__file__).parents[2]
NEWS = "---\ntitle: {title}\ndate: 2026-03-0{day}\nsummary: En ingress.\n---\n{text}\n"
PAGE = "nyheter/2026/03/{}/index.html"


def site_files(**more: str) -> dict[str, str]:
    plain = {f"news/{slug}.md": NEWS.format(title=slug, day=day, text="Text.") for day, slug in enumerate("abc", 1)}
    return plain | {f"news/{name}.md": text for name, text in more.items()}


@pytest.fixture
def builds(make_site, monkeypatch):
    """Return what builds a site and gives the names of the pages that were rendered."""
    from newsroom.incremental.outputs import Outputs

    real = Outputs.write

    def build(files, **said):
        names = set()

        def noted(self, name, data, made_of=""):
            names.add(name)
            real(self, name, data, made_of)

        monkeypatch.setattr(Outputs, "write", noted)
        make_site(files, **said)
        return {name for name in names if name.endswith(".html")}

    return build


def themed(tmp_path: Path, **templates: str) -> dict[str, str]:
    """Return the settings of a theme of one's own, as the plain one but for some templates."""
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "tests/sites/theme", theme)
    for name, text in templates.items():
        (theme / "templates" / f"{name}.html").write_text(text, "utf-8")
    return {"THEME": str(theme)}


def test_no_page_is_rendered_where_nothing_changed(builds):
    builds(site_files())
    assert builds({}) == set()


def test_an_edited_text_is_rendered_and_its_neighbours_are_not(builds):
    builds(site_files())
    assert builds(site_files(b=NEWS.format(title="b", day=2, text="En annan text."))) == {PAGE.format("b")}


def test_a_new_title_is_rendered_wherever_it_is_shown(builds):
    builds(site_files())
    done = builds(site_files(b=NEWS.format(title="Ny rubrik", day=2, text="Text.")))
    assert {PAGE.format("a"), PAGE.format("b"), PAGE.format("c"), "index.html", "nyheter/index.html"} <= done


def test_an_altered_page_is_rendered(builds, tmp_path):
    builds(site_files())
    (tmp_path / "output" / PAGE.format("a")).write_text("Något annat.", "utf-8")
    assert builds({}) == {PAGE.format("a")}


def test_a_touched_page_is_not(builds, tmp_path):
    builds(site_files())
    os.utime(tmp_path / "output" / PAGE.format("a"))
    assert builds({}) == set()


@pytest.mark.parametrize(
    "reaching",
    ["{{ SITENAME }}", "{{ articles | length }}", "{{ publication.settings }}", "{{ lipsum() }}", "{{ page['url'] }}",
     "{{ publication | attr('source') }}", "{% include '!simple/base.html' ignore missing %}",
     "{% set name = 'base.html' %}{% extends name %}", "{{ publication.related_publications | length }}"],
)  # fmt: skip
def test_a_theme_that_reaches_past_its_facts_is_not_transparent(reaching, tmp_path):
    themed(tmp_path, news=reaching)
    assert not transparent(tmp_path / "theme/templates")


@pytest.mark.parametrize("folder", ["theme/templates", "tests/sites/theme/templates"])
def test_our_themes_are_transparent(folder):
    assert transparent(ROOT / folder)


def transparent(folder: Path) -> bool:
    environment = Environment()
    environment.filters.update(FILTERS)
    return is_transparent(environment, templates_below([str(folder)]), BARRED)


def test_a_theme_that_reaches_past_its_facts_is_rendered_every_time(builds, tmp_path):
    theme = themed(tmp_path, news="{{ SITENAME }}")
    builds(site_files(), **theme)
    assert PAGE.format("a") in builds({}, **theme)


@pytest.mark.parametrize(
    ("news", "said"),
    [
        pytest.param("{{ site.name|smek }}", {"JINJA_FILTERS": {"smek": str.upper}}, id="a filter"),
        pytest.param(
            "{{ site.name|upper }}", {"JINJA_FILTERS": {"upper": str.lower}}, id="a filter that hides Jinja's"
        ),
        pytest.param("{{ site.name is stor }}", {"JINJA_TESTS": {"stor": str.isupper}}, id="a test"),
        pytest.param("{{ range(2) }}", {"JINJA_GLOBALS": {"range": str}}, id="a name that hides Jinja's"),
        pytest.param("{{ nyckel }}", {"JINJA_GLOBALS": {"nyckel": "ord"}}, id="a name"),
        pytest.param("Text", {"JINJA_ENVIRONMENT": {"finalize": lambda shown: shown}}, id="an option that is code"),
    ],
)
def test_where_a_site_has_words_of_its_own_pages_that_use_them_are_rendered_every_time(builds, tmp_path, news, said):
    theme = themed(tmp_path, news=news)
    builds(site_files(), **theme, **said)
    assert PAGE.format("a") in builds({}, **theme, **said)


def test_words_of_a_sites_own_that_no_template_uses_change_nothing(builds):
    said = {"JINJA_FILTERS": {"smek": str.upper}}
    builds(site_files(), **said)
    assert builds({}, **said) == set()


def test_another_option_of_jinja_gives_other_pages(builds, tmp_path):
    theme = themed(tmp_path, news="{{ site.name }}\n")
    builds(site_files(), **theme)
    assert PAGE.format("a") in builds({}, **theme, JINJA_ENVIRONMENT={"keep_trailing_newline": True})


@pytest.mark.parametrize("shown", ["{{ SITENAME }}", "{{ site.name }}"])
def test_a_part_of_another_ending_is_read_like_a_template(builds, tmp_path, shown):
    theme = themed(tmp_path, news="{% include 'fot.txt' %}")
    (tmp_path / "theme/templates/fot.txt").write_text(shown, "utf-8")
    builds(site_files(), **theme)
    assert (PAGE.format("a") in builds({}, **theme)) is (shown == "{{ SITENAME }}")
    assert (tmp_path / "output" / PAGE.format("a")).read_text("utf-8") == "Provkommun"


def test_where_somebody_listens_to_what_is_written_all_is_rendered(builds):
    from types import ModuleType

    from pelican.plugins import signals

    def sign(path, context):
        Path(path).write_text(Path(path).read_text("utf-8") + "<!-- tecken -->", "utf-8")

    listener = ModuleType("listener")
    listener.register = lambda: signals.content_written.connect(sign)
    from newsroom import listings

    builds(site_files(), plugins=[listings, listener])
    try:
        assert PAGE.format("a") in builds({}, plugins=[listings, listener])
    finally:
        signals.content_written.disconnect(sign)


def test_a_template_that_was_edited_between_two_builds_of_one_process_is_read_again(make_site, tmp_path):
    theme = themed(tmp_path)
    page = make_site(site_files(), **theme).output / PAGE.format("a")
    template = tmp_path / "theme/templates/base.html"
    template.write_text(template.read_text("utf-8") + "<!-- Ny mall -->", "utf-8")
    make_site({}, **theme)
    assert "Ny mall" in page.read_text("utf-8")
