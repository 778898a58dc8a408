"""The generator of everything that leads to other pages."""

from typing import Any

from newsroom.content.apart import ApartGenerator
from newsroom.listings.archive import write_kind, write_news
from newsroom.listings.front import write_front
from newsroom.listings.groups import write_groups, write_missing, write_sitemap
from newsroom.listings.writing import ListWriter


class ListPages(ApartGenerator):
    """Every page that leads to others."""

    def write_files(self, writer: Any) -> None:
        """Write them all."""
        lists = ListWriter(self, writer)
        write_front(lists)
        write_news(lists)
        write_kind(lists, "blog")
        write_kind(lists, "documents")
        write_groups(lists)
        write_sitemap(lists)
        write_missing(lists)
