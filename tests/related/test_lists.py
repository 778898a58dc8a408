"""What the page of an item leads on to, in sites that were really built."""

from typing import Any

import pytest
from newsroom.incremental.crew import Processes
from newsroom.related import collection

Site = Any

BATH = "Badplatsen vid sjön öppnar i maj och vattnet vid badplatsen är rent."
OTHER = "Bron över ån stängs tre nätter medan asfalten läggs om."
FILLER = ("Skolan börjar", "Biblioteket utökar öppettiderna", "Nya träd planteras")


@pytest.fixture
def town(site: Site) -> Site:
    """Two items about one bathing place, among others about other things."""
    site.item("news/bad", "Badplatsen öppnar", BATH)
    site.item("news/prov", "Badplatsen får gott betyg", BATH, date="2026-02-01")
    for number, title in enumerate(FILLER):
        site.item(f"news/annat{number}", title, f"{OTHER} {title}", date="2025-06-01")
    return site


def test_a_page_leads_on_to_what_is_about_the_same(town: Site):
    town.build()
    assert town.related("bad") == ["Badplatsen får gott betyg"]


def test_where_nothing_is_near_enough_there_is_no_list(town: Site):
    town.item("news/ensam", "Valet närmar sig", "Förtidsröstningen pågår sedan augusti.")
    town.build()
    assert town.related("ensam") == []


def test_an_old_page_leads_on_to_what_came_later(town: Site):
    town.build()
    assert town.related("prov") == ["Badplatsen öppnar"]


@pytest.mark.parametrize(
    ("more", "date"),
    [
        pytest.param("status: draft", "2026-02-01", id="a draft"),
        pytest.param("status: withdrawn", "2026-02-01", id="what is withdrawn"),
        pytest.param("", "2026-03-27", id="what is dated tomorrow"),
        pytest.param("expires: 2026-03-25", "2026-02-01", id="what has expired"),
        pytest.param("lang: en", "2026-02-01", id="another language"),
    ],
)
@pytest.mark.parametrize("pin", ["", "related: /news/prov.md"])
def test_what_may_not_be_shown_is_in_no_list_even_when_pinned(town: Site, more: str, date: str, pin: str):
    town.item("news/prov", "Badplatsen får gott betyg", BATH, more, date)
    town.item("news/bad", "Badplatsen öppnar", BATH, pin)
    town.build()
    assert town.related("bad") == []


def test_the_editors_choice_comes_first_in_the_editors_order(town: Site):
    town.item("news/bad", "Badplatsen öppnar", BATH, "related: [/news/annat2.md, ./annat0.md]")
    town.build()
    assert town.related("bad") == ["Nya träd planteras", "Skolan börjar", "Badplatsen får gott betyg"]


def test_a_page_that_the_editor_chose_may_be_of_any_kind(town: Site):
    town.item("pages/kontakt", "Kontakt")
    town.item("news/bad", "Badplatsen öppnar", BATH, "related: /pages/kontakt.md")
    town.build()
    assert town.related("bad")[0] == "Kontakt"


def test_what_the_editor_barred_is_not_shown(town: Site):
    town.item("news/bad", "Badplatsen öppnar", BATH, "unrelated: /news/prov.md")
    town.build()
    assert town.related("bad") == []


def test_what_is_barred_on_one_page_may_stand_on_the_other(town: Site):
    town.item("news/bad", "Badplatsen öppnar", BATH, "unrelated: /news/prov.md")
    town.build()
    assert town.related("prov") == ["Badplatsen öppnar"]


def test_barred_items_do_not_make_the_list_shorter(site: Site):
    for number in range(12):
        site.item(f"news/bad{number}", f"Badplats {number}", BATH, date=f"2025-{number + 1:02}-05")
    barred = ", ".join(f"/news/bad{number}.md" for number in range(1, 6))
    site.item("news/bad0", "Badplats 0", BATH, f"unrelated: [{barred}]")
    site.build()
    assert len(site.related("bad0")) == 6


def test_an_article_and_its_press_release_take_one_place(town: Site):
    for name, title in (("slapp", "Badplatsen invigs"), ("artikel", "Nu invigs badplatsen")):
        town.item(
            f"news/{name}", title, f"{BATH} Invigningen sker med sång, saft och bullar för alla besökare vid sjön."
        )
    town.build(NEWSROOM_RELATED_THRESHOLD=0)
    assert len({"Badplatsen invigs", "Nu invigs badplatsen"} & set(town.related("bad"))) == 1


def test_the_same_words_on_another_day_are_other_news(town: Site):
    for name, date in (("fjol", "2025-03-05"), ("nu", "2026-03-05")):
        town.item(f"news/{name}", "Badplatsen invigs", f"{BATH} Invigningen sker med sång.", date=date)
    town.build(NEWSROOM_RELATED_THRESHOLD=0)
    assert town.related("bad").count("Badplatsen invigs") == 2


