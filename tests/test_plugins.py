"""Any plugin can be taken out of PLUGINS, and the rest builds."""

import re
import shutil
from pathlib import Path

import pytest
from newsroom import calendars, feeds, images, listings, matters, noticeboard, redirects, related

ROOT = Path(__file__).parents[1]
PLUGINS = [noticeboard, matters, images, related, listings, feeds, calendars, redirects]


def name_of(plugin) -> str:
    return plugin.__name__.rpartition(".")[2]


@pytest.fixture
def content(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")


@pytest.mark.parametrize("plugin", PLUGINS, ids=name_of)
def test_the_demo_builds_without(plugin, content, make_site):
    site = make_site({}, plugins=[other for other in PLUGINS if other is not plugin])
    assert site.has("/nyheter/2026/03/ny-skola/")
    assert dead_links(site) == []


@pytest.mark.parametrize("plugin", PLUGINS, ids=name_of)
def test_each_plugin_does_its_part_alone(plugin, content, make_site):
    site = make_site({}, plugins=[plugin])
    assert site.has("/nyheter/2026/03/ny-skola/")


def dead_links(site) -> list[str]:
    """Return root-relative addresses that pages link to and that are not there."""
    names = site.names()
    found: set[str] = set()
    for name in sorted(names):
        if name.endswith(".html"):
            found |= set(re.findall(r'(?:href|src)="/([^"#?]*)"', site.read(name)))
    written = {target for target in found if target in names or f"{target}index.html" in names}
    front = {""}  # Its own plugin may be the one taken out.
    return sorted(found - written - front)
