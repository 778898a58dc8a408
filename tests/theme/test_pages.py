"""What the templates make of full facts and of bare ones."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace

import pytest
from newsroom.content.views import Listing

CONTEXTS = {
    "front.html": ("front", "Front"),
    "list.html": ("listing", "Listing"),
    "person.html": ("listing", "Listing"),
    "body.html": ("listing", "Listing"),
    "index.html": ("listing", "Listing"),
    "board.html": ("board", "Board"),
    "404.html": ("listing", "Listing"),
    "redirect.html": ("target", "Link"),
    "news.html": ("publication", "Publication"),
    "blog.html": ("publication", "Publication"),
    "page.html": ("publication", "Publication"),
    "notice.html": ("publication", "Publication"),
    "document.html": ("publication", "Publication"),
}
NEEDED = {"notice.html": ("notice", "NoticeFacts"), "document.html": ("document", "DocumentFacts")}
"""What even the barest item of the kind has."""
VAGUE = {"läs mer", "här", "klicka här", "mer"}
APPEAL_BY = date(2026, 4, 7)


class Reader(HTMLParser):
    """Notes the elements of a page, and the words of its links."""

    def __init__(self, page: str) -> None:
        """Read all of `page`."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[str] = []
        self.in_link = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note the element."""
        self.elements.append((tag, dict(attrs)))
        if tag == "a":
            self.in_link = True
            self.links.append("")

    def handle_endtag(self, tag):
        """See where a link ends."""
        self.in_link = self.in_link and tag != "a"

    def handle_data(self, data):
        """Add to the words of the link."""
        if self.in_link:
            self.links[-1] += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(params=CONTEXTS)
def template(request) -> str:
    return request.param


@pytest.fixture(params=[True, False], ids=["full", "bare"])
def page(template, request, render, make) -> Reader:
    """Return one page of each template, with all facts or only those that are required."""
    word, kind = CONTEXTS[template]
    said = {}
    if template in NEEDED:
        name, needed = NEEDED[template]
        said = {name: make(needed, full=request.param)}
    return Reader(render(template, **{word: make(kind, full=request.param, **said)}))


def test_a_page_has_one_first_heading(page):
    assert len(page.all("h1")) == 1


def test_headings_skip_no_level(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert [after for before, after in pairwise(levels) if after > before + 1] == []


def test_every_time_is_said_to_machines_too(page):
    assert all(attributes.get("datetime") for attributes in page.all("time"))


def test_every_picture_has_its_size_and_its_words(page):
    assert all({"alt", "width", "height"} <= attributes.keys() for attributes in page.all("img"))


def test_every_link_says_where_it_leads(page):
    assert [words for words in page.links if words.strip().lower() in VAGUE | {""}] == []


def test_no_id_stands_twice(page):
    ids = [attributes["id"] for tag, attributes in page.elements if "id" in attributes and tag != "li"]
    assert len(ids) == len(set(ids))


def test_the_notice_board_is_linked_from_every_page(template, render, make):
    word, kind = CONTEXTS[template]
    said = {NEEDED[template][0]: make(NEEDED[template][1])} if template in NEEDED else {}
    site = make("Site", board=make("Link", url="/anslagstavla/"))
    shown = Reader(render(template, site=site, **{word: make(kind, **said)}))
    assert len([link for link in shown.all("a") if link["href"] == "/anslagstavla/"]) >= 2


def test_a_page_that_is_not_to_be_found_says_so(render, make):
    shown = render("list.html", page=make("Page", noindex=True), listing=Listing())
    assert '<meta name="robots" content="noindex">' in shown


def test_the_share_picture_has_an_absolute_address(render, make):
    site = make("Site", url="https://www.kommun.example/nytt", root="/nytt")
    page = make("Page", picture=make("Picture", src="/nytt/bilder/bild.jpg"))
    shown = render("list.html", site=site, page=page, listing=Listing())
    assert '<meta property="og:image" content="https://www.kommun.example/nytt/bilder/bild.jpg">' in shown


def test_a_card_in_another_language_says_which(render, make):
    shown = Reader(render("list.html", listing=Listing(cards=[make("Card", lang="fi")])))
    assert [card.get("lang") for card in shown.all("article")] == ["fi"]


def test_a_card_in_the_pages_own_language_says_nothing(render, make):
    shown = Reader(render("list.html", listing=Listing(cards=[make("Card")])))
    assert [card.get("lang") for card in shown.all("article")] == [None]


def test_a_foreign_page_keeps_its_frame_in_the_sites_language(render, make):
    shown = Reader(render("news.html", page=make("Page", lang="fi"), publication=make("Publication", lang="fi")))
    frame = [part.get("lang") for part in shown.all("header", "footer") if part["class"].startswith("site-")]
    assert frame == ["sv", "sv"]


def test_what_editors_write_is_never_markup(render, make):
    shown = render("list.html", listing=Listing(cards=[make("Card", title="<script>")]))
    assert "&lt;script&gt;" in shown


def test_an_empty_list_says_why(render):
    assert "Inga nyheter ännu." in render("list.html", listing=Listing(empty="Inga nyheter ännu."))


@pytest.fixture
def notice(render, make):
    """Return a function that renders a notice with the facts that are given."""

    def render_notice(**facts) -> str:
        said = {"appeal_by": APPEAL_BY, "is_over": False} | facts
        item: SimpleNamespace = make("Publication", notice=make("NoticeFacts", **said))
        return render("notice.html", publication=item)

    return render_notice


def test_a_deadline_is_said_in_words_with_its_weekday(notice):
    assert re.search(r"Sista dag att överklaga:.*?tisdag 7 april 2026", notice(), re.DOTALL)


def test_a_notice_that_is_up_says_that_the_court_decides(notice):
    assert "Det är domstolen som avgör" in notice()


def test_a_notice_that_is_up_tells_how_to_appeal(notice):
    assert 'href="/overklaga/"' in notice()


def test_a_notice_that_is_up_after_its_last_day_no_longer_tells_how_to_appeal(notice):
    page = notice(is_over=True)
    assert "Överklagandetiden har gått ut." in page
    assert "Så överklagar du" not in page
    assert "finns kvar som arkiv" not in page


def test_an_archived_notice_says_that_the_time_is_over(notice):
    assert "Överklagandetiden har gått ut." in notice(is_up=False)


def test_an_archived_notice_no_longer_tells_how_to_appeal(notice):
    assert "Så överklagar du" not in notice(is_up=False)


def test_the_short_version_of_a_decision_comes_before_its_facts(notice):
    shown = notice()
    assert shown.index("Kort om beslutet") < shown.index("Om anslaget")


def test_a_paragraph_of_the_minutes_can_be_linked_to(notice, make):
    shown = Reader(notice(decisions=[make("AgendaItem", anchor="paragraf-45")]))
    assert "paragraf-45" in [item.get("id") for item in shown.all("li")]


def test_a_download_says_type_and_size_before_it_is_tapped(render, make):
    file = make("Download", title="Översiktsplan", type="PDF", size_text="12,4 MB")
    shown = Reader(render("document.html", publication=make("Publication", document=make("DocumentFacts", file=file))))
    assert any("PDF, 12,4 MB" in words for words in shown.links)


def test_a_blog_post_says_whose_views_it_holds(render, make):
    assert "Skribenten svarar själv för åsikterna" in render("blog.html", publication=make("Publication"))


def test_an_old_address_sends_browsers_on(render, make):
    shown = Reader(render("redirect.html", target=make("Link", url="/nyheter/ny/")))
    assert {"http-equiv": "refresh", "content": "0; url=/nyheter/ny/"} in shown.all("meta")


def test_an_old_address_names_the_new_one_as_the_true_one(render, make):
    shown = Reader(render("redirect.html", target=make("Link", url="/nyheter/ny/")))
    assert {"rel": "canonical", "href": "/nyheter/ny/"} in shown.all("link")


def test_the_board_and_the_news_are_kept_apart_on_the_front_page(render, make):
    shown = render("front.html", front=make("Front"))
    latest = shown[shown.index("front-latest") : shown.index("</section>", shown.index("front-latest"))]
    assert "board-box" not in latest


def test_a_site_without_a_notice_board_shows_no_box_for_it(render, make):
    assert "board-box" not in render("front.html", front=make("Front", board=None))


@pytest.mark.parametrize(
    ("credit", "said"),
    [("Anna Sjöberg", "Foto: Anna Sjöberg"), ("Illustration: Lövsunda kommun", "Illustration: Lövsunda kommun")],
)
def test_a_name_alone_is_a_photographer_and_other_credits_stand_as_they_are(credit, said, render, make):
    shown = render("news.html", publication=make("Publication", image=make("Picture", credit=credit)))
    assert f'<span class="credit">{said}</span>' in shown