def test_the_same_matter_comes_before_what_only_speaks_of_the_same(town: Site):
    town.item("news/bad", "Badplatsen öppnar", BATH, "case: KS 2026/123")
    town.item("news/annat0", "Skolan börjar", OTHER, "case: ks  2026/123", "2025-06-01")
    town.build()
    assert town.related("bad") == ["Skolan börjar", "Badplatsen får gott betyg"]


NOTICE = "type: other\nbody: Byggnadsnämnden\ncase: KS 2026/123\ncomes_down: {down}"


def test_a_notice_of_the_same_matter_is_shown_while_it_is_up(town: Site):
    town.item("news/bad", "Badplatsen öppnar", BATH, "case: KS 2026/123")
    town.item("notices/strand", "Kungörelse om strandskydd", more=NOTICE.format(down="2026-04-01"))
    town.build()
    assert town.related("bad")[0] == "Kungörelse om strandskydd"


@pytest.mark.parametrize("after", ["remove", "archive"])
def test_a_notice_that_came_down_is_in_no_list(town: Site, after: str):
    town.item("news/bad", "Badplatsen öppnar", BATH, "case: KS 2026/123\nrelated: /notices/strand.md")
    more = NOTICE.format(down="2026-03-20") + f"\nafter_expiry: {after}"
    town.item("notices/strand", "Kungörelse om strandskydd", more=more)
    town.build()
    assert town.related("bad") == ["Badplatsen får gott betyg"]


def test_a_notice_does_not_come_in_by_its_words(town: Site):
    more = "type: other\nbody: Byggnadsnämnden\ncomes_down: 2026-04-01"
    town.item("notices/strand", "Badplatsen kungörs", BATH, more)
    town.build()
    assert town.related("bad") == ["Badplatsen får gott betyg"]


def test_a_notice_leads_on_to_news_by_its_words(town: Site):
    more = "type: other\nbody: Byggnadsnämnden\ncomes_down: 2026-04-01"
    town.item("notices/strand", "Badplatsen kungörs", BATH, more)
    town.build()
    assert town.related("strand") == ["Badplatsen öppnar", "Badplatsen får gott betyg"]


def test_the_easy_to_read_sibling_has_a_place_of_its_own(town: Site):
    town.item("news/latt", "Badplatsen, lättläst", BATH, "easy_read_of: /news/bad.md")
    town.build()
    assert (town.related("bad"), town.related("latt")) == (["Badplatsen får gott betyg"], ["Badplatsen får gott betyg"])


@pytest.fixture
def beaches(site: Site) -> Site:
    """Three items near one, the nearest of which is the oldest."""
    site.item("news/bad", "Badplatsen öppnar", BATH, date="2026-03-01")
    site.item("news/nara", "Badplatsen öppnar", BATH, date="2026-01-01")
    site.item("news/mellan", "Badplatsen får brygga", f"{BATH} {OTHER}", date="2026-02-01")
    site.item("news/fjarran", "Badplatsen", f"{OTHER} Badplatsen nämns.", date="2026-03-20")
    return site


def test_lists_are_newest_first_unless_told_otherwise(beaches: Site):
    beaches.build(NEWSROOM_RELATED_THRESHOLD=0)
    assert beaches.related("bad") == ["Badplatsen", "Badplatsen får brygga", "Badplatsen öppnar"]


def test_lists_can_be_best_first(beaches: Site):
    beaches.build(NEWSROOM_RELATED_THRESHOLD=0, NEWSROOM_RELATED_ORDER="best")
    assert beaches.related("bad") == ["Badplatsen öppnar", "Badplatsen får brygga", "Badplatsen"]


def test_another_order_is_refused(beaches: Site, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit, match="2"):
        beaches.build(NEWSROOM_RELATED_ORDER="oldest")
    assert "NEWSROOM_RELATED_ORDER är ”oldest”. Skriv ”newest” eller ”best”." in capsys.readouterr().err


def test_a_list_is_no_longer_than_asked_for(beaches: Site):
    beaches.build(NEWSROOM_RELATED_THRESHOLD=0, NEWSROOM_RELATED_COUNT=2)
    assert beaches.related("bad") == ["Badplatsen får brygga", "Badplatsen öppnar"]


def test_a_higher_threshold_makes_lists_shorter(beaches: Site):
    beaches.build(NEWSROOM_RELATED_THRESHOLD=0.7)
    assert beaches.related("bad") == ["Badplatsen öppnar"]


def test_kinds_that_are_not_listed_do_not_come_in_by_their_words(town: Site):
    town.item("blog/bad", "Badplatsen, en betraktelse", BATH, "author: Maja Lind")
    town.build(NEWSROOM_RELATED_KINDS=["blog"])
    assert town.related("prov") == ["Badplatsen, en betraktelse"]


def test_exactly_the_pages_whose_lists_changed_are_written_when_an_item_comes(town: Site):
    town.item("news/kaffe", "Kaffebönor på biblioteket", "Nyrostat och gott hela våren.")
    town.build()
    town.item("news/brygga", "Badplatsen får brygga", f"{BATH} Bryggan är ny.", date="2026-03-20")
    written = [name for name in town.build() if name.endswith(".html")]
    assert [name.split("/")[-2] for name in written] == ["prov", "bad", "brygga"]


