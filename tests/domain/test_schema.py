"""What an editor may write, and what each finding is called in Swedish."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.matter import FrontMatter
from newsroom.domain.messages import model_at, tell_missing, tell_schema_errors
from newsroom.domain.schema import KINDS, BlogPost, Comment, Document, Item, News, Notice, Page
from pydantic import BaseModel, ValidationError

NEWS = {"title": "Ny skola", "date": "2026-03-05", "summary": "En ingress."}
NOTICE = {"title": "Protokoll", "type": "minutes", "body": "KS", "posted": "2026-03-13"}
BY_KIND: dict[type[BaseModel], dict[str, object]] = {
    News: NEWS,
    BlogPost: {**NEWS, "author": "Eva"},
    Page: {"title": "Kontakt"},
    Document: {**NEWS, "file": "/a.pdf"},
    Notice: NOTICE,
    Comment: {"name": "Eva", "date": "2026-03-05"},
}
LONG_ALIAS = f"aliases: ”{'/x' * 40}…” är ingen adress på webbplatsen."


def told(model: type[BaseModel], values: object) -> list[tuple[str, str, str]]:
    """Return code, message and way out of each finding."""
    matter = FrontMatter("x.md")
    try:
        model.model_validate(values)
    except ValidationError as wrong:
        tell_schema_errors(wrong, model, matter)
    return [(problem.code, problem.message, problem.hint) for problem in matter.problems]


def codes(**keys: object) -> list[str]:
    return [code for code, _, _ in told(News, {**NEWS, **keys})]


def first(**keys: object) -> tuple[str, str, str]:
    return told(News, {**NEWS, **keys})[0]


@pytest.mark.parametrize("model", BY_KIND)
def test_the_required_keys_are_enough(model):
    assert told(model, BY_KIND[model]) == []


@pytest.mark.parametrize(
    ("model", "key"),
    [(model, key) for model, keys in BY_KIND.items() for key in keys if key not in ("posted", "summary")],
)
def test_each_required_key_is_missed(model, key):
    values = {name: value for name, value in BY_KIND[model].items() if name != key}
    assert [code for code, _, _ in told(model, values)] == ["missing-key"]


def test_news_asks_for_a_lead():
    assert [code for code, _, _ in told(News, {"title": "x", "date": "2026-03-05"})] == ["missing-key"]


def test_a_page_may_do_without_a_date():
    assert Page.model_validate({"title": "Kontakt"}).date is None


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_takes_a_key_that_is_not_listed(kind):
    assert KINDS[kind].model_config["extra"] == "forbid"


@pytest.mark.parametrize("key", ["save_as", "url", "template", "lang_save_as", "lang_url", "content", "override_url"])
def test_no_text_may_override_the_site(key):
    assert codes(**{key: "x"}) == ["forbidden-key"]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("rubrik", "title"),
        ("Ingress", "summary"),
        ("tags", "topics"),
        ("sumary", "summary"),
        ("tittle", "title"),
        ("författare", "author"),
    ],
)
def test_an_unknown_key_is_answered_with_the_one_that_was_meant(key, meant):
    assert (first(**{key: "x"})[0], first(**{key: "x"})[2]) == ("unknown-key", f"Menade du ”{meant}”?")


def test_a_key_like_none_is_answered_with_all():
    assert "aliases, allow, author" in first(xyzzy="x")[2]


def test_a_swedish_word_counts_only_where_its_key_is_known():
    assert told(Page, {"title": "x", "nämnd": "KS"})[0][2].startswith("Ta bort raden")


def test_an_unknown_key_within_another_is_answered_from_there():
    assert first(image={"src": "a", "alt": "b", "fotograf": "Eva"})[2] == "Menade du ”credit”?"


def test_the_model_of_a_list_is_that_of_its_items():
    assert model_at(News, ("updates", 0)).__name__ == "Update"
    assert model_at(News, ("finns-inte",)) is News


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        pytest.param({"title": ["a"]}, "type", "title: Här ska det stå en text.", id="a list for a text"),
        pytest.param(
            {"title": "x" * 301}, "title-length", "Rubriken är 301 tecken lång; högst 300 får plats.", id="long title"
        ),
        pytest.param({"title": ""}, "missing-key", "”title” saknar värde.", id="an empty text"),
        pytest.param(
            {"author": "x" * 201}, "type", "author: Namnet är för långt: högst 200 tecken får plats.", id="long name"
        ),
        pytest.param({"menu": "ett"}, "type", "menu: Här ska det stå ett heltal.", id="a word for a number"),
        pytest.param({"menu": "1.5"}, "type", "menu: Här ska det stå ett heltal.", id="a fraction for a number"),
        pytest.param({"menu": "9" * 5000}, "type", "menu: Här ska det stå ett heltal.", id="far too many figures"),
        pytest.param({"updates": "a"}, "type", "updates: Här ska det stå en lista.", id="a text for a list"),
        pytest.param(
            {"event": "a"}, "type", "event: Här ska det stå uppgifter med nyckel och värde.", id="a text for facts"
        ),
        pytest.param({"date": ["a"]}, "type", "date: Här ska det stå ett datum.", id="a list for a date"),
        pytest.param(
            {"date": "i dag"}, "date", "date: ”i dag” betyder olika dagar beroende på när det läses.", id="today"
        ),
        pytest.param({"status": "x"}, "status", "status: ”x” finns inte att välja.", id="status"),
        pytest.param({"comments": "x"}, "choice", "comments: ”x” finns inte att välja.", id="another choice"),
        pytest.param({"slug": "Ny Skola"}, "slug", "slug: ”Ny Skola” kan inte stå i en adress.", id="slug"),
        pytest.param({"slug": "x" * 151}, "slug", f"slug: ”{'x' * 80}…” kan inte stå i en adress.", id="long slug"),
        pytest.param({"slug": ["a"]}, "type", "slug: Här ska det stå en text.", id="a list for a slug"),
        pytest.param({"lang": "svenska"}, "language", "lang: ”svenska” är ingen känd språkkod.", id="language"),
        pytest.param({"lang": "zz"}, "language", "lang: ”zz” är ingen känd språkkod.", id="a language nobody speaks"),
        pytest.param({"lang": "en_GB"}, "language", "lang: ”en_GB” är ingen känd språkkod.", id="underscore"),
        pytest.param({"link": "x.se"}, "link", "link: ”x.se” är ingen webbadress.", id="link"),
        pytest.param({"link": "//x.se"}, "link", "link: ”//x.se” är ingen webbadress.", id="link without scheme"),
        pytest.param({"aliases": "gammal"}, "alias", "aliases: ”gammal” är ingen adress på webbplatsen.", id="alias"),
        pytest.param(
            {"aliases": "/"}, "alias", "aliases: ”/” är ingen adress på webbplatsen.", id="the front page as alias"
        ),
        pytest.param(
            {"aliases": "/x" * 600},
            "alias",
            LONG_ALIAS,
            id="long alias",
        ),
        pytest.param(
            {"aliases": "/../x"}, "alias", "aliases: ”/../x” är ingen adress på webbplatsen.", id="alias that climbs"
        ),
        pytest.param(
            {"aliases": "/a?b"}, "alias", "aliases: ”/a?b” är ingen adress på webbplatsen.", id="alias with a query"
        ),
        pytest.param({"image": {"src": "a"}}, "picture-alt", "image: Bilden saknar alternativtext.", id="no alt"),
        pytest.param(
            {"image": {"src": "a", "alt": " "}}, "picture-alt", "image: Bilden saknar alternativtext.", id="blank alt"
        ),
        pytest.param(
            {"image": {"src": "a", "alt": "b", "focus": "mitten"}},
            "type",
            "image.focus: Här ska det stå två tal.",
            id="focus",
        ),
    ],
)
def test_what_is_said_of_a_value(keys, code, message):
    assert first(**keys)[:2] == (code, message)


def test_a_text_that_became_facts_may_have_lacked_quotation_marks():
    assert "kolon" in first(topics=[{"Skola": "ny"}])[2]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("publicerad", "published"), ("Utkast", "draft"), ("indragen", "withdrawn"), ("drafts", "draft")],
)
def test_a_swedish_choice_is_answered_with_the_english_one(written, meant):
    assert first(status=written)[2].startswith(f"Menade du ”{meant}”?")


def test_a_choice_like_none_is_answered_with_all():
    assert first(status="xyzzy")[2] == "Välj något av: published, draft, withdrawn."


def test_pages_of_a_document_are_counted_from_1():
    assert told(Document, {**NEWS, "file": "a", "pages": "0"}) == [
        ("type", "pages: Talet ska vara minst 1.", "Rätta talet.")
    ]


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        pytest.param("date", "2026-03-05", date(2026, 3, 5), id="a day"),
        pytest.param("date", date(2026, 3, 5), date(2026, 3, 5), id="a day already read"),
        pytest.param("date", "2026-03-05 13:30", datetime(2026, 3, 5, 13, 30, tzinfo=STOCKHOLM), id="a moment"),
        pytest.param("topics", "Skola", ("Skola",), id="one text counts as a list of one"),
        pytest.param("aliases", "/gammalt/", ("/gammalt/",), id="one alias too"),
        pytest.param("link", "https://www.example.se", "https://www.example.se", id="an address on the web"),
        pytest.param("link", "/nyheter/", "/nyheter/", id="an address on the site"),
        pytest.param("lang", "sr-Latn", "sr-Latn", id="a language with a script"),
        pytest.param("menu", "3", 3, id="a number"),
    ],
)
def test_what_a_value_means(key, written, meant):
    assert getattr(News.model_validate({**NEWS, key: written}), key) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("ja", True), ("Nej", False), ("true", True), ("no", False), (True, True)]
)
def test_yes_and_no_may_be_swedish(written, meant):
    assert Notice.model_validate({**NOTICE, "immediate": written}).immediate is meant


@pytest.mark.parametrize("written", ["mitten", "0.5", "1, 2, 3", "nan, 1", {"x": "1"}, ["0.5", ["1"]]])
def test_what_is_no_focus(written):
    assert codes(image={"src": "a", "alt": "b", "focus": written}) == ["type"]


@pytest.mark.parametrize("written", ["0.5, 0.3", ["0.5", "0.3"]])
def test_the_focus_of_a_picture_is_two_numbers(written):
    image = News.model_validate({**NEWS, "image": {"src": "a", "alt": "b", "focus": written}}).image
    assert image is not None
    assert image.focus == (0.5, 0.3)


def test_a_bare_path_is_a_picture_without_words():
    assert codes(image="/a.jpg") == ["picture-alt"]


def test_a_decorative_picture_needs_no_words():
    assert codes(image={"src": "a", "decorative": "true"}) == []


def test_a_bare_date_is_a_meeting():
    meeting = Notice.model_validate({**NOTICE, "meeting": "2026-03-10"}).meeting
    assert meeting is not None
    assert meeting.date == date(2026, 3, 10)


def test_of_a_moment_where_a_day_is_asked_the_day_counts():
    assert Notice.model_validate({**NOTICE, "posted": "2026-03-13T23:30Z"}).posted == date(2026, 3, 14)


def test_a_notice_goes_up_on_the_day_it_says():
    assert Notice.model_validate({**NOTICE, "date": "2026-03-01"}).posting_day == date(2026, 3, 13)


@pytest.mark.parametrize("written", ["45–61, 63", "§ 45-47", "45 och 47", "§§ 4–5"])
def test_paragraphs_as_people_write_them(written):
    assert told(Notice, {**NOTICE, "paragraphs": written}) == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("61–45", "paragraphs: Paragraferna ”61–45” går baklänges."),
        ("1, 5-4", "paragraphs: Paragraferna ”5-4” går baklänges."),
        ("alla", "paragraphs: ”alla” är inga paragrafer."),
        ("1000000", "paragraphs: ”1000000” är inga paragrafer."),
    ],
)
def test_paragraphs_that_cannot_be(written, message):
    assert told(Notice, {**NOTICE, "paragraphs": written})[0][:2] == ("paragraphs", message)


def test_a_missing_key_is_told_on_line_1():
    matter = FrontMatter("x.md")
    tell_missing(("title",), matter)
    assert (matter.problems[0].line, matter.problems[0].message) == (1, "Uppgiften ”title” saknas.")


def test_a_missing_key_of_a_list_item_is_told_where_the_item_stands():
    matter = FrontMatter("x.md", places={("updates",): (3, 3), ("updates", 0): (4, 5)})
    tell_missing(("updates", 0, "note"), matter)
    assert (matter.problems[0].line, matter.problems[0].message) == (4, "Uppgiften ”note” saknas i ”updates”.")


def test_a_key_without_value_is_told_where_it_stands():
    matter = FrontMatter("x.md", keys={("title",): (7, 1)})
    tell_missing(("title",), matter)
    assert (matter.problems[0].line, matter.problems[0].message) == (7, "”title” saknar värde.")


VALUES = st.recursive(
    st.none()
    | st.text(max_size=20)
    | st.sampled_from(["2026-03-05", "/a.jpg", "ja", "1", "§ 3–4", "https://a.se", "0.1, 0.2"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["src", "alt", "date", "note", "start", "title", "x", "focus"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_no_values_lack_a_swedish_sentence(kind, data):
    model = KINDS[kind]
    keys = st.sampled_from([*model.model_fields, "okänd"])
    for code, message, hint in told(model, data.draw(st.dictionaries(keys, VALUES, max_size=6))):
        assert code
        assert message.endswith(".")
        assert hint


def test_every_kind_but_a_comment_is_an_item():
    assert [kind for kind, model in KINDS.items() if not issubclass(model, Item)] == ["comments"]
