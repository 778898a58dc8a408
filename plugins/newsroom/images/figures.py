"""Put finished pictures where a text has only named them.

`content.markup` leaves `<img src="{picture}images/x.jpg" …>`. A picture that has a
paragraph to itself becomes a figure, its Markdown title the caption; one that stands
in running text stays there, since a figure cannot stand in a paragraph.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape, unescape

from newsroom.content.markup import PICTURE
from newsroom.content.views import Picture

IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
ALONE = re.compile(rf"<p>((?:\s*{IMAGE.pattern}(?:<br>)?)+)\s*</p>")
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')

Find = Callable[[str], Picture | None]
"""Gives the finished picture of a path in the content folder, or None."""


def pictures_in(html: str) -> Iterator[str]:
    """Give the path of each picture that `html` names."""
    for found in IMAGE.finditer(html):
        if path := _path(_attributes(found[0])):
            yield path


def hang(html: str, find: Find, sizes: str) -> str:
    """Return `html` with its pictures in place; those that `find` does not know are left as they were."""
    if PICTURE not in html:
        return html
    html = ALONE.sub(lambda found: _figures(found, find, sizes), html)
    return IMAGE.sub(lambda found: _inline(found[0], find, sizes), html)


def _figures(paragraph: re.Match[str], find: Find, sizes: str) -> str:
    """Return a figure for each picture of a paragraph that has nothing else."""
    pictures = [_picture(found[0], find) for found in IMAGE.finditer(paragraph[1])]
    figures = [_figure(picture, sizes) for picture in pictures if picture]
    return "\n".join(figures) if len(figures) == len(pictures) else paragraph[0]


def _figure(picture: Picture, sizes: str) -> str:
    caption = (
        f'<figcaption><span class="caption">{escape(picture.caption)}</span></figcaption>' if picture.caption else ""
    )
    return f'<figure class="figure">{_markup(picture, sizes)}{caption}</figure>'


def _inline(image: str, find: Find, sizes: str) -> str:
    """Return a picture within a text; it has no caption, so its title stays a title."""
    picture = _picture(image, find)
    return _markup(picture, sizes, title=picture.caption) if picture else image


def _picture(image: str, find: Find) -> Picture | None:
    """Return the finished picture that an `<img>` names, with the text's own words."""
    written = _attributes(image)
    path = _path(written)
    picture = find(path) if path else None
    return replace(picture, alt=written.get("alt", ""), caption=written.get("title", "")) if picture else None


def _markup(picture: Picture, sizes: str, title: str = "") -> str:
    sources = "".join(
        f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{escape(sizes)}">'
        for source in picture.sources
    )
    titled = f' title="{escape(title)}"' if title else ""
    return (
        f'<picture>{sources}<img src="{escape(picture.src)}" width="{picture.width}" height="{picture.height}"'
        f' alt="{escape(picture.alt)}"{titled} loading="lazy" decoding="async"></picture>'
    )


def _attributes(image: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(image)}


def _path(written: dict[str, str]) -> str:
    """Return the path that an open picture names, "" for one that is not open."""
    source = written.get("src", "")
    return source.removeprefix(PICTURE) if source.startswith(PICTURE) else ""
