"""The demo behind real servers, with the very configuration that docs/operations/ tells operators to use."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OPERATIONS = ROOT / "docs" / "operations"
PATIENCE = 20
"""Seconds that a server gets to start."""

NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
"""What Debian's nginx.conf puts around a site, made to run from a folder."""


def free_port() -> int:
    """Return a loopback port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def put_in_place(text: str, places: dict[str, str]) -> str:
    """Change what an operator would change; what is not there was renamed in the documentation."""
    for documented, here in places.items():
        assert documented in text, f"the configuration does not name {documented}"
        text = text.replace(documented, here)
    return text


def answers(port: int) -> bool:
    """Tell whether somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[str]:
    """Run a server in the foreground; yield its origin, and end it afterwards."""
    path = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [shutil.which(command[0], path=path) or command[0], *command[1:]],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(log.parent)},
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@contextmanager
def running_nginx(demo, folder: Path) -> Iterator[str]:
    """Serve the demo with nginx."""
    port = free_port()
    documented = (OPERATIONS / "nginx.conf").read_text(encoding="utf-8")
    places = {
        "/srv/newsroom/output": str(demo.output),
        "/srv/newsroom/state": str(demo.state),
        "listen 80;": f"listen 127.0.0.1:{port};",
    }
    (folder / "site.conf").write_text(put_in_place(documented, places), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user), encoding="utf-8")
    with running(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], port, folder / "log") as origin:
        yield origin


@contextmanager
def running_caddy(demo, folder: Path) -> Iterator[str]:
    """Serve the demo with Caddy; without certificates, there is no name to prove on loopback."""
    port = free_port()
    documented = (OPERATIONS / "Caddyfile").read_text(encoding="utf-8")
    places = {
        "/srv/newsroom/output": str(demo.output),
        "/srv/newsroom/state": str(demo.state),
        "nyheter.example.se {": f"http://127.0.0.1:{port} {{",
    }
    file = folder / "Caddyfile"
    file.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + put_in_place(documented, places), encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
    with running(command, port, folder / "log") as origin:
        yield origin


@pytest.fixture(scope="session", params=[running_nginx, running_caddy], ids=["nginx", "caddy"])
def origin(request: pytest.FixtureRequest, demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo with each server in turn; yield where."""
    with request.param(demo, tmp_path_factory.mktemp("server")) as started:
        yield started


Ask = Callable[..., HTTPResponse]


@pytest.fixture
def ask(origin: str) -> Iterator[Ask]:
    """Return a function that asks for an address and follows no redirect."""
    connections = []

    def get(address: str, **headers: str) -> HTTPResponse:
        connection = HTTPConnection(origin.removeprefix("http://"), timeout=PATIENCE)
        connections.append(connection)
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return connection.getresponse()

    yield get
    for connection in connections:
        connection.close()
