"""Old addresses lead on, dead ones say so.

A static site can only redirect with a page; servers do better with the maps
that we leave in the state folder (docs/operations.md says how to include them).
"""

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from newsroom.content.apart import ApartGenerator
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.views import Link, Page
from newsroom.domain.faults import WrongSite
from newsroom.files import write_if_changed
from newsroom.redirects.maps import MAPS


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(refuse_files)
    signals.get_generators.connect(add_redirects)


def refuse_files(desk: Newsdesk) -> None:
    """Refuse an old address at which a file stands that a text carries. Raises WrongSite."""
    for publication in desk.publications:
        for alias in publication.item.aliases:
            if found := desk.files.names.get(alias.strip("/")):
                carrier, file = found
                message = f"Den gamla adressen {alias} är upptagen: där ligger filen {file}, som {carrier.path} visar."
                raise WrongSite(f"{publication.path}: {message} Ta bort adressen ur aliases.")


def add_redirects(pelican: Any) -> type["Redirects"]:
    """Give Pelican the generator of redirects."""
    return Redirects


class Redirects(ApartGenerator):
    """Writes a page at each old address, and the servers' maps beside the output."""

    def write_files(self, writer: Any) -> None:
        """Write pages and maps."""
        desk: Newsdesk = self.context["newsdesk"]
        moved: dict[str, str] = {}
        for publication in desk.publications:
            for alias in publication.item.aliases:
                target = publication.link or publication.url
                moved[f"{self.settings['NEWSROOM_ROOT']}{alias}"] = target
                self.write_page(writer, alias, Link(publication.title, target), publication.page)
        gone = self.dead_addresses(desk)
        for name, make in MAPS.items():
            lines = make(moved, gone)
            write_if_changed(Path(self.settings["NEWSROOM_STATE_FOLDER"]) / name, lines.encode())

    def dead_addresses(self, desk: Newsdesk) -> dict[str, bool]:
        """Return where items were that are gone, and whether all that lay below each is gone with it.

        A page may have been withdrawn while others below it are still there; below
        an old address there never was anything.
        """
        root = self.settings["NEWSROOM_ROOT"]
        above = {folder for one in desk.publications for folder in folders_above(one.address)}
        addresses = [(desk.rules.address(source), source) for source in desk.gone]
        gone = {f"{root}{alias}": False for _, source in addresses for alias in source.item.aliases}
        return gone | {f"{root}/{address}": address not in above for address, _ in addresses}

    def write_page(self, writer: Any, alias: str, target: Link, page: Page) -> None:
        """Write the page that leads from `alias` to `target`."""
        name = alias.strip("/")
        name = name if name.endswith((".html", ".htm")) else f"{name}/index.html"
        frame = Page(target.title, alias, page.canonical, lang=page.lang, noindex=True)
        writer.write_file(
            name, self.context["newsdesk"].get_template("redirect"), self.context, page=frame, target=target
        )


def folders_above(address: str) -> list[str]:
    """Return the addresses of which `address` lies below: `a/` and `a/b/` of `a/b/c/`."""
    parts = address.split("/")[:-2]
    return ["/".join(parts[:number]) + "/" for number in range(1, len(parts) + 1)]
