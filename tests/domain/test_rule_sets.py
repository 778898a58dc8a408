"""Another country's law is another rule set, and each moved day says why."""

from datetime import date, timedelta

import pytest
from newsroom.domain.board import moved_in_words, posting_of, reason_of
from newsroom.domain.calendar import free_name
from newsroom.domain.notice_rules import judge
from newsroom.domain.rule_sets import SWEDEN, RuleSet, rules_for
from newsroom.domain.schema import Notice

FORTNIGHT = RuleSet(timedelta(14), lambda day: day.weekday() == 6, lambda day: "söndagen", "fjorton dagar")


def notice(kind: str = "delegated", **keys: object) -> Notice:
    return Notice.model_validate({"title": "Ett anslag", "type": kind, "body": "KS", "posted": "2026-03-13", **keys})


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        pytest.param("2026-12-03", "flyttad från julafton", id="julafton"),
        pytest.param("2026-03-13", "flyttad från långfredagen", id="långfredagen"),
        pytest.param("2026-05-29", "flyttad från midsommarafton", id="midsommarafton"),
        pytest.param("2026-10-10", "flyttad från alla helgons dag", id="a Saturday with a name"),
        pytest.param("2026-01-03", "flyttad från lördagen den 24 januari", id="a plain Saturday"),
        pytest.param("2026-03-08", "flyttad från söndagen den 29 mars", id="a plain Sunday"),
        pytest.param("2026-03-12", "", id="skärtorsdagen is not moved"),
    ],
)
def test_a_moved_day_says_from_where(posted, words):
    assert moved_in_words(posting_of(notice(posted=posted))) == words


@pytest.mark.parametrize(
    ("kind", "keys", "reason"),
    [
        pytest.param("delegated", {"posted": "2026-03-12"}, "tre veckor från anslagsdagen", id="three weeks"),
        pytest.param("delegated", {}, "tre veckor från anslagsdagen, flyttad från långfredagen", id="moved"),
        pytest.param(
            "delegated",
            {"posted_elsewhere": "2026-03-16"},
            "tre veckor från det sista anslaget i den gemensamma nämnden, flyttad från annandag påsk",
            id="a joint committee",
        ),
        pytest.param(
            "delegated",
            {"posted": "2026-03-12", "comes_down": "2026-05-01"},
            "tre veckor från anslagsdagen, tas ned senare enligt comes_down",
            id="later by hand",
        ),
        pytest.param("meeting", {"meeting": "2026-03-30"}, "dagen efter sammanträdet", id="a meeting"),
        pytest.param("other", {"comes_down": "2026-04-01"}, "den dag som är angiven", id="as written"),
        pytest.param(
            "ordinance",
            {"appeal_by": "2026-04-01"},
            "dagen efter den sista dag att överklaga som är angiven",
            id="an appeal of its own",
        ),
        pytest.param("delegated", {"appeal": "none"}, "dagen efter anslagsdagen", id="nothing to wait for"),
    ],
)
def test_every_notice_says_what_decides_when_it_comes_down(kind, keys, reason):
    written = notice(kind, **keys)
    assert reason_of(written, posting_of(written)) == reason


def test_another_country_counts_its_own_days():
    posting = posting_of(notice(), FORTNIGHT)
    assert (posting.appeal_by, posting.comes_down) == (date(2026, 3, 27), date(2026, 3, 28))
    assert reason_of(notice(), posting, FORTNIGHT) == "fjorton dagar från anslagsdagen"


def test_another_country_moves_by_its_own_free_days():
    posting = posting_of(notice(posted="2026-03-15"), FORTNIGHT)
    assert posting.appeal_by == date(2026, 3, 30)
    assert moved_in_words(posting, FORTNIGHT) == "flyttad från söndagen"


def test_a_typed_day_is_held_against_the_countrys_own_rules():
    assert list(judge(notice(appeal_by="2026-03-27"), is_council=False, rules=FORTNIGHT)) == []
    assert [found.code for found in judge(notice(appeal_by="2026-03-27"), is_council=False)] == ["appeal-by"]


@pytest.mark.parametrize("said", ["SE", SWEDEN])
def test_rules_are_said_by_country_or_brought_along(said):
    assert rules_for(said) is SWEDEN


def test_a_country_without_rules_has_none():
    with pytest.raises(KeyError):
        rules_for("NO")


def test_a_free_day_without_a_name_is_called_by_its_date():
    assert free_name(date(2026, 1, 24)) == "lördagen den 24 januari"


@pytest.mark.parametrize(
    ("posted", "codes"),
    [
        pytest.param("2026-03-20", [], id="on the Friday before"),
        pytest.param("2026-03-21", [], id="on the Saturday, which is a weekday"),
        pytest.param("2026-03-22", ["late-announcement"], id="on the Sunday"),
        pytest.param("2026-03-23", ["late-announcement"], id="on the day itself"),
    ],
)
def test_what_is_urgent_is_announced_by_the_weekday_before(posted, codes):
    agenda = [{"title": "Val", "paragraph": "7"}]
    written = notice("meeting", posted=posted, meeting="2026-03-23", agenda=agenda, urgent=["7"])
    assert [found.code for found in judge(written, is_council=True)] == codes
