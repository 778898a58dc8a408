"""One build: judge the content, then let Pelican make the site of it.

`PELICAN_CLASS` in the settings leads here, for `newsroom build` and plain
`pelican` alike, so the check cannot be left out as a plugin could.
"""

import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack, closing
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from newsroom.content.apart import FEW
from newsroom.content.checked_settings import WrongSetting
from newsroom.content.crew import crew_of, lines_on
from newsroom.content.fulltext import TextShelf, Written
from newsroom.content.keeping import examine_kept
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.ours import listeners
from newsroom.content.report import say, told_lines
from newsroom.content.settings import address_rules, coming_change, is_on, prepare, root_of
from newsroom.content.state import COMING, state_for
from newsroom.content.stopwatch import Stopwatch, nobody
from newsroom.content.writer import LastPages, Press
from newsroom.domain.lifecycle import state
from newsroom.domain.problems import Problem
from newsroom.domain.rule_sets import rules_for
from newsroom.domain.source import Source
from newsroom.files import write_json
from newsroom.incremental.memory import SELDOM, look_for_circles
from newsroom.incremental.outputs import Outputs
from newsroom.incremental.sharing import WORTH_SHARING
from newsroom.validation import Examination

BAD_CONTENT, WRONG_USE = 1, 2
PART = 6
"""One in so many fresh texts can be converted by each other process while this one judges."""


