"""What the page for addresses that lead nowhere may suggest.

That page is one file for every wrong address, and no server of ours computes
anything. So titles and addresses lie in a small file beside it, and its script
compares them with the address that was asked for: rare words weigh more here too.
Without the script the page shows the latest news, as before.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsroom.content.order import newest_first

if TYPE_CHECKING:
    from newsroom.content.newsdesk import Newsdesk
    from newsroom.content.publication import Publication

FILE = "sidor.json"
MOST = 1000
"""Items that may be suggested, the newest; pages always may."""


def write_suggestions(desk: "Newsdesk") -> None:
    """Write titles and addresses of what may be suggested."""
    desk.outputs.write(FILE, as_json((one.title, one.url) for one in suggestible(desk.publications)))


def as_json(rows: Iterable[Sequence[str]]) -> str:
    """Return titles with their addresses as a file has them."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


def retitled(written: str, titles: Mapping[str, str]) -> str:
    """Return a file as it was `written`, with other titles at some addresses."""
    return as_json([titles.get(url, title), url] for title, url in json.loads(written))


def suggestible(publications: Iterable["Publication"]) -> list["Publication"]:
    """Return pages by address, then the newest of what has a page of its own."""
    shown = [one for one in publications if not one.link]
    pages = sorted((one for one in shown if one.kind == "pages"), key=lambda one: one.url)
    return pages + newest_first(one for one in shown if one.kind != "pages")[:MOST]
