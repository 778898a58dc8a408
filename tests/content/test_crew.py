"""Who works on a build is said in the settings, and what cannot be used there is said in Swedish."""

import socket
import subprocess
import sys

import pytest
from newsroom.content.checked_settings import WrongSetting
from newsroom.content.crew import crew_of, scheduler_address
from newsroom.incremental import cluster
from newsroom.incremental.crew import Processes


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for an answer only shortly."""
    monkeypatch.setattr(cluster, "SOON", 0.2)


def test_without_a_cluster_processes_of_this_machine_work() -> None:
    assert crew_of({"NEWSROOM_EXECUTOR": "", "NEWSROOM_JOBS": 3}) == Processes(3)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("10.0.0.1:8786", id="no scheme"),
        pytest.param("http://10.0.0.1:8786", id="another scheme"),
        pytest.param("dask://10.0.0.1", id="no port"),
        pytest.param("dask://10.0.0.1:port", id="no number"),
        pytest.param("dask://10.0.0.1:8786/klustret", id="a path"),
        pytest.param("dask://:8786", id="no host"),
        pytest.param(8786, id="no text"),
    ],
)
def test_an_address_that_is_none_is_said(said: object) -> None:
    with pytest.raises(WrongSetting, match=r"ingen adress till en schemaläggare. Skriv som dask://10.0.0.1:8786"):
        crew_of({"NEWSROOM_EXECUTOR": said})


def test_somebody_who_listens_and_says_nothing_is_no_scheduler(soon: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(WrongSetting, match="ingen schemaläggare"):
        crew_of({"NEWSROOM_EXECUTOR": f"dask://127.0.0.1:{silent.getsockname()[1]}"})


def test_a_protected_connection_is_asked_for_by_its_name() -> None:
    assert scheduler_address("dask+tls://10.0.0.1:8786") == "tls://10.0.0.1:8786"


def test_a_protected_connection_without_certificates_is_refused(soon: None) -> None:
    with pytest.raises(WrongSetting, match="för dask\\+tls även certifikaten"):
        crew_of({"NEWSROOM_EXECUTOR": "dask+tls://127.0.0.1:1"})


def test_without_the_extra_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.content.crew.find_spec", lambda _name: None)
    with pytest.raises(WrongSetting, match=r"distributed är inte installerat. Installera med scripts/set-up"):
        crew_of({"NEWSROOM_EXECUTOR": "dask://127.0.0.1:8786"})


def test_without_the_setting_nothing_of_dask_is_imported() -> None:
    script = "import sys, newsroom.content.site; sys.exit(any(name in sys.modules for name in ('dask', 'distributed')))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