class ContentRefused(SystemExit):
    """Ends the build because of errors in the content.

    A SystemExit, so that plain `pelican` ends with code 1 and without the
    traceback that it prints for exceptions.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(BAD_CONTENT)
        self.problems = problems


class Newsroom(Pelican):  # type: ignore[misc]
    """Pelican for a newsroom."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.stopwatch = Stopwatch(settings.get("NEWSROOM_TELL") or nobody)
        try:
            prepare(settings)
            self.crew = settings["NEWSROOM_CREW"] = crew_of(settings)
            with ExitStack() as unfinished:
                unfinished.callback(self.crew.close)
                self.set_up(settings, unfinished)
                unfinished.pop_all()
        except WrongSetting as wrong:
            print(wrong, file=sys.stderr)
            raise SystemExit(WRONG_USE) from wrong

    def set_up(self, settings: dict[str, Any], unfinished: ExitStack) -> None:
        """Judge the content, then let Pelican load the plugins. Raises WrongSetting, ContentRefused."""
        settings["NEWSROOM_ROOT"] = root_of(settings["SITEURL"])
        content, output = Path(settings["PATH"]), Path(settings["OUTPUT_PATH"])
        said = settings["NEWSROOM_STATE"]
        shown = Path(settings["NEWSROOM_PUBLISH_TO"] or output)
        self.state = state_for(content, shown, Path(said) if said else None)
        settings["NEWSROOM_CACHE"] = str(self.state.cache)
        settings["NEWSROOM_STATE_FOLDER"] = str(self.state.folder)
        self.texts = settings["NEWSROOM_TEXTS"] = TextShelf(self.state.cache, self.crew)
        unfinished.callback(self.texts.close)
        self.examination = self.examine(content, settings)
        if self.examination.fresh > FEW:
            look_for_circles(SELDOM)
        self.stopwatch.lap("check")
        settings["NEWSROOM_STOPWATCH"] = self.stopwatch
        settings["NEWSROOM_EXAMINATION"] = self.examination
        self.outputs = settings["NEWSROOM_OUTPUTS"] = Outputs(output, self.state.earlier_outputs(), self.state.log)
        forget_earlier_builds()
        signals.get_writer.connect(choose_press)
        wanted = list(settings["PLUGINS"] or ())
        super().__init__(settings)
        check_plugins(wanted, self.plugins)

    def examine(self, content: Path, settings: dict[str, Any]) -> Examination:
        """Judge the content and say what is wrong. Raises ContentRefused."""
        rules, moment = address_rules(settings), settings["BUILD_DATE"]
        clock = rules_for(settings["NEWSROOM_NOTICEBOARD_RULES"])
        keep_going = settings["NEWSROOM_KEEP_GOING"]
        seen, begin = settings.get("NEWSROOM_SEEN", {}), partial(self.begin_texts, settings["DEFAULT_LANG"], moment)
        self.kept = kept = examine_kept(content, rules, moment, self.state, keep_going, clock, self.crew, seen, begin)
        self.problems = [*kept.problems, *self.absences(kept.examination, settings)]
        self.told = told_lines(self.problems, kept.replaced, kept.left_out, kept.examination.allowed)
        say(self.told)
        if kept.refused:
            raise ContentRefused(self.problems)
        return kept.examination

    def begin_texts(self, lang: str, moment: datetime, sources: Sequence[Source], fresh: int) -> None:
        """Let others convert as many texts as they can, while this process judges all of them beside each other.

        Of few nobody asks how many others there are: a cluster would have to answer after every edit.
        """
        if fresh >= WORTH_SHARING:
            out = (one for one in sources if state(one.item, moment) == "published")
            some = islice(out, min(fresh * self.crew.others // PART, fresh // 2))
            self.texts.begin(Written(one, one.item.lang or lang) for one in some)

    def absences(self, found: Examination, settings: dict[str, Any]) -> Iterable[Problem]:
        """Hint at notices that nobody will publish."""
        notices = [source.path for source in found.sources if source.kind == "notices"]
        if notices and not is_on("noticeboard", settings):
            message = "Anslagstavlan är avstängd: inget anslag publiceras."
            hint = "Lägg tillbaka newsroom.noticeboard i PLUGINS i pelicanconf.py."
            yield Problem(notices[0], 1, 1, "no-noticeboard", "hint", message, hint)

    def run(self) -> None:
        """Build the site, take away what no longer belongs, and remember it."""
        with closing(self.crew):
            try:
                super().run()
            finally:
                self.let_go()
        say(lines_on(self.crew))
        self.stopwatch.lap("write")
        self.pruned = self.outputs.prune()
        self.state.keep_outputs(self.outputs.rows())
        self.outputs.finish()
        self.keep_sources()
        self.stopwatch.lap("remember")
        write_json(self.state.folder / "build.json", self.summary())
        self.coming = coming_change(self.examination.terms, self.settings)
        write_json(self.state.folder / COMING, self.coming.as_json())

    def let_go(self) -> None:
        """Let go of the texts on disk, of who renders and who works apart, whether or not the build went well."""
        press: Press | None = self.settings.get("NEWSROOM_PRESS")
        for held in (self.texts, press, *self.settings["NEWSROOM_COPIES"], *self.settings["NEWSROOM_APART"]):
            if held:
                held.close()

    def keep_sources(self) -> None:
        """Keep the bytes of good files for a build that must go on without them."""
        found, kept = self.examination, self.kept
        changed = {*kept.replaced, *kept.left_out, *found.withdrawn}
        there = {*found.digests, *kept.left_out}
        forget = (self.state.known_sources() - there) | found.withdrawn | kept.forget
        good = {path: digest for path, digest in found.digests.items() if path not in changed}
        self.state.keep_good(good, found.bytes_of, forget)

    def summary(self) -> dict[str, Any]:
        """Return what happened, for machines: `build.json` in the state folder."""
        return {
            "build_date": self.settings["BUILD_DATE"].isoformat(),
            "items": len(self.examination.tree.sources),
            "published": self.published,
            "replaced": self.kept.replaced,
            "left_out": self.kept.left_out,
            "allowed": [each.as_json() for each in self.examination.allowed],
            "rendered": self.outputs.rendered,
            "written": len(self.outputs.written),
            "kept": len(self.outputs.names) - len(self.outputs.written),
            "pruned": len(self.pruned),
            "stages": self.stopwatch.stages,
            "seconds": self.stopwatch.total,
        }

    @property
    def published(self) -> int:
        """How many items have a page of their own in this build."""
        return len(self.settings["NEWSROOM_DESK"].publications)

    def _get_generator_classes(self) -> list[type]:
        """Put the newsdesk in the place of Pelican's own reading of articles, and last what writes the pages that wait.

        The one private name of Pelican that we use; tests/content/test_pelican.py
        tells when it changes.
        """
        return [*(Newsdesk if cls is ArticlesGenerator else cls for cls in super()._get_generator_classes()), LastPages]


def check_plugins(wanted: Iterable[Any], loaded: Collection[Any]) -> None:
    """Refuse to go on without a plugin: Pelican builds a site that lacks all that it makes. Raises WrongSetting."""
    names = {name_of(one) for one in loaded}
    for one in wanted:
        name = name_of(one)
        if name not in names and f"pelican.plugins.{name}" not in names:
            hint = "Rätta namnet eller tillägget, eller ta bort det ur PLUGINS."
            raise WrongSetting(f"Tillägget {name} i PLUGINS går inte att använda: raderna ovanför säger varför. {hint}")


def name_of(plugin: Any) -> str:
    """Return how a plugin is named: by its module, its class, or as settings write it."""
    return plugin if isinstance(plugin, str) else getattr(plugin, "__name__", type(plugin).__qualname__)


def choose_press(pelican: Newsroom) -> type[Press]:
    """Answer Pelican's question for a writer, which comes when all generators are done reading."""
    pelican.stopwatch.lap("enrich")
    return Press


def forget_earlier_builds() -> None:
    """Disconnect our receivers of an earlier build in this process.

    Pelican's signals live as long as the process: a plugin taken out of PLUGINS
    would otherwise go on working.
    """
    for signal, receiver in list(listeners()):
        if str(receiver.__module__).startswith("newsroom."):
            signal.disconnect(receiver)
