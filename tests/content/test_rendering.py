"""A page is the same wherever it is rendered, and follows its theme."""

from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from newsroom.content.dates import FILTERS
from newsroom.content.jobs import make_all
from newsroom.content.kept_pages import KeptPage, pack
from newsroom.content.rendering import (
    PublicationFacts,
    RenderSettings,
    RenderTask,
    Templates,
    read_templates,
    render,
    render_settings,
)
from newsroom.content.views import Link
from newsroom.incremental.crew import Processes
from newsroom.incremental.sharing import WORTH_SHARING, share

OPTIONS = {"autoescape": True, "extensions": []}
PAGE = "{{ site }}: {{ publication.title }}, {{ publication.more.url }} {{ page }}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    return tmp_path


def environment(folder: Path) -> Environment:
    made = Environment(loader=FileSystemLoader(folder), autoescape=True)
    made.filters.update(FILTERS)
    return made


def templates(*folders: Path) -> Templates:
    return read_templates(map(str, folders))


def settings(*folders: Path) -> RenderSettings:
    found = render_settings(environment(folders[0]), templates(*folders), OPTIONS, "Provkommun & co")
    assert found is not None
    return found


def tasks(number: int) -> list[RenderTask]:
    shown = [PublicationFacts(title=f"Nr {place}", more=Link("Mer", f"/{place}/")) for place in range(number)]
    return [RenderTask("page.html", {"publication": one, "page": place}) for place, one in enumerate(shown)]


def test_pages_of_two_processes_are_those_of_one(folder: Path) -> None:
    many, same = tasks(WORTH_SHARING + 50), settings(folder)
    packed = [page.packed for task in many if (page := pack(KeptPage(task)))]
    found = [page for (page,) in share(partial(make_all, same), packed, Processes(2))]
    assert [page.decode() for page in found] == [*render(same, many)]
    assert found[7] == b"Provkommun &amp; co: Nr 7, /7/ 7"


def test_a_packed_page_tells_what_it_leads_to() -> None:
    page = pack(KeptPage(RenderTask("page.html", {"page": Link("Ett", "/b/"), "more": [Link("Tva", "/a/")]})))
    assert page is not None
    assert page.addresses == b"\n/a/\n/b/\n"


def test_a_page_whose_facts_cannot_travel_is_not_packed() -> None:
    assert pack(KeptPage(RenderTask("page.html", {"page": lambda: 1}))) is None


def test_another_theme_gives_other_pages(folder: Path) -> None:
    assert [*render(settings(folder), tasks(1))] == ["Provkommun &amp; co: Nr 0, /0/ 0"]
    (folder / "page.html").write_text("Ny", "utf-8")
    assert [*render(settings(folder), tasks(1))] == ["Ny"]


def test_pages_are_rendered_where_there_is_no_theme(folder: Path) -> None:
    travelled = settings(folder)
    (folder / "page.html").unlink()
    assert [*render(travelled, tasks(1))] == ["Provkommun &amp; co: Nr 0, /0/ 0"]


def test_the_first_of_the_folders_wins(folder: Path) -> None:
    (folder / "before").mkdir()
    (folder / "before" / "page.html").write_text("Egen", "utf-8")
    assert [*render(settings(folder / "before", folder), tasks(1))] == ["Egen"]


def test_a_picture_among_the_templates_stays_behind(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"\x89PNG\xff")
    assert [*render(settings(folder), tasks(1))] == ["Provkommun &amp; co: Nr 0, /0/ 0"]


@pytest.mark.parametrize("sort", ["filters", "tests", "globals"])
def test_an_environment_that_a_site_added_to_is_only_known_here(folder: Path, sort: str) -> None:
    own = environment(folder)
    getattr(own, sort)["egen"] = str
    assert render_settings(own, templates(folder), OPTIONS, "") is None


def test_an_environment_with_a_filter_swapped_is_only_known_here(folder: Path) -> None:
    own = environment(folder)
    own.filters["upper"] = str
    assert render_settings(own, templates(folder), OPTIONS, "") is None


def test_options_that_cannot_be_told_apart_are_only_known_here(folder: Path) -> None:
    assert render_settings(environment(folder), templates(folder), {**OPTIONS, "policies": {}}, "") is None
