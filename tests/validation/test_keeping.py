"""Going on although files are broken: with the last good source of each, under today's dates."""

from datetime import datetime
from pathlib import Path

import pytest
from newsroom.content.keeping import Kept, examine_kept
from newsroom.content.state import State
from newsroom.domain.clock import STOCKHOLM

from tests.trees import tree

from .conftest import MOMENT, RULES, Content

NEWS = "---\ntitle: {title}\ndate: {date}\nsummary: En ingress.\n{extra}---\nText.\n"
BROKEN = "---\ntitle: Trasig\ndate: i morgon\nsummary: En ingress.\n---\nText.\n"
NOTICE = (
    "---\ntitle: Protokoll\ntype: minutes\nbody: KS\nposted: 2026-03-13\napproved: 2026-03-12\nminutes_at: A\n---\n"
)
PAGES = {"pages/overklaga.md": "---\ntitle: A\n---\n", "pages/tillganglighet.md": "---\ntitle: B\n---\n"}


def news(title: str = "En rubrik", date: str = "2026-03-05", extra: str = "") -> str:
    return NEWS.format(title=title, date=date, extra=extra)


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state", tmp_path / "content", tmp_path / "output")


def remember(content: Content, state: State) -> None:
    """Keep all sources as a build without errors does."""
    found = content.examine()
    assert not found.broken
    state.keep_good(found.digests, found.bytes_of, ())


def remember_filed(content: Content, state: State, register: str = "skola: Skola\n", title: str = "En rubrik") -> None:
    """Keep a text that names a topic of the register."""
    content.write("topics.yml", register)
    content.write("news/x.md", news(title, extra="topics: Skola\n"))
    remember(content, state)


def keep_going(content: Content, state: State) -> Kept:
    return examine_kept(content.root, RULES, MOMENT, state, keep_going=True)


def titles(kept: Kept) -> dict[str, str]:
    return {source.path: source.item.title for source in kept.examination.sources}


def test_without_errors_nothing_is_replaced(content, state):
    content.news()
    kept = keep_going(content, state)
    assert (kept.refused, kept.replaced, kept.left_out) == (False, [], [])


def test_an_error_refuses_the_build_when_nobody_said_to_go_on(content, state):
    content.write("news/x.md", BROKEN)
    assert examine_kept(content.root, RULES, MOMENT, state, keep_going=False).refused


def test_the_last_good_source_stands_in_for_a_broken_one(content, state):
    content.write("news/x.md", news("Den goda"))
    remember(content, state)
    content.write("news/x.md", BROKEN)
    kept = keep_going(content, state)
    assert titles(kept) == {"news/x.md": "Den goda"}
    assert (kept.replaced, kept.left_out, kept.refused) == (["news/x.md"], [], False)


def test_the_problems_are_told_as_the_tree_stands(content, state):
    content.write("news/x.md", news())
    remember(content, state)
    content.write("news/x.md", BROKEN)
    assert [problem.code for problem in keep_going(content, state).problems if problem.severity == "error"] == ["date"]


def test_a_file_that_never_was_good_is_left_out(content, state):
    content.write("news/x.md", BROKEN)
    content.news("news/y.md")
    kept = keep_going(content, state)
    assert (list(titles(kept)), kept.left_out) == (["news/y.md"], ["news/x.md"])


def test_a_misplaced_file_is_left_out(content, state):
    content.write("utkast/x.md", news())
    assert keep_going(content, state).left_out == ["utkast/x.md"]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(news(extra="status: withdrawn\nsave_as: x\n"), id="another key is wrong"),
        pytest.param('---\ntitle: "A\nstatus: withdrawn\n---\n', id="the front matter cannot be read"),
        pytest.param('---\ntitle: Å\nstatus: "withdrawn"\n---\n'.encode("latin-1"), id="the encoding is wrong"),
        pytest.param("---\ntitle: A\nstatus: withdrawn\n", id="the front matter has no end"),
    ],
)
def test_a_broken_file_that_says_withdrawn_is_not_kept(content, state, broken):
    content.write("news/x.md", news())
    remember(content, state)
    content.write("news/x.md", broken)
    kept = keep_going(content, state)
    assert (titles(kept), kept.left_out) == ({}, ["news/x.md"])
    assert kept.forget == {"news/x.md"}


def test_a_word_in_the_text_does_not_withdraw(content, state):
    content.write("news/x.md", news())
    remember(content, state)
    content.write("news/x.md", BROKEN + "Ärendets status är withdrawn.\n")
    assert keep_going(content, state).replaced == ["news/x.md"]


def test_a_broken_register_is_replaced_by_its_last_good_one(content, state):
    content.write("topics.yml", "skola: Skola\n")
    content.news(extra="topics: Skola\n")
    remember(content, state)
    content.write("topics.yml", "skola: [Skola\n")
    kept = keep_going(content, state)
    assert kept.replaced == ["topics.yml"]
    assert kept.examination.registers.topics.names() == ["Skola"]


