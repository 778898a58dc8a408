"""Pictures in a text: what the HTML becomes."""

import pytest
from newsroom.content.views import Picture, PictureSource
from newsroom.images.figures import hang, pictures_in

FOUND = Picture("/bilder/a-800.jpg", 800, 600, "", (PictureSource("image/webp", "/bilder/a-800.webp 800w"),))


def find(path: str) -> Picture | None:
    return FOUND if path == "images/a.jpg" else None


def test_a_text_without_pictures_is_left_alone() -> None:
    html = '<p>Text <img src="/bilder/klar.jpg" alt=""></p>'
    assert hang(html, find, "100vw") == html


def test_a_figure_is_complete() -> None:
    assert hang('<p><img alt="En strand" src="{picture}images/a.jpg" title="I maj"></p>', find, "100vw") == (
        '<figure class="figure"><picture><source type="image/webp" srcset="/bilder/a-800.webp 800w" sizes="100vw">'
        '<img src="/bilder/a-800.jpg" width="800" height="600" alt="En strand" loading="lazy" decoding="async">'
        '</picture><figcaption><span class="caption">I maj</span></figcaption></figure>'
    )


def test_words_are_never_markup() -> None:
    html = (
        '<p><img alt="&quot;&gt;&lt;script&gt;" src="{picture}images/a.jpg" title="&lt;b&gt; &amp; &quot;c&quot;"></p>'
    )
    hung = hang(html, find, "100vw")
    assert 'alt="&quot;&gt;&lt;script&gt;"' in hung
    assert "&lt;b&gt; &amp; &quot;c&quot;</span>" in hung


@pytest.mark.parametrize(
    "html",
    [
        '<p><img alt="x" src="{picture}images/saknas.jpg"></p>',
        '<p>Text <img alt="x" src="{picture}images/saknas.jpg"></p>',
        '<p><img alt="x" src="{picture}"></p>',
    ],
)
def test_a_picture_that_is_not_there_is_left_open_for_the_core_to_drop(html: str) -> None:
    assert hang(html, find, "100vw") == html


def test_beside_one_that_is_missing_a_picture_still_shows() -> None:
    html = '<p><img alt="x" src="{picture}images/a.jpg">\n<img alt="y" src="{picture}images/saknas.jpg"></p>'
    hung = hang(html, find, "100vw")
    assert hung.count("<picture>") == 1
    assert "{picture}images/saknas.jpg" in hung


def test_all_pictures_of_a_text_are_named_in_order() -> None:
    html = '<p><img alt="1 > 0" src="{picture}b.jpg"> <img src="/klar.jpg"></p><img src="{picture}a &amp; o.jpg">'
    assert list(pictures_in(html)) == ["b.jpg", "a & o.jpg"]


def test_a_text_with_thousands_of_broken_tags_takes_no_time() -> None:
    html = "<p>" + '<img alt="x" ' * 20_000 + "{picture}"
    assert hang(html, find, "100vw") == html
