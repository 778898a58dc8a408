"""Sources to measure speed with: those of a site, mixtures of two, or made up."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from newsroom.domain.schema import News
from newsroom.domain.source import Source

from nearness.corpora import sources_in

WORDS, LONG = 60_000, 180


def texts_in(content: Path | None, size: int) -> list[Source]:
    """Return so many sources: any of the content folder, so that small collections have as long texts as large ones."""
    found = sources_in(content) if content else made_up(min(size, 20_000))
    chance = random.Random(size)
    chance.shuffle(found)
    while len(found) < size:
        one, other = chance.choice(found), chance.choice(found)
        text = one.text[: len(one.text) // 2] + other.text[len(other.text) // 2 :]
        found.append(replace(one, path=f"news/mix{len(found)}.md", body=text, mark=""))
    return found[:size]


def made_up(size: int) -> list[Source]:
    """Return sources whose words are drawn by Zipf's law, a third of them from a subject of their own."""
    chance = random.Random(7)
    words = ["".join(chance.choice("bdfgklmnprstv") + chance.choice("aeioåäö") for _ in range(4)) for _ in range(WORDS)]
    heavy = [1 / (rank + 3) for rank in range(WORDS)]
    return [made_up_source(number, words, heavy, random.Random(number)) for number in range(size)]


def made_up_source(number: int, words: Sequence[str], heavy: Sequence[float], chance: random.Random) -> Source:
    """Return one made-up source."""
    subject = chance.randrange(500) * 100
    drawn = chance.choices(words, heavy, k=2 * LONG // 3) + chance.choices(words[subject : subject + 100], k=LONG // 3)
    chance.shuffle(drawn)
    day = date(2026, 3, 5) - timedelta(chance.randrange(3000))
    item = News(title=" ".join(drawn[:7]), date=day, summary=" ".join(drawn[7:25]), topics=(f"Ämne {subject % 37}",))
    return Source(f"news/text{number}.md", "news", item, " ".join(drawn))
