"""The law of incremental building: whatever was done to a site, its output is that of a clean build.

Each sequence edits a small newsroom and builds it as its owner would, sometimes
killed in the middle, sometimes with broken texts; after each build the output is
held against a build of the same sources in an empty folder. NEWSROOM_SEQUENCES
says how many sequences are tried, NEWSROOM_SEED which (`make soak` tries 5,000).
"""

import os
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import hypothesis.strategies as st
import newsroom.files
import newsroom.incremental.outputs
import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from newsroom.cli import main
from newsroom.content import apart
from newsroom.incremental import record

from tests.clock import settle

ROOT = Path(__file__).parents[2]
SEQUENCES = int(os.environ.get("NEWSROOM_SEQUENCES", "200"))
SEED = int(os.environ.get("NEWSROOM_SEED", "0"))
CONF = """
from newsroom import calendars, feeds, listings, matters, noticeboard, redirects, related
from newsroom.content.site import Newsroom

PELICAN_CLASS = Newsroom
PATH = "content"
THEME = "theme"
THEME_TEMPLATES_OVERRIDES = ["templates"]
PLUGINS = [noticeboard, matters, related, listings, feeds, calendars, redirects]
SITENAME = {name!r}
DEFAULT_LANG = "sv"
SITEURL = "https://www.prov.example"
NEWSROOM_LISTINGS_PAGE_SIZE = 2
NEWSROOM_RELATED_COUNT = 1
NEWSROOM_RELATED_THRESHOLD = 0.01
NEWSROOM_RELATED_WEIGHTS = "word-weights"
NEWSROOM_JOBS = {jobs}
"""
REGISTERS = {
    "topics.yml": "bad:\n  name: {topic}\nskola:\n  name: Skola\n",
    "bodies.yml": "ks:\n  name: Kommunstyrelsen\n",
    "people.yml": "anna:\n  name: Anna Ek\n  role: {role}\n",
}
BROKEN = "---\ntitle: Utan datum\nkey: okänd\n---\n"
WORDS = ("badplats", "förskola", "vattenläcka", "simhall", "budget", "cykelväg")
PATHS = ("news/a.md", "news/b.md", "news/c.md", "blog/d.md", "notices/e.md", "notices/f.md", "pages/g.md")

WEIGHTS = "language\tsv\ntexts\t12\n" + "".join(f"{word}\t{number}\n" for number, word in enumerate(sorted(WORDS), 2))
"""How rare words are: where that is known, an edit of a text alone is brought out without a whole build."""

paths = st.sampled_from(PATHS)
LINKED = ("[badplatsen](https://example.org/)", "simhall. Läs [mer](/pages/kontakt.md#mer)", "budget.\n\nOch mer")
words = st.one_of(
    st.tuples(st.just("text"), st.sampled_from((*WORDS, *LINKED))),
    st.tuples(st.sampled_from(("title", "summary")), st.sampled_from(WORDS)),
)
"""What editors mend most: part of an item, and its words."""
PARTS: dict[str, tuple[str, ...]] = {
    "title": WORDS[:3],
    "text": WORDS,
    "topics": ("[skola]", "[bad]", "[skola, bad]"),
    "kicker": ("Nytt", "Viktigt"),
    "status": ("published", "draft", "withdrawn"),
    "case": ("KS 2026/12", "KS 2026/13"),
    "series": ("En serie",),
    "expires": ("2026-03-27",),
    "lang": ("en",),
    "summary": ("En ingress.", "En annan ingress."),
    "updates": ("[{date: 2026-03-27, note: Ja, major: true}]",),
    "short": ("Kort sagt.",),
    "aliases": ("[/gammal-%/]",),
    "slug": ("nytt-%",),
}
"""What an editor changes, one at a time; % is the item's own letter."""
MARKED = {"publication.html": "text:", "macros.html": "- {{", "base.html": "feeds:", "front.html": "posts:"}
"""A template, and a word in it that its pages show."""


