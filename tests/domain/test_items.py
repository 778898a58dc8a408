"""Where an item stands, whether it is seen, and what it names."""

from datetime import date, datetime

import pytest
from newsroom.domain.addresses import AddressRules, page_folder
from newsroom.domain.clock import STOCKHOLM
from newsroom.domain.lifecycle import is_listed, is_top, state
from newsroom.domain.problems import Problem, errors, hints, in_order
from newsroom.domain.registers import Body, Person, Register, Topic, listed, make_register
from newsroom.domain.schema import Comment, Item, News, Notice, Page
from newsroom.domain.source import CommentSource, Source, content_path

RULES = AddressRules(
    {
        "news": "nyheter/{date:%Y}/{date:%m}/{slug}/",
        "notices": "anslagstavla/{posted}/{slug}/",
        "pages": "{folder}{slug}/",
    },
    "sv",
    {"nyheter/": "nyhetslistan", "anslagstavla/": "anslagstavlan", "amnen/": "ämneslistan"},
)


def news(**keys: object) -> News:
    return News.model_validate({"title": "A", "date": "2026-03-05", "summary": "B", **keys})


def notice(**keys: object) -> Notice:
    return Notice.model_validate({"title": "A", "type": "minutes", "body": "KS", **keys})


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        pytest.param(Source("news/2026-03-05-ny-skola.md", "news", news(), ""), "nyheter/2026/03/ny-skola/", id="news"),
        pytest.param(Source("news/x.md", "news", news(slug="y"), ""), "nyheter/2026/03/y/", id="its own slug"),
        pytest.param(Source("news/x.md", "news", news(lang="en"), ""), "en/nyheter/2026/03/x/", id="another language"),
        pytest.param(Source("news/x.md", "news", news(lang="sv"), ""), "nyheter/2026/03/x/", id="the site's language"),
        pytest.param(
            Source("news/x.md", "news", news(date="2026-03-31T23:30Z"), ""),
            "nyheter/2026/04/x/",
            id="Stockholm's month",
        ),
        pytest.param(
            Source("notices/x.md", "notices", notice(posted="2026-03-13"), ""),
            "anslagstavla/2026-03-13/x/",
            id="posting",
        ),
        pytest.param(Source("pages/om/x.md", "pages", Page(title="A"), ""), "om/x/", id="a page in a folder"),
        pytest.param(Source("pages/x.md", "pages", Page(title="A"), ""), "x/", id="a page"),
    ],
)
def test_where_an_item_stands(source, address):
    assert RULES.address(source) == address


@pytest.mark.parametrize(
    ("path", "folder"), [("pages/Om oss/På väg/x.md", "om-oss/pa-vag/"), ("pages/新/x.md", "新/"), ("pages/x.md", "")]
)
def test_a_folder_stands_in_the_address_as_a_slug(path, folder):
    assert page_folder(path) == folder


@pytest.mark.parametrize(
    ("address", "keeper"),
    [
        ("nyheter/", "nyhetslistan"),
        ("nyheter/2026/", "nyhetslistan"),
        ("nyheter/2026/03/", "nyhetslistan"),
        ("nyheter/2026/03/sida/2/", "nyhetslistan"),
        ("nyheter/sida/2/", "nyhetslistan"),
        ("nyheter/2026/03/ny-skola/", None),
        ("nyheter/om/", None),
        ("amnen/skola/", "ämneslistan"),
        ("kontakt/", None),
        ("nyheter/rss.xml/", "webbplatsens egna filer"),
        ("robots.txt/", "webbplatsens egna filer"),
    ],
)
def test_what_the_site_keeps_for_itself(address, keeper):
    assert RULES.keeper(address) == keeper


def test_a_source_is_known_by_its_path_until_it_says_another_id():
    assert Source("news/x.md", "news", news(), "").id == "news/x"
    assert Source("news/x.md", "news", news(id="y"), "").id == "y"


def test_a_text_is_fetched_when_somebody_asks():
    assert Source("news/x.md", "news", news(), lambda: "Text.").text == "Text."


def test_a_comment_answers_the_post_whose_id_its_folders_spell():
    comment = Comment.model_validate({"name": "Eva", "date": "2026-03-05"})
    assert CommentSource("comments/blog/2026/x/1.md", comment, "").post == "blog/2026/x"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/images/a.jpg", "images/a.jpg"),
        ("images/a.jpg", "images/a.jpg"),
        ("./a.jpg", "news/2026/a.jpg"),
        ("../a.jpg", "news/a.jpg"),
        ("../../images/a.jpg", "images/a.jpg"),
        ("../../../a.jpg", None),
        ("/../a.jpg", None),
        ("/", None),
        (" /a.jpg ", "a.jpg"),
        ("/images/fo\u0308rskola.jpg", "images/förskola.jpg"),
    ],
)
def test_what_a_path_means(written, path):
    assert content_path(written, "news/2026/x.md") == path


@pytest.mark.parametrize(
    ("item", "moment", "becomes"),
    [
        pytest.param(news(), at(2026, 3, 5), "published", id="its day has begun"),
        pytest.param(news(), at(2026, 3, 4, 23, 59), "held", id="the evening before"),
        pytest.param(news(date="2026-03-05 12:00"), at(2026, 3, 5, 11), "held", id="before its hour"),
        pytest.param(news(status="draft"), at(2026, 3, 6), "draft", id="a draft"),
        pytest.param(news(status="withdrawn"), at(2026, 3, 6), "withdrawn", id="withdrawn"),
        pytest.param(Page(title="A"), at(2026, 3, 6), "published", id="a page without date"),
        pytest.param(
            notice(posted="2026-03-13", date="2026-03-01"), at(2026, 3, 12), "held", id="a notice by its posting"
        ),
    ],
)
def test_what_becomes_of_an_item(item, moment, becomes):
    assert state(item, moment) == becomes


