"""Pelican's writer, with the output folder behind one gateway.

A page whose facts are those of the last build, and whose file nobody touched, is
not rendered again (docs/decisions/0006-incremental.md).
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.writers import Writer

from newsroom.content.apart import WrittenApart, begin_apart, write_apart, write_in_turn
from newsroom.content.barred import BARRED
from newsroom.content.fingerprints import FACTS, OPAQUE, facts_of, fingerprint
from newsroom.content.frame import with_frames
from newsroom.content.jobs import FileJob, make_all, pack_job
from newsroom.content.kept_pages import KeptPage, KeptPages, kept_item, pack
from newsroom.content.rendering import PublicationFacts, RenderSettings, RenderTask, read_templates, render_settings
from newsroom.content.transparency import (
    GIVEN,
    folders_of,
    is_transparent,
    plain_words,
    templates_below,
    templates_digest,
)
from newsroom.files import digest
from newsroom.incremental.code import code_digest, program_digest
from newsroom.incremental.copies import Copy, Lost
from newsroom.incremental.outputs import Outputs
from newsroom.incremental.sharing import Sharing
from newsroom.incremental.store import Store, made_of_each

OF_PELICAN = frozenset({"article", "url"})
"""Pelican's names for the publication and its address: for themes of others, which are not transparent."""
OWN_NAMES = GIVEN | OF_PELICAN
"""What our generators hand to templates."""


