"""The HTML of texts: made once, kept on disk, and fetched when a page or a feed shows it.

Held in memory the HTML of ten thousand items takes more than everything else
that is known of them, while an edit shows only a few. So each text has an
outline, a small row that answers what is asked of all texts in every build:
what its links lead to, whether it has pictures, how it begins.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from newsroom.content.links import close_links, drop_pictures, open_pictures, open_targets
from newsroom.content.markup import convert
from newsroom.domain.source import Source
from newsroom.domain.text import cut, lead_of, opening_of, without_title
from newsroom.files import digest
from newsroom.incremental.bundles import Bundles
from newsroom.incremental.code import program_digest
from newsroom.incremental.crew import Crew
from newsroom.incremental.sharing import WORTH_SHARING, Sharing
from newsroom.incremental.store import Store

AT_ONCE = 1_000
"""Fresh texts that are written to disk together."""

Task = tuple[str, str, str]
"""A text to be converted: Markdown, language, path."""
Target = tuple[str, str]
"""What a link leads to: `source`, `file` or `address`, and which."""
Where = Callable[[str, str], str | None]
"""Takes what a target is and the target, and returns its address, or None where there is none."""
ClosedLinks = Mapping[Target, str | None]
"""Where the links of a text lead, by what they lead to; None where that has no page."""
NO_LINKS: ClosedLinks = MappingProxyType({})


class Written(NamedTuple):
    """A text as its editor wrote it."""

    source: Source
    lang: str

    @property
    def key(self) -> str:
        """What its HTML is kept under: all that this is made of."""
        said = (program_digest(), self.source.mark or self.source.text, self.lang, self.source.path)
        return digest("\0".join(said).encode("utf-8", "surrogatepass"))

    @property
    def task(self) -> Task:
        """What it takes to convert it."""
        return self.source.text, self.lang, self.source.path


class Outline(NamedTuple):
    """What is known of a text without its HTML."""

    opening: str
    """The words of its first paragraph."""
    has_pictures: bool
    targets: tuple[Target, ...] = ()
    """What its open links lead to, in their order."""

    @classmethod
    def of(cls, html: str) -> "Outline":
        """Return the outline of HTML whose links and pictures are open."""
        return cls(opening_of(html), open_pictures(html), open_targets(html))

    def beside(self, summary: str | None) -> "Outline":
        """Return what need be known of the text of an item: how it begins is hardly asked where there is a summary."""
        return Outline("", self.has_pictures, self.targets) if summary else self


class ShownText:
    """A text whose HTML is at hand: whoever changes a publication's `html` leaves one."""

    def __init__(self, html: str, closed_links: ClosedLinks = NO_LINKS) -> None:
        self.html = Markup(html)
        self.closed_links = closed_links
        """Where they led in the text that this one was made of, where there was one."""

    def __repr__(self) -> str:
        return repr(self.html)

    @property
    def has_pictures(self) -> bool:
        """Whether pictures stand in it that are not ready yet."""
        return open_pictures(self.html)

    def lead(self, limit: int, title: str) -> str:
        """Return its first paragraph that says something besides the title, cut to `limit` characters."""
        return lead_of(self.html, limit, title)

    def close(self, where: Where) -> None:
        """Point its links at where things stand today."""
        self.html = Markup(close_links(self.html, where))

    def finish(self) -> None:
        """Leave no open picture in it."""
        self.html = Markup(drop_pictures(self.html))


class KeptText:
    """A text whose HTML is fetched each time it is asked for.

    It is told apart by what its HTML is made of, so nothing is fetched to see
    whether a page changed.
    """

    __slots__ = ("addresses", "fetch", "is_finished", "key", "outline", "written")

    def __init__(self, key: str, written: Written, outline: Outline, fetch: Callable[[str, Written], str]) -> None:
        self.key = key
        self.written = written
        self.outline = outline
        self.fetch = fetch
        self.addresses: tuple[str | None, ...] | None = None
        """Where its links lead today; None until that is known."""
        self.is_finished = False

    def __repr__(self) -> str:
        return f"KeptText({self.key!r}, {self.addresses!r}, {self.is_finished!r})"

    @property
    def closed_links(self) -> ClosedLinks:
        """Where its links lead today."""
        return dict(zip(self.outline.targets, self.addresses or (), strict=False))

    @property
    def html(self) -> Markup:
        """The HTML as it is shown by now."""
        html = self.fetch(self.key, self.written)
        if self.addresses:
            html = close_links(html, partial(lambda addresses, *_: next(addresses), iter(self.addresses)))
        return Markup(drop_pictures(html) if self.is_finished else html)

    @property
    def has_pictures(self) -> bool:
        """Whether pictures stand in it that are not ready yet."""
        return self.outline.has_pictures and not self.is_finished

    def lead(self, limit: int, title: str) -> str:
        """Return its first paragraph that says something besides the title, cut to `limit` characters."""
        words = without_title(self.outline.opening, title)
        return cut(words, limit) if words and not self.has_pictures else lead_of(self.html, limit, title)

    def close(self, where: Where) -> None:
        """Point its links at where things stand today."""
        self.addresses = tuple(where(what, target) for what, target in self.outline.targets)

    def finish(self) -> None:
        """Leave no open picture in it."""
        self.is_finished = True


