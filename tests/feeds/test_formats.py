"""Each format says what it was told, read back by another library."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from newsroom.feeds import formats
from newsroom.feeds.entries import Category, Enclosure, Entry, Feed, Links, Media
from newsroom.feeds.formats import make_entries

from .examples import ENTRY, FEED

Write = Callable[..., bytes]
ATOM = "{http://www.w3.org/2005/Atom}"


def rss(feed: Feed = FEED, entries: Sequence[Entry] = (ENTRY,)) -> bytes:
    return formats.rss(feed, make_entries(entries))


def atom(feed: Feed = FEED, entries: Sequence[Entry] = (ENTRY,)) -> bytes:
    return formats.atom(feed, make_entries(entries))


@pytest.fixture(params=[rss, atom], ids=["RSS", "Atom"])
def write(request: pytest.FixtureRequest) -> Write:
    """Each format in turn."""
    written: Write = request.param
    return written


def read(raw: bytes) -> Any:
    parsed = feedparser.parse(raw)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def read_entry(write: Write, **changes: Any) -> Any:
    (entry,) = read(write(entries=[replace(ENTRY, **changes)])).entries
    return entry


@pytest.mark.parametrize("field", ["id", "title", "link", "author"])
def test_a_field_is_read_as_it_was_written(write: Write, field: str):
    assert read_entry(write)[field] == getattr(ENTRY, field)


def test_the_summary_is_apart_from_the_content(write: Write):
    entry = read_entry(write)
    assert (entry.summary, entry.content[0].value) == (ENTRY.summary, ENTRY.html)


def test_categories_are_read_as_they_were_written(write: Write):
    assert [tag.term for tag in read_entry(write).tags] == ["Fritid", "Vatten & avlopp"]


def test_the_moment_of_publication_keeps_its_zone(write: Write):
    assert read_entry(write).published_parsed[:6] == (2026, 3, 5, 7, 30, 0)


def test_atom_tells_when_an_entry_changed():
    assert read_entry(atom).updated == "2026-03-07T09:00:00+01:00"


def test_the_channel_tells_when_its_list_changed(write: Write):
    assert read(write()).feed.updated_parsed[:6] == (2026, 3, 7, 8, 0, 0)


def test_an_empty_channel_is_a_whole_feed(write: Write):
    empty = read(write(replace(FEED, updated=None), ()))
    assert (empty.entries, empty.feed.title) == ([], FEED.title)


def test_the_clock_changes_no_byte(write: Write):
    empty = replace(FEED, updated=None)
    assert b"2000" in write(empty, ())
    assert write(empty, ()) == write(empty, ())


def test_the_channels_own_link_is_the_page_that_shows_the_same(write: Write):
    assert read(write()).feed.link == FEED.page


@pytest.mark.parametrize(
    ("write", "address", "media_type"),
    [
        pytest.param(rss, f"{FEED.folder}rss.xml", "application/rss+xml", id="RSS"),
        pytest.param(atom, f"{FEED.folder}atom.xml", "application/atom+xml", id="Atom"),
    ],
)
def test_a_feed_says_where_it_stands_itself(write: Write, address: str, media_type: str):
    (own,) = [link for link in read(write()).feed.links if link.rel == "self"]
    assert (own.href, own.type) == (address, media_type)


def test_entries_keep_their_order(write: Write):
    entries = [replace(ENTRY, id=f"urn:uuid:{number}", title=f"Nyhet {number}") for number in range(4)]
    assert [entry.title for entry in read(write(entries=entries)).entries] == [
        "Nyhet 0", "Nyhet 1", "Nyhet 2", "Nyhet 3",
    ]  # fmt: skip


MAP = Enclosure("https://www.lovsunda.example/karta.pdf", "application/pdf", 4711)


def test_a_file_keeps_its_type_and_size(write: Write):
    (file,) = read_entry(write, enclosures=(MAP,)).enclosures
    assert (file.href, file.type, file.length) == (MAP.url, MAP.media_type, "4711")


def test_a_file_is_not_taken_for_the_article(write: Write):
    assert read_entry(write, enclosures=(MAP,)).link == ENTRY.link


def test_an_atom_entry_names_what_each_link_is():
    entry = read_entry(atom, enclosures=(MAP,))
    assert [(link.rel, link.type) for link in entry.links] == [
        ("alternate", "text/html"),
        ("enclosure", "application/pdf"),
    ]


def test_content_is_html_in_both_formats(write: Write):
    assert read_entry(write).content[0].type == "text/html"


def test_an_entry_without_text_has_its_summary_for_content(write: Write):
    entry = read_entry(write, html="", summary="Å & ä")
    assert entry.content[0].value == "Å &amp; ä"


def test_an_entry_with_neither_is_still_a_whole_entry(write: Write):
    assert read_entry(write, html="", summary="").link == ENTRY.link


def test_an_entry_in_another_language_says_so():
    root = ElementTree.fromstring(atom(entries=[replace(ENTRY, lang="en")]))
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_an_entry_in_another_language_says_so_in_rss():
    assert read_entry(rss, lang="en").language == "en"


HOSTILE = [
    pytest.param("Slut på ]]> CDATA", id="the end of CDATA"),
    pytest.param("Fest 🎉 i 👩‍👩‍👧 parken", id="emoji"),
    pytest.param("\u200fשלום\u200e och \u202bمرحبا\u202c", id="marks of direction"),
    pytest.param("Så fungerar <script>alert(1)</script>", id="a script"),
    pytest.param("Vatten & avlopp &amp; annat", id="ampersands"),
    pytest.param("Ö" * 300, id="300 characters"),
    pytest.param("”Citat” \"och\" 'annat'", id="quotation marks"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["title", "author"])
def test_hostile_text_comes_through_unharmed(write: Write, field: str, text: str):
    assert read_entry(write, **{field: text})[field] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_categories_come_through_unharmed(write: Write, text: str):
    assert [tag.term for tag in read_entry(write, categories=(Category(text),)).tags] == [text]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_summary_comes_through_atom_unharmed(text: str):
    assert read_entry(atom, summary=text).summary == text


def test_a_script_in_a_summary_is_words_in_rss():
    summary = read_entry(rss, summary="Så fungerar <script>").summary
    assert summary == "Så fungerar &lt;script&gt;"


@pytest.mark.parametrize("field", ["title", "summary", "author"])
def test_what_xml_cannot_hold_never_reaches_a_feed(write: Write, field: str):
    assert read_entry(write, **{field: "Bad\ufffe\x0b\x1b\ud800plats"})[field] == "Badplats"


def test_an_address_with_an_ampersand_comes_through(write: Write):
    link = "https://www.example.se/s%C3%B6k?a=1&b=2"
    assert read_entry(write, link=link).link == link


def test_feeds_say_nothing_of_the_program_that_wrote_them_but_its_name(write: Write):
    assert b"feedgen" not in write()


def test_moments_with_any_zone_are_taken(write: Write):
    assert read_entry(write, published=datetime(2026, 3, 5, tzinfo=UTC)).published_parsed[:4] == (2026, 3, 5, 0)


def test_a_category_says_which_list_it_is_from(write: Write):
    assert [tag.scheme for tag in read_entry(write).tags] == ["https://www.lovsunda.example/amnen/", None]


PLAN = Enclosure("https://www.lovsunda.example/plan.mp3", "audio/mpeg", 12)


def test_every_file_keeps_its_type_and_size(write: Write):
    files = read_entry(write, enclosures=(MAP, PLAN, MAP)).enclosures
    said = {(file.href, file.type, file.length) for file in files}
    assert said == {(MAP.url, MAP.media_type, "4711"), (PLAN.url, PLAN.media_type, "12")}


def test_rss_holds_one_enclosure_as_its_specification_has_it():
    assert rss(entries=[replace(ENTRY, enclosures=(MAP, PLAN))]).count(b"<enclosure ") == 1


PICTURE = Media("https://www.lovsunda.example/å.jpg", "image/jpeg", 800, 600, "En strand & en å", "Eva Ek")


def test_a_picture_keeps_its_type_and_size(write: Write):
    (media,) = read_entry(write, media=PICTURE).media_content
    assert media == {"url": PICTURE.url, "type": "image/jpeg", "medium": "image", "width": "800", "height": "600"}


@pytest.mark.parametrize(("name", "said"), [("credit", "Eva Ek"), ("description", "En strand & en å")])
def test_a_picture_says_who_took_it_and_what_it_shows(write: Write, name: str, said: str):
    root = ElementTree.fromstring(write(entries=[replace(ENTRY, media=PICTURE)]))
    (found,) = root.iter(f"{{http://search.yahoo.com/mrss/}}{name}")
    assert found.text == said


def test_a_picture_without_words_says_none(write: Write):
    assert b"media:credit" not in write(entries=[replace(ENTRY, media=replace(PICTURE, credit="", alt=""))])


def test_a_feed_says_who_answers_for_it(write: Write):
    feed = replace(FEED, rights="© Lövsunda kommun", editor="kommun@lovsunda.example")
    assert read(write(feed)).feed.rights == "© Lövsunda kommun"


def test_rss_names_an_editor_and_how_often_to_ask():
    channel = ElementTree.fromstring(rss(replace(FEED, editor="kommun@lovsunda.example", ttl=60)))[0]
    assert (channel.findtext("managingEditor"), channel.findtext("ttl")) == (
        "kommun@lovsunda.example (Lövsunda kommun)",
        "60",
    )


def test_a_feed_has_a_picture(write: Write):
    feed = read(write(replace(FEED, image="https://www.lovsunda.example/feed.png"))).feed
    assert (feed.image.href if "image" in feed else feed.logo) == "https://www.lovsunda.example/feed.png"


def test_a_feed_names_its_hub(write: Write):
    feed = read(write(replace(FEED, links=Links(hub="https://hub.example/"))))
    assert [link.href for link in feed.feed.links if link.rel == "hub"] == ["https://hub.example/"]


def test_a_feed_opened_in_a_browser_is_legible(write: Write):
    said = write(replace(FEED, style="https://www.lovsunda.example/feed.css"))
    assert b'<?xml-stylesheet type="text/css" href="https://www.lovsunda.example/feed.css"?>' in said


def test_an_entry_made_once_is_the_same_in_every_feed(write: Write):
    other = replace(FEED, title="Annat")
    alone = write(other)
    made = make_entries([ENTRY])
    for feed in (FEED, other, FEED):
        assert formats.rss(feed, made) == rss(feed)
        assert formats.atom(feed, made) == atom(feed)
    assert write(other) == alone


def test_entries_made_together_are_those_made_one_by_one():
    lines = "    <item>\n    </item>\n  <entry>\n  </entry>\n"
    entries = [ENTRY, replace(ENTRY, html=lines, title=lines), replace(ENTRY, html="", summary=lines), ENTRY]
    assert make_entries(entries) == [made for entry in entries for made in make_entries([entry])]
    assert make_entries([]) == []
