"""What ranking reads of a source file."""

from datetime import date

import pytest
from newsroom.domain.schema import News, Notice
from newsroom.domain.source import Source
from newsroom.related.prose import prose
from newsroom.related.words import text_of

NEWS = News(title="Ny badplats", date="2026-03-05T23:30:00Z", summary="En ingress.")
NOTICE = Notice(title="Kungörelse", type="other", body="Byggnadsnämnden", posted="2026-03-06", comes_down="2026-04-01")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        pytest.param("se [badplatsen](/news/2026/bad.md) nu", ["se", "[badplatsen", "nu"], id="where a link leads"),
        pytest.param("![En strand](/images/sol.jpg)", ["![En", "strand"], id="where a picture lies"),
        pytest.param("läs https://example.se/vatten?a=1 nu", ["läs", "nu"], id="an address in the text"),
        pytest.param("[strand]: https://example.se 'Sol'", [], id="a link kept apart from the text"),
        pytest.param('<div class="ruta">Vatten</div>', ["Vatten"], id="HTML"),
        pytest.param('{{< bild src="sol.jpg" >}}{{% ruta %}}Vatten', ["Vatten"], id="short codes"),
        pytest.param("Å &amp; ä", ["Å", "&", "ä"], id="entities are read"),
    ],
)
def test_markup_gives_no_words(markdown: str, words: list[str]):
    assert prose(markdown).split() == words


def test_the_lead_is_read_apart_from_the_text():
    text = text_of(Source("news/a.md", "news", NEWS, "Brödtext."))
    assert (text.lead, text.body) == ("En ingress.", "Brödtext.")


def test_the_day_is_that_of_the_site_not_of_greenwich():
    assert text_of(Source("news/a.md", "news", NEWS, "")).day == date(2026, 3, 6)


def test_the_day_of_a_notice_is_the_day_of_posting():
    assert text_of(Source("notices/a.md", "notices", NOTICE, "")).day == date(2026, 3, 6)