FullText = ShownText | KeptText


def lead_of_item(summary: str, title: str, text: FullText, limit: int) -> str:
    """Return what lists show below the title: the summary, else how the text begins, cut to `limit` characters."""
    words = without_title(summary, title)
    return cut(words, limit) if words else text.lead(limit, title)


class TextShelf:
    """All texts of a site as HTML, on disk."""

    def __init__(self, cache: Path, crew: Crew) -> None:
        self.html = Store(cache, "html")
        self.outlines = Bundles(self.html.beside("outlines"), Outline, (Outline.__module__,))
        self.crew = crew
        self.sharing: Sharing[Task, tuple[bytes, Outline]] | None = None
        """Texts that others convert already."""
        self.begun: dict[str, Written] = {}
        """These texts, by key."""

    def begin(self, texts: Iterable[Written]) -> None:
        """Let others begin with texts that are laid out later, while this process does something else.

        What is not laid out in the end is not kept.
        """
        begun = {text.key: text for text in texts}
        if len(begun) >= WORTH_SHARING:
            self.begun, self.sharing = begun, Sharing(convert_all, self.crew)
            for text in begun.values():
                self.sharing.add(text.task)
            self.sharing.hand_ahead()

    def lay_out(self, texts: Sequence[Written]) -> list[FullText]:
        """Return each text, as kept from an earlier build or made now; forget all others."""
        keys = [text.key for text in texts]
        known = self.outlines.load()
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        known |= self.make(missing)
        if self.outlines.keep({key: known[key] for key in keys}) or missing:
            self.html.forget_others(keys)
        self.outlines.let_go()
        fetch = self.fetch
        return [
            KeptText(key, text, known[key].beside(text.source.item.summary), fetch)
            for key, text in zip(keys, texts, strict=True)
        ]

    def make(self, missing: dict[str, Written]) -> dict[str, Outline]:
        """Make HTML with as many processes as pay, write it to disk, and return the outlines."""
        rest = [key for key in missing if key not in self.begun]
        keys, made, rows = [*self.begun, *rest], dict[str, Outline](), dict[str, tuple[bytes, Outline]]()
        sharing = self.sharing or Sharing(convert_all, self.crew)
        for start, some in sharing.share_out(missing[key].task for key in rest):
            rows.update((key, one) for key, one in zip(keys[start:], some, strict=False) if key in missing)
            if len(rows) >= AT_ONCE:
                made |= self.write(rows)
                rows = {}
        self.sharing, self.begun = None, {}
        return made | self.write(rows)

    def write(self, rows: dict[str, tuple[bytes, Outline]]) -> dict[str, Outline]:
        """Keep HTML and outlines, the HTML first: what has an outline counts as made."""
        self.html.add({key: html for key, (html, _) in rows.items()})
        outlines = {key: outline for key, (_, outline) in rows.items()}
        self.outlines.add(outlines)
        return outlines

    def fetch(self, key: str, text: Written) -> str:
        """Return the HTML of a text, made anew where somebody took it away meanwhile."""
        made = self.html.look_up(key)
        return convert(*text.task) if made is None else made.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Let go of the files, and of who still converts."""
        self.html.close()
        if self.sharing:
            self.sharing.close()


def convert_all(texts: Sequence[Task]) -> list[tuple[bytes, Outline]]:
    """Return the HTML of each text, in UTF-8, and its outline: one task for another process."""
    made = (convert(*text) for text in texts)
    return [(html.encode("utf-8", "surrogatepass"), Outline.of(html)) for html in made]
