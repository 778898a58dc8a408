"""What readers see below a text: whole pages, with every plugin and the theme."""

import re
from io import BytesIO

from PIL import Image

ITEM = "---\ntitle: {title}\ndate: {date}\nsummary: {summary}\n{more}---\n{text}\n"
BATH = "Badplatsen vid sjön öppnar i maj och vattnet vid badplatsen är rent."
PICTURE = "image:\n  src: /images/strand.jpg\n  alt: En strand\n"
ARTICLE = "/nyheter/2026/03/bad/"


def item(title: str, text: str = BATH, more: str = "", date: str = "2026-03-05", summary: str = "Ingress.") -> str:
    return ITEM.format(title=title, date=date, more=more, text=text, summary=summary)


def picture() -> bytes:
    """Return a picture large enough to be shown."""
    drawn = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(drawn, "JPEG")
    return drawn.getvalue()


def town(**others: str) -> dict[str, str | bytes]:
    """Return a newsroom with an article about a bathing place, others of its subject, and some of none."""
    fillers = {f"news/{word}.md": item(word, f"{word} byggs.", date="2025-06-01") for word in ("Skola", "Bro", "Träd")}
    named = {f"news/{name}.md": text for name, text in others.items()}
    return {"news/bad.md": item("Badplatsen öppnar"), **fillers, **named, "images/strand.jpg": picture()}


def lists(page: str) -> str:
    """Return the part of a page that leads on to related items."""
    found = re.search(r'<section class="related">.*?</section>', page, re.S)
    return found[0] if found else ""


def test_a_related_item_with_a_picture_shows_its_thumbnail(make_site):
    shown = lists(make_site(town(prov=item("Badplatsen får brygga", more=PICTURE, date="2026-02-01"))).read(ARTICLE))
    assert len(re.findall("<img ", shown)) == 1
    assert "card-pictured" in shown


def test_one_without_a_picture_has_no_empty_place_for_it(make_site):
    shown = lists(make_site(town(prov=item("Badplatsen får brygga", date="2026-02-01"))).read(ARTICLE))
    assert "Badplatsen får brygga" in shown
    assert not re.search("<img |card-picture", shown)


def test_the_link_of_a_card_is_its_title_and_nothing_else(make_site):
    shown = lists(make_site(town(prov=item("Badplatsen får brygga", more=PICTURE, date="2026-02-01"))).read(ARTICLE))
    assert re.findall(r"<a [^>]*>(.*?)</a>", shown, re.S) == ["Badplatsen får brygga", "Fler nyheter"]


def test_a_card_has_its_date_and_its_lead_cut_at_a_word(make_site):
    lead = "Bryggan " * 60
    shown = lists(make_site(town(prov=item("Badplatsen får brygga", date="2026-02-01", summary=lead))).read(ARTICLE))
    assert '<time datetime="2026-02-01">1 februari 2026</time>' in shown
    assert re.search(r'<p class="card-lead">(Bryggan )+Bryggan…</p>', shown)


def test_below_a_list_a_link_leads_on_to_more_news(make_site):
    shown = lists(make_site(town(prov=item("Badplatsen får brygga", date="2026-02-01"))).read(ARTICLE))
    assert shown.index("<article") < shown.index('<a href="/nyheter/">Fler nyheter</a>')


def test_where_nothing_is_near_enough_the_link_stands_in_the_place_of_a_list(make_site):
    page = make_site({"news/bad.md": item("Badplatsen öppnar")}).read(ARTICLE)
    assert (lists(page), page.count('<a href="/nyheter/">Fler nyheter</a>')) == ("", 1)


def test_a_card_tells_why_it_is_there_where_the_site_wants_it(make_site):
    case = "case: KS 2026/123\n"
    files = town(prov=item("Badplatsen får brygga", more=case, date="2026-02-01"))
    page = make_site({**files, "news/bad.md": item("Badplatsen öppnar", more=case)}, NEWSROOM_RELATED_REASONS=True)
    assert '<span class="card-reason">Samma ärende</span>' in lists(page.read(ARTICLE))
