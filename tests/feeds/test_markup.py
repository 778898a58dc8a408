"""What of a text travels in a feed."""

import pytest
from newsroom.content.views import Picture
from newsroom.feeds.markup import absolute_srcset, content_html, feed_html, xml_text

PAGE = "https://www.lovsunda.example/nyheter/2026/03/bad/"


@pytest.mark.parametrize(
    ("html", "travels"),
    [
        pytest.param('<a href="/kontakt/">x</a>', '<a href="https://www.lovsunda.example/kontakt/">x</a>', id="a link"),
        pytest.param('<a href="#fn:1">1</a>', f'<a href="{PAGE}#fn:1">1</a>', id="a link within the page"),
        pytest.param('<a href="mailto:a@b.se">x</a>', '<a href="mailto:a@b.se">x</a>', id="a mailbox"),
        pytest.param('<a href="javascript:x()">x</a>', "<a>x</a>", id="no script in an address"),
        pytest.param(
            '<img src="/a.jpg" alt="En å">', '<img src="https://www.lovsunda.example/a.jpg" alt="En å">', id="a picture"
        ),
        pytest.param(
            '<a href="https://räk.se/å?a=1&amp;b=ö">x</a>',
            '<a href="https://xn--rk-via.se/%C3%A5?a=1&amp;b=%C3%B6">x</a>',
            id="an address in ASCII",
        ),
        pytest.param('<a href="java&#9;script:x()">x</a>', "<a>x</a>", id="no script behind a sign"),
        pytest.param("<p>a&#11;b&#xFFFE;c</p>", "<p>abc</p>", id="no sign that XML cannot hold, spelled out either"),
        pytest.param("före<script>alert(1)</script>", "före", id="no script"),
        pytest.param("före<style>p{}</style>", "före", id="no style"),
        pytest.param("före<form><input></form>", "före", id="no form"),
        pytest.param('<p class="x" id="y" style="z" onclick="q()">x</p>', "<p>x</p>", id="nothing of the page's own"),
        pytest.param("<p>5 &lt; 6 &amp; ]]&gt;</p>", "<p>5 &lt; 6 &amp; ]]&gt;</p>", id="signs stay signs"),
    ],
)
def test_a_text_travels_with_absolute_addresses_and_nothing_active(html: str, travels: str):
    assert feed_html(html, PAGE) == travels


def test_every_source_of_a_picture_is_absolute():
    assert absolute_srcset("/a-800.webp 800w, /a-1600.webp 1600w", PAGE) == (
        "https://www.lovsunda.example/a-800.webp 800w, https://www.lovsunda.example/a-1600.webp 1600w"
    )


def test_a_source_without_a_width_is_absolute():
    assert absolute_srcset("/a.webp", PAGE) == "https://www.lovsunda.example/a.webp"


def test_sources_keep_their_widths_in_a_text():
    html = '<picture><source type="image/webp" srcset="/a.webp 800w"><img src="/a.jpg" alt=""></picture>'
    assert 'srcset="https://www.lovsunda.example/a.webp 800w"' in feed_html(html, PAGE)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0b", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff", "\ufdd0", "\ud800", "\U0001ffff"]
)
def test_what_xml_cannot_hold_is_left_out(sign: str):
    assert xml_text(f"a{sign}b") == "ab"


@pytest.mark.parametrize("sign", ["\t", "\n", "å", "\u200f", "\u202b", "😀", "\ufffd", "\u2028"])
def test_what_people_type_stays(sign: str):
    assert xml_text(f"a{sign}b") == f"a{sign}b"


def test_the_lead_comes_before_the_text_as_on_the_page():
    assert (
        content_html("Ny & bra.", None, "<p>Text.</p>", PAGE) == "<p><strong>Ny &amp; bra.</strong></p>\n<p>Text.</p>"
    )


def test_the_picture_stands_between_with_caption_and_credit():
    picture = Picture("/bilder/a.jpg", 800, 600, 'En "strand"', caption="I maj", credit="Eva Ek")
    assert content_html("", picture, "", PAGE) == (
        '<figure><img src="https://www.lovsunda.example/bilder/a.jpg" alt="En &quot;strand&quot;" width="800"'
        ' height="600"><figcaption>I maj Foto: Eva Ek</figcaption></figure>'
    )


def test_a_picture_without_words_has_no_caption():
    assert "figcaption" not in content_html("", Picture("/a.jpg", 8, 6, ""), "", PAGE)
