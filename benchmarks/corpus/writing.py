"""Write a corpus into a folder, in the dialect of one tool."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from corpus import words
from corpus.dialects import DIALECTS
from corpus.items import AUTHORS, TOPICS, Item
from corpus.pictures import picture

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "kontakt": "Kontakta kommunen",
        "overklaga": "Så överklagar du ett beslut",
        "tillganglighet": "Tillgänglighetsredogörelse",
    }
)
PAGE = "---\ntitle: {title}\n---\nDen här sidan hör till ett påhittat nyhetsrum. Ring eller skriv till kommunen.\n"


def write(folder: Path, items: Iterable[Item], dialect: str) -> None:
    """Write `items` and what belongs to them below `folder`."""
    for item in items:
        put(folder / item.path, DIALECTS[dialect](item))
    for place in range(len(words.PICTURES)):
        file = folder / "images" / f"bild-{place}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture(place))
    if dialect == "newsroom":
        for name, text in own_files():
            put(folder / name, text)


def own_files() -> Iterator[tuple[str, str]]:
    """Give what only our own format has: registers and pages."""
    yield "topics.yml", register(TOPICS)
    yield "people.yml", register(AUTHORS)
    yield "bodies.yml", register(words.ORGANS)
    for name, title in PAGES.items():
        yield f"pages/{name}.md", PAGE.format(title=title)


def register(names: tuple[str, ...]) -> str:
    """Return a register of names."""
    return "".join(f"post-{number}:\n  name: {name}\n" for number, name in enumerate(names))


def put(file: Path, text: str) -> None:
    """Write a file with the same bytes on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