@pytest.mark.parametrize(("moment", "listed_then"), [(at(2026, 3, 9, 23, 59, 59), True), (at(2026, 3, 10), False)])
def test_an_item_leaves_the_lists_when_its_last_day_is_over(moment, listed_then):
    assert is_listed(news(expires="2026-03-09"), moment) is listed_then


def test_an_item_that_never_expires_stays_in_the_lists():
    assert is_listed(news(), at(2050, 1, 1))


@pytest.mark.parametrize(("moment", "top_then"), [(at(2026, 3, 9, 23, 59, 59), True), (at(2026, 3, 10), False)])
def test_a_top_story_is_one_until_its_last_day_is_over(moment, top_then):
    assert is_top(news(top="2026-03-09"), moment) is top_then


def test_an_item_is_no_top_story_of_itself():
    assert not is_top(news(), at(2026, 3, 5))


ERROR = Problem("b.md", 2, 1, "x", "error", "M.", "H.")
HINT = Problem("b.md", 2, 1, "x", "hint", "M.", "H.")


def test_problems_are_told_by_file_and_line_each_once():
    earlier = Problem("a.md", 9, 1, "x", "hint", "M.", "H.")
    assert in_order([HINT, ERROR, earlier, ERROR]) == [earlier, ERROR, HINT]


def test_errors_and_hints_are_kept_apart():
    assert (errors([HINT, ERROR]), hints([HINT, ERROR])) == ([ERROR], [HINT])


def test_a_problem_reads_as_path_line_message_and_a_way_out():
    assert ERROR.as_text() == "b.md:2: M.\n    H."


def test_machines_get_every_part_of_a_problem():
    assert ERROR.as_json() == {
        "path": "b.md", "line": 2, "column": 1, "code": "x", "severity": "error", "message": "M.", "hint": "H.",
    }  # fmt: skip


TOPICS = make_register(
    Topic,
    [
        ("skola", Topic(name="Förskola och skola", earlier=("Barn",))),
        ("", Topic(name="Trafik")),
        ("x", Topic(name="Barn")),
    ],
)


@pytest.mark.parametrize("written", ["Förskola och skola", "förskola och skola", "skola", "Barn"])
def test_a_topic_is_found_by_name_key_or_earlier_name(written):
    found = TOPICS.find(written)
    assert found is not None
    assert found.name == "Förskola och skola"


def test_what_stands_in_no_register_is_not_found():
    assert TOPICS.find("Rymdfart") is None


def test_without_a_register_every_name_is_free():
    found = Register(Topic).find("Rymdfart")
    assert found is not None
    assert (found.name, found.slug) == ("Rymdfart", "rymdfart")


@pytest.mark.parametrize(
    "register", [make_register(Topic, []), make_register(Topic, [("a", Topic(name="A"))], whole=False)]
)
def test_an_empty_register_and_one_that_cannot_be_read_whole_refuse_no_name(register):
    assert register.find("Rymdfart") is not None


def test_a_register_suggests_its_names_in_order():
    assert TOPICS.names() == ["Barn", "Förskola och skola", "Trafik"]


@pytest.mark.parametrize(
    ("body", "council"),
    [
        (Body(name="Kommunfullmäktige"), True),
        (Body(name="KF", council=True), True),
        (Body(name="Kommunstyrelsen"), False),
    ],
)
def test_which_body_is_a_council(body, council):
    assert body.is_council is council


def test_a_body_is_found_by_its_short_name_too():
    assert Body(name="Kommunstyrelsen", short="KS").names == ("Kommunstyrelsen", "KS")
    assert Body(name="Kommunstyrelsen").names == ("Kommunstyrelsen",)


def test_an_entry_may_be_filled_in_by_other_names_of_its_keys():
    person = Person.model_validate({"name": "Eva", "e-mail": "eva@example.se"})
    assert (person.names, person.email) == (("Eva",), "eva@example.se")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        pytest.param({"a": {"name": "A"}}, [(("a",), "a", {"name": "A"})], id="key and facts"),
        pytest.param({"a": {"role": "R"}}, [(("a",), "a", {"name": "a", "role": "R"})], id="the key is the name"),
        pytest.param({"a": "A"}, [(("a",), "a", {"name": "A"})], id="key and name"),
        pytest.param({"a": None}, [(("a",), "a", {"name": "a"})], id="a key alone"),
        pytest.param({"a": ["x"]}, [(("a",), "a", ["x"])], id="what it should not be"),
        pytest.param({"": ["A", {"name": "B"}]}, [((0,), "", {"name": "A"}), ((1,), "", {"name": "B"})], id="a list"),
    ],
)
def test_the_forms_of_a_register(values, found):
    assert listed(values) == found


def test_an_item_without_a_date_has_no_day_in_its_address():
    assert isinstance(Page(title="A"), Item)
    assert RULES.address(Source("pages/x.md", "pages", Page(title="A", date=date(2026, 3, 5)), "")) == "x/"
