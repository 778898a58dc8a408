"""A site that the workers of a Dask cluster help to build is the one that is built alone.

Scheduler and workers are the real ones, each a process of its own, on the
loopback; so little is shared here that it would not be worth it.
"""

import filecmp
import json
import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import newsroom
import pytest
from newsroom import calendars, feeds, listings, matters, noticeboard, redirects, related
from newsroom.content.crew import crew_of
from newsroom.content.site import Newsroom
from newsroom.incremental import cluster as clusters
from newsroom.incremental import sharing
from newsroom.incremental.cluster import Cluster, Parcel
from newsroom.incremental.code import program_digest
from newsroom.incremental.sharing import share
from pelican.settings import read_settings

from tests.incremental.tasks import by_whom, doubled, lost

ROOT = Path(__file__).parents[2]
PACKAGE = Path(newsroom.__path__[0])
DASK = Path(sys.executable).with_name("dask")
MANY = range(40)
SECRETS = ["Hemligt utkast"] * len(MANY)
TURN = Lock()
HALFWAY = 5
"""Shares that are handed over before: texts are read, pages not yet rendered."""
NEWS = "---\ntitle: Ny skola\ndate: 2026-03-05\nsummary: En ingress.\n---\nTexten.\n"
SETTINGS = f"""
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(ROOT / "theme")!r}
PLUGINS = []
SITENAME = "Provkommun"
SITEURL = "https://www.prov.example"
DEFAULT_LANG = "sv"
TIMEZONE = "Europe/Stockholm"
"""
PATIENCE = 60
"""Seconds that anything may take on a busy machine."""

StartWorker = Callable[..., "subprocess.Popen[bytes]"]


def killed_once(trace: Path, work: Callable[..., Any], *tasks: Any) -> Any:
    """Kill the first worker that is given this, and let the second do the work."""
    if trace.exists():
        return work(*tasks)
    trace.touch()
    os.kill(os.getpid(), signal.SIGKILL)


def takes_turns(_numbers: Sequence[int]) -> list[bool]:
    """Tell whether nobody else in this process does this now."""
    is_free = TURN.acquire(blocking=False)
    time.sleep(0.02)
    if is_free:
        TURN.release()
    return [is_free]


