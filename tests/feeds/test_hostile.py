"""Whatever people write comes through the whole build, in every format."""

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

Site = Any
FILES = ("rss.xml", "atom.xml", "feed.json")
NAME = "Ärenden & frågor / “A<B>C” ]]> 🎉 \u202bמבחן\u202c"
SPELLED_OUT = "a&#11;b&#xFFFE;c&#x1b;d ]]> 🎉"
"""A text may spell out what a file cannot hold."""


@pytest.fixture(params=FILES, ids=["RSS", "Atom", "JSON Feed"])
def file(request: pytest.FixtureRequest) -> str:
    """Each format in turn."""
    return str(request.param)


def entries(site: Site, name: str) -> list[dict[str, Any]]:
    """Return the entries of a feed in the words of JSON Feed, whatever its format."""
    if PurePosixPath(name).suffix == ".json":
        return list(json.loads((site.output / name).read_text("utf-8"))["items"])
    return [
        {
            "id": one.id,
            "url": one.link,
            "title": one.title,
            "content_html": one.content[0].value if "content" in one else "",
            "authors": [{"name": one.author}] if "author" in one else [],
            "tags": [tag.term for tag in one.get("tags", [])],
        }
        for one in site.feed(name).entries
    ]


def test_a_name_of_signs_is_read_as_it_was_written(site: Site, file: str):
    said = json.dumps(NAME, ensure_ascii=False)
    site.item("news/bad", said, more=f"topics: [{said}]\nauthor: {said}\nseries: {said}", summary=said)
    site.build()
    for folder in ("nyheter", "sv", "amnen/arenden-fragor-a-b-c", "personer/arenden-fragor-a-b-c"):
        (entry,) = entries(site, f"{folder}/{file}")
        assert (entry["title"], entry["authors"], entry["tags"]) == (NAME, [{"name": NAME}], [NAME]), folder


def test_a_channel_is_called_what_its_topic_is(site: Site, name: str):
    site.item("news/bad", "Ny badplats", more=f"topics: [{json.dumps(NAME, ensure_ascii=False)}]")
    site.build()
    assert site.feed(f"amnen/arenden-fragor-a-b-c/{PurePosixPath(name).name}").feed.title == NAME


def test_signs_that_are_spelled_out_never_reach_a_feed(site: Site, file: str):
    site.draw("images/strand.png")
    more = "image: {src: images/strand.png, alt: 'Strand ]]> <b>'}"
    site.item("news/bad", "Ny badplats", f"{SPELLED_OUT}\n\n![x&#11;y](/images/strand.png)", more)
    site.build()
    (entry,) = entries(site, f"nyheter/{file}")
    assert "<p>abcd ]]&gt; 🎉</p>" in entry["content_html"]
    assert 'alt="xy"' in entry["content_html"]
    assert 'alt="Strand ]]&gt; &lt;b&gt;"' in entry["content_html"]


def test_signs_that_a_key_escapes_never_reach_a_feed(site: Site, file: str):
    said = r'"Bad\uFFFE\x0B\x1Bplats"'
    site.item("news/bad", said, more=f"topics: [{said}]\nauthor: {said}", summary=said)
    site.build()
    (entry,) = entries(site, f"nyheter/{file}")
    assert (entry["title"], entry["authors"], entry["tags"]) == ("Badplats", [{"name": "Badplats"}], ["Badplats"])


def test_addresses_in_a_text_are_absolute_and_in_ascii(site: Site, file: str):
    site.item("news/bad", "Ny badplats", "[ö](https://räksmörgås.se/å?ö=1&b=2#ä) [här](#bad)")
    site.build(SITEURL="https://www.lovsunda.example/nytt")
    (entry,) = entries(site, f"nyheter/{file}")
    page = "https://www.lovsunda.example/nytt/nyheter/2026/03/bad/"
    assert entry["url"] == page
    for address in ("https://xn--rksmrgs-5wao1o.se/%C3%A5?%C3%B6=1&amp;b=2#%C3%A4", f"{page}#bad"):
        assert f'href="{address}"' in entry["content_html"]


def test_an_item_that_only_points_elsewhere_is_a_whole_entry(site: Site, file: str):
    site.item("news/bad", "Badprov", "", "link: https://www.example.se/?a=1&b=å")
    site.build()
    (entry,) = entries(site, f"nyheter/{file}")
    assert entry["url"] == "https://www.example.se/?a=1&b=%C3%A5"
    assert "Ingress." in entry["content_html"]


def test_two_items_of_one_title_and_one_moment_are_two_entries_in_a_steady_order(site: Site, file: str):
    for name in ("a", "b"):
        site.item(f"news/{name}", "Ny badplats")
    site.build()
    first = [entry["url"].split("/")[-2] for entry in entries(site, f"nyheter/{file}")]
    assert first == ["b", "a"]
    assert len({entry["id"] for entry in entries(site, f"nyheter/{file}")}) == 2
