"""The pages of publications, written by this process and a copy of it together."""

from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from newsroom.content.apart import SharedFiles
from newsroom.content.frame import LateFrame

if TYPE_CHECKING:
    from newsroom.content.newsdesk import Newsdesk
    from newsroom.content.publication import Publication

PARTS = 40
"""At ten thousand pages that stay, one takes some hundredths of a second: by so much one process may end later."""


class ItemPages(SharedFiles):
    """The pages of a newsdesk's publications, those beside each other in one part."""

    def __init__(self, desk: "Newsdesk") -> None:
        self.desk = desk
        self.share(desk.settings, PARTS)

    def write_part(self, part: int, writer: Any) -> None:
        """Write a fortieth of them."""
        publications = self.desk.publications
        start, end = (len(publications) * number // PARTS for number in (part, part + 1))
        for publication in publications[start:end]:
            if not publication.link:
                self.write_page(publication, writer)

    def write_page(self, publication: "Publication", writer: Any) -> None:
        """Write one page."""
        signals.article_generator_write_article.send(self.desk, content=publication)
        writer.write_file(
            publication.save_as,
            self.desk.get_template(publication.template),
            self.desk.context,
            page=LateFrame(publication),
            publication=publication,
            article=publication,
            url=publication.url,
        )
