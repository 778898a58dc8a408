"""The generator that turns examined sources into publications and writes their pages."""

import logging
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

from babel import Locale
from pelican.generators import ArticlesGenerator, PelicanTemplateNotFound
from pelican.plugins import signals

from newsroom.content.carried import CarriedFiles
from newsroom.content.fulltext import TextShelf, Written
from newsroom.content.item_pages import ItemPages
from newsroom.content.publication import CLASSES, Publication, document_facts
from newsroom.content.settings import address_rules, site_facts
from newsroom.content.signals import introduced
from newsroom.content.template import LateTemplate, WrongTemplate, flatten_globals
from newsroom.content.theme import write_theme
from newsroom.content.views import Link, NoticeRow, Person, Site
from newsroom.content.writer import Press
from newsroom.domain.clock import day_of
from newsroom.domain.lifecycle import state
from newsroom.domain.schema import Document, Notice
from newsroom.domain.source import Source, content_path
from newsroom.incremental.memory import give_back
from newsroom.incremental.outputs import Outputs
from newsroom.validation import Examination

logger = logging.getLogger(__name__)


class Newsdesk(ArticlesGenerator):  # type: ignore[misc]
    """Reads all kinds together, so that they share topics, relations and signals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.publications: list[Publication] = []
        """What is published, oldest first, by date and path."""
        self.gone: list[Source] = []
        """Items whose addresses answer 410."""
        self.open_notices: list[NoticeRow] = []
        """What is on the board today, newest first; filled by the notice board."""
        self.site: Site | None = None
        self.late: dict[str, LateTemplate] = {}
        self.people: dict[str, Person] = {}
        """Those whom items name, by the name that they give."""
        self.promised: list[Callable[[], None]] = []
        """What plugins have still to do before anything is written."""
        super().__init__(*args, **kwargs)
        flatten_globals(self.env)
        self.examination: Examination = self.settings["NEWSROOM_EXAMINATION"]
        self.files = CarriedFiles(self.examination.tree)
        self.outputs: Outputs = self.settings["NEWSROOM_OUTPUTS"]
        self.texts: TextShelf = self.settings["NEWSROOM_TEXTS"]
        self.rules = address_rules(self.settings)
        self.context["newsdesk"] = self.settings["NEWSROOM_DESK"] = self

    def get_template(self, name: str) -> LateTemplate:
        """Return a template by its name without suffix; all generators of ours share this environment."""
        if name not in self.late:
            self.late[name] = LateTemplate(self.env, f"{name}.html", lambda: self.find_template(name))
        return self.late[name]

    def find_template(self, name: str) -> Any:
        """Return a template of the theme. Raises WrongTemplate for one that it has not."""
        try:
            return super().get_template(name)
        except PelicanTemplateNotFound as missing:
            message = f"Temat saknar mallen {name}.html. Lägg den i mappen templates i temat, {self.theme}."
            raise WrongTemplate(message) from missing

    @property
    def moment(self) -> Any:
        """The moment this build is made for."""
        return self.settings["BUILD_DATE"]

    def generate_context(self) -> None:
        """Make publications, let plugins take away those not shown today, close the links."""
        self.publications = self.publish(self.choose())
        self.articles = self.publications
        signals.article_generator_pretaxonomy.send(self)
        self.publications = [publication for publication in self.articles if self.may_show(publication)]
        self.articles = self.publications
        self.by_path = {publication.path: publication for publication in self.publications}
        for publication in self.publications:
            self.add_source_path(publication)
            self.introduce(publication)
        introduced.send(self)
        self.write_html()
        for publication in self.publications:
            self.close_links(publication)
        self.finish_context()
        self.settings["NEWSROOM_STOPWATCH"].lap("read")

    def choose(self) -> list[Source]:
        """Return what is published at the build date, and note what is gone; of what is over nothing is made."""
        terms, today = self.examination.terms, day_of(self.moment)
        shown: list[Source] = terms.living(today)
        gone: list[Source] = []
        for ended in terms.over(today):
            (gone if self.leaves_nothing(ended[0]) else shown).extend(ended)
        states = [(source, state(source.item, self.moment)) for source in shown]
        self.gone = [*gone, *(source for source, what in states if what == "withdrawn")]
        return [source for source, what in states if what == "published"]

    def leaves_nothing(self, source: Source) -> bool:
        """Tell whether an item that is over has no page any more."""
        asked = self.settings.get("NEWSROOM_LEAVES_NOTHING")
        return bool(asked and asked(source.item, self.settings))

    def finish_context(self) -> None:
        """Give Pelican's context what Pelican's own generator would."""
        self.dates = sorted(
            (publication for publication in self.publications if publication.date), key=attrgetter("date"), reverse=True
        )
        self.context["articles"] = self.articles
        self.context["dates"] = self.dates
        self.context["drafts"] = self.context["hidden_articles"] = []
        signals.article_generator_finalized.send(self)

    def publish(self, sources: list[Source]) -> list[Publication]:
        """Return the publications of `sources`, oldest first, still without their HTML."""
        made = [
            CLASSES[source.kind](source, self.examination.addresses[source.path], self.settings, self.context)
            for source in sources
        ]
        return sorted(made, key=lambda one: (one.date is not None, one.date or 0, one.path))

    def write_html(self) -> None:
        """Give what is out its HTML; thousands of notices that have come down need none."""
        written = [Written(one.source, one.lang) for one in self.publications]
        for publication, text in zip(self.publications, self.texts.lay_out(written), strict=True):
            publication.full_text = text

    def may_show(self, publication: Publication) -> bool:
        """Tell whether a publication may be out: no notice without somebody who minds its dates."""
        return publication.kind != "notices" or publication.posting is not None

    def introduce(self, publication: Publication) -> None:
        """Set what a publication shows of registers, files and siblings."""
        item, registers = publication.item, self.examination.registers
        if item.topics:
            publication.topic_entries = [found for name in item.topics if (found := registers.topics.find(name))]
        if item.author:
            publication.author = self.person(item.author)
        if item.contacts:
            publication.contacts = [self.person(name) for name in item.contacts]
        if isinstance(item, Notice):
            publication.body_entry = registers.bodies.find(item.body)
            if item.attachments and publication.carries_files:
                publication.attachments = [self.files.download(publication, written) for written in item.attachments]
        if isinstance(item, Document):
            language = Locale.parse(publication.lang.replace("-", "_")).get_language_name("sv") or publication.lang
            publication.document = document_facts(publication, self.files.download(publication, item.file), language)
        self.introduce_siblings(publication)

    def introduce_siblings(self, publication: Publication) -> None:
        """Link translations both ways, and easy-to-read siblings."""
        for key in ("translation_of", "easy_read_of"):
            written = getattr(publication.item, key)
            original = self.by_path.get(content_path(written, publication.path) or "") if written else None
            if original is None or original is publication:
                continue
            if key == "easy_read_of":
                original.easy_read = Link("Lättläst: " + publication.title, publication.url)
                publication.easy_read = Link("Fullständig text: " + original.title, original.url)
            else:
                original.translations = [*original.translations, in_own_language(publication)]
                publication.translations = [*publication.translations, in_own_language(original)]

    def person(self, name: str) -> Person:
        """Return somebody by the name that an item gives, the same fact for all that name them."""
        if name not in self.people:
            found = self.examination.registers.people.find(name)
            told = (found.name, found.role or "", found.email or "", found.phone or "") if found else (name,)
            self.people[name] = Person(*told)
        return self.people[name]

    def close_links(self, publication: Publication) -> None:
        """Point the links of a text at where things stand today."""

        def where(what: str, target: str) -> str | None:
            if what == "address":
                return f"{publication.root}{target}" if target.startswith("/") else target
            return self.where(publication, what, target)

        publication.full_text.close(where)

    def where(self, publication: Publication, what: str, target: str) -> str | None:
        """Return where an item or a file stands that the text of a publication links to; None where nowhere."""
        if what == "source":
            other = self.by_path.get(target)
            return (other.link or other.url) if other else None
        return self.files.download(publication, f"/{target}").url if publication.carries_files else None

    def generate_output(self, writer: Any) -> None:
        """Write every publication's page, the files they carry, and the theme's files."""
        self.site = self.make_site(write_theme(Path(self.theme), self.outputs, self.settings))
        self.context["site"] = self.site
        for publication in self.publications:
            publication.finish()
        for keep in self.promised:
            keep()
        give_back()  # What came before the pages had its peak.
        pages = ItemPages(self)
        if isinstance(writer, Press):
            writer.write_apart()
        pages.generate_output(writer)
        self.files.write(self.outputs)
        signals.article_writer_finalized.send(self, writer=writer)

    def make_site(self, files: dict[str, str]) -> Site:
        """Return what every page says of its publisher, with the navigation."""
        pages = [publication for publication in self.publications if publication.kind == "pages"]
        links = {page.path: Link(page.title, page.url) for page in pages}
        in_menu = sorted((page for page in pages if page.item.menu is not None), key=lambda p: (p.item.menu, p.path))
        announced = self.settings["NEWSROOM_SECTIONS"]
        sections = [announced[name] for name in NAVIGATION if name in announced]
        return site_facts(self.settings, links, [*sections, *(links[page.path] for page in in_menu)], files)


NAVIGATION = ("news", "notices", "blog", "documents", "topics")
"""Sections that stand in the navigation when a plugin announces them."""


def in_own_language(publication: Publication) -> Link:
    """Return a link to a translation, called by its language's own name."""
    locale = Locale.parse(publication.lang.replace("-", "_"))
    name = locale.get_language_name(locale.language) or publication.lang
    return Link(name[:1].upper() + name[1:], publication.url, publication.lang)
