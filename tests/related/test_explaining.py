"""What `newsroom related --explain` says."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related import explain_ranking
from newsroom.related.explaining import explain
from newsroom.related.languages.swedish import fold

MOMENT = datetime(2026, 3, 26, tzinfo=ZoneInfo("Europe/Stockholm"))


def source(name: str, title: str, text: str) -> Source:
    return Source(f"news/{name}.md", "news", News(title=title, date=date(2026, 3, 5), summary="Ingress."), text)


BATH = source("bad", "Ny badplats", "Kommunen öppnar en badplats vid sjön.")
WATER = source("prov", "Vattenprov", "Proverna vid badplatsen är klara.")
BRIDGE = source("bro", "Bron stängs", "Bron lagas.")
TOWN = [BATH, WATER, BRIDGE]


def test_the_words_that_join_two_texts_are_named():
    (first, *_) = explain(TOWN, {one.path for one in TOWN}, "sv", "news/prov.md", 1, None)
    assert (first.path, first.terms[0][0]) == ("news/bad.md", fold("badplats"))


def test_the_parts_of_a_score_make_the_score():
    for one in explain(TOWN, {one.path for one in TOWN}, "sv", "news/prov.md", 3, None):
        assert one.score == pytest.approx((one.likeness + one.titles) * one.nearness)


def test_the_explanation_is_told_in_words():
    said = explain_ranking(TOWN, MOMENT, "sv", "news/prov.md", limit=1)
    assert "news/bad.md" in said
    assert fold("badplats") in said


def test_an_item_that_is_not_published_cannot_be_explained():
    with pytest.raises(KeyError):
        explain_ranking(TOWN, MOMENT, "sv", "news/annan.md", limit=1)


def test_where_nothing_is_near_the_explanation_says_so():
    assert explain_ranking([BATH], MOMENT, "sv", "news/bad.md", limit=1) == "Ingenting ligger nära."