def test_nothing_is_written_when_nothing_changed(town: Site):
    town.build()
    assert town.build() == []


def test_lists_after_an_edit_are_those_of_a_clean_build(town: Site):
    town.build()
    town.item("news/annat0", "Badplatsen får glasskiosk", f"{BATH} Glass säljs.", date="2026-02-20")
    town.build()
    edited = {slug: town.related(slug) for slug in ("bad", "prov", "annat0")}
    town.build(NEWSROOM_STATE=str(town.folder / "other"), OUTPUT_PATH=str(town.folder / "output"))
    assert edited == {slug: town.related(slug) for slug in ("bad", "prov", "annat0")}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        pytest.param("case: KS 2026/123", "Samma ärende", id="the matter before all"),
        pytest.param("topics: [Fritid]", "Ämne: Fritid", id="then a topic"),
        pytest.param("", "Handlar också om Storsjön", id="then a name in its title"),
    ],
)
def test_cards_say_why_they_are_there_where_the_site_wants_it(town: Site, more: str, reason: str):
    (town.folder / "content" / "topics.yaml").write_text("- name: Fritid\n", "utf-8")
    for number in range(10):
        town.item(f"news/mer{number}", f"Nytt om hus {number}", f"Hus nummer {number} byggs på en tomt i stan.")
    town.item("news/bad", "Badplatsen öppnar", f"{BATH} Välkommen till Storsjön.", more)
    town.item("news/prov", "Storsjön får gott betyg", BATH, more, "2026-02-01")
    town.build(NEWSROOM_RELATED_REASONS=True)
    assert town.related("bad")[0] == f"Storsjön får gott betyg ({reason})"


def test_a_name_of_two_words_is_said_in_full(town: Site):
    for number in range(10):
        town.item(f"news/mer{number}", f"Nytt om hus {number}", f"Hus nummer {number} byggs på en tomt i stan.")
    for name, title in (("bad", "Badplatsen öppnar"), ("prov", "Vad ska Gamla mejeriet bli?")):
        town.item(f"news/{name}", title, f"{BATH} Vi ses vid Gamla mejeriet.", date="2026-02-01")
    town.build(NEWSROOM_RELATED_REASONS=True)
    assert town.related("bad")[0] == "Vad ska Gamla mejeriet bli? (Handlar också om Gamla mejeriet)"


def test_a_card_has_no_reason_where_there_is_none_to_tell(town: Site):
    town.build(NEWSROOM_RELATED_REASONS=True)
    assert town.related("bad") == ["Badplatsen får gott betyg"]


DOCUMENT = "file: /files/plan.pdf"


@pytest.fixture
def archive(town: Site) -> Site:
    """Documents about the bathing place, and the file that they all carry."""
    (town.folder / "content" / "files").mkdir()
    (town.folder / "content" / "files" / "plan.pdf").write_bytes(b"%PDF-1.4")
    for year in ("2024", "2025"):
        town.item(f"documents/plan-{year}", f"Badplan {year}", BATH, DOCUMENT, f"{year}-02-01")
    return town


def test_a_document_shows_what_is_like_it_in_a_list_of_its_own(archive: Site):
    archive.build()
    shown = archive.related("plan-2024")
    assert [line for line in shown if "Liknande: " in line] == ["Liknande: Badplan 2025. Ingress."]
    assert "Badplan 2025" not in shown


def test_other_pages_show_documents_among_the_rest(archive: Site):
    archive.build()
    assert "Badplan 2025" in archive.related("bad")


def test_the_excerpt_of_a_similar_document_does_not_begin_with_the_title_again(archive: Site):
    file = archive.folder / "content" / "documents" / "plan-2025.md"
    lead = "summary: 'Badplan 2025: så sköts badet.'"
    file.write_text(file.read_text("utf-8").replace("summary: Ingress.", lead), "utf-8")
    archive.build()
    assert "Liknande: Badplan 2025. Så sköts badet." in archive.related("plan-2024")


def test_weights_beside_the_content_that_cannot_be_read_end_the_build(town: Site, capsys: pytest.CaptureFixture[str]):
    (town.folder / "word-weights").mkdir()
    (town.folder / "word-weights" / "sv.tsv").write_text("?", "utf-8")
    with pytest.raises(SystemExit, match="2"):
        town.build()
    assert "sv.tsv går inte att läsa" in capsys.readouterr().err


@pytest.mark.parametrize(("jobs", "spawned"), [(1, 0), (2, 1)])
def test_a_large_collection_is_ranked_by_as_many_processes_as_are_said(town: Site, monkeypatch, jobs, spawned):
    hired = []
    hire = Processes.hire
    monkeypatch.setattr(collection, "SMALL", 1)
    monkeypatch.setattr(Processes, "hire", lambda crew, others: hired.append(others) or hire(crew, others))
    town.build(NEWSROOM_JOBS=jobs)
    assert sum(hired) == spawned