class Press(Writer):  # type: ignore[misc]
    """Renders a template and hands the page to `Outputs`, which knows what changed."""

    def __init__(self, output_path: str, settings: Any) -> None:
        super().__init__(output_path, settings)
        self.outputs: Outputs = settings["NEWSROOM_OUTPUTS"]
        self.templates = templates_below(folders_of(settings))
        options = repr(sorted(settings["JINJA_ENVIRONMENT"].items()))
        self.theme = digest(f"{templates_digest(self.templates)} {code_digest()} {options}".encode())
        self.store = Store(Path(settings["NEWSROOM_CACHE"]), "themes")
        self.transparent = False if OPAQUE.search(options) else None
        """Whether the theme shows nothing but its facts; None before it was looked at."""
        self.common: tuple[Any, str] = (None, "")
        self.render_settings: RenderSettings | None = None
        self.settings_of: Any = None
        """The site's facts that `render_settings` were made with."""
        self.kept_pages = KeptPages(Path(settings["NEWSROOM_CACHE"]))
        settings["NEWSROOM_PRESS"] = self
        self.sharing: Sharing[bytes, Sequence[bytes]] | None = None
        """Files that are made while others are being planned."""
        self.waiting: dict[int, tuple[Sequence[str], str]] = {}
        """Names of those of a job, by its number, and the digest of what they are made of."""
        self.apart: Copy[WrittenApart] | None = None
        """The copy of this process that writes lists and feeds."""

    def write_file(
        self, name: str, template: Any, context: Any, relative_urls: bool = False, paginated: Any = None,
        template_name: str | None = None, override_output: bool = False, url: str | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """Render `template` with `context` and `kwargs`, and write it as `name`. Raises as `Outputs.write` does.

        The signature is Pelican's, so that other people's plugins work; lists
        arrive here already cut into pages.
        """
        made_of = self.made_of(name, template, context, kwargs)
        self.kept_pages.used.add(made_of)
        if self.outputs.keep_made(name, made_of):
            return
        self.outputs.rendered += 1
        facts = with_frames(kwargs)
        sharing = self.sharing_of(template.environment, context["site"]) if made_of else None
        if sharing and self.hand_over(sharing, name, template.name, facts, made_of):
            return
        local = {**context, **facts, "output_file": name}
        self.outputs.write(name, template.render(local), made_of)
        signals.content_written.send(str(self.outputs.folder / name), context=local)

    def sharing_of(self, environment: Any, site: Any) -> "Sharing[bytes, Sequence[bytes]] | None":
        """Return what renders pages that are known by their facts, while others are planned; None where nobody can."""
        if self.settings_of is not site:
            self.finish()
            templates, options = read_templates(folders_of(self.settings)), self.settings["JINJA_ENVIRONMENT"]
            self.render_settings = found = render_settings(environment, templates, options, site)
            self.settings_of = site
            self.sharing = Sharing(partial(make_all, found), self.settings["NEWSROOM_CREW"]) if found else None
        return self.sharing

    def hand_over(
        self, sharing: "Sharing[bytes, Sequence[bytes]]", name: str, template: str, facts: dict[str, Any], made_of: str
    ) -> bool:
        """Let a page be rendered by whoever is free, and tell whether it can travel. Raises as `Outputs.write` does."""
        told, item = told_facts(name, facts), None
        if "publication" in told:
            told["publication"] = PublicationFacts(**dict(zip(FACTS, facts_of(told["publication"]), strict=True)))
            item = kept_item(facts["publication"])
        page = pack(KeptPage(RenderTask(template, told), item))
        if page is None:
            return False
        self.kept_pages.keep(made_of, page)
        self.waiting[sharing.count] = [name], made_of
        sharing.add(page.packed)
        self.take_made()
        return True

    def write_made(self, names: Sequence[str], job: FileJob, made_of: str, size: int) -> None:
        """Write files that whoever is free makes: as much work as so many pages. Raises as `Outputs.write` does."""
        handed = pack_job(job) if self.sharing else None
        if self.sharing and handed:
            self.waiting[self.sharing.count] = names, made_of
            self.sharing.add(handed, size)
            self.take_made()
        else:
            self.write_each(names, job(), made_of)

    @property
    def is_shared(self) -> bool:
        """Whether others take part: what they make of the same twice is no loss."""
        return self.sharing is not None and bool(self.sharing.others)

    def take_made(self) -> None:
        """Write what others have made so far, and let them have more: ask now and then."""
        if self.sharing:
            self.write_all(self.sharing.ready())

    def finish(self) -> None:
        """Make what waits, with all processes, and write it."""
        if self.sharing:
            self.write_all(self.sharing.finish())
            self.sharing = self.settings_of = None

    def write_all(self, made: Iterable[tuple[int, Sequence[Sequence[bytes]]]]) -> None:
        """Write the files of jobs that are done."""
        for start, jobs in made:
            for number, files in enumerate(jobs, start):
                names, made_of = self.waiting.pop(number)
                self.write_each(names, files, made_of)

    def write_each(self, names: Sequence[str], files: Sequence[bytes], made_of: str) -> None:
        """Write files that are made of the same."""
        for name, data in zip(names, files, strict=True):
            self.outputs.write(name, data, made_of)

    def write_apart(self) -> None:
        """Write with a copy what may be written apart: it begins with the first, this process with the last.

        Where there is no copy, each generator writes its own when Pelican asks for it.
        """
        self.apart = begin_apart(partial(write_apart, self, self.settings), self.settings)
        if self.apart:
            write_in_turn(reversed(self.settings["NEWSROOM_APART"]), self)

    def fetch_apart(self) -> None:
        """Take over what was written apart; what got lost is written here."""
        if not self.apart:
            return
        try:
            made = self.apart.fetch()
        except Lost:
            self.outputs.count_lost_copy()
            for files in self.settings["NEWSROOM_APART"]:
                files.make_up_for(self)
            self.finish()
            return
        self.outputs.take_over(made.files)
        self.kept_pages.used |= made.pages
        self.render_settings = self.render_settings or made.render_settings
        self.settings["NEWSROOM_AMENDABLE"].update(made.amendable)

    def close(self) -> None:
        """Let the others go, whether or not the build went well."""
        if self.sharing:
            self.sharing.close()

    def keep_pages(self) -> None:
        """Remember what all pages are made of; one of which that is lost is made again by the next build."""
        self.kept_pages.finish()
        if self.render_settings:
            self.outputs.doubt(self.kept_pages.lost)

    def made_of(self, name: str, template: Any, context: Any, facts: dict[str, Any]) -> str:
        """Return the digest of all that a page is made of; "" where that cannot be told.

        Nor can it be where somebody listens to what is written: he may change it.
        """
        if not facts.keys() <= OWN_NAMES or template.filename not in self.templates:
            return ""
        if signals.content_written.receivers or not self.is_transparent(template.environment):
            return ""
        return fingerprint(self.base(context["site"]), template.name, told_facts(name, facts))

    def is_transparent(self, environment: Any) -> bool:
        """Tell whether the theme shows nothing but its facts; looked at once."""
        if self.transparent is None:
            plain = [sorted(words) for words in plain_words(environment)]
            names, more = sorted(environment.globals), sorted(environment.extensions)
            key = digest(f"{program_digest()} {self.theme} {plain} {names} {more}".encode())
            (said,) = made_of_each(self.store, [key], lambda missing: [self.look(environment) for _ in missing])
            self.transparent = said == b"yes"
        return self.transparent

    def look(self, environment: Any) -> bytes:
        """Read all templates, and say whether they show nothing but their facts."""
        return b"yes" if is_transparent(environment, self.templates, BARRED) else b"no"

    def base(self, site: Any) -> str:
        """Return the digest of what all pages have in common: the site's facts, the theme, the code."""
        if self.common[0] is not site:
            self.common = site, fingerprint(self.theme, "", {"site": site})
        return self.common[1]


def told_facts(name: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Return what a page is made of besides the site's facts, and all that a transparent template is given of it."""
    return {**{key: fact for key, fact in facts.items() if key not in OF_PELICAN}, "output_file": name}


class LastPages:
    """Stands last among Pelican's generators, and writes the pages that wait."""

    def __init__(self, **_: Any) -> None:
        pass

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        if isinstance(writer, Press):
            writer.finish()
            writer.fetch_apart()
            writer.keep_pages()
