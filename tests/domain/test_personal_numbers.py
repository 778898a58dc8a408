"""Personal numbers are found as people write them, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.personal_numbers import figures_of, find, find_in_text, is_checked, mask


def number(day: str, serial: str = "987") -> str:
    """Return ten figures with the right check figure."""
    return next(day + serial + last for last in "0123456789" if is_checked(day + serial + last))


TEN = number("811218")
"""Skatteverket's own example of a number that is nobody's: 811218-9876."""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("811218-9876", id="with a hyphen"),
        pytest.param("8112189876", id="bare"),
        pytest.param("811218+9876", id="older than a hundred"),
        pytest.param("19811218-9876", id="with its century"),
        pytest.param("198112189876", id="with its century, bare"),
        pytest.param("19811218+9876", id="with its century and plus"),
        pytest.param("811218 9876", id="with a space"),
        pytest.param("811218–9876", id="with a dash"),
        pytest.param("811218\u20119876", id="with a hyphen that does not break"),
        pytest.param("811218-**9876**", id="half of it bold"),
        pytest.param("811218&#45;9876", id="its hyphen written for HTML"),
        pytest.param("811218\u00ad-9876", id="with a soft hyphen"),
        pytest.param("pnr:811218-9876,", id="within other signs"),
        pytest.param("811278-9873", id="samordningsnummer"),
    ],
)
def test_a_number_is_found(text):
    assert [found.figures[:6] for found in find(text)] in (["811218"], ["811278"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("811218-9875", id="another check figure"),
        pytest.param("811318-9870", id="no such month"),
        pytest.param("810229-9875", id="no such day in any century"),
        pytest.param("040-628 04 12", id="a telephone number in its groups"),
        pytest.param("+46701234567", id="a telephone number with its country"),
        pytest.param("070-123 45 67", id="a mobile telephone"),
        pytest.param("212000-0142", id="an organisation number"),
        pytest.param("556036-0793", id="a company's organisation number"),
        pytest.param("1811218987612", id="figures of a longer number"),
        pytest.param("KS 2026/123", id="a case number"),
        pytest.param("2026-03-26", id="a day"),
        pytest.param("4 811 218 kronor och 98 öre", id="a sum"),
        pytest.param("0123-81121 89876", id="other groups"),
    ],
)
def test_what_is_none_is_left_alone(text):
    assert list(find(text)) == []


OWN = "https://www.prov.example/nyheter"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[podden](https://podd.example/show/id8112189876)", id="a link"),
        pytest.param("[podden](<https://podd.example/8112189876>)", id="a pointed link"),
        pytest.param("[podden](http://podd.example/a_(b)/8112189876?x=1)", id="after brackets"),
        pytest.param("Se [podden].\n\n[podden]: https://podd.example/8112189876", id="an address that stands apart"),
        pytest.param('<a href="https://podd.example/8112189876">podden</a>', id="a link in HTML"),
        pytest.param("![bild](https://podd.example/8112189876.jpg)", id="a picture"),
    ],
)
def test_bare_figures_in_the_address_of_another_site_are_its_own(text):
    assert list(find(text))
    assert list(find_in_text(text, OWN)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[podden](https://podd.example/811218-9876)", id="with a separator"),
        pytest.param("[podden](https://podd.example/198112189876)", id="with its century"),
        pytest.param("[8112189876](https://podd.example/)", id="the words of a link"),
        pytest.param("[podden](https://podd.example/) 8112189876", id="after a link"),
        pytest.param("[podden](https://podd.example/),8112189876", id="right after a link"),
        pytest.param("[skriv](mailto:8112189876@podd.example)", id="a mail address"),
        pytest.param("[bilagan](/notices/8112189876.pdf)", id="a path of the site itself"),
        pytest.param("[bilagan](https://prov.example/8112189876)", id="the site itself, with its host"),
        pytest.param("[sök](https://podd.example/?personnummer=8112189876)", id="where the address says what it is"),
        pytest.param("[sök](https://podd.example/pnr/8112189876)", id="where the path says what it is"),
        pytest.param("https://podd.example/8112189876", id="an address that people read"),
        pytest.param("[trasig](https://[podd/8112189876)", id="an address that is none"),
    ],
)
def test_a_number_in_any_other_place_counts(text):
    assert len(list(find_in_text(text, OWN))) == 1


def test_a_leap_day_counts_in_the_century_that_has_it():
    assert list(find(number("000229")))
    assert list(find("20" + number("000229")))
    assert not list(find("19" + number("000229")))


def test_the_masked_number_shows_the_year_alone():
    assert [found.masked for found in find("19811218-9876 och 811218+9876")] == ["1981••••-••••", "81••••+••••"]


def test_a_text_is_printed_without_its_numbers():
    assert (
        mask("Filen 811218-9876.pdf, tfn 040-628 04 12, 811218-9875")
        == "Filen 81••••-••••.pdf, tfn 040-628 04 12, 811218-9875"
    )


@given(
    st.dates(date(1890, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.sampled_from(("", "-", "+")), st.booleans()
)
def test_every_persons_number_is_found_and_never_said(day, serial, mark, coordination):
    figures = number(f"{day:%y%m}{day.day + 60 * coordination:02}", f"{serial:03}")
    text = f"Numret {figures[:6]}{mark}{figures[6:]} står här."
    assert [found.figures for found in find(text)] == [figures]
    assert figures[6:] not in mask(text)


@pytest.mark.parametrize("written", ["811218-9876", "8112189876", " 19811218-9876", "811218–9876"])
def test_a_number_is_allowed_however_it_is_written(written):
    assert figures_of(written) == "8112189876"
