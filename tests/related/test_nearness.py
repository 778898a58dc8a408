"""Source files ranked by nearness, and the raw ranking that can be held against editors' links."""

import json

from newsroom.domain.clock import build_moment
from newsroom.domain.schema import Item
from newsroom.domain.source import Source
from newsroom.related.measuring import archive_of
from newsroom.related.nearness import rank_sources
from newsroom.related.ranking import Wish
from newsroom.related.rules import Surroundings

MOMENT = build_moment("2026-03-26", {})
SWEDISH, FIVE = Surroundings("sv"), Wish(5)


def source(name: str, title: str, kind: str = "news", date: str = "2026-03-05", **more: object) -> Source:
    return Source(f"{kind}/{name}.md", kind, Item(title=title, date=date, **more), "Badet är öppet.")


BATH = source("bad", "Badplatsen öppnar")
TEST = source("prov", "Badplatsen får gott betyg")


def test_an_item_meets_only_its_own_language():
    english = source("beach", "Badplatsen öppnar", lang="en")
    found = rank_sources([BATH, TEST, english], {BATH.path, TEST.path, english.path}, FIVE, SWEDISH)
    assert [path for path, _ in found[BATH.path]] == [TEST.path]


def test_an_item_that_names_no_language_has_that_of_the_site():
    swedish = source("vatten", "Badplatsen öppnar", lang="sv")
    found = rank_sources([BATH, swedish], {swedish.path}, FIVE, SWEDISH)
    assert [path for path, _ in found[BATH.path]] == [swedish.path]


def test_the_order_of_the_files_changes_nothing():
    sources = [BATH, TEST, source("bro", "Bron stängs"), source("bro2", "Bron stängs")]
    listed = {one.path for one in sources}
    assert rank_sources(sources, listed, FIVE, SWEDISH) == rank_sources(sources[::-1], listed, FIVE, SWEDISH)


def raw_ranking(sources: list[Source], limit: int, as_of: bool = False) -> str:
    return archive_of(sources, MOMENT, SWEDISH).rank(limit, as_of)


def lines(text: str) -> dict[str, list[str]]:
    return {row["query"]: row["ranked"] for row in map(json.loads, text.splitlines())}


def test_the_raw_ranking_names_each_item_and_those_nearest():
    assert lines(raw_ranking([BATH, TEST], 5)) == {
        "news/bad.md": ["news/prov.md"],
        "news/prov.md": ["news/bad.md"],
    }


def test_the_raw_ranking_holds_no_draft_and_nothing_to_come():
    draft, later = source("utkast", "Badplatsen", status="draft"), source("sen", "Badplatsen", date="2026-03-27")
    assert set(lines(raw_ranking([BATH, TEST, draft, later], 5))) == {BATH.path, TEST.path}


def test_as_of_its_day_an_item_does_not_know_what_came_a_season_later():
    older = source("gammal", "Badplatsen", date="2025-11-05")
    found = lines(raw_ranking([BATH, older], 5, as_of=True))
    assert found == {"news/bad.md": ["news/gammal.md"], "news/gammal.md": []}


def test_the_raw_ranking_is_as_long_as_asked():
    many = [source(f"bad{number}", "Badplatsen") for number in range(9)]
    assert {len(found) for found in lines(raw_ranking(many, 3)).values()} == {3}
