"""Pictures of a whole site: whose are shown, where, and with which words."""

import re
from typing import Any

import pytest
from newsroom.domain.pictures import examine
from PIL import Image

from tests.clock import settle

NEWS = """---
title: Ny badplats
date: 2026-03-05
summary: Kommunen öppnar en ny badplats.
{more}
---
{text}
"""
ADDRESS = "nyheter/2026/03/bad"
Site = Any


def news(site: Site, more: str = "", text: str = "Badplatsen öppnar i maj.", name: str = "2026-03-05-bad") -> None:
    site.write(f"news/2026/03/{name}.md", NEWS.format(more=more, text=text))


@pytest.fixture
def beach(site: Site) -> str:
    """A photo in the content folder."""
    site.draw("images/strand.jpg", Image.new("RGB", (2000, 1000), "yellow"))
    return "images/strand.jpg"


def test_an_item_shows_its_picture_with_its_words(site: Site, beach: str) -> None:
    news(site, "image:\n  src: /images/strand.jpg\n  alt: En strand\n  caption: Stranden i maj\n  credit: Anna Pauser")
    site.build()
    own = site.part(ADDRESS, "own")
    assert 'width="1600" height="800"' in own
    assert 'alt="En strand" data-caption="Stranden i maj" data-credit="Anna Pauser"' in own


