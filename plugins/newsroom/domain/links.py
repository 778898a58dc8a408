"""Links and pictures in a Markdown text, with the lines they stand on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)[`~]*[ ]*$|\Z)", re.M | re.S)
CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.S)
INLINE = re.compile(
    r"(?P<bang>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]"
    r"\(\s*(?:<(?P<pointed>[^>\n]*)>|(?P<target>(?:[^\s()\"]|\([^\s()]*\))*))"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
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
    def is_external(self) -> bool:
        """Whether it leads off the site."""
        return bool(SCHEME.match(self.target))


def mentions(text: str) -> Iterator[Mention]:
    """Return the links and pictures of a Markdown text, outside of code."""
    if "](" not in text and "]:" not in text:
        return
    prose = without_code(text)
    for found in INLINE.finditer(prose):
        line = prose.count("\n", 0, found.start()) + 1
        target = found["pointed"] if found["pointed"] is not None else found["target"]
        yield Mention("picture" if found["bang"] else "link", plain_target(target), found["text"], line)
        if not found["bang"]:
            for inner in INLINE.finditer(found["text"]):
                yield Mention("picture", plain_target(inner["target"] or inner["pointed"] or ""), inner["text"], line)
    for found in DEFINITION.finditer(prose):
        line = prose.count("\n", 0, found.start()) + 1
        yield Mention("link", plain_target(found["target"]), found["name"], line)


def without_code(text: str) -> str:
    """Return `text` with code blanked out, line for line."""
    if "`" not in text and "~~~" not in text:
        return text
    return CODE.sub(blank, FENCED.sub(blank, text))


def blank(found: re.Match[str]) -> str:
    """Return as many line ends as were found."""
    return "\n" * found[0].count("\n")


def plain_target(target: str) -> str:
    """Return a target without Pelican's mark: `{filename}/news/x.md` is `/news/x.md`."""
    return PELICAN.sub("/", target) if target[:1] in "{|" else target
