"""`newsroom preview`: serve the site, rebuild what is saved, load the browser's page again."""

import socket
import sys
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from newsroom.cli.arguments import WrongUse, add_common, find_settings, read_settings
from newsroom.cli.summary import spoken
from newsroom.domain.faults import WrongSite
from newsroom.incremental.memory import SELDOM, look_for_circles

if TYPE_CHECKING:
    from newsroom.cli.preview_builds import Built
    from newsroom.previewing.screen import Screen
    from newsroom.previewing.server import PreviewServer

SUMMARY = "Visar webbplatsen på den egna datorn och laddar om sidan när något sparas."
GOOD = 0
PORT = 8000
PORTS_TO_TRY = 10
LAST_PORT = 65535
QUIET = 1.0
"""Seconds without another edit before it is looked whether all else is as it was."""


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"porten att lyssna på (annars {PORT})")
    parser.add_argument("--drafts", action="store_true", help="visa också utkast (status: draft)")
    parser.epilog = (
        "Det som sparas i innehållet, temat och inställningarna syns direkt. "
        "Ändras koden i plugins behöver kommandot startas om. Avsluta med Ctrl-C."
    )


def run(arguments: Namespace) -> int:
    """Serve until the user interrupts, which is the proper way to end it."""
    if not 1 <= arguments.port <= LAST_PORT:
        raise WrongUse(f"--port ska vara ett tal mellan 1 och {LAST_PORT}.")
    arguments.settings = find_settings(arguments.settings, arguments.content)
    try:
        serve(arguments)
    except KeyboardInterrupt:
        print()
    return GOOD


def serve(arguments: Namespace) -> None:
    """Build, serve, and build again at every change. Raises WrongUse."""
    from newsroom.cli.preview_builds import PreviewBuilds
    from newsroom.previewing.screen import Screen
    from newsroom.previewing.watching import Watch

    look_for_circles(SELDOM)
    settings = read_settings(arguments)
    screen = Screen()
    server = open_server(arguments, settings, screen)
    watch = Watch(watched(settings), arguments.settings)
    try:
        builds = PreviewBuilds(arguments, server)
        screen.show(builds.build().problems)
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://localhost:{server.server_port}{server.root}"
        print(f"Webbplatsen visas på {address}/ (avsluta med Ctrl-C)", flush=True)
        while True:
            saved = await_changes(watch, None if builds.is_looked_over else QUIET)
            show(screen, partial(builds.build_again, saved) if saved else builds.look_over)
            show(screen, builds.remember)
            watch.follow(watched(builds.settings))
    finally:
        watch.stop.set()
        server.server_close()


def watched(settings: dict[str, Any]) -> list[Path]:
    """Return the folders whose files make the site."""
    return [Path(folder) for folder in (settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"])]


def open_server(arguments: Namespace, settings: dict[str, Any], screen: "Screen") -> "PreviewServer":
    """Return a server on the port asked for, or on the first free one after it. Raises WrongUse."""
    from newsroom.previewing.server import PreviewServer

    ports = range(arguments.port, min(arguments.port + PORTS_TO_TRY, LAST_PORT + 1))
    for port in ports:
        if is_taken(port):
            continue
        try:
            server = PreviewServer(port, folder_for(arguments, settings, port) / "site", screen)
        except OSError:
            continue
        if port != arguments.port:
            print(f"Port {arguments.port} är upptagen av ett annat program. Port {port} används i stället.")
        return server
    raise WrongUse(f"Portarna {ports[0]}–{ports[-1]} går inte att använda. Ange en ledig port med --port.")


def is_taken(port: int) -> bool:
    """Tell whether something answers on `port` already, by IPv6 too: browsers may try that first."""
    try:
        with socket.create_connection(("localhost", port), timeout=0.5):
            return True
    except OSError:
        return False


def folder_for(arguments: Namespace, settings: dict[str, Any], port: int) -> Path:
    """Return where a preview keeps its site and state: apart from a real build's, and from one on another port."""
    from newsroom.domain.slugs import slugify
    from newsroom.incremental.ledger import STATE_FOLDER
    from newsroom.incremental.tracks import place_of

    content = place_of(Path(settings["PATH"]))
    state = arguments.state.resolve() if arguments.state else content.parent / STATE_FOLDER
    return state / f"{slugify(content.name) or 'content'}-preview-{port}"


def await_changes(watch: Any, seconds: float | None) -> set[Path]:
    """Wait until something is saved, and return what; nothing after so many seconds. Raises WrongUse."""
    from newsroom.previewing.watching import Unwatchable

    try:
        found: set[Path] = watch.next(seconds)
    except Unwatchable as wrong:
        way_out = "Sätt miljövariabeln WATCHFILES_FORCE_POLLING=true och starta om förhandsvisningen."
        raise WrongUse(f"Det går inte att bevaka mapparna: {wrong}. {way_out}") from wrong
    return found


def show(screen: "Screen", build: Callable[[], "Built | None"]) -> None:
    """Build, and show what that brought; what fails is shown, and the last good pages stay."""
    try:
        built = build()
    except SystemExit:
        screen.show((), "Inställningarna går inte att använda. I terminalen står varför.", new_pages=False)
    except WrongSite as wrong:
        print(wrong, file=sys.stderr, flush=True)
        screen.show((), str(wrong), new_pages=False)
    except Exception as wrong:
        traceback.print_exc()
        screen.show((), f"{type(wrong).__name__}: {wrong}", new_pages=False)
    else:
        if built:
            print(f"Byggde om på {spoken(built.seconds)}. Ändrade filer: {built.changed}.", flush=True)
            screen.show(built.problems, new_pages=bool(built.changed))
