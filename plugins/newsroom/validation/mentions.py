"""What the links and pictures of a text lead to, or do not."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from newsroom.domain.links import ATTACH, Mention, path_in
from newsroom.domain.matter import FrontMatter
from newsroom.domain.source import content_path
from newsroom.validation.references import ITEM_EXAMPLE, file_problem, suggest
from newsroom.validation.tree import Tree

ALLOWED_SCHEMES = ("http:", "https:", "mailto:", "tel:", "sms:")
LINK_TO_SOURCE = (
    "Länka till källfilen, till exempel /news/2026/03/2026-03-05-ny-skola.md. Då följer länken med om adressen ändras."
)

Told = tuple[str, str, str]
"""Code, message and way out."""


def address_of(written: str) -> str:
    """Return a root-relative address without its leading slash, anchor and query."""
    return path_in(written).strip("/") + "/"


def check_mention(matter: FrontMatter, tree: Tree, mention: Mention, is_address: Callable[[str], bool]) -> None:
    """Tell of a link or a picture that leads nowhere."""
    line = matter.text_line + mention.line - 1
    if mention.kind == "picture":
        problem = picture_problem(matter, tree, mention)
    else:
        problem = link_problem(matter, tree, mention, is_address)
    if problem:
        code, message, hint = problem
        matter.tell((line, 1), code, message, hint, "hint" if code == "link-empty" else "error")


def picture_problem(matter: FrontMatter, tree: Tree, mention: Mention) -> Told | None:
    """Return what is wrong with a picture in the text, or None."""
    if not mention.text.strip():
        hint = "Skriv vad bilden visar mellan hakparenteserna: ![Barn som badar i sjön](/images/bad.jpg)."
        return "picture-alt", f"Bilden ”{mention.target}” saknar alternativtext.", hint
    if mention.is_external:
        hint = "Lägg bilden i mappen images och skriv dess sökväg. Läsaren ska inte behöva hämta något från andra."
        return "missing-picture", f"Bilden ”{mention.target}” ligger på en annan webbplats.", hint
    return file_problem(tree, matter.path, unquote(mention.target), "picture")


def link_problem(matter: FrontMatter, tree: Tree, mention: Mention, is_address: Callable[[str], bool]) -> Told | None:
    """Return what is wrong with a link in the text, or None."""
    target = mention.target
    if not target:
        return "link-empty", f"Länken ”{mention.text}” har ingen adress.", "Skriv adressen mellan parenteserna."
    if ATTACH.search(target) or target.startswith("#"):
        return None
    if mention.is_external:
        return foreign_problem(target)
    written = mention.path
    if not written or (target.startswith("/") and is_address(address_of(target))):
        return None
    return local_problem(matter.path, tree, target, written)


def local_problem(source: str, tree: Tree, target: str, written: str) -> Told | None:
    """Return what is wrong with a link to the path `written`, as typed `target`, in the text `source`."""
    nowhere = f"Länken ”{target}” leder ingenstans."
    if meant := looks_foreign(written):
        return "link", nowhere, f"Menade du {meant}?"
    if written.endswith(".md"):
        found = content_path(written, source)
        if found in tree.sources:
            return None
        return "missing-item", nowhere, suggest(found or written, tree.sources, ITEM_EXAMPLE)
    if not re.search(r"\.\w+$", written):
        return "missing-item", nowhere, LINK_TO_SOURCE
    return file_problem(tree, source, written, "file")


def foreign_problem(target: str) -> Told | None:
    """Return what is wrong with a link that leads off the site, or None."""
    if target.startswith("//") or target.lower().startswith(ALLOWED_SCHEMES):
        return None
    hint = "Länka till en webbadress som börjar med https://, eller till en fil i innehållsmappen."
    return "link", f"Länken ”{target}” kan inte användas.", hint


def looks_foreign(written: str) -> str | None:
    """Return the address meant by `www.example.se` or `namn@example.se`, which lack their beginning."""
    if re.match(r"www\.\w", written, re.I):
        return f"https://{written}"
    return f"mailto:{written}" if re.fullmatch(r"[^\s/@]+@[\w-]+(\.[\w-]+)+", written) else None
