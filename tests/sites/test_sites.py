"""Whole sites, byte for byte: `pytest --update-golden` writes what is expected anew.

They are built with a theme that only lists the facts, so that a change of looks
changes nothing here and a change of facts shows at once.
"""

import shutil
from pathlib import Path

import pytest
from newsroom.content.site import Newsroom

from tests.trees import tree

HERE = Path(__file__).parent
SITES = sorted(path.parent.name for path in HERE.glob("*/content"))


@pytest.mark.parametrize("name", SITES)
def test_the_site_is_built_as_expected(name, make_site, tmp_path, request):
    shutil.copytree(HERE / name / "content", tmp_path / "content")
    site = make_site({}, THEME=str(HERE / "theme"))
    assert isinstance(site.build, Newsroom)
    expected = HERE / name / "expected"
    if request.config.getoption("update_golden"):
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(site.output, expected)
    assert tree(site.output) == tree(expected)
