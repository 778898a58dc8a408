"""What Pelican's constructor works out at once is the same when it is asked for late."""

import pytest
from newsroom.content.publication import News, StandingPage
from newsroom.domain.clock import start_of
from newsroom.domain.schema import News as WrittenNews
from newsroom.domain.schema import Page
from newsroom.domain.source import Source
from pelican.contents import Article, Category, Tag
from pelican.plugins import signals

SAID = {"title": "Ny skola", "date": "2026-03-05", "summary": "En ingress.", "topics": ["Skola", "Bygge"]}
ASKED = (
    "title", "slug", "lang", "status", "category", "tags", "date", "locale_date", "date_format", "timezone",
    "in_default_lang", "source_path", "relative_source_path", "metadata", "settings",
)  # fmt: skip


@pytest.fixture
def settings(make_site):
    return make_site({}).build.settings


def published(settings, **said):
    item = WrittenNews.model_validate({**SAID, **said})
    return News(Source("news/a.md", "news", item, ""), "nyheter/a/", settings, {})


def as_pelican_makes_it(settings, **said):
    metadata = {
        "title": "Ny skola", "slug": "a", "lang": "sv", "status": "published",
        "date": start_of(published(settings).item.date), "category": Category("Nyhet", settings),
        "tags": [Tag("Skola", settings), Tag("Bygge", settings)], **said,
    }  # fmt: skip
    return Article("", metadata, settings, f"{settings['PATH']}/news/a.md", {})


@pytest.mark.parametrize("name", ASKED)
def test_an_attribute_is_what_pelican_makes_of_it(settings, name):
    assert getattr(published(settings), name) == getattr(as_pelican_makes_it(settings), name)


def test_a_translation_is_in_no_default_language(settings):
    assert not published(settings, lang="en").in_default_lang
    assert not as_pelican_makes_it(settings, lang="en").in_default_lang


@pytest.mark.parametrize("more", [{}, {"AUTHOR": "Kommunen"}], ids=["nobody", "somebody"])
def test_authors_are_those_of_the_settings(settings, more):
    settings = {**settings, **more}
    ours, pelicans = published(settings), as_pelican_makes_it(settings)
    assert getattr(ours, "authors", None) == getattr(pelicans, "authors", None)


def test_what_has_no_date_has_no_words_for_it(settings):
    page = StandingPage(Source("pages/a.md", "pages", Page(title="A"), ""), "a/", settings, {})
    assert (page.date, hasattr(page, "locale_date"), "date" in page.metadata) == (None, False, False)


def test_who_listens_hears_of_every_publication(settings):
    heard = []
    listen = heard.append
    signals.content_object_init.connect(listen)
    try:
        made = published(settings)
    finally:
        signals.content_object_init.disconnect(listen)
    assert heard == [made]


def test_lists_that_others_fill_are_its_own(settings):
    one, other = published(settings), published(settings)
    with pytest.raises(AttributeError):
        one.topics.append("x")
    one.topics = [*one.topics, "x"]
    assert (one.topics, other.topics) == (["x"], ())