def wrong(numbers: Sequence[int]) -> list[int]:
    raise ValueError(numbers)


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share what is little, and wait for it however busy the machine is."""
    monkeypatch.setattr(sharing, "WORTH_SHARING", 10)
    monkeypatch.setattr(sharing, "CHUNK", 5)
    monkeypatch.setattr(sharing, "PATIENCE", PATIENCE)


def start(*words: str, path: str = "", log: Path | None = None) -> "subprocess.Popen[bytes]":
    """Start one of Dask's commands, whose modules are found in `path` first."""
    environment = {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{ROOT}"}
    with open(log or os.devnull, "wb") as said:
        return subprocess.Popen([DASK, *words, "--host", "127.0.0.1", "--no-dashboard"], env=environment, stderr=said)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process, and wait until it is gone."""
    process.kill()
    process.wait()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a scheduler, and return its address as it stands in the settings."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    scheduler = start("scheduler", "--port", str(port))
    yield f"dask://127.0.0.1:{port}"
    end(scheduler)


@pytest.fixture
def cluster(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """Connect as a build does; the scheduler may just have been started."""
    with monkeypatch.context() as patient:
        patient.setattr(clusters, "SOON", PATIENCE)
        found = crew_of({"NEWSROOM_EXECUTOR": address})
    assert isinstance(found, Cluster)
    with closing(found):
        yield found


@pytest.fixture
def start_worker(address: str, cluster: Cluster, tmp_path: Path) -> Iterator[StartWorker]:
    """Return a function that starts a worker with two threads; all are ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start_one(**how: Any) -> "subprocess.Popen[bytes]":
        words = ["--no-nanny", "--nthreads", "2", "--local-directory", str(tmp_path)]
        started.append(start("worker", address.replace("dask", "tcp"), *words, **how))
        cluster.client.wait_for_workers(len(started), timeout=PATIENCE)
        return started[-1]

    yield start_one
    for worker in started:
        end(worker)


@pytest.fixture
def workers(start_worker: StartWorker) -> "list[subprocess.Popen[bytes]]":
    """Start two."""
    return [start_worker(), start_worker()]


def build(folder: Path, **said: Any) -> Path:
    """Build the bundled texts, whose pictures take long and are nobody else's work, and return the output."""
    told = {"PATH": str(ROOT / "content"), "THEME": str(ROOT / "theme"), "OUTPUT_PATH": str(folder / "output")}
    told |= {"NEWSROOM_STATE": str(folder / "state"), "BUILD_DATE": "2026-03-26", "NEWSROOM_JOBS": 1}
    told |= {"SITENAME": "Provkommun", "SITEURL": "https://www.prov.example", "TIMEZONE": "Europe/Stockholm"}
    plugins = [noticeboard, matters, related, listings, feeds, calendars, redirects]
    Newsroom(read_settings(override={**told, "DEFAULT_LANG": "sv", "PLUGINS": plugins, **said})).run()
    return folder / "output"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build without help."""
    return build(tmp_path_factory.mktemp("alone"))


@dataclass
class Handed:
    """What was handed to a cluster."""

    futures: list[Future[Any]] = field(default_factory=list)
    works: set[str] = field(default_factory=set)
    """The names of what was to be done."""
    instead: dict[int, Callable[..., Any]] = field(default_factory=dict)
    """By number of the share: what is given the work in its place."""


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Handed:
    """Note what is handed to the cluster."""
    noted, submit = Handed(), Cluster.submit

    def note(self: Cluster, work: Any, *tasks: Any) -> Future[Any]:
        noted.works.add(getattr(work, "func", work).__name__)
        instead = noted.instead.get(len(noted.futures))
        noted.futures.append(submit(self, partial(instead, work) if instead else work, *tasks))
        return noted.futures[-1]

    monkeypatch.setattr(Cluster, "submit", note)
    return noted


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that are not the same in both folders."""
    names = {path.relative_to(root).as_posix() for root in (one, other) for path in root.rglob("*") if path.is_file()}
    _, different, missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return sorted([*different, *missing])


def test_workers_share_the_work(cluster: Cluster, workers: "list[subprocess.Popen[bytes]]") -> None:
    assert set(share(by_whom, MANY, cluster)) == {os.getpid(), *(worker.pid for worker in workers)}


def test_a_site_is_the_same_that_a_cluster_helps_to_build(
    alone: Path, address: str, workers: object, handed: Handed, tmp_path: Path
) -> None:
    assert differences(alone, build(tmp_path, NEWSROOM_EXECUTOR=address)) == []
    assert handed.works == {"read_and_pack", "convert_all", "make_all"}
    assert None not in [future.result() for future in handed.futures]


def test_a_worker_that_is_killed_with_work_in_hand_is_done_without(
    alone: Path, address: str, cluster: Cluster, workers: object, handed: Handed, tmp_path: Path
) -> None:
    handed.instead[HALFWAY] = partial(killed_once, tmp_path / "killed")
    assert differences(alone, build(tmp_path, NEWSROOM_EXECUTOR=address)) == []
    assert cluster.others == 1
    assert None not in [future.result() for future in handed.futures]


def test_where_all_workers_are_lost_everything_is_done_here(
    cluster: Cluster, workers: "list[subprocess.Popen[bytes]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "PATIENCE", 1.0)
    assert share(lost, MANY, cluster, here=doubled) == doubled(MANY)
    assert [worker.wait(PATIENCE) for worker in workers] == [1, 1]


def test_a_worker_of_another_version_of_the_program_is_refused(
    alone: Path, address: str, start_worker: StartWorker, handed: Handed, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    shutil.copytree(PACKAGE, tmp_path / "other" / "newsroom", ignore=shutil.ignore_patterns("__pycache__"))
    markup = tmp_path / "other" / "newsroom" / "content" / "markup.py"
    markup.write_text(markup.read_text("utf-8").replace("”", "«"), "utf-8")
    start_worker(path=str(tmp_path / "other"))
    assert differences(alone, build(tmp_path, NEWSROOM_EXECUTOR=address)) == []
    assert {future.result() for future in handed.futures} == {None}
    told = f"Klustret i NEWSROOM_EXECUTOR gjorde 0 av {len(handed.futures)} delar av arbetet, den här datorn resten."
    assert told in capsys.readouterr().err


def test_a_worker_that_fails_leaves_no_text_in_its_log(
    cluster: Cluster, start_worker: StartWorker, tmp_path: Path
) -> None:
    start_worker(log=tmp_path / "log")
    assert share(wrong, SECRETS, cluster, here=list) == SECRETS
    assert "Registered to" in (tmp_path / "log").read_text("utf-8")
    assert "Hemligt" not in (tmp_path / "log").read_text("utf-8")


def test_a_worker_without_the_program_is_done_without_and_keeps_no_text(
    cluster: Cluster, start_worker: StartWorker, tmp_path: Path
) -> None:
    (tmp_path / "newsroom.py").write_text("", "utf-8")
    start_worker(path=str(tmp_path), log=tmp_path / "log")
    assert share(doubled, MANY, cluster) == doubled(MANY)
    assert share(list, SECRETS, cluster) == SECRETS
    assert cluster.others == 1
    assert "Compute Failed" in (tmp_path / "log").read_text("utf-8")
    assert "Hemligt" not in (tmp_path / "log").read_text("utf-8")


def test_a_worker_does_one_thing_at_a_time() -> None:
    parcels = [Parcel(program_digest(), zlib.compress(pickle.dumps((takes_turns, (MANY,))))) for _ in range(8)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(pickle.loads, map(pickle.dumps, parcels))) == [[True]] * 8


def test_a_build_of_what_did_not_change_ends_at_once_beside_a_cluster_too(address: str, tmp_path: Path) -> None:
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / "news" / "skola.md").write_text(NEWS, "utf-8")
    (tmp_path / "pelicanconf.py").write_text(f"{SETTINGS}NEWSROOM_EXECUTOR = {address!r}\n", "utf-8")
    command = [Path(sys.executable).with_name("newsroom"), "build", "--date", "2026-03-26", "--profile", "tid.json"]
    stages = []
    for _ in range(2):
        subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)
        stages.append(list(json.loads((tmp_path / "tid.json").read_text("utf-8"))["stages"]))
    assert [len(stages[0]) > 1, stages[1]] == [True, ["unchanged"]]


def test_what_cannot_travel_is_done_here(cluster: Cluster, workers: object) -> None:
    assert share(lambda numbers: doubled(numbers), MANY, cluster) == doubled(MANY)


def test_a_connection_that_is_closed_in_between_is_done_without(cluster: Cluster) -> None:
    cluster.close()
    assert share(doubled, MANY, cluster) == doubled(MANY)


def test_a_scheduler_that_is_not_there_is_said_and_ends_the_build_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clusters, "SOON", 0.2)
    with pytest.raises(SystemExit) as ended:
        build(tmp_path, NEWSROOM_EXECUTOR="dask://127.0.0.1:1")
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "NEWSROOM_EXECUTOR är ”dask://127.0.0.1:1”, men ingen schemaläggare för Dask svarar där. Starta den, rätta "
        "adressen (för dask+tls även certifikaten), eller ta bort inställningen: då byggs allt på den här datorn.\n"
    )
