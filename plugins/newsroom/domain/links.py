"""Links and pictures in a Markdown text, with the lines they stand on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)[`~]*[ ]*$|\Z)", re.M | re.S)
CODE = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.S)
INLINE = re.compile(
    r"(?<!\\)(?P<bang>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,1000}\]){0,1000})\]"
    r"\(\s*(?:<(?P<pointed>[^>\n]*)>|(?P<target>(?:[^\s()\"]|\([^\s()]*\))*))"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
REFERENCE_PICTURE = re.compile(r"(?<!\\)!\[(?P<text>[^\[\]]{0,1000})\](?:\[(?P<name>[^\[\]]{0,1000})\])?(?![(\[])")
DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]^]+)\]:\s+<?(?P<target>[^\s>]+)>?", re.M)
ATTACH = re.compile(r"[{|]attach[}|]")
PELICAN = re.compile(r"^[{|](?:filename|static)[}|]/?")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""What leads off the site: a scheme, or a host without one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One link or picture of a text."""

    kind: Literal["link", "picture"]
    target: str
    """As written, without Pelican's `{filename}` and `{static}`."""
    text: str
    """The words of the link, or the alternative text of the picture."""
    line: int
    """From 1, counted from the first line of the text."""

    @property
    def path(self) -> str:
        """The path in it."""
        return path_in(self.target)

    @property
    def is_external(self) -> bool:
        """Whether it leads off the site."""
        return bool(SCHEME.match(self.target))


def path_in(written: str) -> str:
    """Return the path that a link says, without query and anchor."""
    return parted(written)[0]


def parted(written: str) -> tuple[str, str]:
    """Return the path that a link says, and as it stands what follows: query and anchor."""
    path = re.split(r"[#?]", written, maxsplit=1)[0]
    return unquote(path), written[len(path) :]


def mentions(text: str) -> Iterator[Mention]:
    """Return the links and pictures of a Markdown text, outside of code and comments."""
    if "](" not in text and "]:" not in text:
        return
    prose = without_code(text)
    for found in INLINE.finditer(prose):
        line = line_at(prose, found.start())
        target = found["pointed"] if found["pointed"] is not None else found["target"]
        yield Mention("picture" if found["bang"] else "link", plain_target(target), found["text"], line)
        if not found["bang"]:
            for inner in INLINE.finditer(found["text"]):
                yield Mention("picture", plain_target(inner["target"] or inner["pointed"] or ""), inner["text"], line)
    yield from defined_mentions(prose)


def defined_mentions(prose: str) -> Iterator[Mention]:
    """Return the links and pictures whose targets stand apart: `[name]: /path`."""
    defined = {found["name"].casefold(): found for found in DEFINITION.finditer(prose)}
    pictured = set()
    for shown in REFERENCE_PICTURE.finditer(prose) if defined else ():
        name = (shown["name"] or shown["text"]).casefold()
        if name in defined:
            pictured.add(name)
            target = plain_target(defined[name]["target"])
            yield Mention("picture", target, shown["text"], line_at(prose, shown.start()))
    for name, found in defined.items():
        if name not in pictured:
            yield Mention("link", plain_target(found["target"]), found["name"], line_at(prose, found.start()))


def line_at(text: str, position: int) -> int:
    """Return the line, from 1, of a position in `text`."""
    return text.count("\n", 0, position) + 1


def without_code(text: str) -> str:
    """Return `text` with code and comments blanked out, line for line."""
    text = without_comments(text)
    if "`" not in text and "~~~" not in text:
        return text
    return CODE.sub(blank, FENCED.sub(blank, text))


def without_comments(text: str) -> str:
    """Return `text` with comments blanked out, line for line; one that never ends is none.

    Searched by hand: a pattern would look for each end from each beginning anew.
    """
    parts, after = [], 0
    while (start := text.find("<!--", after)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[after:start], "\n" * text.count("\n", start, end)]
        after = end + 3
    return "".join([*parts, text[after:]])


def blank(found: re.Match[str]) -> str:
    """Return as many line ends as were found."""
    return "\n" * found[0].count("\n")


def plain_target(target: str) -> str:
    """Return a target without Pelican's mark: `{filename}/news/x.md` is `/news/x.md`."""
    return PELICAN.sub("/", target) if target[:1] in "{|" else target
