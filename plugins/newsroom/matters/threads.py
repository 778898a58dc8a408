"""Which steps a matter has: agenda, meeting, decision, notice, last day, and what is written of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from newsroom.content.newsdesk import Newsdesk
from newsroom.content.publication import Publication
from newsroom.content.views import Matter, NoticeFacts, Step
from newsroom.domain.board import ONE_LABELS, posting_of
from newsroom.domain.clock import day_of
from newsroom.domain.posting import ONE_DAY
from newsroom.domain.rule_sets import rules_for
from newsroom.domain.schema import Item, Notice
from newsroom.domain.slugs import slugify

FINAL = "Överklagandetiden har gått ut. Beslutet vinner laga kraft om ingen har överklagat."
ORDER = ("Kallelse", "Sammanträde", "Beslut", "Nyhet", "Blogg", "Dokument", "Sida")
"""What comes first on a day; notices and their last days come after."""
LAST_DAY = "Sista dag att överklaga"
OVER = "Tiden är ute"


@dataclass(slots=True)
class Thread:
    """A matter as it is made: its steps, and which step each publication is."""

    case: str
    slug: str
    found: list[tuple[Step, str]] = field(default_factory=list)
    """Steps with the path of their publication, "" for those of a notice that is down."""
    items: set[str] = field(default_factory=set)
    """The paths of all that shares the number, notices that are down among them."""
    named: str = ""
    """What an agenda or a decision that is out calls it."""

    @property
    def steps(self) -> list[Step]:
        """The steps in order of time."""
        return [step for step, _ in self.found]

    @property
    def places(self) -> dict[str, int]:
        """Path to the number of the publication's first step."""
        places: dict[str, int] = {}
        for number, (_, path) in enumerate(self.found, 1):
            if path:
                places.setdefault(path, number)
        return places

    @property
    def about(self) -> str:
        """What it is about: in the words of an agenda or a decision, else of whoever wrote of it first."""
        return self.named or next((step.title for step in self.steps if step.title), "")

    @property
    def matter(self) -> Matter:
        """What the page shows."""
        return Matter(self.case, self.about, self.steps)


def threads_of(desk: Newsdesk) -> list[Thread]:
    """Return every matter that two or more items share, of which one at least is out, by number."""
    threads: dict[str, Thread] = {}
    today = day_of(desk.moment)
    for publication in desk.publications:
        if not publication.case and publication.kind != "notices":
            continue
        if not publication.item.translation_of and not publication.item.easy_read_of and not publication.link:
            for case in cases_of(publication.item):
                thread = threads.setdefault(slugify(case), Thread(case, slugify(case)))
                add(thread, publication, case, today)
    add_bare_steps(threads, desk)
    for thread in threads.values():
        thread.found.sort(key=lambda one: (one[0].day, rank(one[0]), one[0].title, one[1]))
    shared = [thread for slug, thread in threads.items() if slug and len(thread.items) > 1]
    return sorted(shared, key=lambda thread: (thread.slug, thread.case))


def cases_of(item: Item) -> list[str]:
    """Return the case numbers of an item, each once, as they are written."""
    parts = (*item.agenda, *item.decisions) if isinstance(item, Notice) else ()
    written = [item.case, *(part.case for part in parts)]
    return list({slugify(case): case for case in reversed(written) if case}.values())


def rank(step: Step) -> int:
    """Return what comes first on a day."""
    if step.label in (LAST_DAY, OVER):
        return len(ORDER) + 1 + (step.label == OVER)
    return ORDER.index(step.label) if step.label in ORDER else len(ORDER)


def add(thread: Thread, publication: Publication, case: str, today: date) -> None:
    """Add what one publication brings to a matter."""
    thread.items.add(publication.path)
    if publication.notice:
        steps = list(notice_steps(publication, slugify(case), today))
        named = [step.title for step in steps if step.label in ("Beslut", "Kallelse")]
        thread.named = thread.named or next(iter(named), "")
    elif publication.date:
        url, label = publication.url, publication.kind_label
        steps = [Step(day_of(publication.date), label, publication.title, url, publication.lead)]
    else:
        steps = []
    taken = {(step.day, step.title) for step, _ in thread.found if step.label == "Sammanträde"}
    for step in steps:
        if step.label != "Sammanträde" or (step.day, step.title) not in taken:
            thread.found.append((step, publication.path))


def notice_steps(publication: Publication, slug: str, today: date) -> Iterator[Step]:
    """Give the steps of a notice that is out, each at its own day and anchor."""
    facts, url = publication.notice, publication.url
    assert facts is not None
    yield from meeting_steps(facts, url, slug, today)
    if facts.type != "meeting" or not any(slugify(item.case) == slug for item in facts.agenda):
        yield Step(facts.posted, facts.type_label, publication.title, url)
    if facts.appeal_by:
        yield Step(facts.appeal_by, LAST_DAY, publication.title, url, is_coming=facts.appeal_by >= today)
        if facts.is_over:
            yield Step(facts.appeal_by + ONE_DAY, OVER, text=FINAL)


def meeting_steps(facts: NoticeFacts, url: str, slug: str, today: date) -> Iterator[Step]:
    """Give what a notice tells of a meeting: what is on its agenda, when it is, what was decided."""
    for item in (item for item in facts.agenda if slugify(item.case) == slug):
        yield Step(facts.posted, "Kallelse", item.title, f"{url}#{item.anchor}", item.short)
    if facts.type == "meeting" and facts.meeting:
        yield Step(facts.meeting.date, "Sammanträde", facts.meeting.title, url, is_coming=facts.meeting.date >= today)
    decided = facts.meeting.date if facts.meeting else facts.posted
    for item in (item for item in facts.decisions if slugify(item.case) == slug):
        yield Step(decided, "Beslut", item.title, f"{url}#{item.anchor}", item.short)


def add_bare_steps(threads: dict[str, Thread], desk: Newsdesk) -> None:
    """Let each notice that has come down leave its type and dates in matters that others carry on."""
    today, rules = day_of(desk.moment), rules_for(desk.settings["NEWSROOM_NOTICEBOARD_RULES"])
    bare: dict[tuple[str, Step], None] = {}
    for source in desk.examination.sources:
        item = source.item
        if not isinstance(item, Notice) or item.status != "published" or source.path in desk.by_path:
            continue
        carried_on = {slugify(case) for case in cases_of(item)} & threads.keys()
        posting = posting_of(item, rules) if carried_on and not item.translation_of else None
        if posting is None or posting.state(today) != "down":
            continue
        for slug in carried_on:
            text = FINAL if posting.appeal_by else ""
            step = Step(posting.posted, ONE_LABELS[item.type], text=text, until=posting.last_day)
            threads[slug].items.add(source.path)
            bare[slug, step] = None
    for slug, step in bare:
        threads[slug].found.append((step, ""))
