"""What is known of a language, and when it is believed."""

import pytest
from newsroom.related.languages import LANGUAGES, Language, recognise
from newsroom.related.languages.english import fold as fold_english
from newsroom.related.languages.swedish import fold as fold_swedish

SWEDISH = ["det", "är", "inte", "lätt", "att", "bygga", "ett", "bad", "för", "alla", "som", "bor", "på", "ön"]
ENGLISH = ["it", "is", "not", "easy", "to", "build", "a", "bath", "for", "all", "that", "live", "on", "the", "island"]


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param(("förskola", "förskolan", "förskolor", "förskolorna", "förskolans"), id="förskola"),
        pytest.param(("badplats", "badplatsen", "badplatser", "badplatserna"), id="badplats"),
        pytest.param(("kommun", "kommunen", "kommunens", "kommuner"), id="kommun"),
    ],
)
def test_the_forms_of_a_swedish_noun_become_one(forms: tuple[str, ...]):
    assert len({fold_swedish(form) for form in forms}) == 1


@pytest.mark.parametrize(("many", "one"), [("cities", "city"), ("apps", "app"), ("press", "press")])
def test_an_english_plural_becomes_its_singular(many: str, one: str):
    assert fold_english(many) == one


def test_texts_are_in_the_language_that_they_are_said_to_be_in():
    assert recognise("sv-SE", SWEDISH) is LANGUAGES["sv"]


def test_small_words_outweigh_what_texts_are_said_to_be_in():
    assert recognise("sv", ENGLISH) is LANGUAGES["en"]


def test_a_few_words_of_another_language_outweigh_nothing():
    assert recognise("sv", SWEDISH + ENGLISH) is LANGUAGES["sv"]


def test_a_language_that_we_do_not_know_is_believed():
    assert recognise("fi", ENGLISH) == Language()
