"""What `newsroom related --explain` says."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related.explaining import Explanation, explain
from newsroom.related.measuring import Archive, archive_of
from newsroom.related.nearness import rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.rules import Surroundings
from newsroom.related.words import text_of

MOMENT = datetime(2026, 3, 26, tzinfo=ZoneInfo("Europe/Stockholm"))
SWEDISH = Surroundings("sv")


def source(name: str, title: str, text: str, **more: object) -> Source:
    item = News(title=title, date=date(2026, 3, 5), summary="Ingress.", **more)
    return Source(f"news/{name}.md", "news", item, text)


BATH = source("bad", "Ny badplats", "Kommunen öppnar en badplats vid sjön.", topics=("Fritid",))
WATER = source("prov", "Vattenprov", "Proverna vid badplatsen är klara.", topics=("Fritid",))
BRIDGE = source("bro", "Bron stängs", "Bron lagas.")
TOWN = [BATH, WATER, BRIDGE]


def explained(limit: int = 3) -> list[Explanation]:
    """Return why what is near the water tests is near."""
    ranked = rank_sources(TOWN, {one.path for one in TOWN}, Wish(limit), SWEDISH)
    return list(explain(ranked.collection_of(WATER.path), WATER.path, text_of(WATER), None))


def archive(*sources: Source) -> Archive:
    return archive_of(sources, MOMENT, SWEDISH)


def test_the_words_that_join_two_texts_are_named_as_they_are_written():
    (first, *_) = explained(1)
    assert first.path == "news/bad.md"
    assert "badplatsen" in [word for word, _ in first.terms]


def test_the_parts_of_a_score_make_the_score():
    for one in explained():
        assert one.score == pytest.approx((one.likeness + one.titles + one.labels) * one.nearness, abs=0.001)


def test_a_shared_topic_has_its_part_in_the_score():
    assert explained(1)[0].labels > 0


def test_the_explanation_is_told_in_words():
    said = archive(*TOWN).explain("news/prov.md", 1)
    assert "news/bad.md" in said
    assert "badplatsen" in said


def test_an_item_that_is_not_published_cannot_be_explained():
    with pytest.raises(KeyError):
        archive(*TOWN).explain("news/annan.md", 1)


def test_where_nothing_is_near_the_explanation_says_so():
    assert archive(BATH).explain("news/bad.md", 1) == "Ingenting ligger nära."