def test_the_picture_is_offered_in_both_formats_and_widths(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    site.build()
    assert re.search(
        r'srcset="image/webp /bilder/strand-(\w{10})-800.webp 800w, /bilder/strand-\1-1600.webp 1600w; '
        r'image/jpeg /bilder/strand-\1-800.jpg 800w, /bilder/strand-\1-1600.jpg 1600w; "',
        site.part(ADDRESS, "own"),
    )


def test_everything_a_page_asks_for_is_written(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}", "![En strand](/images/strand.jpg)")
    site.build()
    assert set(re.findall(r"/bilder/([\w.-]+)", site.page(ADDRESS))) == set(site.pictures())


def test_a_picture_in_a_list_is_the_items_own(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    site.build()
    assert site.part(ADDRESS, "card") == site.part(ADDRESS, "own")


def test_a_decorative_picture_has_an_empty_alt(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, decorative: true}")
    site.build()
    assert 'alt=""' in site.part(ADDRESS, "own")


def test_a_path_that_begins_at_the_file_is_found(site: Site) -> None:
    site.draw("news/2026/03/strand.png", Image.new("RGB", (10, 10)))
    news(site, "image: {src: ./strand.png, alt: En strand}")
    site.build()
    assert "/bilder/strand-" in site.part(ADDRESS, "own")


def test_a_picture_alone_in_a_paragraph_is_a_figure_with_caption(site: Site, beach: str) -> None:
    news(site, text='Före.\n\n![En "strand"](/images/strand.jpg "Stranden <i maj>")\n\nEfter.')
    site.build()
    text = site.part(ADDRESS, "text")
    assert re.fullmatch(
        r'<p>Före.</p>\n<figure class="figure"><picture>'
        r'<source type="image/webp" srcset="[^"]+ 1600w" sizes="\(min-width: 64rem\) 48rem, 100vw">'
        r'<source type="image/jpeg" srcset="[^"]+ 1600w" sizes="\(min-width: 64rem\) 48rem, 100vw">'
        r'<img src="/bilder/strand-\w{10}-1600.jpg" width="1600" height="800"'
        r' alt="En [^"]+strand[^"]+" loading="lazy" decoding="async"></picture>'
        r'<figcaption><span class="caption">Stranden &lt;i maj&gt;</span></figcaption></figure>\n<p>Efter.</p>',
        text.strip(),
    )


def test_a_picture_without_title_has_no_caption(site: Site, beach: str) -> None:
    news(site, text="![En strand](/images/strand.jpg)")
    site.build()
    assert "figcaption" not in site.part(ADDRESS, "text")
    assert 'alt="En strand"' in site.part(ADDRESS, "text")


def test_several_pictures_in_a_paragraph_are_figures_of_their_own(site: Site, beach: str) -> None:
    news(site, text="![Ett](/images/strand.jpg)\n![Två](/images/strand.jpg)  \n![Tre](/images/strand.jpg)")
    site.build()
    text = site.part(ADDRESS, "text")
    assert re.findall(r'<figure.*?alt="(\w+)".*?</figure>', text) == ["Ett", "Två", "Tre"]
    assert "<p>" not in text


def test_a_picture_in_running_text_stays_there(site: Site, beach: str) -> None:
    news(site, text='Vid ![skylten](/images/strand.jpg "Skylten") till vänster.')
    site.build()
    text = site.part(ADDRESS, "text")
    assert "<figure" not in text
    assert re.search(r'<p>Vid <picture>.*alt="skylten" title="Skylten" .*</picture> till vänster.</p>', text)


def test_a_picture_that_is_a_link_stays_one(site: Site, beach: str) -> None:
    news(site, text="[![Till badplatsen](/images/strand.jpg)](https://www.example.se/bad)")
    site.build()
    assert re.search(r'<a href="https://www.example.se/bad"><picture>.*</picture></a>', site.part(ADDRESS, "text"))


def test_a_file_name_with_spaces_and_letters_of_its_own_is_found(site: Site) -> None:
    site.draw("images/Å ö.png", Image.new("RGB", (10, 10)))
    news(site, text="![Ö](</images/Å ö.png>)")
    site.build()
    assert "/bilder/a-o-" in site.part(ADDRESS, "text")


def test_no_open_picture_is_left(site: Site, beach: str) -> None:
    news(site, text="![En strand](/images/strand.jpg)\n\nText ![till](/images/strand.jpg) här.")
    site.build()
    assert "{picture}" not in site.page(ADDRESS)


def test_an_item_without_picture_borrows_its_topics_for_lists(site: Site, beach: str) -> None:
    site.write("topics.yml", "Bad:\n  image: {src: images/strand.jpg, alt: Vatten}\n")
    news(site, "topics: [Bad]")
    site.build()
    assert site.part(ADDRESS, "own") == ""
    assert 'alt="Vatten"' in site.part(ADDRESS, "card")


def test_an_item_with_a_picture_borrows_none(site: Site, beach: str) -> None:
    site.draw("images/vatten.png", Image.new("RGB", (10, 10)))
    site.write("topics.yml", "Bad:\n  image: {src: images/vatten.png, alt: Vatten}\n")
    news(site, "topics: [Bad]\nimage: {src: images/strand.jpg, alt: En strand}")
    site.build()
    assert 'alt="En strand"' in site.part(ADDRESS, "card")
    assert not [name for name in site.pictures() if name.startswith("vatten")]


def test_people_have_their_portraits(site: Site) -> None:
    site.draw("images/anna.png", Image.new("RGB", (10, 10)))
    site.write("people.yml", "Anna Ek:\n  role: Rektor\n  portrait: {src: images/anna.png, alt: Anna Ek}\nBo Al:\n")
    news(site, "author: Anna Ek\ncontacts: [Bo Al, Anna Ek]")
    site.build()
    assert 'alt="Anna Ek"' in site.part(ADDRESS, "author")
    assert site.part(ADDRESS, "contact-1") == ""
    assert 'alt="Anna Ek"' in site.part(ADDRESS, "contact-2")


def test_somebody_without_a_register_has_no_portrait(site: Site) -> None:
    news(site, "author: Anna Ek")
    site.build()
    assert site.part(ADDRESS, "author") == ""


@pytest.mark.parametrize("held", ["status: draft", "status: withdrawn", "expires: 2026-03-06", "date: 2026-04-01"])
def test_only_pictures_that_are_shown_are_published(site: Site, beach: str, held: str) -> None:
    site.draw("images/annan.png", Image.new("RGB", (10, 10)))
    site.draw("images/ingen.png", Image.new("RGB", (20, 20)))
    news(site, "image: {src: images/annan.png, alt: Annan}")
    day = "" if held.startswith("date") else "date: 2026-03-05\n"
    site.write(
        "news/2026/03/hemlig.md",
        f"---\ntitle: Hemlig\n{day}{held}\nsummary: Hemlig.\nimage: {{src: images/strand.jpg, alt: En strand}}\n---\n"
        "![En strand](/images/strand.jpg)\n",
    )
    site.build()
    shown = {name.partition("-")[0] for name in site.pictures()}
    assert shown == ({"annan", "strand"} if held.startswith("expires") else {"annan"})


def test_a_picture_of_an_item_that_is_withdrawn_is_taken_away(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    site.build()
    assert site.pictures()
    news(site, "image: {src: images/strand.jpg, alt: En strand}\nstatus: withdrawn")
    site.build()
    assert site.pictures() == []
    assert list((site.cache / "pictures").iterdir()) == []


def test_one_picture_that_several_items_show_is_published_once(site: Site, beach: str) -> None:
    site.draw("images/mapp/strand.jpg", Image.new("RGB", (2000, 1000), "yellow"))
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    news(site, "image: {src: images/mapp/strand.jpg, alt: Samma strand}", name="2026-03-05-igen")
    site.build()
    assert len(site.pictures()) == 4


def test_a_second_build_paints_and_writes_nothing(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    settle()
    site.build()
    files = [*site.cache.rglob("*.*"), *(site.output / "bilder").iterdir()]
    before = {path: path.stat().st_mtime_ns for path in files}
    site.build()
    assert {path: path.stat().st_mtime_ns for path in files} == before


def test_one_thread_and_many_give_the_same_files(site: Site) -> None:
    for number in range(6):
        site.draw(f"images/{number}.png", Image.linear_gradient("L").resize((100 + number, 50)))
    news(site, text="\n\n".join(f"![Bild](/images/{number}.png)" for number in range(6)))
    site.build(NEWSROOM_JOBS=1, OUTPUT_PATH=str(site.folder / "one"), NEWSROOM_STATE=str(site.folder / "one-state"))
    site.build(NEWSROOM_JOBS=8)
    one = {path.name: path.read_bytes() for path in (site.folder / "one" / "bilder").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (site.output / "bilder").iterdir()}


def test_a_site_below_a_path_gets_addresses_below_it(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    site.build(SITEURL="https://www.lovsunda.example/nytt")
    assert 'src="/nytt/bilder/strand-' in site.part(ADDRESS, "own")


def test_widths_folder_and_sizes_are_settings(site: Site, beach: str) -> None:
    news(site, text="![En strand](/images/strand.jpg)")
    site.build(NEWSROOM_PICTURE_WIDTHS=(300,), NEWSROOM_PICTURE_FOLDER="foton", NEWSROOM_PICTURE_SIZES="50vw")
    assert re.search(r'/foton/strand-\w{10}-300.webp 300w" sizes="50vw"', site.part(ADDRESS, "text"))


def test_published_pictures_may_themselves_be_published(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}")
    site.build()
    sizes = {(it.width, it.height) for it in map(examine, (site.output / "bilder").iterdir())}
    assert sizes == {(800, 400), (1600, 800)}


def test_a_refused_picture_stops_the_build_with_words(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("images/karta.png", "<svg/>")
    news(site, "image: {src: images/karta.png, alt: En karta}")
    with pytest.raises(SystemExit):
        site.build()
    assert "SVG" in capsys.readouterr().err


def test_without_the_plugin_the_site_builds_without_pictures(site: Site, beach: str) -> None:
    news(site, "image: {src: images/strand.jpg, alt: En strand}", "Text ![till](/images/strand.jpg) här.")
    site.build(PLUGINS=[])
    assert site.part(ADDRESS, "own") == ""
    assert "<img" not in site.part(ADDRESS, "text")
    assert not (site.output / "bilder").exists()