def item(path: str, parts: dict[str, str]) -> str:
    """Return a good source file."""
    kind, slug = path.split("/")
    own = {
        "news": {"date": "2026-03-10", "summary": "En ingress."},
        "blog": {"date": "2026-03-11", "summary": "En ingress.", "author": "Anna Ek"},
        "notices": {"posted": f"2026-03-{12 + ord(slug[0]) % 5}", "type": "delegated", "body": "Kommunstyrelsen"},
        "pages": {"summary": "En ingress."},
    }[kind]
    said = {**own, **parts}
    text = said.pop("text", "badplats")
    head = "".join(f"{key}: {value.replace('%', slug[0])}\n" for key, value in sorted(said.items()))
    return f"---\n{head}---\n## Om det\n\nOm {text} i kommunen. Se [sidan](/pages/kontakt.md).\n"


class Killed(BaseException):
    """Ends a build in the middle, where nobody catches it."""


class Newsroom(RuleBasedStateMachine):
    """A newsroom that is edited and built."""

    @initialize(
        there=st.sets(paths, min_size=2), weighed=st.sampled_from((True, True, False)), jobs=st.sampled_from((1, 1, 2))
    )
    def found(self, there, weighed, jobs):
        self.folder = Path(tempfile.mkdtemp(prefix="law-"))
        self.good: dict[str, str] = {}
        """The good sources, by path."""
        self.kept: dict[str, str] = {}
        """The good sources of the last whole build, which stand in for broken ones."""
        self.perhaps_killed, self.is_sound = False, True
        self.broken: set[str] = set()
        self.day = 26
        shutil.copytree(ROOT / "tests/sites/theme", self.folder / "theme")
        (self.folder / "templates").mkdir()
        if weighed:
            self.write("word-weights/sv.tsv", WEIGHTS)
        self.jobs = jobs
        self.edit_settings("Provkommun")
        for name, text in REGISTERS.items():
            self.save(name, text.format(topic="Bad", role="Handläggare"))
        self.parts: dict[str, dict[str, str]] = {}
        self.save("pages/kontakt.md", item("pages/kontakt.md", {"title": "Kontakt"}))
        for path in sorted(there):
            self.edit(path, ("topics", "[skola]"))
        self.build()

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def save(self, path, text):
        self.good[path] = text
        self.broken.discard(path)
        self.write(f"content/{path}", text)

    @rule(path=paths)
    def add(self, path):
        if path not in self.good:
            self.edit(path, ("topics", "[skola]"))

    @rule(
        number=st.integers(0, 6),
        part=st.sampled_from([(key, value) for key, values in PARTS.items() for value in values]),
    )
    def edit_one(self, number, part):
        there = sorted(self.parts)
        if there:
            self.edit(there[number % len(there)], part)

    @rule(number=st.integers(0, 3), parts=st.lists(words, min_size=1, max_size=3))
    def mend_the_words(self, number, parts):
        """Edit a text with its links, a title or a lead and nothing else between two builds, as editors mostly do."""
        told = [path for path in sorted(self.parts) if path.startswith(("news/", "blog/", "pages/"))]
        for part in parts if told else ():
            self.build()
            self.edit(told[number % len(told)], part)
        self.build()

    def edit(self, path, part):
        parts = self.parts.setdefault(path, {"title": f"Text {path[-4]}"})
        if parts.get(part[0]) == part[1] and part[0] not in ("title", "summary"):
            del parts[part[0]]
        else:
            parts[part[0]] = part[1]
        self.save(path, item(path, parts))

    @rule(path=paths)
    def delete(self, path):
        self.good.pop(path, None)
        self.parts.pop(path, None)
        self.broken.discard(path)
        (self.folder / "content" / path).unlink(missing_ok=True)

    @rule(path=paths, to=paths)
    def rename(self, path, to):
        if path in self.good and path != to and path[:4] == to[:4]:
            self.parts[to] = self.parts.pop(path)
            self.delete(path)
            self.save(to, item(to, self.parts[to]))

    @precondition(lambda self: not self.perhaps_killed)
    @rule(path=paths)
    def spoil(self, path):
        self.good.pop(path, None)
        self.broken.add(path)
        self.write(f"content/{path}", BROKEN)

    @rule(topic=st.sampled_from(("Bad", "Badplatser")), role=st.sampled_from(("Handläggare", "Chef")))
    def edit_registers(self, topic, role):
        for name, text in REGISTERS.items():
            self.save(name, text.format(topic=topic, role=role))

    @rule(name=st.sampled_from(("Provkommun", "Annan kommun")))
    def edit_settings(self, name):
        self.write("pelicanconf.py", CONF.format(name=name, jobs=self.jobs))

    @rule(
        name=st.sampled_from(sorted(MARKED)),
        mark=st.sampled_from("xy"),
        folder=st.sampled_from(("theme/templates", "templates")),
    )
    def edit_template(self, name, mark, folder):
        original = (ROOT / "tests/sites/theme/templates" / name).read_text("utf-8")
        self.write(f"{folder}/{name}", original.replace(MARKED[name], mark + MARKED[name]))

    @rule()
    def let_a_day_pass(self):
        self.day = min(self.day + 1, 29)

    @rule(number=st.integers(0, 30))
    def alter_the_output(self, number):
        files = sorted(path for path in (self.folder / "output").rglob("*") if path.is_file())
        file = files[number % len(files)]
        if number % 2:
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[::-1])

    @rule(part=st.sampled_from(("cache", "unchanged.json", "feeds.json", "cache/made.sqlite")))
    def lose_memory(self, part):
        lost = self.folder / "state" / part
        if lost.is_dir():
            shutil.rmtree(lost)
        else:
            lost.unlink(missing_ok=True)

    @precondition(lambda self: not self.broken)
    @rule(writes=st.integers(0, 12))
    def build_and_be_killed(self, writes):
        put, left = newsroom.files.put, iter(range(writes))
        writers = newsroom.files, newsroom.incremental.outputs

        def put_some(path, data):
            if next(left, None) is None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.with_name(f".{path.name}.1{newsroom.files.BESIDE}").write_bytes(data[: len(data) // 2])
                raise Killed
            put(path, data)

        for writer in writers:
            writer.put = put_some
        try:
            self.run("output", "state")
        except Killed:
            pass
        finally:
            for writer in writers:
                writer.put = put
        self.perhaps_killed = True  # How many files are written may hang on a stamp; which rules come next must not.

    @rule()
    def build(self):
        self.is_sound = False
        code = self.run("output", "state")
        assert code == (1 if self.broken else 0), self.said
        stand_in = {path: self.kept[path] for path in self.broken & self.kept.keys()}
        self.compare({**self.good, **stand_in})
        self.kept = {**{path: text for path, text in self.good.items() if "withdrawn" not in text}, **stand_in}
        self.perhaps_killed, self.is_sound = False, True

    def run(self, output, state, content="content"):
        settle()
        out = StringIO()
        with chdir(self.folder), redirect_stdout(out), redirect_stderr(out):
            code = main(["build", "--output", output, "--state", state, "--content", content, "--keep-going",
                         "--date", f"2026-03-{self.day}"])  # fmt: skip
        self.said = out.getvalue()
        return code

    def compare(self, sources):
        """Hold the output against a build of good `sources` in an empty folder."""
        for path, text in sources.items():
            self.write(f"clean/content/{path}", text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(apart, "can_copy", lambda: False)
            assert self.run("clean/output", "clean/state", "clean/content") == 0, self.said
        built, clean = self.tree("output"), self.tree("clean/output")
        shutil.rmtree(self.folder / "clean")
        assert sorted(built) == sorted(clean)
        assert [name for name in built if built[name] != clean[name]] == []

    def tree(self, folder):
        top = self.folder / folder
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def teardown(self):
        """Build once more, so that no edit goes unheld, unless something was found wrong already."""
        if hasattr(self, "folder"):
            try:
                if self.is_sound:
                    self.build()
            finally:
                shutil.rmtree(self.folder)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_after_any_edits_the_output_is_that_of_a_clean_build(monkeypatch):
    """Where there are two jobs, part of each site is written by a copy of this process, however small it is."""
    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(record, "MANY", 1)
    monkeypatch.setattr(record, "can_copy", lambda: sys.platform == "linux")
    monkeypatch.setattr(apart, "can_copy", lambda: sys.platform == "linux")
    steps = settings(max_examples=SEQUENCES, stateful_step_count=8, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(seed(SEED)(Newsroom), settings=steps)