def test_without_a_good_register_every_name_is_free(content, state):
    content.write("topics.yml", "skola: [Skola\n")
    content.news(extra="topics: Skola\n")
    kept = keep_going(content, state)
    assert kept.left_out == ["topics.yml"]
    assert list(titles(kept)) == ["news/2026/x.md"]


def test_a_register_that_lacks_what_good_texts_name_is_replaced_by_its_last_good_one(content, state):
    remember_filed(content, state, "skola: Skola\nvatten: Vatten\n")
    content.write("topics.yml", "vatten: Vatten\n")
    kept = keep_going(content, state)
    assert (list(titles(kept)), kept.replaced, kept.left_out) == (["news/x.md"], ["topics.yml"], [])
    assert kept.examination.registers.topics.names() == ["Skola", "Vatten"]
    assert [problem.code for problem in kept.problems if problem.severity == "error"] == ["unknown-topic"]


def test_a_text_as_it_stands_is_used_beside_a_register_that_was_put_back(content, state):
    remember_filed(content, state, title="Den gamla")
    content.write("topics.yml", "vatten: Vatten\n")
    content.write("news/x.md", news("Den ändrade", extra="topics: Skola\n"))
    assert titles(keep_going(content, state)) == {"news/x.md": "Den ändrade"}


def test_an_edited_register_stays_where_the_earlier_one_helps_no_text(content, state):
    remember_filed(content, state)
    content.write("topics.yml", "skola: Skola\nvatten: Vatten\n")
    content.write("news/y.md", news(extra="topics: Vatten\n"))
    content.write("news/z.md", news(extra="topics: Skogen\n"))
    kept = keep_going(content, state)
    assert (list(titles(kept)), kept.replaced, kept.left_out) == (["news/x.md", "news/y.md"], [], ["news/z.md"])


def test_an_edited_register_that_lacks_nothing_stays_when_another_is_put_back(content, state):
    content.write("topics.yml", "skola: Skola\n")
    content.write("people.yml", "eva:\n  name: Eva\n")
    content.write("news/x.md", news(extra="topics: Skola\nauthor: Eva\n"))
    remember(content, state)
    content.write("topics.yml", "vatten: Vatten\n")
    content.write("people.yml", "eva:\n  name: Eva\nbo:\n  name: Bo\n")
    kept = keep_going(content, state)
    assert (list(titles(kept)), kept.replaced) == (["news/x.md"], ["topics.yml"])
    assert kept.examination.registers.people.names() == ["Bo", "Eva"]


def test_an_edited_register_stays_where_the_last_good_texts_go_with_it(content, state):
    remember_filed(content, state, title="Den goda")
    content.write("topics.yml", "skola: Skola\nvatten: Vatten\n")
    content.write("news/x.md", news("Den nya", extra="topics: Vaten\n"))
    kept = keep_going(content, state)
    assert (titles(kept), kept.replaced) == ({"news/x.md": "Den goda"}, ["news/x.md"])


def test_an_item_may_go_on_naming_one_that_is_left_out(content, state):
    content.write("news/x.md", BROKEN)
    content.news("news/y.md", extra="related: ./x.md\n", text="[x](./x.md)\n")
    assert keep_going(content, state).left_out == ["news/x.md"]


def test_a_page_may_go_on_linking_to_a_page_that_is_left_out(content, state):
    content.page("pages/kontakt.md", extra="save_as: x\n")
    content.page("pages/om.md", text="[a](/kontakt/)\n")
    assert keep_going(content, state).left_out == ["pages/kontakt.md"]


def test_a_newcomer_at_the_address_of_a_last_good_source_stays(content, state):
    content.write("news/x.md", news("Den gamla"))
    remember(content, state)
    content.write("news/x.md", news(extra="slug: y\nsave_as: z\n"))
    content.write("news/ny/x.md", news("Den nya"))
    kept = keep_going(content, state)
    assert titles(kept) == {"news/ny/x.md": "Den nya"}
    assert (kept.replaced, kept.left_out) == ([], ["news/x.md"])


def test_two_newcomers_at_one_address_are_both_left_out(content, state):
    content.news("news/a/x.md")
    content.news("news/b/x.md")
    content.news("news/c/y.md")
    kept = keep_going(content, state)
    assert (list(titles(kept)), kept.left_out) == (["news/c/y.md"], ["news/a/x.md", "news/b/x.md"])


def test_a_newcomer_at_the_address_of_a_good_item_leaves_that_one_as_it_was(content, state):
    content.write("news/a/x.md", news("Den gamla"))
    remember(content, state)
    content.write("news/b/x.md", news("Den nya"))
    kept = keep_going(content, state)
    assert titles(kept) == {"news/a/x.md": "Den gamla"}
    assert (kept.replaced, kept.left_out) == (["news/a/x.md"], ["news/b/x.md"])


def test_a_last_good_source_whose_picture_is_gone_is_left_out(content, state, picture):
    file = content.write("images/a.png", picture())
    content.write("news/x.md", news(extra="image:\n  src: /images/a.png\n  alt: A\n"))
    remember(content, state)
    content.write("news/x.md", BROKEN)
    file.unlink()
    assert keep_going(content, state).left_out == ["news/x.md"]


