"""One item of the made-up newsroom: what it says, apart from how any tool wants it written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from corpus import words
from corpus.chance import Chance
from corpus.language import PLACES, Speaker

SEED = 7
END = date(2026, 3, 20)
"""The newest day of any item."""
BUILD_DAY = date(2026, 3, 26)
"""The day that everything is built for."""
FIRST_POSTED = date(2026, 3, 16)
"""When item 0 goes up: always a notice, so that one expires in every corpus."""
DAYS = 3650
TAIL = tuple(place + words.TAILS[number % len(words.TAILS)] for number, place in enumerate(PLACES))[:320]
TOPICS = tuple(subject.topic for subject in words.SUBJECTS) + TAIL
AUTHORS = tuple(f"{given} {family}" for family in words.FAMILY for given in words.GIVEN)[:80]
KINDS = ("news",) * 12 + ("blog",) * 3 + ("notices",) * 5
"""A kind's share of twenty items."""
FLAT = str.maketrans("åäöé", "aaoe")


@dataclass(frozen=True)
class Item:
    """News, a post or a notice."""

    index: int
    kind: str
    title: str
    moment: datetime
    topics: list[str]
    author: str
    summary: str
    slug: str
    picture: int | None = None
    series: str = ""
    kicker: str = ""
    links: list["Item"] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    notice: dict[str, Any] = field(default_factory=dict)
    """What only a notice says, by the keys of its front matter."""

    @property
    def day(self) -> date:
        """The day of the item."""
        return self.moment.date()

    @property
    def path(self) -> str:
        """The source file below the content folder, the same for every tool."""
        return f"{self.kind}/{self.moment:%Y/%m}/{self.slug}.md"


def slug_of(title: str, index: int) -> str:
    """Return a slug that no other item has."""
    letters = "".join(letter if letter.isalnum() else " " for letter in title.lower().translate(FLAT))
    return "-".join([*letters.split()[:6], str(index)])


def items(number: int, seed: int = SEED) -> Iterator[Item]:
    """Give `number` items."""
    for index in range(number):
        yield item(index, seed)


def item(index: int, seed: int = SEED) -> Item:
    """Return item `index` with its text; it links to earlier ones."""
    chance, speaker, begun = begin(index, seed)
    length = chance.between(90, 160) if begun.kind == "notices" else chance.between(240, 560)
    blocks = list(speaker.blocks(length))
    linked = [begin(chance.below(index), seed)[2] for _ in range(chance.between(1, 2))] if index else []
    return Item(**{**vars(begun), "blocks": blocks, "links": linked})


def begin(index: int, seed: int) -> tuple[Chance, Speaker, Item]:
    """Return what is known of an item before its text, and the chance that goes on from there."""
    chance = Chance(seed, index)
    subject = chance.pick_early(words.SUBJECTS)
    speaker = Speaker(chance, subject, chance.pick_common(PLACES))
    kind = chance.pick(KINDS) if index else "notices"
    moment = weekday(END - timedelta(days=chance.below(DAYS))) if index else FIRST_POSTED
    at = datetime(moment.year, moment.month, moment.day, chance.between(7, 17), chance.below(60))
    topics = list(dict.fromkeys([subject.topic, *(chance.pick_common(TAIL) for _ in range(chance.below(4)))]))
    facts: dict[str, Any] = {}
    title = speaker.say(chance.pick(words.TITLES))
    if kind == "notices":
        title, facts = notice_facts(chance, moment, speaker) if index else first_notice()
    summary = " ".join(speaker.say(words.SENTENCES[chance.below(6)]) for _ in range(2))
    return chance, speaker, Item(
        index, kind, title, at, topics, chance.pick_common(AUTHORS), summary, slug_of(title, index),
        picture=chance.below(len(words.PICTURES)) if kind != "notices" and chance.happens(0.2) else None,
        series=chance.pick_early(words.SERIES) if kind == "blog" and chance.happens(0.4) else "",
        kicker=chance.pick(words.KICKERS) if kind == "news" and chance.happens(0.3) else "",
        notice=facts,
    )  # fmt: skip


def first_notice() -> tuple[str, dict[str, Any]]:
    """Return the notice that comes down on the day after the build's."""
    facts = {"body": words.ORGANS[5], "posted": FIRST_POSTED, "type": "other", "comes_down": BUILD_DAY + timedelta(1)}
    return "Samråd om kajen och hamnparken", facts


def notice_facts(chance: Chance, posted: date, speaker: Speaker) -> tuple[str, dict[str, Any]]:
    """Return title and facts of a notice that the law agrees with.

    Minutes are approved the day they go up, within fourteen days of the meeting;
    a council's meeting is announced fourteen days ahead.
    """
    body, case = chance.pick_early(words.ORGANS), f"KS {posted.year}/{chance.between(1, 900)}"
    facts: dict[str, Any] = {"body": body, "posted": posted}
    kind = chance.below(10)
    if kind < 5:
        met = posted - timedelta(days=chance.between(3, 12))
        first = chance.between(1, 180)
        facts |= {"type": "minutes", "meeting": met, "approved": posted, "paragraphs": f"{first}–{first + 14}"}
        return f"Protokoll från {lower(body)} {spoken(met)}", facts | {"minutes_at": "Kommunhuset, plan 2"}
    if kind < 7:
        meets = posted + timedelta(days=14)
        return f"{body} sammanträder {spoken(meets)}", facts | {"type": "meeting", "meeting": meets}
    if kind < 9:
        return speaker.say("Delegationsbeslut om {compound} i {place}"), facts | {"type": "delegated", "case": case}
    down = posted + timedelta(days=chance.between(20, 40))
    return speaker.say("Samråd om {thing} i {place}"), facts | {"type": "other", "comes_down": down, "case": case}


def lower(text: str) -> str:
    """Return `text` with a small first letter."""
    return text[0].lower() + text[1:]


def spoken(day: date) -> str:
    """Return `den 3 mars 2026`."""
    return f"den {day.day} {words.MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> date:
    """Return `day`, or the Friday before where it is in a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
