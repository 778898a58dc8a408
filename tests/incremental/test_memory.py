"""Memory is given back where the C library knows how; circles are looked for as often as a build needs."""

import ctypes
import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from newsroom.incremental.memory import HARDLY_EVER, SELDOM, give_back


def test_the_library_is_asked_to_give_back_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=asked.append))
    give_back()
    assert asked == [0]


def test_a_library_that_knows_nothing_of_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: seen.append(name) or SimpleNamespace())
    give_back()
    assert seen == [None]


@pytest.fixture
def usual() -> Iterator[None]:
    """Leave Python's own thresholds as they were."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("usual")
@pytest.mark.parametrize(("few", "often"), [(0, SELDOM), (1, HARDLY_EVER)])
def test_circles_are_looked_for_where_much_is_fresh(
    make_site: Callable[..., object], monkeypatch: pytest.MonkeyPatch, few: int, often: tuple[int, ...]
) -> None:
    monkeypatch.setattr("newsroom.content.site.FEW", few)
    gc.set_threshold(*HARDLY_EVER)
    make_site({"pages/a.md": "---\ntitle: En sida\n---\nText.\n"})
    assert gc.get_threshold() == often


@pytest.mark.parametrize("name", ["PYDANTIC_DISABLE_PLUGINS", "OPENBLAS_NUM_THREADS"])
def test_what_packages_do_by_themselves_is_off_unless_somebody_wants_it(name: str) -> None:
    said = f"import newsroom, os; print(os.environ[{name!r}])"
    plain = {key: value for key, value in os.environ.items() if key != name}
    told = [
        subprocess.run([sys.executable, "-c", said], env=env, capture_output=True, text=True, check=True).stdout.strip()
        for env in (plain, {**plain, name: "7"})
    ]
    assert told[0] in ("__all__", "1")
    assert told[1] == "7"
