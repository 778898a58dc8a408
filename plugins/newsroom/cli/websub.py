"""`newsroom websub`: tell the hub which feeds changed, so that readers hear of it at once.

What speaks HTTP is imported where it is needed: all commands import this module.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from newsroom.cli.arguments import WrongUse, add_common, read_settings

SUMMARY = "Berättar för navet (WebSub) vilka flöden som har ändrats sedan sist."
GOOD, NOT_TOLD = 0, 1
TOLD = "websub.json"
"""In the state folder: address of a feed to the digest that the hub was last told of."""
PATIENCE = 30
"""Seconds that the hub gets to answer."""


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    add_common(parser)
    parser.add_argument("--output", type=Path, metavar="MAPP", help="mappen som webbplatsen byggdes i")


def run(arguments: Namespace) -> int:
    """Tell the hub of every feed that changed since it was last told."""
    output = str(arguments.output.resolve()) if arguments.output else None
    settings = read_settings(arguments, OUTPUT_PATH=output)
    hub = settings.get("NEWSROOM_FEED_HUB", "")
    if not hub.startswith(("http://", "https://")):
        raise WrongUse("Inget nav är inställt. Ange navets adress i NEWSROOM_FEED_HUB, eller kör inte kommandot.")
    state = state_folder(settings)
    feeds = built_feeds(state)
    told = read_told(state / TOLD)
    changed = sorted(address for address, digest in feeds.items() if told.get(address) != digest)
    failed = {address for address in changed if not tell(hub, address)}
    remember(state / TOLD, feeds, told, failed)
    print(f"Navet fick veta om {len(changed) - len(failed)} av {len(changed)} ändrade flöden.")
    return NOT_TOLD if failed else GOOD


def state_folder(settings: Mapping[str, Any]) -> Path:
    """Return the state folder of the site that was built."""
    from newsroom.content.state import state_for

    said = settings.get("NEWSROOM_STATE")
    return state_for(Path(settings["PATH"]), Path(settings["OUTPUT_PATH"]), Path(said) if said else None).folder


def built_feeds(state: Path) -> Mapping[str, str]:
    """Return address and digest of each feed that the last build left. Raises WrongUse."""
    from newsroom.feeds.ledger import FILE, digests_in

    feeds = digests_in(state / FILE)
    if not feeds:
        raise WrongUse(f"Hittar inga flöden i {state}. Bygg webbplatsen först, med samma mappar.")
    return feeds


def remember(path: Path, feeds: Mapping[str, str], told: Mapping[str, str], failed: Set[str]) -> None:
    """Keep what the hub knows: the feeds it took, and of those it did not what it was told before."""
    from newsroom.files import write_json

    known = {address: digest for address, digest in feeds.items() if address not in failed}
    write_json(path, {**{address: told[address] for address in failed if address in told}, **known})


def read_told(path: Path) -> Mapping[str, str]:
    """Return what the hub was last told of."""
    try:
        return {str(address): str(digest) for address, digest in json.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def tell(hub: str, address: str) -> bool:
    """Tell `hub` that the feed at `address` changed; return whether it took it."""
    from http.client import HTTPException
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    said = urlencode({"hub.mode": "publish", "hub.url": address, "hub.topic": address}).encode()
    try:
        with urlopen(Request(hub, said, method="POST"), timeout=PATIENCE) as answer:
            return bool(200 <= answer.status < 300)
    except (URLError, HTTPException, OSError) as wrong:
        print(f"{address}: navet tog inte emot det ({wrong}).", file=sys.stderr)
        return False
