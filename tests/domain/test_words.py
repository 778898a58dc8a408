"""Small rules about words: slugs, dates, weekdays, leads, suggestions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.paragraphs import numbers_in
from newsroom.domain.slugs import SLUG, slug_of_file, slugify
from newsroom.domain.spoken_dates import guess_date
from newsroom.domain.suggestions import COMPARABLE, did_you_mean, nearest, nearest_path
from newsroom.domain.text import cut, lead_of, opening_of, plain, without_title
from newsroom.domain.weekdays import wrong_weekdays


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ny skola på Ängen", "ny-skola-pa-angen"),
        ("Överklaga", "overklaga"),
        ("  Vad – händer?! ", "vad-hander"),
        ("Café à la carte", "cafe-a-la-carte"),
        ("Rock'n'roll", "rocknroll"),
        ("Sámi giella", "sami-giella"),
        ("Straße", "strasse"),
        ("Đorđe & Łukasz", "dorde-lukasz"),
        ("2026", "2026"),
        ("新学校", ""),
        ("", ""),
    ],
)
def test_what_a_text_becomes_in_an_address(text, slug):
    assert slugify(text) == slug


@given(st.text(max_size=60))
def test_a_slug_is_one_or_nothing(text):
    assert slugify(text) == "" or SLUG.fullmatch(slugify(text))


@given(st.text(max_size=60))
def test_a_slug_stays_as_it_is(text):
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("2026-03-05-ny-skola", "ny-skola"),
        ("ny-skola", "ny-skola"),
        ("2026-03-05", "2026-03-05"),
        ("Ny Skola", "ny-skola"),
    ],
)
def test_the_leading_date_of_a_file_is_no_part_of_its_address(name, slug):
    assert slug_of_file(name) == slug


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5 mars 2026", "Menade du 2026-03-05?"),
        ("torsdagen den 5 mars 2026", "Menade du 2026-03-05?"),
        ("5:e mars 2026", "Menade du 2026-03-05?"),
        ("5 mar. 2026", "Menade du 2026-03-05?"),
        ("5 okt 2026 kl. 18.00", "Menade du 2026-10-05 18:00?"),
        ("5/3 2026", "Menade du 2026-03-05?"),
        ("5.3.2026", "Menade du 2026-03-05?"),
        ("2026/03/05", "Menade du 2026-03-05?"),
        ("20260305", "Menade du 2026-03-05?"),
        ("260305", "Menade du 2026-03-05?"),
        ("2026–03–05", "Menade du 2026-03-05?"),
        ("2026-3-5", "Menade du 2026-03-05?"),
        ("2026-03-05 13.30", "Menade du 2026-03-05 13:30?"),
        ("2026-03-05 på eftermiddagen", "Menade du 2026-03-05?"),
        ("2026-03-05 25:00", "Skriv klockslaget som 13:30, från 00:00 till 23:59."),
        ("2026-02-30", "Rätta dagen eller månaden."),
        ("0206-03-05", "Skriv ett år mellan 1700 och 2199."),
        ("2026-13-01", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-05."),
        ("31 februari 2026", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-05."),
        ("5 xyz 2026", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-05."),
        ("våren 2026", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-05."),
    ],
)
def test_the_way_out_for_what_is_no_date(written, said):
    assert guess_date(written)[1] == said


@pytest.mark.parametrize(
    "written", ["i dag", "imorgon", "på måndag", "nästa vecka", "om 3 dagar", "torsdag 5 mars", "now"]
)
def test_a_relative_date_is_told_as_one(written):
    assert "betyder olika dagar" in guess_date(written)[0]


@given(st.text(alphabet="0123456789-./: TZmarsdenkl", max_size=20))
def test_any_text_gets_an_answer(written):
    message, hint = guess_date(written)
    assert message
    assert hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("tisdagen den 2 juni", [], id="right"),
        pytest.param("onsdagen den 2 juni", [("onsdagen den 2 juni", "tisdag", 1)], id="wrong"),
        pytest.param("Rad\n\nOnsdag 2 juni", [("Onsdag 2 juni", "tisdag", 3)], id="with its line"),
        pytest.param("onsdag\nden 2 juni", [("onsdag den 2 juni", "tisdag", 1)], id="over two lines"),
        pytest.param("tisdag 2 juni 2026", [], id="right with a year"),
        pytest.param("tisdag 2 juni 2025", [("tisdag 2 juni 2025", "måndag", 1)], id="wrong with a year"),
        pytest.param("torsdagen den 31 december", [], id="right when the coming one is meant"),
        pytest.param("måndag 30 februari", [], id="no such day"),
        pytest.param("måndag 30 februari 2026", [], id="no such day with a year"),
        pytest.param("lördag–söndag 6–7 juni", [], id="a span"),
        pytest.param("juni", [], id="no weekday"),
    ],
)
def test_weekdays_that_do_not_fit(text, told):
    found = wrong_weekdays(text, date(2026, 3, 26))
    assert [(wrong.written, wrong.right, wrong.line) for wrong in found] == told


def test_a_date_without_year_is_the_nearest_to_the_text():
    assert list(wrong_weekdays("torsdagen den 1 januari", date(2025, 12, 20))) == []


def test_the_29_of_february_without_a_leap_year_near_is_let_be():
    assert list(wrong_weekdays("måndagen den 29 februari", date(2026, 3, 1))) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Ett <em>två</em>\n tre</p>", "Ett två tre"),
        ("<p>Å&amp;Ä</p>", "Å&Ä"),
        ("<p>Not<sup>1</sup></p>", "Not"),
        ("<script>x</script>Text", "Text"),
        ("", ""),
    ],
)
def test_the_words_of_html(html, words):
    assert plain(html) == words


@pytest.mark.parametrize(
    ("html", "lead"),
    [
        ("<h2>R</h2><p> </p><p class='x'>Första stycket.</p><p>Andra.</p>", "Första stycket."),
        ("<ul><li>Bara en lista</li></ul>", ""),
    ],
)
def test_the_lead_is_the_first_paragraph_that_says_something(html, lead):
    assert lead_of(html, 100) == lead


def test_a_lead_passes_over_a_paragraph_that_is_the_title():
    assert lead_of("<p>Ny bro.</p><p>Bron byggs i maj.</p>", 100, "Ny bro") == "Bron byggs i maj."


@pytest.mark.parametrize(
    ("words", "left"),
    [
        pytest.param("Ny bro: byggs i maj.", "Byggs i maj.", id="the title first"),
        pytest.param("NY BRO – byggs i maj.", "Byggs i maj.", id="in other letters"),
        pytest.param("Ny brofäste i maj.", "Ny brofäste i maj.", id="only the beginning of a word"),
        pytest.param("I maj byggs en ny bro.", "I maj byggs en ny bro.", id="the title later"),
        pytest.param("Ny bro", "", id="nothing else"),
    ],
)
def test_a_lead_does_not_begin_with_the_title_again(words, left):
    assert without_title(words, "Ny bro") == left


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("Kort.", 20, "Kort.", id="short enough"),
        pytest.param("Ett två tre fyra", 12, "Ett två…", id="cut at a word"),
        pytest.param("Ett två, tre fyra", 12, "Ett två…", id="no comma before the dots"),
        pytest.param("Allthopskrivet", 8, "Allthop…", id="one long word"),
        pytest.param("Det här händer:", 20, "Det här händer…", id="never a colon last"),
    ],
)
def test_how_a_lead_is_cut(text, limit, shown):
    assert cut(text, limit) == shown


@given(st.text(max_size=80), st.integers(5, 60))
def test_a_cut_text_never_ends_with_a_colon_or_grows_too_long(text, limit):
    shown = cut(text, limit)
    assert not shown.endswith(":")
    assert len(shown) <= limit


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("tittle", "title"), ("TITLE", "title"), ("sumary", "summary"), ("xyzzy", None), ("", None)],
)
def test_the_nearest_word(wrong, right):
    assert nearest(wrong, ["title", "summary", "topics"]) == right


def test_the_nearest_word_does_not_depend_on_order():
    assert nearest("ab", ["abc", "abd"]) == nearest("ab", ["abd", "abc"])


def test_nothing_near_gives_another_way_out():
    assert did_you_mean("xyzzy", ["title"], "Ta bort raden.") == "Ta bort raden."


def test_something_near_gives_a_question():
    assert did_you_mean("titel", ["title"], "Ta bort raden.") == "Menade du ”title”?"


@pytest.mark.parametrize(
    ("wrong", "right", "meant"),
    [
        pytest.param("news/x.md", ["news/2026/x.md", "news/y.md"], "news/2026/x.md", id="moved"),
        pytest.param("news/x.md", ["a/x.md", "news/b/x.md"], "news/b/x.md", id="moved, the nearest of two"),
        pytest.param("q/x.md", ["lang/annan/vag/x.md", "blog/x.md"], "blog/x.md", id="moved, the nearest by path"),
        pytest.param("images/Bild.JPG", ["images/bild.jpg"], "images/bild.jpg", id="other case"),
        pytest.param("images/bild.png", ["images/bild.jpg"], "images/bild.jpg", id="other suffix"),
        pytest.param("n/2026-03-05-skola.md", ["n/2026-03-06-skola.md"], "n/2026-03-06-skola.md", id="other date"),
        pytest.param("images/skola.png", ["images/skolan.png", "a/skolor.png"], "images/skolan.png", id="misspelt"),
        pytest.param("images/skola.png", ["foto/skolan.png"], "foto/skolan.png", id="misspelt and moved"),
        pytest.param("images/jonas.png", ["images/skolan.png"], None, id="only the folder and the suffix are alike"),
        pytest.param("x", [], None, id="nothing to choose from"),
    ],
)
def test_the_path_that_was_meant(wrong, right, meant):
    assert nearest_path(wrong, right) == meant


def test_two_files_of_a_name_that_are_both_far_away_give_the_first():
    assert nearest_path("q/x.md", ["en/helt/annan/vag/till/x.md", "nagon/annanstans/helt/x.md"]) is not None


def test_among_very_many_files_only_the_name_and_the_folder_are_compared():
    many = [f"news/{number:05}/sida-{number:05}.md" for number in range(COMPARABLE + 1)]
    assert nearest_path("pages/sidan.md", many) is None
    assert nearest_path("pages/sida-00007.md", many) == "news/00007/sida-00007.md"


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("45–47, 63", {45, 46, 47, 63}), ("§ 7", {7}), ("A", set()), ("1000000", set()), ("5-3", set())],
)
def test_the_numbers_of_paragraphs(written, numbers):
    assert numbers_in(written) == numbers


@pytest.mark.parametrize(
    ("html", "opening"),
    [
        pytest.param("<p> </p><p>Ett <b>stycke</b>.</p><p>Två.</p>", "Ett stycke.", id="the first that has words"),
        pytest.param("<ul><li>En</li></ul>", "", id="no paragraph"),
    ],
)
def test_a_text_opens_with_its_first_paragraph_that_has_words(html, opening):
    assert opening_of(html) == opening
