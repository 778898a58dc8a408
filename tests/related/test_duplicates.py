"""Which titles are nearly the same as one that somebody is about to write."""

import pytest
from newsroom.domain.schema import News
from newsroom.domain.source import Source
from newsroom.related.duplicates import like_title

TITLES = ("Badplatsen vid Storsjön öppnar", "Bron vid Storsjön stängs", "Ny skola i Lövsunda", "Skolan får nytt kök")


def source(title: str, lang: str | None = None) -> Source:
    return Source(f"news/{title.lower()}.md", "news", News(title=title, date="2020-01-01", summary="x", lang=lang), "")


TOWN = [source(title) for title in TITLES]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        pytest.param("Badplatsen vid Storsjön öppnar", ["Badplatsen vid Storsjön öppnar"], id="the same"),
        pytest.param("Badplats öppnar vid Storsjön", ["Badplatsen vid Storsjön öppnar"], id="in other forms"),
        pytest.param("Badplatsen stängs", [], id="one word in common"),
        pytest.param("Valet närmar sig", [], id="nothing in common"),
    ],
)
def test_titles_that_say_nearly_the_same_are_found(title: str, found: list[str]):
    assert [one.item.title for one in like_title(title, TOWN, "sv")] == found


def test_titles_in_another_language_are_not_compared():
    assert like_title(TITLES[0], [source(TITLES[0], "en")], "sv") == []


def test_at_most_three_are_named():
    many = [Source(f"news/{number}.md", "news", TOWN[0].item, "") for number in range(9)]
    assert len(like_title(TITLES[0], many, "sv")) == 3


def test_an_empty_newsroom_has_nothing_like_it():
    assert like_title(TITLES[0], [], "sv") == []