def test_what_is_kept_is_what_a_clean_tree_with_the_last_good_sources_holds(content, state):
    content.write("topics.yml", "skola: Skola\n")
    content.write("news/x.md", news("Den goda", extra="topics: Skola\n"))
    content.write("news/y.md", news("Oförändrad", extra="related: ./x.md\n"))
    content.write("notices/z.md", NOTICE)
    remember(content, state)
    clean = content.examine()
    content.write("news/x.md", BROKEN)
    content.write("notices/z.md", NOTICE.replace("posted", "posten"))
    content.write("topics.yml", "- \t\n-")
    kept = keep_going(content, state).examination
    assert (kept.sources, kept.registers, kept.problems) == (clean.sources, clean.registers, clean.problems)


def test_the_site_equals_a_clean_build_of_the_tree_with_the_last_good_sources(make_site, tmp_path):
    good = {**PAGES, "news/x.md": news("Den goda"), "news/y.md": news("En annan"), "notices/z.md": NOTICE}
    make_site(good, date="2026-03-20")
    changed = {"news/y.md": news("En annan, ändrad")}
    make_site({**changed, "news/x.md": BROKEN, "notices/z.md": "---\n"}, NEWSROOM_KEEP_GOING=True)
    elsewhere = {"OUTPUT_PATH": str(tmp_path / "clean"), "NEWSROOM_STATE": str(tmp_path / "other")}
    make_site({**good, **changed}, **elsewhere)
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")


def test_a_notice_stays_up_when_its_body_leaves_the_register(make_site, capsys):
    bodies = {"bodies.yml": "ks: KS\nbn: BN\n"}
    make_site({**PAGES, **bodies, "notices/z.md": NOTICE}, date="2026-03-20")
    for _ in range(2):
        site = make_site({"bodies.yml": "bn: BN\n"}, date="2026-03-21", NEWSROOM_KEEP_GOING=True)
        assert site.has("/anslagstavla/2026-03-13/z/")
        told = "bodies.yml: den förra versionen används i stället, för annars hade publicerade texter försvunnit."
        assert told in capsys.readouterr().err


def test_a_broken_notice_comes_down_on_its_day(make_site):
    make_site({**PAGES, "notices/z.md": NOTICE}, date="2026-03-20")
    broken = {"notices/z.md": NOTICE.replace("type: minutes", "type: protokoll")}
    assert make_site(broken, date="2026-04-07", NEWSROOM_KEEP_GOING=True).has("/anslagstavla/2026-03-13/z/")
    assert not make_site({}, date="2026-04-08", NEWSROOM_KEEP_GOING=True).has("/anslagstavla/2026-03-13/z/")


def test_a_broken_item_goes_up_on_its_day(make_site):
    make_site({**PAGES, "news/a.md": news(), "news/x.md": news(date="2026-03-20")}, date="2026-03-19")
    site = make_site({"news/x.md": BROKEN}, date="2026-03-20", NEWSROOM_KEEP_GOING=True)
    assert site.has("/nyheter/2026/03/x/")


def test_a_build_with_a_broken_file_does_not_forget_the_good_one(make_site):
    make_site({**PAGES, "news/x.md": news("Den goda")})
    for _ in range(2):
        site = make_site({"news/x.md": BROKEN}, NEWSROOM_KEEP_GOING=True)
    assert "Den goda" in site.read("/nyheter/2026/03/x/")


def test_what_was_withdrawn_does_not_come_back_when_the_file_breaks(make_site):
    make_site({**PAGES, "news/a.md": news(), "news/x.md": news()})
    make_site({"news/x.md": news(extra="status: withdrawn\n")})
    assert not make_site({"news/x.md": BROKEN}, NEWSROOM_KEEP_GOING=True).has("/nyheter/2026/03/x/")


def test_what_was_withdrawn_in_a_broken_file_does_not_come_back(make_site):
    make_site({**PAGES, "news/a.md": news(), "news/x.md": news()})
    make_site({"news/x.md": news(extra="status: withdrawn\nsave_as: x\n")}, NEWSROOM_KEEP_GOING=True)
    assert not make_site({"news/x.md": BROKEN}, NEWSROOM_KEEP_GOING=True).has("/nyheter/2026/03/x/")


def test_what_was_deleted_does_not_come_back_when_a_file_of_that_name_breaks(make_site):
    make_site({**PAGES, "news/a.md": news(), "news/x.md": news()})
    make_site({"news/x.md": None})
    assert not make_site({"news/x.md": BROKEN}, NEWSROOM_KEEP_GOING=True).has("/nyheter/2026/03/x/")


def test_dates_are_judged_by_the_moment_of_the_build(content, state):
    content.write("news/x.md", news(date="2026-05-01"))
    remember(content, state)
    later = datetime(2026, 6, 1, tzinfo=STOCKHOLM)
    kept = examine_kept(content.root, RULES, later, state, keep_going=True).examination
    assert [(one.item, one.text) for one in kept.sources] == [(one.item, one.text) for one in content.examine().sources]
